/// Finds the sentences and tokens of a document.
public struct Segmenter: Sendable {
  private let findsTokens: Bool
  private let profile: SplittingProfile

  /// - Parameters:
  ///   - findsTokens: Without tokens, only sentences are found, in less than half the memory: what
  ///     splitting alone needs.
  ///   - profile: By whose convention sentences end.
  public init(findsTokens: Bool = true, profile: SplittingProfile = .standard) {
    self.findsTokens = findsTokens
    self.profile = profile
  }

  /// The document with its sentences, tokens and matching form. O(bytes).
  ///
  /// Code holds no sentences; a heading is one.
  public func segment(_ document: Document) -> SegmentedDocument {
    let splitter = SentenceSplitter(language: document.language, profile: profile)
    var ranges: [ByteRange] = []
    var blocks: [Int32] = []
    splitter.forEachSentence(in: document) { range, block in
      ranges.append(range)
      blocks.append(block)
    }
    return segmented(document, ranges, blocks)
  }

  /// The same with the sentences of an SRX file's rules instead of ours.
  public func segment(
    _ document: Document, by rules: SRXRules
  ) throws(SRXError) -> SegmentedDocument {
    var ranges: [ByteRange] = []
    var blocks: [Int32] = []
    try rules.splitter(for: document.language).forEachSentence(in: document) { range, block in
      ranges.append(range)
      blocks.append(block)
    }
    return segmented(document, ranges, blocks)
  }

  private func segmented(
    _ document: Document, _ ranges: [ByteRange], _ blocks: [Int32]
  ) -> SegmentedDocument {
    if !findsTokens {
      return SegmentedDocument(
        document: document,
        sentences: ranges.indices.map {
          Sentence(range: ranges[$0], block: blocks[$0], tokens: 0..<0)
        }, tokens: [], folded: FoldedText(bytes: [], map: SourceMap()))
    }
    let (tokens, perSentence, folded) = Tokenizer(language: document.language)
      .tokens(in: document.text, sentences: ranges)
    let sentences = ranges.indices.map {
      Sentence(range: ranges[$0], block: blocks[$0], tokens: perSentence[$0])
    }
    return SegmentedDocument(
      document: document, sentences: sentences, tokens: tokens, folded: folded)
  }
}
