internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline evaluate quotes`
struct EvaluateQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "Score quotations: spans, speakers, cues.",
    discussion: """
      A gold file has a quotation a line, as JSON: doc, start and end (in Unicode scalars, outer \
      marks in or out), text, speaker, speaker_ref (the full name), speaker_span, verb, verb_span, \
      kind; document x is the file docs/x.txt beside it. A gold file X.quotes holds texts with the \
      quotations told behind them. Told are precision, recall and F1 of spans \
      (without outer marks and blanks), F1 of spans that overlap by more than 0.3 and 0.8 (Jaccard), \
      of quoted characters, the share of found quotations whose speaker is right by surface and by \
      full name, the same of all gold quotations that have a speaker (end to end), and of right cues. \
      A kind "negative" marks words between quotation marks that are no quotation.

      Examples:
        pipeline evaluate quotes --gold polnear/gold_quoted.jsonl
        pipeline evaluate quotes --gold news.jsonl --lang fr --ignore term,title --mistakes
        pipeline evaluate quotes --gold news.jsonl --found theirs.jsonl --format json
      """)

  @Option(help: "A .jsonl or .quotes file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Language of documents for which the gold says none.")
  var lang = Language.english

  @Option(help: "Kinds or types that are neither asked for nor punished, parted by commas.")
  var ignore: String = ""

  @Option(help: "Score the quotations in this file instead of ours.", completion: .file())
  var found: String?

  @Flag(help: "List what went wrong instead.")
  var mistakes = false

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try QuotesReport(
        gold: gold, language: lang,
        ignoring: Set(ignore.split(separator: ",").map(String.init)), found: found)
      try output.write(mistakes ? report.mistakes : format == .text ? report.text : report.json)
    }
  }
}
