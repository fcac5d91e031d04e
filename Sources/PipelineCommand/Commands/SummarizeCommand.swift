internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline summarize`: the sentences that stand for an article.
struct SummarizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize",
    abstract: "Summarize articles by their own sentences, the same in every language.",
    discussion: """
      The sentences are chosen in all versions at once, so that every language says the same, and \
      printed verbatim in the order of the article.

      Examples:
        pipeline summarize --lang en
        pipeline summarize article.fr.md article.it.md --sentences 3 --format json
        pipeline summarize --words 120 --lang it - < articolo.md
        pipeline summarize --jsonl < documents.jsonl
      """)

  /// How summaries are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, md, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "The language of the summary: fr, it or en; without it, every one there is.")
  var lang: Language?

  @Option(help: "text (one sentence a line), md or json.")
  var format: Listing = .text

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries, length, language: lang, depth: .summary)
      if stream.jsonl {
        return try stream.answer(input, output, lang) { try setup.run.summarized($0) }
      }
      try setup.write(input, to: output, language: lang) { material, language in
        guard let edition = SummaryEdition(material, language: language) else { return nil }
        return switch format {
        case .text: edition.text
        case .md: edition.markdown
        case .json: edition.json
        }
      }
    }
  }
}
