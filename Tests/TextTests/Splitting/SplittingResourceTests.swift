import TestSupport
import Testing

@testable import Text

/// What the splitter knows can be kept in order by people, and is read as it stands.
struct SplittingResourceTests {
  private func rows(_ name: String) throws -> [[String]] {
    let bytes = try readFile("\(packageRoot)/Sources/Text/Resources/\(name).tsv")
    return ResourceTable(bytes).rows.map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: ["abbreviations", "starters", "common-words"])
  func wordsAreSortedFoldedAndThereOnce(name: String) throws {
    let rows = try rows(name)
    #expect(rows.count > 300)
    let keys = rows.map { row in row.prefix(2).map { Array($0.utf8) } }
    for (first, second) in zip(keys, keys.dropFirst()) {
      #expect(
        first.lexicographicallyPrecedes(second) { $0.lexicographicallyPrecedes($1) },
        "\(second.map { String(decoding: $0, as: UTF8.self) })")
    }
    for row in rows {
      #expect(Folder().folded(Array(row[1].utf8)).bytes == Array(row[1].utf8), "\(row)")
    }
  }

  @Test func everyAbbreviationHasAKnownClass() throws {
    let names = SplittingLexicon.Abbreviation.allCases.dropFirst().map(\.name)
    for row in try rows("abbreviations") { #expect(names.contains(row[2]), "\(row)") }
  }

  @Test func wordsAreFoundInTheirLanguage() {
    func entry(_ word: String, _ language: Language) -> SplittingLexicon.Entry {
      Array(word.utf8).withUnsafeBufferPointer { bytes in
        SplittingLexicon.lexicon(for: language)[WordHash(bytes, 0..<bytes.count)]
      }
    }
    #expect(entry("Mme", .french).abbreviation == .title)
    #expect(entry("ecc", .english).abbreviation == .none)
    #expect(entry("PP", .french).abbreviation == .number)
    #expect(entry("ETC", .italian).abbreviation == .end)
    #expect(entry("No", .english).abbreviation == .word)
    #expect(entry("Éd", .french).abbreviation == entry("éd", .french).abbreviation)
    #expect(entry("L’", .french).beginsSentences && entry("L'", .french).beginsSentences)
    #expect(entry("été", .french).isCommon && !entry("Paris", .french).isCommon)
  }

  /// No line of the weights names a field or a value that there is not.
  @Test(arguments: Language.supported)
  func everyWeightIsRead(language: Language) throws {
    var reader = GapWeightsReader(language: language)
    reader.read(try readFile("\(packageRoot)/Sources/Text/Resources/gap-weights.tsv"))
    var expected = 0
    var languageColumn: Int?
    for row in try rows("gap-weights") where row[0] != "bias" {
      if row[0].hasPrefix("+ ") {
        languageColumn = row[0].dropFirst(2).split(separator: " ").firstIndex(of: "language")
      } else if languageColumn.map({ row[$0] == language.code }) ?? true {
        expected += 1
      }
    }
    #expect(expected > 1000)
    #expect(reader.weights.count == expected)
    #expect(Set(reader.weights.map(\.key)).count == expected)
    #expect(reader.bias != 0)
  }
}
