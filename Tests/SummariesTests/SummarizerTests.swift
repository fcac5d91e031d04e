import Bitext
import TestSupport
import Testing
import Text

@testable import Summaries

@Suite struct SummarizerTests {
  @Test func sameBytesEveryTime() {
    var random = SplitMix(seed: 3)
    let document = segmented(randomText(sentences: 80, using: &random))
    let first = Summarizer().summary(of: [document])
    for _ in 0..<3 { #expect(Summarizer().summary(of: [document]) == first) }
  }

  @Test func contributionsAddUpToTheScore() {
    var random = SplitMix(seed: 4)
    let document = segmented(randomText(sentences: 30, using: &random))
    for choice in Summarizer().summary(of: [document]).choices {
      #expect(choice.contributions.reduce(0) { $0 + $1.value } == choice.score)
      #expect(choice.contributions.map(\.feature) == Feature.allCases.map(\.name) + ["alignment"])
    }
  }

  @Test func headingsAreNotChosen() {
    let document = segmented(
      """
      # The bridge over the river
      The bridge over the river is closed.
      # The bridge
      Engineers inspect the bridge.
      """)
    #expect(
      summary(document, .sentences(4))
        == ["The bridge over the river is closed.", "Engineers inspect the bridge."])
  }

  @Test func withNothingElseHeadingsOrCellsStand() {
    #expect(summary(segmented("# One thing\n# Another thing"), .sentences(1)).count == 1)
    #expect(summary(segmented("# Table\n| First cell.\n| Second."), .sentences(5)).count == 2)
    #expect(summary(segmented(""), .sentences(5)).isEmpty)
  }

  @Test func oneSentenceAndEqualSentences() {
    #expect(summary(segmented("Only this."), .sentences(5)) == ["Only this."])
    let equal = segmented(String(repeating: "The same thing again. ", count: 50))
    #expect(summary(equal, .sentences(3)).count == 3)
  }

  @Test(arguments: [
    "Мост закрыт. Инженеры осматривают мост. Город ждёт. Мост откроют в мае.",
    "橋は閉鎖されている。技術者が橋を調べている。町は待っている。",
    "الجسر مغلق. المهندسون يفحصون الجسر. المدينة تنتظر.",
  ])
  func otherScripts(_ text: String) throws {
    let document = segmented(text, try #require(Language("und")))
    #expect(summary(document, .sentences(2)).count == 2)
  }

  @Test func marksAloneDoNotCrash() {
    #expect(!summary(segmented("… !!! ??? « » — . . ."), .words(5)).isEmpty)
  }

  // Versions in languages without word lists or stems are scored alike.
  @Test func threeEqualVersionsChooseAsOne() throws {
    var random = SplitMix(seed: 5)
    let text = randomText(sentences: 40, using: &random)
    let versions = try ["de", "nl", "sv"].map { segmented(text, try #require(Language($0))) }
    let alone = Summarizer().summary(of: [versions[0]])
    let together = Summarizer().summary(of: versions, rows: parallelRows(versions))
    #expect(alone.choices.map(\.row) == together.choices.map(\.row))
    #expect(alone.choices.count == 5)
  }

  @Test func rowsWithoutALanguageAreLeft() throws {
    let fr = segmented("Le pont est fermé. La ville attend le pont. Les trains passent.", .french)
    let en = segmented("The bridge is closed. Trains run.", .english)
    let rows = [
      TrilingualRow(index: 0, sentences: [.french: 0..<1, .english: 0..<1], confidence: 1),
      TrilingualRow(index: 1, sentences: [.french: 1..<2], confidence: 1),
      TrilingualRow(index: 2, sentences: [.french: 2..<3, .english: 1..<2], confidence: 1),
    ]
    let summary = Summarizer().summary(of: [fr, en], rows: rows)
    #expect(summary.choices.map(\.row) == [0, 2])
  }

  @Test func rowsOfManySentencesCountTheirLargerSide() {
    let fr = segmented("Le pont est fermé. Les trains passent. La ville attend.", .french)
    let en = segmented("The bridge is closed, trains run. The town waits.", .english)
    let rows = [
      TrilingualRow(index: 0, sentences: [.french: 0..<2, .english: 0..<1], confidence: 1),
      TrilingualRow(index: 1, sentences: [.french: 2..<3, .english: 1..<2], confidence: 1),
    ]
    let two = Summarizer(options: SummaryOptions(budget: .sentences(2)))
      .summary(of: [fr, en], rows: rows)
    #expect(two.choices.count == 1)
    let three = Summarizer(options: SummaryOptions(budget: .sentences(3)))
      .summary(of: [fr, en], rows: rows)
    #expect(three.choices.count == 2)
  }

  @Test func repetitionIsAvoided() {
    let document = segmented(
      """
      The harbour council approved a new bridge over the river Magra on Monday.
      The harbour council on Monday approved a new bridge over the river Magra.
      Schools in Lyon close for two days because of the storm, the prefect said.
      """)
    let options = SummaryOptions(budget: .sentences(2), redundancy: 4)
    let rows = Summarizer(options: options).summary(of: [document]).choices.map(\.row)
    #expect(rows == [0, 2])
  }

  /// Equal sentences differ in nothing but their paragraphs.
  @Test func paragraphsTakeTurns() {
    let words = "The bridge closes. The bridge closes. The bridge closes."
    let document = segmented(words + "\n" + words + "\n" + words)
    let summary = Summarizer(options: SummaryOptions(budget: .sentences(3)))
      .summary(of: [document])
    let blocks = summary.choices.map { document.sentences[$0.row].block }
    #expect(Set(blocks).count >= 2)
  }
}
