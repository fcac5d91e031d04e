import Testing

/// The word lists are sorted and free of duplicates, so that people can keep them in order.
@Suite struct ResourceTests {
  @Test(arguments: [("inflection", 3), ("determiners", 2), ("stopwords", 2), ("prefixes", 2)])
  func linesAreSortedByTheirKey(_ name: String, _ keyColumns: Int) throws {
    let bytes = try #require(fileBytes("Sources/Terminology/Resources/\(name).tsv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(!lines.isEmpty)
    let keys = lines.map { $0.split(separator: "\t").prefix(keyColumns).map { Array($0.utf8) } }
    for (first, second) in zip(keys, keys.dropFirst()) {
      #expect(
        first.lexicographicallyPrecedes(second) { $0.lexicographicallyPrecedes($1) },
        "\(second.map { String(decoding: $0, as: UTF8.self) })")
    }
  }
}
