public import ArgumentParser
public import Editions
internal import Glibc
internal import Pipeline
internal import Summaries
internal import Terminology
public import Text

/// What is read: paths, and what to know of them beforehand.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files or folders; - for standard input. Without any: ./seeds.",
    completion: .file())
  var paths: [String] = []

  @Option(
    help: "The encoding of the input, such as windows-1252; else UTF-8, or UTF-16 with a BOM.")
  var encoding: String?

  @Option(
    help: "How the input is written: markdown, html or plain; else as the extension says.")
  var inputFormat: Format?

  /// The paths, or the default ones.
  var pathsOrSeeds: [String] { paths.isEmpty ? ["seeds"] : paths }

  func readingOptions(language: Language? = nil) -> ReadingOptions {
    ReadingOptions(format: inputFormat, language: language, encoding: encoding)
  }
}

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Write to this file instead of standard output.",
    completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "No warnings and no progress.")
  var quiet = false

  var terminal: Terminal { Terminal(isQuiet: quiet) }

  /// Writes a result whole: to the file, by way of a temporary one, or to standard output.
  func write(_ bytes: [UInt8]) throws {
    guard let output, output != "-" else {
      terminal.print(bytes)
      return
    }
    let slash = output.lastIndex(of: "/")
    let folder = slash.map { String(output[..<$0]) } ?? "."
    let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
    try OutputFolder(slash == output.startIndex ? "/" : folder)
      .write([EditionFile(name: name, bytes: bytes)])
  }
}

/// Which glossaries are followed.
struct GlossaryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A glossary file; may be repeated. Without it: every .tsv in ./Glossaries.",
    completion: .file())
  var glossary: [String] = []

  @Flag(help: "Follow no glossary.")
  var noGlossary = false

  /// The files: those named, else those of the settings, else those in the folder.
  func paths(_ configuration: Configuration) -> [String] {
    if noGlossary { return [] }
    if !glossary.isEmpty { return glossary }
    return configuration.glossaries ?? GlossaryFolder.files(in: "Glossaries")
  }
}

/// How long a summary is.
struct SummaryLengthOptions: ParsableArguments {
  @Option(help: "At most this many sentences.")
  var sentences: Int?

  @Option(help: "At most this many words.")
  var words: Int?

  @Option(help: "At most this share of the article's words, such as 0.1.")
  var ratio: Double?

  func validate() throws {
    let given = [sentences != nil, words != nil, ratio != nil].filter { $0 }.count
    if given > 1 { throw ValidationError("Give one of --sentences, --words and --ratio.") }
    if let sentences, sentences < 1 { throw ValidationError("--sentences must be at least 1.") }
    if let words, words < 1 { throw ValidationError("--words must be at least 1.") }
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw ValidationError("--ratio must be more than 0 and at most 1.")
    }
  }

  /// The settings, with what the flags say in their place.
  func options(over configured: SummaryOptions) -> SummaryOptions {
    var options = configured
    if let sentences { options.budget = .sentences(sentences) }
    if let words { options.budget = .words(words) }
    if let ratio { options.budget = .ratio(ratio) }
    return options
  }
}

extension Format: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
  public init?(argument: String) {
    guard let language = Language(argument), language.isSupported else { return nil }
    self = language
  }

  public static var allValueStrings: [String] { supported.map(\.code) }
}

/// Runs a command's work and turns what goes wrong into one line and an exit code.
func reporting(_ terminal: Terminal, _ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as any DiagnosableError {
    terminal.report(error.diagnostic)
    throw ExitCode.code(for: error.diagnostic)
  }
}

/// Documents as JSON Lines.
struct StreamOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Read a stream of documents: one {\"id\", \"lang\", \"text\"} a line.",
      discussion: """
        One result object a line out, in order, with the same id; a bad record gives \
        {"id", "error"} and the stream goes on, with exit code 0.
        """))
  var jsonl = false

  /// Answers standard input, or the one file named, line by line.
  func answer(
    _ input: InputOptions, _ language: Language?, _ result: (Document) throws -> any Encodable
  ) {
    let terminal = Terminal(isQuiet: false)
    let stream = DocumentStream(reading: input.readingOptions(language: language))
    stream.answer(linesOf: 0, write: terminal.print, result: result)
  }
}

extension LanguagePair: ExpressibleByArgument {
  public init?(argument: String) {
    let codes = argument.split(separator: "-")
    guard codes.count == 2, let source = Language(argument: String(codes[0])),
      let target = Language(argument: String(codes[1])), source != target
    else { return nil }
    self.init(source: source, target: target)
  }
}
