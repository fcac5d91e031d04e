internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline split`: the sentences of documents.
struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split documents into sentences.",
    discussion: """
      Prints one sentence a line, in text order; sentences never cross a paragraph, a heading is \
      one, code has none.

      Examples:
        pipeline split article.fr.md
        pipeline split --format tsv article.fr.md article.en.md
        pdftotext paper.pdf - | pipeline split --lang it --input-format plain -
        pipeline split --jsonl < documents.jsonl > sentences.jsonl
        pipeline split --srx rules.srx article.fr.md
        pipeline split --export-srx -o pipeline.srx
      """)

  /// How sentences are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case lines, jsonl, tsv
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "The language of the input: fr, it or en.")
  var lang: Language?

  @Option(help: "By whose convention sentences end: standard, or treebank (at ; and : as well).")
  var profile: SplittingProfile = .standard

  @Option(help: "lines, jsonl (id, text, source range, block) or tsv (the same).")
  var format: Listing = .lines

  @OptionGroup var rules: SRXOptions

  func run() throws {
    try reporting(output.terminal) {
      if try rules.export(lang, input, output) { return }
      let segmenter = try rules.segmenter()
      if stream.jsonl {
        return try stream.answer(input, output, lang) {
          SentenceList(try segmenter($0))
        }
      }
      let reader = SourceReader(options: input.readingOptions(language: lang))
      try output.write(each: DocumentPaths(input.pathsOrSeeds).paths) { path in
        let document = try reader.document(at: path)
        let list = SentenceList(try segmenter(document))
        let bytes =
          switch format {
          case .lines: list.lines
          case .jsonl: list.jsonLines
          case .tsv: list.table
          }
        return (bytes, [LanguageGuess.diagnostic(for: document)].compactMap(\.self))
      }
    }
  }
}
