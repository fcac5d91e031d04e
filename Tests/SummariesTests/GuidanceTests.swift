import Bitext
import Testing
import Text

@testable import Summaries

/// What is asked of a summary beside its length.
@Suite struct GuidanceTests {
  private static let news = """
    The town council met on Monday about the budget of the coming year.
    A new library is planned near the station for the year after.
    “Nobody will pay more,” the mayor said.
    Teachers fear that libraries in schools will close.
    """

  private func chosen(
    _ document: SegmentedDocument, _ count: Int, focus: String? = nil, wanted: Set<Int> = []
  ) -> [String] {
    let guidance = SummaryGuidance(
      focus: focus.map { [FocusWords($0).shares(in: document)] } ?? [], wanted: wanted)
    return sentences(
      Summarizer(options: SummaryOptions(budget: .sentences(count)))
        .summary(of: [document], guidance: guidance), of: document)
  }

  @Test func focusFindsOtherForms() {
    let document = segmented(Self.news)
    let shares = FocusWords("library closing").shares(in: document)
    #expect(shares[3] == 1)
    #expect(shares[1] > 0 && shares[1] < 1)
    #expect(shares[0] == 0)
    #expect(
      chosen(document, 1, focus: "closing library") == [
        "Teachers fear that libraries in schools will close."
      ])
  }

  @Test func wordsThatAreNotThereAskForNothing() {
    let document = segmented(Self.news)
    #expect(FocusWords("zebra the of").shares(in: document) == [0, 0, 0, 0])
    #expect(chosen(document, 2, focus: "zebra") == chosen(document, 2))
  }

  @Test func wordsOfOneLanguageFindTheRowForAll() {
    let english = segmented("The council met on Monday.\nThe library will close.")
    let french = segmented("Le conseil s'est réuni lundi.\nLa bibliothèque va fermer.", .french)
    let words = FocusWords("bibliothèque")
    let summary = Summarizer(options: SummaryOptions(budget: .sentences(1))).summary(
      of: [english, french], rows: parallelRows([english, french]),
      guidance: SummaryGuidance(focus: [english, french].map(words.shares)))
    #expect(summary.choices.map(\.row) == [1])
    let choice = summary.choices[0]
    #expect(choice.contributions.last?.feature == "focus")
    #expect(choice.contributions.reduce(0) { $0 + $1.value } == choice.score)
  }

  @Test func oneOfTheWantedIsTaken() {
    let document = segmented(Self.news)
    #expect(!chosen(document, 1).contains("“Nobody will pay more,” the mayor said."))
    #expect(chosen(document, 1, wanted: [2]) == ["“Nobody will pay more,” the mayor said."])
    #expect(chosen(document, 2, wanted: [2]).contains("“Nobody will pay more,” the mayor said."))
    // What is too long for the budget is not forced.
    let summary = Summarizer(options: SummaryOptions(budget: .words(12))).summary(
      of: [document], guidance: SummaryGuidance(wanted: [0]))
    #expect(!summary.choices.isEmpty)
    #expect(summary.words[0] <= 12)
  }

  @Test(arguments: [
    ("The council met on Monday about the new budget.\nNothing else.", 0),
    ("Monday's news.\nThe council met on Monday about the new budget.", 1),
    ("Who will pay for all of this in the end?\nThe council met on Monday about the budget.", 1),
    ("However, it met on Monday about the new budget.\nThe council met twice about the budget.", 1),
  ])
  func teaser(_ text: String, _ lead: Int) {
    var options = SummaryOptions(budget: .sentences(1))
    options.isTeaser = true
    #expect(
      Summarizer(options: options).summary(of: [segmented(text)]).choices.map(\.row) == [lead])
  }

  /// A text of which every sentence leans on the one before is taken from its beginning, however long.
  @Test func leaningSentencesStayTogether() {
    let chain =
      "The bridge opened on Monday.\n" + (1...3_000).map { "However, it closed \($0).\n" }.joined()
    let plain = segmented("Cyclists want wider lanes.\nTraders fear for their stalls.")
    let documents = [segmented(chain), plain]
    let options = SummaryOptions(budget: .sentences(2_000))
    let parts = documents.map {
      JointSummary.Part(
        versions: [$0], rows: [], summary: Summarizer(options: options).summary(of: [$0]))
    }
    let joint = JointSummary(options: options).summaries(of: parts)
    let rows = joint[0].choices.map(\.row)
    #expect(rows == Array(0..<rows.count))
    #expect(rows.count + joint[1].choices.count == 2_000)
  }

  @Test func whatOneArticleSaysAnotherDoesNotRepeat() {
    let first = segmented("The bridge over the river opened on Monday.\nCyclists want wider lanes.")
    let second = segmented(
      "The bridge over the river opened on Monday.\nTraders fear for their market stalls.")
    let options = SummaryOptions(budget: .sentences(3))
    let parts = [first, second].map {
      JointSummary.Part(
        versions: [$0], rows: [], summary: Summarizer(options: options).summary(of: [$0]))
    }
    let joint = JointSummary(options: options).summaries(of: parts)
    let all = zip(joint, [first, second]).flatMap { sentences($0, of: $1) }
    #expect(Set(all).count == 3)
    #expect(all.count == 3)
  }
}
