import Testing
import Text

@testable import Bitext

@Suite struct BeadReasonsTests {
  private func reasons(
    _ source: [String], _ target: [String],
    mentions: (ConceptMentions, ConceptMentions) = (.none, .none)
  ) -> BeadReasons {
    BeadReasons(
      Bead(source: 0..<source.count, target: 0..<target.count, confidence: 1),
      in: PresplitText.segmented(lines: source, language: .french),
      PresplitText.segmented(lines: target, language: .english), mentions: mentions)
  }

  @Test func countsWhatIsShared() {
    let found = reasons(
      ["Zoë Hitzig part le 3 mai.", "« Non », dit-elle."],
      ["Zoë Hitzig leaves on May 3: “No,” she says."],
      mentions: (
        ConceptMentions(bySentence: [[4, 7], [7]]), ConceptMentions(bySentence: [[7, 9]])
      ))
    #expect(found.shape == "2-1")
    #expect(found.order == .forward)
    #expect(found.shared.numbers == 1)
    #expect(found.shared.names == 2)
    #expect(found.shared.concepts == 1)
    #expect(found.shared.quotationMarks == 2)
    #expect(found.shared.links == 0)
  }

  @Test(arguments: [
    ("Il y a 1 234,5 litres.", "There are 1,234.5 litres.", 1),
    ("Il y a 12 345 678 litres.", "There are 12,345,678 litres.", 1),
    ("Il y a 1.234 litres.", "There are 1 234 litres.", 1),
    ("Les 3 et 4 mai.", "On May 4 and 3.", 2),
    ("Les 3 et 3 mai.", "On May 3.", 1),
    ("En 2024, 100 sont venus.", "In 2024, 100 came.", 2),
    ("Il y en a 12.", "There are 21.", 0),
  ])
  func numbersOfThreeConventionsMeet(source: String, target: String, count: Int) {
    #expect(reasons([source], [target]).shared.numbers == count)
  }

  @Test func aSideWithoutSentencesSharesNothing() {
    let found = reasons(["Marie part."], [])
    #expect(found.shape == "1-0")
    #expect(found.lengthRatio == nil)
    #expect(found.shared.names == 0)
  }

  @Test func lengthRatioIsThatOfCharacters() {
    #expect(reasons(["éééé"], ["abc"]).lengthRatio == 0.75)
  }

  @Test func crossedBeadsAreFound() {
    #expect(
      BeadReasons.crossings([
        (0..<1, 0..<1), (1..<2, 2..<3), (2..<3, 1..<2), (3..<4, 3..<3), (4..<5, 3..<4),
      ]) == [false, true, true, false, false])
    #expect(BeadReasons.crossings([]) == [])
  }
}
