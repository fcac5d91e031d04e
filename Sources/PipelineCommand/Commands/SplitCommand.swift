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
      one, code has none. With --quotes whole, sentences are joined so that no quotation opens \
      in one line and closes in another of the same paragraph.

      Plain text in UTF-8 (--input-format plain, or .txt) is split while it is read, in bounded \
      memory: it may be larger than memory, and sentences come as their paragraphs end. Other \
      formats and encodings are read whole, up to 2 GiB.

      Examples:
        pipeline split article.fr.md
        pipeline split --quotes whole --format jsonl article.fr.md
        pipeline split --format tsv article.fr.md article.en.md
        zcat corpus.gz | pipeline split --lang fr --input-format plain - -o sentences.txt
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

  @Option(
    help: ArgumentHelp(
      "lines, jsonl or tsv.",
      discussion: """
        jsonl: id, text, start and end in the source, textStart and textEnd in the normalized \
        text, block, blockIndex. tsv: id, start, end, block, text, without a line of headings.
        """))
  var format: Listing = .lines

  @Option(
    help: ArgumentHelp(
      "sentences, or whole: quotations are not parted.",
      discussion: """
        With whole, units are listed, named fr:u1…; jsonl also names the sentences of each.
        """))
  var quotes: Splitting.Quotes = .sentences

  @Option(help: "By whose convention sentences end: standard, or treebank (at ; and : as well).")
  var profile: SplittingProfile = .standard

  @OptionGroup var rules: SRXOptions

  func validate() throws {
    if rules.file != nil, profile != .standard {
      throw ValidationError("--srx follows the rules of its file, --profile ours; leave out one.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      if try rules.export(lang, input, output) { return }
      let splitting = Splitting(
        segmenter: Segmenter(findsTokens: false, profile: profile), rules: try rules.rules(),
        reading: input.readingOptions(language: lang), quotes: quotes)
      if stream.jsonl {
        return try stream.answer(input, output, lang) { try splitting.list(of: $0) }
      }
      try output.stream(each: DocumentPaths(input.pathsOrSeeds).paths) { path, tell, write in
        try splitting.forEachList(at: path, tell: tell) { list in
          let bytes =
            switch format {
            case .lines: list.lines
            case .jsonl: list.jsonLines
            case .tsv: list.table
            }
          try write(bytes)
        }
      }
    }
  }
}
