import TestSupport
import Testing
import Text

@testable import Summaries

@Suite struct SummaryBudgetTests {
  static let budgets: [SummaryOptions.Budget] = [
    .sentences(1), .sentences(3), .sentences(7), .words(15), .words(60), .characters(90),
    .characters(400), .ratio(0.1), .ratio(0.5),
  ]

  @Test(arguments: budgets)
  func neverExceededNeverEmptyInOrder(_ budget: SummaryOptions.Budget) {
    var random = SplitMix(seed: 7)
    for size in [1, 2, 3, 5, 9, 20, 60] {
      let document = segmented(randomText(sentences: size, using: &random))
      let summary = Summarizer(options: SummaryOptions(budget: budget)).summary(of: [document])
      let rows = summary.choices.map(\.row)
      #expect(!rows.isEmpty)
      #expect(rows == rows.sorted() && Set(rows).count == rows.count)
      let texts = rows.map { document.string(ofSentence: $0) }
      let words = texts.reduce(0) { $0 + wordCount($1) }
      #expect(summary.words == [words])
      // A single sentence may be too long for the budget; two never are.
      guard rows.count > 1 else { continue }
      switch budget {
      case .sentences(let most): #expect(rows.count <= most)
      case .words(let most): #expect(words <= most)
      case .characters(let most):
        #expect(texts.joined(separator: "\n").unicodeScalars.count <= most)
      case .ratio(let share):
        let all = document.sentences.indices
          .filter { !document.blockKind(ofSentence: $0).isHeading }
          .reduce(0) { $0 + wordCount(document.string(ofSentence: $1)) }
        #expect(Double(words) <= share * Double(all))
      }
    }
  }

  /// The words of a text, counted in the slow way.
  private func wordCount(_ text: String) -> Int {
    text.split { !$0.isLetter && !$0.isNumber }.count
  }

  @Test func oneSentenceOverTheBudgetIsTheShortestGoodOne() {
    let document = segmented(
      """
      The harbour council approved the new bridge over the river after a long vote on Monday.
      The council of the harbour said the bridge would open in May.
      The bridge over the river is paid for by the harbour council and by the region of Liguria.
      """)
    #expect(summary(document, .words(3)).count == 1)
    #expect(summary(document, .words(0)).count == 1)
    #expect(summary(document, .sentences(0)).count == 1)
    #expect(summary(document, .ratio(.nan)).count == 3)
    #expect(summary(document, .ratio(-1)).count == 1)
  }

  @Test func theLongestVersionCounts() {
    let short = segmented("Uno due. Tre quattro. Cinque sei. Sette otto.", .italian)
    let long = segmented(
      "Un deux trois quatre. Cinq six sept huit. Neuf dix onze douze. Mille deux mille trois.",
      .french)
    let versions = [long, short]
    let chosen = Summarizer(options: SummaryOptions(budget: .words(8)))
      .summary(of: versions, rows: parallelRows(versions))
    #expect(chosen.words == [8, 4])
  }

  @Test func wordsAreRunsOfLettersAndDigits() {
    let cases: [(String, Int32)] = [
      ("L’État, c'est moi.", 5), ("U.S. troops", 3), ("« Non ! »", 1), ("12,5 % œuvre", 3),
      ("", 0), ("été—hiver", 2), ("Москва", 1),
    ]
    for (text, words) in cases {
      let bytes = Array(text.utf8)
      #expect(WordCount.words(in: bytes, ByteRange(0..<bytes.count)) == words, "\(text)")
    }
  }
}
