import Bitext
import Terminology
import Testing
import Text

/// Concepts have terms in all languages that agree with each other.
@Suite struct ConceptCandidateTests {
  private let french = [
    "La banque centrale dort.", "La banque centrale veille.", "Le budget monte.",
    "Le budget baisse.", "La banque centrale paie.",
  ]
  private let english = [
    "The central bank sleeps.", "The central bank watches.", "The budget rises.",
    "The budget falls.", "The central bank pays.",
  ]
  private let italian = [
    "La banca centrale dorme.", "La banca centrale vigila.", "Il bilancio sale.",
    "Il bilancio scende.", "La banca centrale paga.",
  ]

  private func concepts(
    lacking: Set<Int> = [], limit: Int = .max, leastConfidence: Double = 0
  ) -> [ConceptCandidate] {
    let rows = french.indices.map { index in
      let sentence = index..<(index + 1)
      return TrilingualRow(
        index: index,
        sentences: lacking.contains(index)
          ? [.french: sentence, .english: sentence]
          : [.french: sentence, .english: sentence, .italian: sentence],
        confidence: 1)
    }
    return CandidateExtractor().concepts(
      from: segmented(french, .french),
      to: [segmented(english, .english), segmented(italian, .italian)], rows: rows, limit: limit,
      leastConfidence: leastConfidence)
  }

  @Test func allLanguagesStandInOneConcept() throws {
    let bank = try #require(concepts().first { $0.source.text == "banque centrale" })
    #expect(bank.targets[.english]?.target.text == "central bank")
    #expect(bank.targets[.italian]?.target.text == "banca centrale")
    #expect(bank.exampleRow == 0)
    let scores = [Language.english, .italian].compactMap { bank.targets[$0]?.score }
    #expect(abs(bank.score - scores.reduce(0, +) / 2) < 1e-9)
  }

  @Test func aLanguageThatLacksIsLeftOut() throws {
    let found = concepts(lacking: [2, 3])
    let budget = try #require(found.first { $0.source.text == "budget" })
    #expect(budget.targets[.english]?.target.text == "budget")
    #expect(budget.targets[.italian] == nil)
    // What is missing counts as no term: half of the other.
    let english = try #require(budget.targets[.english])
    #expect(abs(budget.score - english.score / 2) < 1e-9)
    #expect(budget.confidence == english.confidence)
  }

  @Test func limitsKeepTheFirst() {
    let all = concepts()
    #expect(all.count > 2)
    #expect(concepts(limit: 2) == Array(all.prefix(2)))
    #expect(concepts(leastConfidence: 1.1).isEmpty)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score })
  }
}
