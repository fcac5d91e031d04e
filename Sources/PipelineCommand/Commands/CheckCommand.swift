internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline check`: do the versions say the same?
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check what one version of an article has and another lacks.",
    discussion: """
      With --parity (or no check named): sentences, paragraphs, headings, links, numbers, images \
      and quotations that are in one version and missing in another, where they stand, where they \
      belong, and how sure that is. Links and images are the same when only the language in their \
      address differs (fr.example.org and en.example.org, /fr/ and /en/); numbers when one version \
      writes them in words. Sentences in another order are notes. Exits with 1 when something is \
      missing; notes alone exit with 0.

      Examples:
        pipeline check --parity
        pipeline check --parity --min-confidence 0.8 article.fr.md article.en.md
        pipeline check --parity --format json -o parity.json site/
      """)

  /// How findings are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, tsv, csv, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions

  @Flag(help: "What one version has and another lacks.")
  var parity = false

  @Option(help: "Leave out what is less probably missing, from 0 to 1.")
  var minConfidence: Double = ParityCheck.standardConfidence

  @Option(help: "text (file:line:column: severity: message), tsv, csv or json.")
  var format: Listing = .text

  func validate() throws {
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence goes from 0 to 1.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries)
      var hasWarnings = false
      try setup.write(input, to: output) { material in
        let report = ParityReport(material, minimumConfidence: minConfidence)
        if let diagnostic = report.diagnostic { output.terminal.report(diagnostic) }
        output.report(AlignmentDoubts.diagnostics(for: material.analysis))
        hasWarnings = hasWarnings || report.hasWarnings
        return switch format {
        case .text: report.text
        case .tsv: report.tsv
        case .csv: report.csv
        case .json: report.json
        }
      }
      if hasWarnings { throw ExitCode.findings }
    }
  }
}
