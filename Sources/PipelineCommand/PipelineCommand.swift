internal import ArgumentParser
internal import Pipeline

/// The program `pipeline`: its commands and what they share.
@main
struct PipelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Turns the language versions of an article into things an editor can publish.",
    discussion: """
      Reads French, Italian and English versions of an article (Markdown, HTML, plain text), \
      aligns their sentences and terms, and writes extractive summaries, bilingual glossaries, \
      quote tables and newsletters. Every sentence is verbatim and carries the bytes of the \
      source it came from.

      Without paths, commands read ./seeds and ./Glossaries; `run` writes to ./output.

      Examples:
        pipeline run
        pipeline summarize --lang en
        pipeline quotes article.fr.md article.en.md --pair fr-en --format csv
        pipeline verify output

      Exit codes: 0 done; 1 findings, or some documents failed and the rest is written; \
      64 wrong usage; 65 bad data; 66 no input; 69 embeddings \
      server unavailable; 70 internal error; 73 cannot write.
      """,
    version: PipelineVersion.current,
    subcommands: [
      RunCommand.self, SummarizeCommand.self, QuotesCommand.self, AlignCommand.self,
      ExportCommand.self, TermsCommand.self, GlossaryCommand.self, NewsletterCommand.self,
      FeedsCommand.self, SplitCommand.self, NormalizeCommand.self, CheckCommand.self,
      ApplyCommand.self, VerifyCommand.self, EvaluateCommand.self, ConfigCommand.self,
    ])

  /// Runs the command; of a word that is none, tells which may have been meant.
  static func main() async {
    if let message = Self.misspelling(in: Array(CommandLine.arguments.dropFirst())) {
      Self.exit(withError: ValidationError(message))
    }
    await main(nil)
  }

  /// What to say where a command is misspelt; `nil` where it is not.
  static func misspelling(in arguments: [String]) -> String? {
    var command: any ParsableCommand.Type = Self.self
    for argument in arguments {
      let known = command.configuration.subcommands
      if known.isEmpty || argument.hasPrefix("-") { return nil }
      if let next = known.first(where: { $0._commandName == argument }) {
        command = next
        continue
      }
      if argument == "help" || command.configuration.defaultSubcommand != nil { return nil }
      let names = known.map { $0._commandName }
      let advice =
        Suggestion.nearest(to: argument, among: names).map { "Did you mean '\($0)'?" }
        ?? "There are \(names.joined(separator: ", "))."
      return "There is no command '\(argument)'. \(advice)"
    }
    return nil
  }
}
