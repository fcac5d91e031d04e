internal import Glibc
internal import Text

/// The phrases of one document that tell it from others: repeated, and not of words that all texts
/// have (a phrase's weirdness: Ahmad, Gillam and Tostevin 1999).
struct KeyPhrases {
  struct Phrase {
    /// As it stands where it stands first.
    let text: String
    let range: ByteRange
    let count: Int
    let score: Double
  }

  /// In order of their first places.
  private(set) var phrases: [Phrase] = []

  private static let longest = 3
  /// What the beginning of a text repeats is what it is about.
  private static let headShare = 0.15
  private static let headGain = 1.3

  /// - Parameter taken: Ranges, in order, that need not be looked at: terms that are known.
  /// - Complexity: O(text).
  init(_ segmented: SegmentedDocument, without taken: [ByteRange]) {
    let language = segmented.language
    let stopWords = WordSet(PackageResources.stopwords_tsv, language)
    let common = CommonWords(language)
    var vocabulary = Vocabulary()
    let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
    let bytes = segmented.folded.bytes
    let text = segmented.document.text
    let tokens = segmented.tokens

    /// Of each token: whether a phrase may hold it, begin or end with it, and whether it is weird.
    enum Class: UInt8 { case none, inner, plain, weird }
    var next = 0
    let classes: [Class] = tokens.map { token in
      while next < taken.count, taken[next].end <= token.range.start { next += 1 }
      if token.kind != .word || next < taken.count && taken[next].start < token.range.end {
        return .none
      }
      let word = bytes[token.folded.indices]
      if stopWords.contains(word) { return .inner }
      if word.count < 3 { return .none }
      return common.contains(word) ? .plain : .weird
    }

    struct Count {
      var count = 0
      var first = 0
      var length = 0
      /// How often it begins small inside a sentence; what never does is a name.
      var nested = 0
    }
    var counts: [[Int32]: Count] = [:]
    for sentence in segmented.sentences where !segmented.isCode(sentence) {
      let range = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      for start in range where classes[start] == .plain || classes[start] == .weird {
        for length in 1...Self.longest where start + length <= range.upperBound {
          let last = start + length - 1
          if classes[last] == .none { break }
          if length > 1, !Self.joins(tokens[last - 1], tokens[last], text) { break }
          if classes[last] == .inner { continue }
          guard classes[start...last].contains(.weird) else { continue }
          let key = Array(identifiers.stems[start...last])
          if counts[key] == nil { counts[key] = Count(first: start, length: length) }
          counts[key]?.count += 1
        }
      }
    }
    // What is only ever said inside a longer phrase is not said by itself.
    for (key, found) in counts where key.count > 1 {
      for length in 1..<key.count {
        for start in 0...(key.count - length) {
          let inner = Array(key[start..<start + length])
          guard let count = counts[inner] else { continue }
          counts[inner]?.nested = max(count.nested, found.count)
        }
      }
    }
    let head = Double(tokens.count) * Self.headShare
    phrases = counts.compactMap { key, found in
      guard found.count > 1, found.nested < found.count else { return nil }
      let range = ByteRange(
        tokens[found.first].range.start, tokens[found.first + found.length - 1].range.end)
      let own = Double(found.count) - Double(found.nested) / 2
      let isEarly = Double(found.first) < head
      return Phrase(
        text: segmented.document.string(range), range: range, count: found.count,
        score: log(1 + own) * (1 + 0.3 * Double(key.count - 1)) * (isEarly ? Self.headGain : 1))
    }.sorted { $0.range < $1.range }
  }

  /// Whether nothing but a space or an apostrophe stands between two tokens.
  private static func joins(_ left: Token, _ right: Token, _ text: [UInt8]) -> Bool {
    let gap = text[Int(left.range.end)..<Int(right.range.start)]
    return gap.isEmpty || gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0])
  }
}

extension SegmentedDocument {
  fileprivate func isCode(_ sentence: Sentence) -> Bool {
    document.blocks[Int(sentence.block)].kind == .code
  }
}
