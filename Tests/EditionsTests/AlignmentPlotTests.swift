import Testing
import Text

@testable import Editions

@Suite struct AlignmentPlotTests {
  @Test(arguments: [
    (0, []), (1, [1]), (10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (11, [2, 4, 6, 8, 10]),
    (51, [5, 10, 15, 20, 25, 30, 35, 40, 45, 50]), (55, [10, 20, 30, 40, 50]),
    (1000, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]),
    (9999, [1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]),
  ])
  func ticksAreRound(count: Int, ticks: [Int]) {
    #expect(AlignmentPlot.ticks(count) == ticks)
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (0.04, "0"), (0.05, "0.1"), (2.25, "2.3"), (-0.26, "-0.3"), (-1.5, "-1.5"),
  ])
  func numbersHaveOneDecimal(value: Double, text: String) {
    #expect(AlignmentPlot.number(value) == text)
  }

  /// Where labels are large, every second one is left out, on both axes.
  @Test func halfOfTheLabelsAreMinor() throws {
    let list = AlignmentUnits(rowsOf: try SampleArticle.trilingual.material())
    let pair = try #require(list.pairs.first)
    var html = HTMLBuilder()
    AlignmentPlot(list, pair.0, pair.1).write(to: &html)
    let text = String(decoding: html.bytes, as: UTF8.self)
    let counts = [pair.0, pair.1].map {
      AlignmentPlot.ticks(list.versions[$0].segmented.sentences.count).count
    }
    let minor = text.split(separator: "class=\"tick minor\"").count - 1
    let major = text.split(separator: "class=\"tick\"").count - 1
    #expect(minor == counts.reduce(0) { $0 + ($1 + 1) / 2 })
    #expect(minor + major == counts.reduce(0, +))
  }

  @Test func everyRowIsInAMark() throws {
    let material = try SampleArticle.trilingual.material()
    let list = AlignmentUnits(rowsOf: material)
    for (first, second) in list.pairs {
      let plot = AlignmentPlot(list, first, second)
      #expect(plot.marks.reduce(0) { $0 + $1.count } == list.units.count)
      #expect(plot.marks.allSatisfy { $0.count == 1 && $0.weakest == $0.first })
    }
  }
}
