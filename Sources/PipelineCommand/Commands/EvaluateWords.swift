internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline evaluate words`
struct EvaluateWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Score word alignment: alignment error rate, precision, recall.",
    discussion: """
      A gold file X.gold holds links for the segments of the tokenized texts X.en and X.fr beside \
      it (by the codes of --from and --to), a line each: i-j for sure links, i?j or ipj for \
      possible ones, words counted from 0; or lines of segment, word, word and S or P, from 1. A \
      gold file X.tsv holds source, target and links, parted by tabs. The segments of a file are \
      aligned together. Precision is the share of found links that are possible or sure, recall \
      that of sure links that were found; AER is as in Och & Ney 2003.

      Examples:
        pipeline evaluate words --gold hansards.gold --from en --to fr
        pipeline evaluate words --gold hansards.gold --from en --to fr --links found.txt
        pipeline evaluate words --gold dev.tsv --from en --to it --lexicon none --format json
      """)

  @Option(help: "A .gold or .tsv file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Language of the sources.")
  var from: Language

  @Option(help: "Language of the targets.")
  var to: Language

  @Option(
    help: "Score the links in this file, a line of i-j for each segment, instead of ours.",
    completion: .file())
  var links: String?

  @OptionGroup var words: LexiconOptions

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try WordReport(
        gold: gold, source: from, target: to, lexicon: try words.words(), found: links)
      try output.write(format == .text ? report.text : report.json)
    }
  }
}
