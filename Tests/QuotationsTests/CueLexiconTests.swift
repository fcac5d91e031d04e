import Testing
import Text

@testable import Quotations

@Suite struct CueLexiconTests {
  private func rows(of table: [UInt8]) -> [[Substring]] {
    ResourceTable(table).rows.map { $0.map { Substring(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: [
    PackageResources.cues_fr_tsv, PackageResources.cues_it_tsv, PackageResources.cues_en_tsv,
  ])
  func cuesAreInOrderAndOnce(_ table: [UInt8]) {
    let rows = rows(of: table)
    #expect(rows.count > 100)
    // A form may be a verb and a noun: the two are told apart by the word before.
    var forms: Set<Substring> = []
    for (index, row) in rows.enumerated() {
      #expect(row.count == 4)
      let group = row[1] == "noun" ? "noun" : row[1] == "opening" ? "opening" : "other"
      #expect(Cue.Class(rawValue: String(row[1])) != nil)
      #expect(row[2] == "speech" || row[2] == "writing")
      if index > 0 {
        let before = rows[index - 1]
        #expect(
          before[0].utf8.lexicographicallyPrecedes(row[0].utf8)
            || before[0] == row[0] && before[1].utf8.lexicographicallyPrecedes(row[1].utf8),
          "\(row[0])")
      }
      for form in row[3].split(separator: "|") {
        let form = Substring(form.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        #expect(forms.insert(form + " " + group).inserted, "\(form)")
      }
    }
  }

  @Test(arguments: [
    PackageResources.words_fr_tsv, PackageResources.words_it_tsv, PackageResources.words_en_tsv,
    PackageResources.firstnames_tsv,
  ])
  func wordsAreInOrderAndOnce(_ table: [UInt8]) {
    let rows = rows(of: table)
    #expect(rows.count > 200)
    for (index, row) in rows.enumerated() {
      #expect(row.count == 2)
      for name in row[1].split(separator: " ") {
        #expect(WordClasses(name: ArraySlice(name.utf8)) != nil, "\(name)")
      }
      if index > 0 {
        #expect(rows[index - 1][0].utf8.lexicographicallyPrecedes(row[0].utf8), "\(row[0])")
      }
    }
  }

  @Test func otherLanguagesHaveNone() throws {
    let german = try #require(Language("de"))
    let lexicon = CueLexicon.lexicon(of: german)
    #expect(lexicon.identifier(ofFolded: ArraySlice("sagt".utf8)) == -1)
  }
}
