internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline normalize`: clean text.
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalize text: Unicode NFC, without characters that nobody sees.",
    discussion: """
      Markup stays as it is. Removed are byte order marks, soft hyphens, zero-width and control \
      characters; all else is kept. With --fold, the form used for matching: lower case, one kind \
      of quote, apostrophe, dash and space, ligatures taken apart, accents kept.

      Examples:
        pipeline normalize article.fr.md -o clean.fr.md
        pipeline normalize --encoding windows-1252 old.txt
        pipeline normalize --fold - < text.txt
        pipeline normalize --jsonl < documents.jsonl
      """)

  /// What comes out.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "The language of the input (records of a stream only).")
  var lang: Language?

  @Flag(help: "Give the form used for matching.")
  var fold = false

  @Option(help: "text, or json: {\"path\", \"text\"} a line.")
  var format: Form = .text

  func run() throws {
    let normalization = Normalization(folds: fold)
    try reporting(output.terminal) {
      if stream.jsonl {
        return try stream.answer(input, output, lang) {
          NormalizedText(text: try normalization.text(of: $0))
        }
      }
      let reader = SourceReader(options: input.readingOptions())
      try output.write(each: DocumentPaths(input.pathsOrSeeds).paths) { path in
        let text = try normalization.normalized(reader.text(at: path))
        return (format == .text ? text : NormalizedText(path: path, text: text).jsonLine, [])
      }
    }
  }
}
