import Bitext
import Testing
import Text

@testable import Pipeline

@Suite struct RowGoldTests {
  private func chapter(_ rows: [(String, String, String)]) -> RowTable.Chapter {
    RowTable.Chapter(name: "one", cells: [rows.map(\.0), rows.map(\.1), rows.map(\.2)])
  }

  @Test func cellsAreUnits() {
    let gold = RowGold(chapter([("a", "b", "c"), ("", "d", "e"), ("f", "", "g")]))
    #expect(gold.units[0].map(\.text) == ["a", "f"])
    #expect(gold.beads(0, 1).map(\.line) == ["[0]:[0]", "[]:[1]", "[1]:[]"])
    #expect(gold.rows == [[0..<1, 0..<1, 0..<1], [1..<1, 1..<2, 1..<2], [1..<2, 2..<2, 2..<3]])
  }

  /// Whatever is joined and left out, units are in one bead and one row each, and a bead has a side
  /// of the rows of the other.
  @Test(arguments: 0..<20)
  func perturbedGoldCoversAll(seed: Int) {
    let rows = (0..<200).map { ("fr\($0)", "it\($0)", "en\($0)") }
    let gold = RowGold(chapter(rows), seed: UInt64(seed))
    let again = RowGold(chapter(rows), seed: UInt64(seed))
    #expect(gold.units == again.units)
    for language in 0..<3 {
      #expect(gold.units[language].count < 200)
      #expect(gold.units[language].contains { $0.rows.count == 2 })
      #expect(gold.rows.flatMap { Array($0[language]) } == Array(gold.units[language].indices))
    }
    for (source, target) in [(0, 1), (0, 2), (1, 2)] {
      let beads = gold.beads(source, target)
      #expect(beads.flatMap(\.source) == Array(gold.units[source].indices))
      #expect(beads.flatMap(\.target) == Array(gold.units[target].indices))
      for bead in beads where bead.hasBothSides {
        let left = Set(bead.source.flatMap { Array(gold.units[source][$0].rows) })
        let right = Set(bead.target.flatMap { Array(gold.units[target][$0].rows) })
        #expect(!left.isDisjoint(with: right))
      }
    }
  }

  @Test func joinedCellsMakeLargerBeads() {
    let rows = (0..<50).map { ("fr\($0)", "it\($0)", "en\($0)") }
    let gold = RowGold(chapter(rows), seed: 1)
    #expect(gold.beads(0, 1).contains { $0.source.count + $0.target.count > 2 })
    #expect(gold.beads(0, 1).contains { !$0.hasBothSides })
  }

  @Test func trianglesCountSentencesThatTheSecondVersionHas() {
    func bitext(_ source: Language, _ target: Language, _ beads: [(Range<Int>, Range<Int>)])
      -> Bitext
    {
      Bitext(
        sourceLanguage: source, targetLanguage: target,
        beads: beads.map { Bead(source: $0.0, target: $0.1, confidence: 1) })
    }
    var score = TriangleScore()
    score.add([
      bitext(.french, .italian, [(0..<1, 0..<1), (1..<2, 1..<2), (2..<3, 2..<2)]),
      bitext(.french, .english, [(0..<1, 0..<1), (1..<2, 1..<3), (2..<3, 3..<4)]),
      bitext(.italian, .english, [(0..<1, 0..<1), (1..<2, 1..<2)]),
    ])
    #expect(score.ratio == .init(hits: 1, total: 2))
  }
}
