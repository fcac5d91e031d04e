public import ArgumentParser
public import Editions
internal import Glibc
public import Pipeline
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

/// Which glossaries are followed.
struct GlossaryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A glossary file; may be repeated. Without it: those in ./Glossaries.",
    completion: .file())
  var glossary: [String] = []

  @Flag(help: "Follow no glossary.")
  var noGlossary = false

  @OptionGroup var words: LexiconOptions

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

  @Option(help: "At most this many characters, a line feed after each sentence included.")
  var chars: Int?

  @Option(help: "At most this share of the article's words, such as 0.1.")
  var ratio: Double?

  func validate() throws {
    let given = [sentences != nil, words != nil, chars != nil, ratio != nil].count { $0 }
    if given > 1 {
      throw ValidationError("Give one of --sentences, --words, --chars and --ratio.")
    }
    if let sentences, sentences < 1 { throw ValidationError("--sentences must be at least 1.") }
    if let words, words < 1 { throw ValidationError("--words must be at least 1.") }
    if let chars, chars < 1 { throw ValidationError("--chars must be at least 1.") }
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw ValidationError("--ratio must be more than 0 and at most 1.")
    }
  }

  /// The settings, with what the flags say in their place.
  func options(over configured: SummaryOptions) -> SummaryOptions {
    var options = configured
    if let sentences { options.budget = .sentences(sentences) }
    if let words { options.budget = .words(words) }
    if let chars { options.budget = .characters(chars) }
    if let ratio { options.budget = .ratio(ratio) }
    return options
  }
}

extension Format: ExpressibleByArgument {}

extension NewsletterDraft: ExpressibleByArgument {}

extension SplittingProfile: ExpressibleByArgument {}

extension Splitting.Quotes: ExpressibleByArgument {}

extension AlignmentOutput.Format: ExpressibleByArgument {}

extension TypographyLocale: ExpressibleByArgument {
  public init?(argument: String) {
    let wanted = argument.lowercased().split(separator: "_").joined(separator: "-")
    guard let locale = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else {
      return nil
    }
    self = locale
  }
}

extension Language: ExpressibleByArgument {
  public init?(argument: String) {
    guard let language = Language(argument), language.isSupported else { return nil }
    self = language
  }

  public static var allValueStrings: [String] { supported.map(\.code) }
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
