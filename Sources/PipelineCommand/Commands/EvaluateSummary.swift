internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline evaluate summary`
struct EvaluateSummary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Score summaries against those of people: ROUGE-1, -2, -L, -Lsum.",
    discussion: """
      A gold file has an article a line, as JSON: id, lang, title (or none), text, reference (a text, \
      or several of which the nearest counts). Told are F1 and recall of words (ROUGE-1) and pairs of \
      words (ROUGE-2), F1 of common subsequences (L, and Lsum sentence by sentence), each the mean over \
      articles, with the range in which it lies in 95 of 100 samples of the articles; how many words a \
      summary has; the share of sentences that point back to one left out (dangling); and the share of \
      summaries longer than allowed (over). Case and accents do not count, English words are \
      stemmed (Porter). In folders, files that end with .jsonl are taken.

      Beside ours stand the first sentences (lead), some at random (the same ones on every run), and the \
      best to be had by who knows the reference (oracle, greedy). With --limit and without --sentences, \
      "ours" is what summarize --words gives; "ours, cut" and the others are filled up and cut.

      With --articles instead, told is whether the summaries of articles in several languages say the \
      same: the share of chosen rows that all versions have, and what it is where each version is summed \
      up by itself.

      Examples:
        pipeline evaluate summary --articles seeds
        pipeline evaluate summary --refs cnndm.en.jsonl --sentences 3
        pipeline evaluate summary --refs orangesum.fr.jsonl --limit ref
        pipeline evaluate summary --refs news.jsonl --limit words:60 --summaries theirs.jsonl
      """)

  @Option(help: "A gold file or a folder of them; may be repeated.", completion: .file())
  var refs: [String] = []

  @Option(
    help: "Articles in several languages, files or folders; may be repeated.", completion: .file())
  var articles: [String] = []

  @Option(
    help: "Cut summaries: none, ref (as many words as the reference has) or words:N.",
    transform: { text in
      guard let limit = SummaryLimit(text) else {
        throw ValidationError("--limit takes none, ref or words:N.")
      }
      return limit
    })
  var limit: SummaryLimit = .none

  @Option(help: "Sentences of each summary (default: 3, or what the limit has room for).")
  var sentences: Int?

  @Flag(help: "Do not show the titles to what sums up.")
  var withoutTitles = false

  @Option(
    help: "Score these summaries instead of ours: {\"id\", \"summary\"} a line.",
    completion: .file())
  var summaries: String?

  @Option(help: "The language, where a record does not say it.")
  var lang: Language?

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard refs.isEmpty != articles.isEmpty else {
      throw ValidationError("Give --refs with articles people have summed up, or --articles.")
    }
    if let sentences, sentences < 1 { throw ValidationError("--sentences must be at least 1.") }
  }

  func run() throws {
    try reporting(output.terminal) {
      if refs.isEmpty { return try output.write(agreement()) }
      let report = try SummaryReport(
        references: refs,
        options: SummaryReport.Options(
          sentences: sentences, limit: limit, language: lang, showsTitles: !withoutTitles,
          found: summaries))
      try output.write(format == .text ? report.text : report.json)
    }
  }

  private func agreement() throws -> [UInt8] {
    var length = ["--sentences", "\(sentences ?? 3)"]
    if case .words(let count) = limit, sentences == nil { length = ["--words", "\(count)"] }
    let setup = try Setup(
      .parse([]), GlossaryOptions.parse([]), SummaryLengthOptions.parse(length), depth: .summary)
    let report = try SummaryAgreement(
      articles: setup.articles(articles), run: setup.run, summary: setup.summary)
    return format == .text ? report.text : report.json
  }
}
