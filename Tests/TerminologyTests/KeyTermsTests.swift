import Bitext
import Terminology
import Testing
import Text

@Suite struct KeyTermsTests {
  private func segmented(_ text: String, _ language: Language) throws -> SegmentedDocument {
    Segmenter().segment(
      try SourceReader(options: ReadingOptions(format: .plain, language: language))
        .document(from: Array(text.utf8), path: "text"))
  }

  @Test func repeatedPhrasesOfOneVersion() throws {
    let text = """
      The cycle lanes of Lyon are narrow. People like the cycle lanes. The people of the town want \
      more cycle lanes, and people will get them. Zoning is dull.
      """
    let document = try segmented(text, .english)
    let terms = KeyTerms(glossary: Glossary(), lexicon: WordLexicon())
      .terms(of: [document], rows: [], occurrences: [[]], limit: 3)
    #expect(terms.first?.terms[.english]?.text == "cycle lanes")
    #expect(terms.first?.terms[.english]?.count == 3)
    // People is a word of all texts; zoning is said once.
    #expect(!terms.contains { ["people", "Zoning"].contains($0.terms[.english]?.text) })
  }

  @Test func alignedTermsOfGlossaryAndText() throws {
    var glossary = Glossary()
    glossary.concepts = [
      Concept(
        id: "c1",
        terms: [
          .french: [Term(text: "puce", status: .preferred)],
          .english: [Term(text: "chip", status: .preferred)],
        ])
    ]
    let versions = [
      try segmented(
        "Les puces manquent. Graphcore vend des puces. Graphcore embauche. Graphcore grandit.",
        .french),
      try segmented(
        "Chips are lacking. Graphcore sells chips. Graphcore is hiring. Graphcore grows.",
        .english),
    ]
    let rows = (0..<4).map {
      TrilingualRow(
        index: $0, sentences: [.french: $0..<$0 + 1, .english: $0..<$0 + 1], confidence: 1)
    }
    let occurrences = versions.map { TermIndex(glossary, $0.language).occurrences(in: $0) }
    let terms = KeyTerms(glossary: glossary, lexicon: WordLexicon())
      .terms(of: versions, rows: rows, occurrences: occurrences, limit: 5)
    let pairs = terms.map { [$0.terms[.french]?.text, $0.terms[.english]?.text] }
    #expect(pairs.contains(["puce", "chip"]))
    #expect(pairs.contains(["Graphcore", "Graphcore"]))
    #expect(terms.first { $0.concept == 0 }?.terms[.english]?.count == 2)
  }
}
