internal import Quotations
internal import Summaries
internal import Text

/// The summaries of one article that are scored side by side.
struct SummaryTrial {
  struct Entry: Sendable {
    let system: String
    let figures: SummaryFigures
    /// Whether there was more than allowed; `nil` for what is meant to be cut.
    let isOver: Bool?
  }

  private let gold: SummaryGold
  private let options: SummaryReport.Options
  private let summary: SummaryOptions
  private let found: (name: String, by: [String: [String]])?
  private var judge: SummaryJudge
  private let segmented: SegmentedDocument
  /// Ranges that summaries do not cut.
  private let quotations: [ByteRange]

  init(
    _ gold: SummaryGold, _ options: SummaryReport.Options, _ summary: SummaryOptions,
    _ found: (name: String, by: [String: [String]])?
  ) {
    self.gold = gold
    self.options = options
    self.summary = summary
    self.found = found
    judge = SummaryJudge(gold, limit: options.limit)
    segmented = Segmenter().segment(gold.document)
    quotations = QuotationFinder().ranges(in: gold.document)
  }

  /// Ours or the summary found, then what it is compared with.
  ///
  /// - Parameter seed: Of the sentences taken at random.
  func entries(seed: UInt64) -> [Entry] {
    var judge = judge
    let words = judge.mostWords
    var entries: [Entry] = []
    if let found {
      entries.append(entry("found", found.by[gold.id].map(sentences) ?? [], words, &judge))
    } else {
      entries.append(entry("ours", ours(budget(words)), words, &judge))
      if options.most == nil, let words {
        let filled = filled(words)
        entries.append(
          Entry(system: "ours, cut", figures: judge.figures(of: filled), isOver: nil))
      }
    }
    let sentences = segmented.sentences.indices.map(segmented.string(ofSentence:))
    let baselines = SummaryBaselines(sentences, most: options.most, words: words)
    var generator = SplitMix(state: seed)
    let tokens = sentences.map { judge.tokens($0) }
    // Of several references the oracle takes the first.
    let reference = judge.referenceWords.first ?? []
    for (system, sentences) in [
      ("lead", baselines.lead), ("random", baselines.random(&generator)),
      ("oracle", baselines.oracle(tokens, reference: reference)),
    ] {
      entries.append(
        Entry(system: system, figures: judge.figures(of: sentences), isOver: nil))
    }
    return entries
  }

  private func budget(_ words: Int?) -> SummaryOptions.Budget {
    if let most = options.most { return .sentences(most) }
    return .words(words ?? 0)
  }

  private func entry(
    _ system: String, _ sentences: [String], _ words: Int?, _ judge: inout SummaryJudge
  ) -> Entry {
    let count = sentences.reduce(0) { $0 + RougeTokenizer.count($1) }
    let isOver = options.most.map { sentences.count > $0 } ?? words.map { count > $0 } ?? false
    return Entry(system: system, figures: judge.figures(of: sentences), isOver: isOver)
  }

  /// What `pipeline summarize --jsonl` answers.
  private func ours(_ budget: SummaryOptions.Budget) -> [String] {
    var options = summary
    options.budget = budget
    return Summarizer(options: options).summary(of: [segmented], protected: [quotations]).choices
      .map { segmented.string(ofSentence: $0.row) }
  }

  /// The first summary that has so many words, as more and more of them are allowed, up to three times as
  /// many.
  private func filled(_ words: Int) -> [String] {
    var summary: [String] = []
    for budget in stride(from: words, through: 3 * words, by: max(words / 10, 1)) {
      summary = ours(.words(budget))
      if summary.reduce(0, { $0 + RougeTokenizer.count($1) }) >= words { break }
    }
    return summary
  }

  /// A string without line ends is split as references are.
  private func sentences(_ summary: [String]) -> [String] {
    guard summary.count == 1, let text = summary.first else { return summary }
    let lines = text.split(separator: "\n").map(String.init)
    return lines.count > 1 ? lines : RuleSentences(gold.document.language).sentences(text)
  }
}
