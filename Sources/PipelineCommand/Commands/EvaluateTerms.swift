internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Terminology
internal import Text

/// `pipeline evaluate terms`
struct EvaluateTerms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Score glossary building: gold pairs found, first translations right.",
    discussion: """
      A gold file X.gold.tsv holds pairs of terms, parted by a tab; the texts X.en and X.fr beside \
      it (by the codes of --from and --to) hold a segment a line, the two in step. A glossary is \
      built of each text. Told are the shares of gold pairs among the first proposals, one, two and \
      five times as many as gold has, and among all (R@1G, R@2G, R@5G, R); of gold source terms \
      proposed at all (sources), and of those whose first translation is right (first); the precision \
      of proposals for gold source terms (P); and the calibration error of their confidence (ECE). \
      The second line of a file takes endings of number and gender off.

      Examples:
        pipeline evaluate terms --gold data/terms --from en --to fr
        pipeline evaluate terms --gold act.gold.tsv --from en --to fr --lexicon none --format json
      """)

  @Option(help: "A .gold.tsv file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Language of the first column.")
  var from: Language

  @Option(help: "Language of the second column.")
  var to: Language

  @OptionGroup var words: LexiconOptions

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try TermsReport(
        gold: gold, pair: LanguagePair(source: from, target: to),
        extractor: CandidateExtractor(lexicon: try words.words()))
      try output.write(format == .text ? report.text : report.json)
    }
  }
}
