import Testing
import Text

@testable import Pipeline

@Suite struct TermScoreTests {
  private let gold = [
    (source: "central bank", target: "banque centrale"), ("rates", "taux"),
    ("designated employee", "employé désigné"),
  ]

  @Test func ranksCountByTheSizeOfGold() {
    let proposals = [
      (source: "bank", target: "banque"), ("the central bank", "La banque centrale"),
      ("central bank", "banque"), ("note", "note"), ("rates", "Taux"),
    ]
    let score = TermScore(
      proposals, gold: gold, from: .english, to: .french, ignoringEndings: false)
    #expect(score.gold == 3)
    #expect(score.proposed == 5)
    #expect(score.found == 2)
    // The fifth proposal is beyond the first three.
    #expect(score.foundFirst == [1, 2, 2])
    #expect(score.sourcesFound == 2)
    #expect(score.sourcesRight == 2)
    // Proposed for gold sources: two right ones, and central bank = banque.
    #expect(score.precision == 2.0 / 3)
  }

  @Test func endingsCountOnlyWhenAsked() {
    let proposals = [(source: "designated employees", target: "employés désignés")]
    func found(_ ignoringEndings: Bool) -> Int {
      TermScore(
        proposals, gold: gold, from: .english, to: .french, ignoringEndings: ignoringEndings
      ).found
    }
    #expect(found(false) == 0)
    #expect(found(true) == 1)
  }

  @Test(arguments: [
    ("l’état de l’encaisse", "état de l' encaisse"), ("Dell’Unione", "dell' unione"),
    ("cash-flow statement", "cash flow statement"), ("aujourd'hui", "aujourd' hui"),
  ])
  func wordsAreComparedPlainly(text: String, key: String) {
    let language: Language =
      text.hasPrefix("Dell") ? .italian : text.contains("cash") ? .english : .french
    #expect(ScoredTerm(text, language).key(ignoringEndings: false) == key)
  }

  @Test func sumsAddUp() {
    let one = TermScore(
      [(source: "rates", target: "taux")], gold: gold, from: .english, to: .french,
      ignoringEndings: false)
    var sum = one
    sum.add(one)
    #expect(sum.gold == 6)
    #expect(sum.found == 2)
    #expect(sum.recall == one.recall)
  }
}
