package import Text

/// Words with the lemmas they may be forms of: the gold standard for the keys of inflected words.
///
/// A file has a word a line: language, word, its lemmas parted by spaces, each with its part of
/// speech (`général/A général/N`; `N` noun, `A` adjective, others as they are), and `dev` or `test`,
/// the half it belongs to; the fields are parted by tabs, `#` begins a comment.
package struct KeyGold: Sendable {
  package struct Word: Sendable {
    package let text: String
    /// `lemma/part of speech`.
    package let readings: [String]
    package let half: Half

    /// The readings as a noun or adjective.
    var nominal: [String] { readings.filter { $0.hasSuffix("/N") || $0.hasSuffix("/A") } }

    var lemmas: Set<Substring> {
      Set(readings.map { $0[..<($0.lastIndex(of: "/") ?? $0.endIndex)] })
    }
  }

  package enum Half: String, Sendable, CaseIterable {
    case dev, test
  }

  /// By language, in the file's order.
  package private(set) var words: [Language: [Word]] = [:]

  /// Reads a file. O(bytes).
  package init(at path: String) throws {
    let text = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
    try self.init(parsing: text, path: path)
  }

  init(parsing text: String, path: String) throws(EvaluationError) {
    var line = 0
    for content in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      if content.isEmpty || content.hasPrefix("#") { continue }
      let fields = content.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, let language = Language(fields[0]), !fields[1].isEmpty,
        let half = Half(rawValue: fields[3])
      else {
        throw .badGold(
          Place(file: path, line: line),
          "not a word; expected language, word, lemma/part of speech…, dev or test, parted by tabs")
      }
      let readings = fields[2].split(separator: " ").map(String.init)
      words[language, default: []].append(Word(text: fields[1], readings: readings, half: half))
    }
  }
}
