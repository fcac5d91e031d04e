internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline glossary`: making glossaries from articles, checking articles against them, and the
/// upkeep of their files.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Build glossaries, check versions against them, convert and keep their files.",
    subcommands: [
      GlossaryBuild.self, GlossaryCheck.self, GlossaryConvert.self, GlossaryMergeCommand.self,
      GlossaryDiff.self, GlossaryStats.self, GlossarySort.self, GlossaryValidate.self,
    ])
}

/// `pipeline glossary check`
struct GlossaryCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check how the versions use the glossary.",
    discussion: """
      Reports forms that the glossary forbids (errors), and concepts that one version names and the \
      other does not (warnings), with their places. Exits with 1 when there are errors.

      Examples:
        pipeline glossary check
        pipeline glossary check --glossary my.tsv article.fr.md article.en.md --format json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions

  @Option(help: "text (file:line:column: severity: message) or json.")
  var format: ReportFormat = .text

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries)
      var hasErrors = false
      try setup.write(input, to: output) { material in
        let report = TermReport(material.analysis)
        hasErrors = hasErrors || report.hasErrors
        return format == .text ? report.text : report.json
      }
      if hasErrors { throw ExitCode.findings }
    }
  }
}
