internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline evaluate check`
struct EvaluateCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Score glossary check: planted errors found, false alarms.",
    discussion: """
      A gold file X.check.tsv names planted errors, a line each: segment (from 1), kind, source \
      term, what was there and what is there now, parted by tabs. X.en and X.fr beside it (by the \
      codes of --from and --to) hold a segment a line, the two in step, X.glossary.tsv the \
      glossary. Benchmarks/check/plant writes such files. An alarm is an error or a warning. Told \
      are the share of segments with a false alarm, of those that name a concept or a number and of \
      all, and the share of planted errors whose segment has an alarm.

      Examples:
        pipeline evaluate check --gold planted --from en --to fr
        pipeline evaluate check --gold act.check.tsv --from en --to fr --mistakes
      """)

  @Option(help: "A .check.tsv file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Language of the sources.")
  var from: Language

  @Option(help: "Language of the targets, into which errors were planted.")
  var to: Language

  @Flag(help: "List false alarms and missed errors instead.")
  var mistakes = false

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try CheckReport(gold: gold, source: from, target: to)
      try output.write(mistakes ? report.mistakes : format == .text ? report.text : report.json)
    }
  }
}
