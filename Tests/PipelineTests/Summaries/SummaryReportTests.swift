import Summaries
import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct SummaryReportTests {
  private static let folder = "\(packageRoot)/Tests/Fixtures/Summaries"

  /// The figures that rouge-score 0.1.2 with the stemmer of nltk 3.9 printed for these files, accents
  /// folded and English alone stemmed: F1 of ROUGE-1, -2, -L, -Lsum, recall of ROUGE-1 and -2, words.
  static let expected: [(SummaryLimit, [Double])] = [
    (.none, [0.40897, 0.20896, 0.40897, 0.40897, 0.50556, 0.24997, 25]),
    (.reference, [0.40139, 0.17512, 0.40139, 0.40139, 0.40139, 0.17512, 16]),
    (.words(15), [0.38221, 0.13689, 0.34411, 0.38221, 0.36389, 0.13535, 14]),
  ]

  @Test(arguments: expected.indices)
  func figuresAreThoseOfTheReferenceScorer(_ index: Int) throws {
    let (limit, figures) = Self.expected[index]
    let report = try SummaryReport(
      references: ["\(Self.folder)/articles.jsonl"],
      options: SummaryReport.Options(limit: limit, found: "\(Self.folder)/found.jsonl"))
    let row = try #require(report.rows.first)
    #expect(row.system == "found")
    let ours = [
      row.rouge1.f1, row.rouge2.f1, row.rougeL.f1, row.rougeLsum.f1, row.rouge1.recall,
      row.rouge2.recall, row.words,
    ]
    for (one, other) in zip(ours, figures) { #expect(abs(one - other) < 0.0001, "\(ours)") }
  }

  @Test func baselinesStandBesideOurs() throws {
    let options = SummaryReport.Options(sentences: 2)
    let report = try SummaryReport(
      references: ["\(Self.folder)/articles.jsonl"], options: options)
    #expect(report.rows.map(\.system) == ["ours", "lead", "random", "oracle"])
    let oracle = try #require(report.rows.last)
    for row in report.rows {
      #expect(row.rouge1.f1 + row.rouge2.f1 <= oracle.rouge1.f1 + oracle.rouge2.f1)
      #expect(row.rouge1.low <= row.rouge1.f1 && row.rouge1.f1 <= row.rouge1.high)
    }
    let ours = try #require(report.rows.first)
    #expect(ours.dangling == 0 && ours.overshoot == 0)
    let again = try SummaryReport(
      references: ["\(Self.folder)/articles.jsonl"], options: options)
    #expect(again.text == report.text && again.json == report.json)
  }

  /// What is scored is what the command prints.
  @Test(arguments: [SummaryOptions.Budget.sentences(2), .words(30)])
  func oursIsWhatTheStreamAnswers(_ budget: SummaryOptions.Budget) throws {
    let articles = try SummaryGold.articles(at: "\(Self.folder)/articles.jsonl")
    for (seed, gold) in articles.enumerated() {
      let options =
        budget == .sentences(2)
        ? SummaryReport.Options(sentences: 2) : SummaryReport.Options(limit: .words(30))
      let entries = SummaryTrial(gold, options, SummaryOptions(), nil)
        .entries(seed: UInt64(seed))
      let streamed = try Run(summary: SummaryOptions(budget: budget)).summarized(gold.document)
      var judge = SummaryJudge(gold, limit: options.limit)
      #expect(
        entries[0].figures.rouge == judge.figures(of: streamed.sentences.map(\.span.text)).rouge)
    }
  }

  @Test func danglingOpeningsAreCounted() throws {
    let gold = try SummaryGold.articles(at: "\(Self.folder)/articles.jsonl")[0]
    var judge = SummaryJudge(gold, limit: .none)
    let however = "However, the mayor said the crossing would be rebuilt within two years."
    let before =
      "Engineers had found cracks in three of the pillars, and lorries were banned in March."
    #expect(judge.figures(of: [however]).dangling == 1)
    #expect(judge.figures(of: ["Nobody was hurt.", however]).dangling == 1)
    #expect(judge.figures(of: [before, however]).dangling == 0)
    #expect(judge.figures(of: [before]).dangling == 0)
  }

  @Test(
    arguments: [
      ("none", SummaryLimit.none), ("ref", .reference), ("words:40", .words(40)), ("words:0", nil),
      ("words:", nil), ("3", nil),
    ] as [(String, SummaryLimit?)])
  func limitsAreRead(_ text: String, _ limit: SummaryLimit?) {
    #expect(SummaryLimit(text) == limit)
  }

  @Test(arguments: [
    ("Il a dit : « Non. » Puis il est parti.", 2), ("M. Rossi dort. Il rêve.", 2),
    ("U.S. troops left. Mr. J. Smith stayed.", 2), ("Vrai ?! Oui… Non", 3), ("Un\nDeux", 2),
    ("v. 2.0 est là", 1), ("", 0),
  ])
  func referencesArePartedByRule(_ text: String, _ count: Int) {
    let language: Language = text.contains("troops") ? .english : .french
    #expect(RuleSentences(language).sentences(text).count == count)
  }

  @Test func bootstrapIsTheSameEveryTime() {
    let values = (0..<50).map { Double($0 % 7) / 7 }
    let (one, other) = (Bootstrap(values), Bootstrap(values))
    #expect(one.low == other.low && one.high == other.high)
    #expect(one.low < one.mean && one.mean < one.high)
    let equal = Bootstrap([0.25, 0.25, 0.25])
    #expect(equal.low == 0.25 && equal.mean == 0.25 && equal.high == 0.25)
    #expect(Bootstrap([]).mean == 0)
  }
}
