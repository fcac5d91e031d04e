internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Terminology
internal import Text

/// `pipeline terms`: where the glossary's terms occur.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Find the glossary's terms, inflected forms included.",
    discussion: """
      Of each occurrence: its place, the form in the text, the concept, the status of the term, the \
      term to prefer where another is used, and what the concept is called in the aligned text of \
      the other versions. Nouns and adjectives are found in number and gender, verbs in all \
      their forms; acronyms and names in their own case. The columns fr:flags, it:flags and \
      en:flags of a glossary ask for more: case, exact.

      Examples:
        pipeline terms
        pipeline terms --lang fr --format tsv article.fr.md
        pipeline terms --glossary my.tsv --format json article.fr.md article.en.md
        pipeline terms --nested --lang en article.en.md
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

  @Flag(help: "List terms inside longer terms too.")
  var nested = false

  @Option(
    help: "Find terms with up to this many other words between theirs, 3 at most (let her go).")
  var gap = 0

  @Option(help: "text, tsv, json or jsonl.")
  var format: Listing = .text

  func validate() throws {
    guard (0...TermSearchOptions.gapLimit).contains(gap) else {
      throw ValidationError("--gap is \(gap); give 0, 1, 2 or 3.")
    }
  }

  func run() throws {
    let search = TermSearchOptions(nested: nested, gap: gap)
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries, language: lang, depth: .rows)
      if stream.jsonl {
        return try stream.answer(input, output, lang) {
          try setup.run.terms(in: $0, search)
        }
      }
      try setup.write(input, to: output) { material in
        let list = TermList(
          material, language: lang,
          occurrences: setup.run.occurrences(in: material.analysis, search))
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
