/// Parts blocks of text into sentences.
///
/// One pass finds the gaps where a sentence may end: behind `.`, `!`, `?`, `…` and what closes
/// there, behind the full stop of another script, and at white space before a capital, a number or
/// what opens, as behind a headline without an end mark. A model weighs what stands around each
/// (``GapModel``). Structure is not left to it: a closing mark never begins a sentence and an
/// opening one never ends it, items of an enumeration are sentences, and no sentence crosses a
/// block.
public struct SentenceSplitter: Sendable {
  private let language: Language
  private let profile: SplittingProfile
  private let lexicon: SplittingLexicon
  private let model: GapModel

  public init(language: Language, profile: SplittingProfile = .standard) {
    self.init(
      language: language, profile: profile, lexicon: .lexicon(for: language),
      model: .model(for: language))
  }

  /// A splitter with other knowledge.
  init(
    language: Language, profile: SplittingProfile, lexicon: SplittingLexicon, model: GapModel
  ) {
    self.language = language
    self.profile = profile
    self.lexicon = lexicon
    self.model = model
  }

  /// The sentences of a text as ranges of its bytes, without the white space around them. O(bytes).
  ///
  /// - Parameter blocks: The stretches no sentence crosses, in text order.
  public func sentences(in text: [UInt8], blocks: [ByteRange]) -> [ByteRange] {
    var sentences: [ByteRange] = []
    sentences.reserveCapacity(text.count / 100)
    withWorkspace(text) { bytes, description in
      for block in blocks { split(bytes, block, description) { sentences.append($0) } }
    }
    return sentences
  }

  /// Gives each sentence of a document and the index of its block; headings whole, code not at
  /// all.
  func forEachSentence(in document: Document, _ body: (ByteRange, Int32) -> Void) {
    withWorkspace(document.text) { bytes, description in
      for (index, block) in document.blocks.enumerated() {
        switch block.kind {
        case .code: continue
        case .heading:
          if !block.range.isEmpty { body(block.range, Int32(index)) }
        default:
          split(bytes, block.range, description) { body($0, Int32(index)) }
        }
      }
    }
  }

  private func withWorkspace(
    _ text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, GapDescription) -> Void
  ) {
    text.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(
        of: UInt32.self, capacity: GapDescription.Field.allCases.count
      ) { values in
        values.initialize(repeating: 0)
        body(bytes, GapDescription(values: values))
      }
    }
  }

  private func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: ByteRange, _ description: GapDescription,
    _ body: (ByteRange) -> Void
  ) {
    var walk = BlockWalk(bytes, block, asksSeparators: profile == .treebank)
    let describer = GapDescriber(
      bytes, from: walk.range.lowerBound, to: walk.range.upperBound, language: language,
      lexicon: lexicon)
    walk.forEachSentence(
      { gap, sentence in
        if gap.mark == .other { return true }
        describer.describe(gap, in: sentence, into: description)
        return model.score(gap.mark, description) > 0
      }, body)
  }
}
