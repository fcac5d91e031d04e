import Testing

@testable import Pipeline

@Suite struct AlignmentScoreTests {
  private func beads(_ text: String) throws -> [AlignmentScore.IndexBead] {
    try AlignmentScore.beads(parsing: text)
  }

  /// Figures worked out by hand, and equal to those of the reference scorer.
  @Test func strictAndLax() throws {
    let gold = try beads("[0]:[0]\n[1,2]:[1]\n[3]:[]\n[]:[2]\n[4]:[3]\n")
    let found = try beads("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[]\n[]:[2]\n[4]:[3]\n")
    var score = AlignmentScore()
    score.add(found, gold: gold)
    // Right: 0-0, 3 left out, 2 left out, 4-3; 1-1 is lax; "2 left out" is wrong.
    #expect(score.strictPrecision == .init(hits: 4, total: 6))
    #expect(score.laxPrecision == .init(hits: 5, total: 6))
    #expect(score.strictRecall == .init(hits: 2, total: 3))
    #expect(score.laxRecall == .init(hits: 3, total: 3))
    #expect(score.nullPrecision == .init(hits: 2, total: 3))
    #expect(score.nullRecall == .init(hits: 2, total: 2))
    #expect(abs(score.strictF1 - 2.0 / 3) < 1e-12)
    #expect(abs(score.laxF1 - 10.0 / 11) < 1e-12)
  }

  @Test func countsOfTextsAreSummed() throws {
    var score = AlignmentScore()
    score.add(try beads("[0]:[0]"), gold: try beads("[0]:[0]"))
    score.add(try beads("[0]:[]\n[]:[0]"), gold: try beads("[0]:[0]"))
    #expect(score.strictPrecision == .init(hits: 1, total: 3))
    #expect(score.strictRecall == .init(hits: 1, total: 2))
  }

  @Test func nothingIsZero() {
    let score = AlignmentScore()
    #expect(score.strictF1 == 0)
    #expect(score.laxF1 == 0)
  }

  @Test func emptyBeadsAreDropped() throws {
    var score = AlignmentScore()
    score.add(try beads("[]:[]\n[0]:[0]"), gold: try beads("[0]:[0]\n[]:[]"))
    #expect(score.strictPrecision == .init(hits: 1, total: 1))
  }

  @Test func linesAreRead() throws {
    #expect(
      try beads(" [0, 1] : [2]:0.93\n\n[]:[4]") == [
        .init(source: [0, 1], target: [2]), .init(source: [], target: [4]),
      ])
  }

  @Test(arguments: ["0:1", "[0]", "[0:[1]", "[a]:[1]", "[0]:[99999999999999999999]"])
  func otherLinesAreRefused(line: String) {
    #expect(throws: BeadLineError(line: 2)) { try beads("[0]:[0]\n" + line) }
  }
}
