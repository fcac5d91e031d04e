internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline verify`: is every output still what its source says?
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check JSON outputs against their sources, byte by byte.",
    discussion: """
      Reads the sources named in the outputs again and compares every anchored sentence, quotation \
      and term. Exits with 1 and names the place when one character differs.

      Examples:
        pipeline verify
        pipeline verify output/esodo-silenzioso/newsletter.json
      """)

  @Argument(help: "JSON outputs, or folders that hold them.", completion: .file())
  var outputs: [String] = ["output"]

  @Option(help: "The encoding of the sources, if they were read with --encoding.")
  var encoding: String?

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let reader = SourceReader(options: ReadingOptions(encoding: encoding))
      let report = try Verification(reader: reader).report(on: outputs)
      switch format {
      case .text:
        for finding in report.findings { output.terminal.report(finding) }
        try output.write(Array((report.summary + "\n").utf8))
      case .json: try output.write(report.json)
      }
      if !report.findings.isEmpty { throw ExitCode.findings }
    }
  }
}
