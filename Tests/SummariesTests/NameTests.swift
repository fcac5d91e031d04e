import TestSupport
import Testing
import Text

@testable import Summaries

/// Whom a summary calls by the last name, it has named in full.
@Suite struct NameTests {
  private func version(_ text: String, _ language: Language = .english) -> ScoredVersion {
    ScoredVersion(segmented(text, language), weights: .standard)
  }

  @Test func lastNamesLeanOnNamesInFull() {
    let names = version(
      "Yesterday Mrinank Sharma left Anthropic. Rain fell. Sharma led a team. Mrinank Sharma rests."
    ).names
    #expect(names.count == 1)
    #expect(names.full == [[0], [], [], [0]])
    #expect(names.short == [[], [], [0], []])
  }

  @Test func functionWordsAreNotOfAName() {
    let names = version("The Times reports. But The Verge and Times disagree.").names
    #expect(names.count == 0)
  }

  @Test func aSentenceThatHasBothLeansOnNothing() {
    let names = version("Anna Bianchi spoke. Bianchi, said Anna Bianchi, was late.").names
    #expect(names.short == [[], []])
  }

  /// Of two sentences, the third without the second would be the better choice but for the name.
  @Test func theNameInFullIsPreferred() {
    let document = segmented(
      """
      The harbour bridge of the old town closes on Monday for repairs.
      Anna Bianchi was born in Siena and likes rain.
      Bianchi closed the harbour bridge of the old town for repairs on Monday.
      Boats wait outside the harbour near the old town.
      Nobody knows when the bridge will open again.
      """)
    func rows(_ count: Int) -> [Int] {
      Summarizer(options: SummaryOptions(budget: .sentences(count)))
        .summary(of: [document]).choices.map(\.row)
    }
    #expect(!rows(2).contains(2))
    #expect(rows(3) == [0, 1, 2])
  }
}
