import Bitext
import TestSupport
import Testing
import Text

@testable import Summaries

/// No sentence stands without the one it leans on, and no quotation is cut.
@Suite struct ContextTests {
  @Test(arguments: [
    (Language.english, ["However, it rained.", "This plan failed.", "“He left,” she said."]),
    (.english, ["As a result the bridge closed.", "They're late.", "and the rest followed."]),
    (
      .french, ["Mais il pleut.", "Cette décision surprend.", "C’est un choix.", "D’où ce retard."]
    ),
    (.french, ["En revanche, la ville paie.", "Celle-ci attend.", "Peut-être que non."]),
    (.italian, ["Ma piove.", "Questa scelta sorprende.", "È un processo lento."]),
    (.italian, ["Tuttavia il ponte regge.", "Dall’altro lato tace.", "Lo stesso vale qui."]),
  ])
  func openersPointBack(_ language: Language, _ openings: [String]) {
    for opening in openings where !opening.hasPrefix("Peut") {
      let document = segmented("Start.\n" + opening, language)
      let version = ScoredVersion(document, weights: .standard)
      #expect(version.pointsBack[1], "\(opening)")
    }
  }

  @Test(arguments: [
    (Language.english, ["xAI merged.", "There is a plan.", "Thistles grow.", "12 men left."]),
    (.french, ["Le pont est fermé.", "Une ville attend.", "Plus de cent personnes."]),
    (.italian, ["Il ponte è chiuso.", "C’è un ponte.", "Matteo resta."]),
  ])
  func othersDoNot(_ language: Language, _ openings: [String]) {
    for opening in openings {
      let version = ScoredVersion(segmented("Start.\n" + opening, language), weights: .standard)
      #expect(!version.pointsBack[1], "\(opening)")
    }
  }

  /// In summaries of random texts every sentence that points back follows the one before it.
  @Test(arguments: [1, 2, 3, 5, 8])
  func nothingDangles(_ count: Int) {
    var random = SplitMix(seed: UInt64(count))
    for _ in 0..<30 {
      let document = segmented("Mayor Rossi opens.\n" + randomText(sentences: 25, using: &random))
      let version = ScoredVersion(document, weights: .standard)
      let rows = Summarizer(options: SummaryOptions(budget: .sentences(count)))
        .summary(of: [document]).choices.map(\.row)
      for row in rows where row > 0 && version.pointsBack[Int(version.placeInBody[row])] {
        #expect(rows.contains(row - 1))
      }
    }
  }

  /// A row that points back in one version only is held back in all.
  @Test func oneVersionIsEnough() {
    let fr = segmented(
      "La ville paie. Le pont de la ville sur la Magra ferme le 3 mai 2026. Il pleut.", .french)
    let en = segmented(
      "The town pays. However, the bridge of the town over the Magra closes on 3 May 2026. Rain.")
    let versions = [fr, en]
    let one = Summarizer(options: SummaryOptions(budget: .sentences(1)))
      .summary(of: versions, rows: parallelRows(versions))
    #expect(one.choices.map(\.row) == [0])
    let two = Summarizer(options: SummaryOptions(budget: .sentences(2)))
      .summary(of: versions, rows: parallelRows(versions))
    #expect(two.choices.map(\.row) == [0, 1])
  }

  @Test func nothingBehindAHeadingLeansOverIt() {
    let document = segmented(
      """
      The bridge of the town over the river Magra closes.
      # Another thing
      But the Magra bridge of the town closes in May 2026, says the mayor of the town.
      The mayor of the town waits.
      """)
    #expect(!summary(document, .sentences(3)).contains { $0.hasPrefix("But") })
  }

  @Test func quotationsAreNotCut() {
    let marked = MarkedText(
      """
      The bridge is closed. The mayor said: ⟦“The bridge is old. Nobody knew. The town pays.”⟧
      Trains run over the bridge. Engineers come.
      """.split(separator: "\n").joined(separator: " "))
    let document = segmented(marked.text)
    let inside = document.sentences.indices.filter {
      document.sentences[$0].range.overlaps(marked.ranges[0])
    }
    #expect(inside.count > 1)
    for count in 1...document.sentences.count {
      let rows = Set(
        Summarizer(options: SummaryOptions(budget: .sentences(count)))
          .summary(of: [document], protected: [marked.ranges]).choices.map(\.row))
      let taken = inside.filter { rows.contains($0) }
      #expect(taken.isEmpty || taken == inside)
    }
  }

  @Test func quotationsOfEveryVersionCount() {
    let fr = segmented("Un pont ferme. Le maire parle. La ville paie.", .french)
    let en = MarkedText("A bridge closes. ⟦“The mayor speaks. The town pays.”⟧")
    let versions = [fr, segmented(en.text)]
    let summary = Summarizer(options: SummaryOptions(budget: .sentences(2)))
      .summary(of: versions, rows: parallelRows(versions), protected: [[], en.ranges])
    let rows = Set(summary.choices.map(\.row))
    #expect(rows.contains(1) == rows.contains(2))
  }

  @Test func whatIsAnnouncedComesAlong() {
    let document = segmented(
      """
      The council of the town voted on the bridge and named three things to do:
      - Close the bridge.
      The storm passed over the town.
      """)
    for count in 1...3 {
      let chosen = summary(document, .sentences(count))
      #expect(chosen.contains { $0.hasSuffix(":") } == chosen.contains("Close the bridge."))
    }
  }

  @Test func wholeTextInOneQuotation() {
    let text = String(repeating: "The bridge closes and the town waits. ", count: 40)
    let document = segmented(text)
    let all = ByteRange(0..<document.document.text.count)
    #expect(!summary(document, .sentences(3), protected: [all]).isEmpty)
  }
}
