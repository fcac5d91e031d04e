internal import ArgumentParser
internal import FoundationEssentials
internal import Pipeline

/// `pipeline config`: what holds, and who says so.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings that hold, and who said so.",
    discussion: """
      Flags go over variables of the environment, these over ./pipeline.yml, that over the defaults. \
      Printed is a pipeline.yml with all of them, those that are not set as comments; behind each \
      value stands who said it, and the variable that overrides it.

      Examples:
        pipeline config
        pipeline config -o pipeline.yml
        PIPELINE_SUMMARY_WORDS=80 pipeline config --format json
      """)

  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions

  @Option(help: "text (YAML) or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let variables = Array(ProcessInfo.processInfo.environment.keys)
      if let misspelt = Setting.misspelt(among: variables) { output.terminal.report(misspelt) }
      var (configuration, origins) = try Setup.configuration()
      let summary = length.options(over: configuration.summary)
      if summary != configuration.summary {
        configuration.summary = summary
        for budget in ["sentences", "words", "characters", "ratio"] {
          origins["summary.\(budget)"] = .flag
        }
      }
      if !glossaries.glossary.isEmpty { origins["glossaries"] = .flag }
      configuration.glossaries = glossaries.paths(configuration)
      let settings = EffectiveSettings(configuration, origins: origins)
      try output.write(format == .text ? settings.yaml : settings.json)
    }
  }
}
