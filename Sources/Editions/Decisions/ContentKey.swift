public import Bitext
public import Quotations
public import Text

/// Names a row, a quotation or a term by its words, so that the name stays when something else in
/// the article changes.
///
/// The first 64 bits of a SHA-256 over the language and the words of each version, in hexadecimal;
/// white space counts as one space, so that a paragraph may be wrapped anew. Where the same words
/// stand several times, the second place has `-2` behind it, the third `-3`.
public struct ContentKey: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// Reads a key; `nil` where the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let hash = parts.first, hash.utf8.count == Self.digitCount,
      hash.utf8.allSatisfy(Self.isDigit), parts.count <= 2
    else { return nil }
    if parts.count == 2 {
      guard let ordinal = Int(parts[1]), ordinal > 1, String(ordinal) == parts[1] else {
        return nil
      }
    }
    description = text
  }

  /// The key of words by language. O(words).
  public init(_ words: [Language: [String]]) {
    var bytes: [UInt8] = []
    for (language, texts) in words.sorted(by: { $0.key < $1.key }) {
      bytes += language.code.utf8
      for text in texts {
        bytes.append(0x1F)
        bytes += Self.collapsed(text).utf8
      }
      bytes.append(0x1E)
    }
    description = String(SHA256.hexadecimal(of: bytes).prefix(Self.digitCount))
  }

  /// The key of a term: of its words in any case.
  public init(terms: [Language: String]) {
    self.init(terms.mapValues { [$0.lowercased()] })
  }

  /// The keys of rows, in their order. O(text).
  public static func keys(
    ofRows rows: [TrilingualRow], in versions: [SegmentedDocument]
  ) -> [ContentKey] {
    numbered(
      rows.map { row in
        var words: [Language: [String]] = [:]
        for version in versions {
          let sentences = (row.sentences[version.language] ?? 0..<0)
            .clamped(to: 0..<version.sentences.count)
          if sentences.isEmpty { continue }
          words[version.language] = sentences.map { version.string(ofSentence: $0) }
        }
        return ContentKey(words)
      })
  }

  /// The keys of parallel quotations, in their order: of the words in the first version that quotes
  /// them, so that a new translation does not change them. O(words).
  public static func keys(
    of parallel: [ParallelQuotation], quotations: [[Quotation]], in versions: [SegmentedDocument]
  ) -> [ContentKey] {
    numbered(
      parallel.map { parallel in
        for (version, quotations) in zip(versions, quotations) {
          let parts = parallel.parts(in: version.language).filter(quotations.indices.contains)
          if parts.isEmpty { continue }
          return ContentKey([
            version.language: parts.map { version.document.string(quotations[$0].innerRange) }
          ])
        }
        return ContentKey([:])
      })
  }

  /// Equal keys told apart by their order.
  private static func numbered(_ keys: [ContentKey]) -> [ContentKey] {
    var counts: [ContentKey: Int] = [:]
    return keys.map { key in
      let count = (counts[key] ?? 0) + 1
      counts[key] = count
      return count == 1 ? key : ContentKey("\(key)-\(count)") ?? key
    }
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let digitCount = 16

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
