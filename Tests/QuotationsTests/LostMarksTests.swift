import Bitext
import Quotations
import TestSupport
import Testing
import Text

/// Words of a quotation that the other version has without marks.
@Suite struct LostMarksTests {
  private static let lexicon: WordLexicon = {
    var lexicon = WordLexicon()
    do {
      try lexicon.addPairFile(at: packageRoot + "/Glossaries/lexicon/fr-en.tsv")
    } catch {
      Issue.record(error)
    }
    return lexicon
  }()

  /// What stands unmarked in the English text, for each quotation of the French one.
  private func unmarked(_ french: String, _ english: String) throws -> [String?] {
    let versions = [try segmented(french, .french), try segmented(english, .english)]
    let quotations = versions.map { QuotationFinder().quotations(in: $0) }
    let rows = versions[0].sentences.indices.map { index in
      TrilingualRow(
        index: index, sentences: [.french: index..<index + 1, .english: index..<index + 1],
        confidence: 1)
    }
    let groups = LostMarks(lexicon: Self.lexicon).noted(
      in: QuotationPairing().groups(versions: versions, rows: rows, quotations: quotations),
      versions: versions, rows: rows, quotations: quotations)
    return groups.map { $0.unmarked[.english].map { versions[1].document.string($0) } }
  }

  @Test func wordsWithoutMarks() throws {
    let found = try unmarked(
      "Le maire parle. « La ville a besoin d'arbres », a ajouté Paul Roux. Il pleut.",
      "The mayor speaks. The city needs trees, added Paul Roux. It is raining.")
    #expect(found == ["The city needs trees"])
  }

  @Test func wordsLeftOut() throws {
    let found = try unmarked(
      "Le maire parle. « La ville a besoin d'arbres », a ajouté Paul Roux. Il pleut.",
      "The mayor speaks. Paul Roux added nothing that day. It is raining.")
    #expect(found == [nil])
  }

  /// The same words in another row are other words.
  @Test func wordsElsewhere() throws {
    let found = try unmarked(
      "Le maire parle. « La ville a besoin d'arbres », a ajouté Paul Roux. Il pleut.",
      "The mayor speaks. Paul Roux went home that day. The city needs trees.")
    #expect(found == [nil])
  }
}
