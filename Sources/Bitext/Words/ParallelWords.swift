package import Text

/// The words of parallel segments: what a word aligner reads. Texts are added piece by piece, and
/// only their words are kept, as numbers of stems.
///
///     var words = ParallelWords(from: .french, to: .english)
///     words.append(french, english, positions: .tokens)
package struct ParallelWords: Sendable {
  /// What positions of links count.
  package enum Positions: Sendable {
    /// The tokens of a sentence.
    case tokens
    /// The pieces between white space. A mark that is written together with a word is no word of
    /// its own then.
    case spaced
  }

  /// One language's words.
  struct Side: Sendable {
    let language: Language
    /// By word: its key in the vocabulary, and what it is.
    private(set) var keys: [Int32] = []
    private(set) var kinds: [Token.Kind] = []
    private var wordOfKey: [Int32] = []
    /// By token that is aligned: its position in the segment.
    fileprivate(set) var positions: [UInt16] = []

    init(_ language: Language) { self.language = language }

    func word(ofKey key: Int32) -> Int32? {
      guard Int(key) < wordOfKey.count, wordOfKey[Int(key)] >= 0 else { return nil }
      return wordOfKey[Int(key)]
    }

    fileprivate mutating func number(of key: Int32, _ kind: Token.Kind) -> Int32 {
      while wordOfKey.count <= Int(key) { wordOfKey.append(-1) }
      if wordOfKey[Int(key)] < 0 {
        wordOfKey[Int(key)] = Int32(keys.count)
        keys.append(key)
        kinds.append(kind)
      }
      return wordOfKey[Int(key)]
    }
  }

  private(set) var sides: [Side]
  private(set) var vocabulary = Vocabulary()
  private(set) var bitext = WordBitext()
  /// Whether marks are aligned too; numbers always are.
  private let hasMarks: Bool

  package init(from source: Language, to target: Language, marks: Bool = true) {
    sides = [Side(source), Side(target)]
    hasMarks = marks
  }

  /// The number of segments.
  package var count: Int { bitext.count }

  /// Adds segments: sentence `k` of the one says the same as sentence `k` of the other. O(text).
  package mutating func append(
    _ source: SegmentedDocument, _ target: SegmentedDocument, positions: Positions
  ) {
    let count = min(source.sentences.count, target.sentences.count)
    append(
      source, target, positions: positions,
      segments: (0..<count).map { ($0..<($0 + 1), $0..<($0 + 1)) })
  }

  /// Adds the sentences that beads bring together, each bead as one segment; those with an empty
  /// side have no words.
  package mutating func append(
    _ source: SegmentedDocument, _ target: SegmentedDocument, beads: [Bead]
  ) {
    append(
      source, target, positions: .tokens, segments: beads.map { ($0.source, $0.target) })
  }

  private mutating func append(
    _ source: SegmentedDocument, _ target: SegmentedDocument, positions: Positions,
    segments: [(Range<Int>, Range<Int>)]
  ) {
    let texts = [source, target]
    let identifiers = texts.map { WordIdentifiers(of: $0, in: &vocabulary) }
    for segment in segments {
      let lines = [segment.0, segment.1].enumerated().map { side, sentences in
        words(
          of: texts[side], sentences, stems: identifiers[side].stems, side: side,
          positions: positions)
      }
      bitext.append(lines[0], lines[1])
    }
  }

  private mutating func words(
    of text: SegmentedDocument, _ sentences: Range<Int>, stems: [Int32], side: Int,
    positions: Positions
  ) -> [Int32] {
    guard let first = sentences.first, let last = sentences.last else { return [] }
    let tokens =
      text.sentences[first].tokens.lowerBound..<text.sentences[last].tokens.upperBound
    let pieces =
      positions == .spaced ? SpacedPieces(of: text, sentence: first) : nil
    var line: [Int32] = []
    for token in tokens {
      let kind = text.tokens[Int(token)].kind
      let place = Int(token - tokens.lowerBound)
      if kind == .mark, !hasMarks || pieces?.hasWord[pieces?.ofToken[place] ?? 0] ?? false {
        continue
      }
      line.append(sides[side].number(of: stems[Int(token)], kind))
      sides[side].positions.append(UInt16(clamping: pieces?.ofToken[place] ?? place))
    }
    return line
  }
}

/// The pieces of a sentence between white space, and which one each token is in.
private struct SpacedPieces {
  private(set) var ofToken: [Int] = []
  /// Whether a piece has a word or a number in it.
  private(set) var hasWord: [Bool] = [false]

  init(of text: SegmentedDocument, sentence index: Int) {
    let sentence = text.sentences[index]
    var offset = Int(sentence.range.start)
    for token in sentence.tokens {
      let token = text.tokens[Int(token)]
      let start = Int(token.range.start)
      var isParted = false
      while offset < start {
        isParted =
          isParted || text.document.text[offset] == 0x20
          || text.document.text[offset] == 0x09
        offset += 1
      }
      if isParted, !ofToken.isEmpty { hasWord.append(false) }
      ofToken.append(hasWord.count - 1)
      if token.kind != .mark { hasWord[hasWord.count - 1] = true }
      offset = Int(token.range.end)
    }
  }
}
