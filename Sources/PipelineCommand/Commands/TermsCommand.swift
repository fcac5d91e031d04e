internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline terms`: where the glossary's terms occur.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Find the glossary's terms, inflected forms included.",
    discussion: """
      Examples:
        pipeline terms
        pipeline terms --lang fr --format tsv article.fr.md
        pipeline terms --glossary my.tsv --format json article.fr.md article.en.md
        pipeline terms --jsonl < documents.jsonl
      """)

  /// How terms are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, tsv, json, jsonl
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "The language whose terms to list: fr, it or en.")
  var lang: Language?

  @Option(help: "text, tsv, json or jsonl.")
  var format: Listing = .text

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries, language: lang)
      if stream.jsonl {
        return try stream.answer(input, output, lang) { try setup.run.terms(in: $0) }
      }
      try setup.write(input, to: output) { material in
        let list = TermList(material, language: lang)
        return switch format {
        case .text: list.text
        case .tsv: list.tsv
        case .json: list.json
        case .jsonl: list.jsonLines
        }
      }
    }
  }
}
