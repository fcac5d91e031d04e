import Testing

@testable import Pipeline

@Suite struct CalibrationTests {
  /// Worked out by hand: (2 · |0.95 − 0.5| + 1 · |0.55 − 1|) / 3 = 0.45.
  @Test func errorIsTheMeanDistance() {
    var calibration = Calibration()
    calibration.add(confidence: 0.95, isRight: true)
    calibration.add(confidence: 0.95, isRight: false)
    calibration.add(confidence: 0.55, isRight: true)
    #expect(abs(calibration.error - 0.45) < 1e-12)
    #expect(calibration.table.bins[9].count == 2)
    #expect(calibration.table.bins[9].right == 0.5)
    #expect(calibration.table.bins[5].meanConfidence == 0.55)
  }

  @Test func surenessThatIsRightCostsNothing() {
    var calibration = Calibration()
    #expect(calibration.error == 0)
    calibration.add(confidence: 1, isRight: true)
    calibration.add(confidence: 0, isRight: false)
    #expect(calibration.error == 0)
  }

  @Test func shapesAreCountedApart() throws {
    var shapes = AlignmentShapes()
    shapes.add(
      try AlignmentScore.beads(parsing: "[0]:[0]\n[1]:[1]\n[2]:[]"),
      gold: try AlignmentScore.beads(parsing: "[0]:[0]\n[1,2]:[1]"))
    let table = shapes.table
    #expect(table["1-1"]?.found == 2)
    #expect(table["1-1"]?.right == 1)
    #expect(table["1-1"]?.precision == 0.5)
    #expect(table["2-1"]?.gold == 1)
    #expect(table["2-1"]?.recall == 0)
    #expect(table["1-0"]?.found == 1)
  }
}
