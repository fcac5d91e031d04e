internal import ArgumentParser
internal import Glibc
internal import Pipeline
internal import Text

/// `pipeline normalize`: clean text.
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalize text: Unicode NFC, without characters that nobody sees.",
    discussion: """
      Markup stays as it is. Removed are byte order marks, soft hyphens, zero-width and control \
      characters; all else is kept. Text of any length passes through in bounded memory.

      With --typography, quotation marks, apostrophes and spaces become those of a house style, in \
      running text only: never in code, addresses, file names, formulas, front matter or markup. \
      What can be read in two ways stays as it is, and twice gives the same as once.
        fr-FR  « … “ … ” … », l’été, no-break spaces before : ; ! ? % € (Imprimerie nationale)
        fr-EU  «… “…” …», no spaces before : ; ! ? (Code de rédaction interinstitutionnel)
        it-IT  «… “…” …», l’estate, po’
        en-US  “… ‘…’ …”, don’t, ’90s
        en-GB  ‘… “…” …’, don’t, ’90s
      A document in another language is an error; --lang says what it is in where that is \
      guessed wrong.

      With --fold, the form used for matching: lower case, one kind of quote, apostrophe, dash and \
      space, ligatures taken apart, accents kept.

      Examples:
        pipeline normalize article.fr.md -o clean.fr.md
        pipeline normalize --typography fr-FR article.fr.md -o article.typo.fr.md
        pipeline normalize --encoding windows-1252 old.txt
        pipeline normalize --fold - < text.txt
        pipeline normalize --jsonl --typography it-IT < documents.jsonl
      """)

  /// What comes out.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var stream: StreamOptions

  @Option(
    help: "The language of the input, for --typography; of a stream, where records name none.")
  var lang: Language?

  @Flag(help: "Give the form used for matching.")
  var fold = false

  @Option(help: "Write quotation marks, apostrophes and spaces by a house style.")
  var typography: TypographyLocale?

  @Option(help: "text, or json: {\"path\", \"text\"} a line.")
  var format: Form = .text

  func run() throws {
    try reporting(output.terminal) {
      let normalization = Normalization(try form())
      if stream.jsonl {
        return try stream.answer(input, output, lang) {
          NormalizedText(text: try normalization.text(of: $0))
        }
      }
      let paths = try DocumentPaths(input.pathsOrSeeds).paths
      if format == .text, normalization.ignoresMarkup, input.encoding == nil {
        return try writePieces(of: paths, normalization)
      }
      let language = typography == nil ? nil : lang
      let reader = SourceReader(options: input.readingOptions(language: language))
      try output.write(each: paths) { path in
        let text = try normalization.text(at: path, reader)
        return (format == .text ? text : NormalizedText(path: path, text: text).jsonLine, [])
      }
    }
  }

  private func form() throws(UsageError) -> Normalization.Form {
    guard let typography else { return fold ? .folded : .clean }
    if fold { throw .foldedTypography }
    if let lang, lang != typography.language { throw .typographyLanguage(typography, lang) }
    return .typographic(typography)
  }

  /// Writes the files one behind the other, each piece by piece.
  private func writePieces(of paths: [String], _ normalization: Normalization) throws {
    try output.stream(each: paths) { path, _, write in
      let descriptor = try SourceFile.descriptor(at: path)
      defer { if descriptor != STDIN_FILENO { close(descriptor) } }
      var pieces = TextPieces(descriptor: descriptor, path: path)
      while let piece = try pieces.next() { try write(try normalization.normalized(piece)) }
    }
  }
}
