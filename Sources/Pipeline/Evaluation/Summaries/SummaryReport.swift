internal import Editions
public import Summaries
public import Text

/// The scores of summaries of articles that people have summed up.
public struct SummaryReport: Encodable, Sendable {
  /// What is asked for.
  public struct Options: Sendable {
    /// Sentences of each summary; `nil`: as many as the limit has room for, or three.
    public var sentences: Int?
    public var limit: SummaryLimit
    /// Of records that name no language.
    public var language: Language?
    /// Whether titles are shown to what sums up.
    public var showsTitles: Bool
    /// Summaries to score instead of ours.
    public var found: String?

    public init(
      sentences: Int? = nil, limit: SummaryLimit = .none, language: Language? = nil,
      showsTitles: Bool = true, found: String? = nil
    ) {
      self.sentences = sentences
      self.limit = limit
      self.language = language
      self.showsTitles = showsTitles
      self.found = found
    }

    /// Sentences where neither they nor words are limited.
    static let usual = 3

    var most: Int? { sentences ?? (limit == .none ? Self.usual : nil) }
  }

  struct Row: Encodable {
    let file: String
    let system: String
    let articles: Int
    let rouge1: Measure
    let rouge2: Measure
    let rougeL: Measure
    let rougeLsum: Measure
    /// Mean words of a summary as it was judged.
    let words: Double
    /// The share of sentences that open by pointing back to one that does not stand before them.
    let dangling: Double
    /// The share of summaries with more words or sentences than allowed, before they are cut; `nil` for
    /// those that are meant to be cut.
    let overshoot: Double?
  }

  /// A measure, its mean over articles, and where the mean lies in 95 of 100 samples of them.
  struct Measure: Encodable {
    let f1: Double
    let low: Double
    let high: Double
    let recall: Double

    init(_ figures: [Rouge.Figures]) {
      let mean = Bootstrap(figures.map(\.f1))
      f1 = mean.mean.rounded5
      low = mean.low.rounded5
      high = mean.high.rounded5
      recall =
        (figures.reduce(0) { $0 + $1.recall } / Double(max(figures.count, 1))).rounded5
    }
  }

  let rows: [Row]

  /// Sums up the articles of gold files, and scores that and what it is compared with.
  ///
  /// - Parameters:
  ///   - paths: JSON Lines, `{"id", "lang", "title"?, "text", "reference"}` each, or folders of them.
  ///   - summary: How ours are chosen; the budget is that of `options`.
  public init(
    references paths: [String], options: Options = Options(),
    summary: SummaryOptions = SummaryOptions()
  ) throws {
    let found = try options.found.map { (name: $0, by: try FoundSummary.summaries(at: $0)) }
    rows = try GoldFiles(paths, endings: [".jsonl"]).paths.flatMap { path in
      let gold = try SummaryGold.articles(
        at: path, language: options.language, showsTitles: options.showsTitles)
      let results = concurrentMap(gold.count) { index in
        SummaryTrial(gold[index], options, summary, found).entries(seed: UInt64(index))
      }
      return Self.rows(results, file: path)
    }
  }

  private static func rows(_ results: [[SummaryTrial.Entry]], file: String) -> [Row] {
    (results.first ?? []).indices.map { system in
      let entries = results.map { $0[system] }
      let count = Double(max(entries.count, 1))
      let sentences = entries.reduce(0) { $0 + $1.figures.sentences }
      let judged = entries.compactMap(\.isOver)
      return Row(
        file: file, system: entries[0].system, articles: entries.count,
        rouge1: Measure(entries.map(\.figures.rouge.words)),
        rouge2: Measure(entries.map(\.figures.rouge.pairs)),
        rougeL: Measure(entries.map(\.figures.rouge.sequence)),
        rougeLsum: Measure(entries.map(\.figures.rouge.sentences)),
        words: (Double(entries.reduce(0) { $0 + $1.figures.words }) / count).rounded5,
        dangling: (Double(entries.reduce(0) { $0 + $1.figures.dangling })
          / Double(max(sentences, 1))).rounded5,
        overshoot: judged.isEmpty
          ? nil : (Double(judged.count { $0 }) / Double(judged.count)).rounded5)
    }
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if index == 0 || rows[index - 1].file != row.file {
        if index > 0 { lines.append("") }
        lines.append("\(row.file), \(row.articles) articles")
        lines.append(
          "             ROUGE-1 [95 %]          ROUGE-2 [95 %]               L    Lsum"
            + "   recall 1, 2   words  dangling   over")
      }
      func measured(_ measure: Measure) -> String {
        "\(measure.f1.percent) [\(measure.low.percent),\(measure.high.percent)]"
      }
      let head = row.system + String(repeating: " ", count: max(0, 12 - row.system.count))
      lines.append(
        [
          head, measured(row.rouge1), " " + measured(row.rouge2), "  " + row.rougeL.f1.percent,
          row.rougeLsum.f1.percent, "  " + row.rouge1.recall.percent, row.rouge2.recall.percent,
          " " + String(Int(row.words.rounded())).padded(to: 4), "   " + row.dangling.percent,
          row.overshoot?.percent ?? "     –",
        ].joined(separator: " "))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }
}
