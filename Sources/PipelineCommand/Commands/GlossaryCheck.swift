internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline glossary check`
struct GlossaryCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check whether the versions follow the glossary and each other.",
    discussion: """
      Errors are forms that the glossary forbids, and terms of one concept where the other version \
      names another; warnings are other numbers and names, and names that are missing; notes are \
      concepts that the other version names and for which nothing was found here. What the sentences \
      beside say, pronouns, and longer terms that hold the term are taken for an answer. Exits with 1 \
      when there are errors.

      With --consistency, terms that a version renders in several ways are told too, with counts and \
      places; this needs no glossary.

      With --from, the other versions are to follow that language; else each is to follow each.

      A file given with --allow names what is not to be reported, a line each: code, concept or \
      form in the text (* for any), and, if wanted, the end of the file's path, parted by tabs.

      Examples:
        pipeline glossary check
        pipeline glossary check --glossary my.tsv article.fr.md article.en.md --format json
        pipeline glossary check --from fr --allow allowed.tsv
        pipeline glossary check --consistency --no-glossary --from fr
        pipeline glossary check --format sarif -o findings.sarif site/
      """)

  /// How findings are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions

  @Option(help: "The language the article was written in first.")
  var from: Language?

  @Flag(help: "Tell terms that are rendered in several ways.")
  var consistency = false

  @Option(help: "A file of findings that are allowed.", completion: .file())
  var allow: String?

  @Option(help: "text (file:line:column: severity: message), json or sarif (2.1).")
  var format: Listing = .text

  func run() throws {
    try reporting(output.terminal) {
      var allowed = try allow.map(AllowedFindings.init) ?? AllowedFindings()
      let setup = try Setup(input, glossaries, depth: .checks)
      var hasErrors = false
      try setup.write(input, to: output) { material in
        let analysis = material.analysis
        if let from, !analysis.versions.contains(where: { $0.language == from }) {
          throw setup.missing(from, in: material)
        }
        let report = TermReport(
          setup.run.findings(in: analysis, original: from),
          consistency ? setup.run.inconsistencies(in: analysis, original: from) : [], in: analysis,
          allowing: &allowed)
        hasErrors = hasErrors || report.hasErrors
        return report
      } joined: { reports in
        switch format {
        case .text: Array(reports.map(\.text).joined(separator: []))
        case .json: TermReport.json(reports)
        case .sarif: SARIFLog(reports).json
        }
      }
      output.report(allowed.unused)
      if hasErrors { throw ExitCode.findings }
    }
  }
}
