internal import Text

/// A set of folded words of one language, read from a table.
struct WordSet: Sendable {
  private var words = Vocabulary()

  init(_ table: [UInt8], _ language: Language) {
    for row in ResourceTable(table).rows(of: language) where !row.isEmpty {
      _ = words.identifier(of: row[0])
    }
  }

  func contains(_ word: ArraySlice<UInt8>) -> Bool { words.existingIdentifier(of: word) != nil }
}
