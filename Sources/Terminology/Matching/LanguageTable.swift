internal import Text

/// A table of tab-separated fields with `#` comments, as in `Resources`, its first field a
/// language.
struct LanguageTable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The fields behind the language, line by line.
  func rows(of language: Language) -> [[ArraySlice<UInt8>]] {
    bytes.split(separator: 0x0A).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      let fields = line.split(separator: 0x09)
      guard let first = fields.first, first.elementsEqual(language.code.utf8) else { return nil }
      return Array(fields.dropFirst())
    }
  }
}

/// A set of folded words of one language, read from a table.
struct WordSet: Sendable {
  private var words = Vocabulary()

  init(_ table: [UInt8], _ language: Language) {
    for row in LanguageTable(table).rows(of: language) where !row.isEmpty {
      _ = words.identifier(of: row[0])
    }
  }

  func contains(_ word: ArraySlice<UInt8>) -> Bool { words.existingIdentifier(of: word) != nil }
}
