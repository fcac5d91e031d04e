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

  /// The second sentence alone would be the best; with the full name it is only taken after the first.
  @Test func theNameInFullIsPreferred() {
    let text = """
      The harbour bridge closed on Monday. Engineer Anna Bianchi inspected the harbour bridge. \
      Bianchi closed the harbour bridge. Boats wait.
      """
    let document = segmented(text)
    for count in 1...3 {
      let rows = Summarizer(options: SummaryOptions(budget: .sentences(count)))
        .summary(of: [document]).choices.map(\.row)
      if rows.contains(2) { #expect(rows.contains(1), "\(count)") }
    }
  }
}
