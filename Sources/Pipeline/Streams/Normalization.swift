internal import Editions
public import Text

/// What `pipeline normalize` does to a text.
public struct Normalization: Sendable {
  /// What it does beside normalizing.
  public enum Form: Sendable {
    /// Nothing.
    case clean
    /// Gives the form used for matching.
    case folded
    /// Writes quotation marks, apostrophes and spaces by a house style.
    case typographic(TypographyLocale)
  }

  private let form: Form
  private let typography: Typography?

  public init(_ form: Form = .clean) {
    self.form = form
    if case .typographic(let locale) = form {
      typography = Typography(locale)
    } else {
      typography = nil
    }
  }

  /// Whether a text can be normalized in pieces: what it is written in does not matter.
  public var ignoresMarkup: Bool { typography == nil }

  /// Normalizes valid UTF-8 without a look at its markup. O(bytes).
  ///
  /// - Precondition: `ignoresMarkup`.
  public func normalized(_ text: [UInt8]) throws(NormalizingError) -> [UInt8] {
    precondition(ignoresMarkup, "typography needs a document")
    let clean = try Normalizer().normalized(text)?.bytes ?? text
    guard case .folded = form else { return clean }
    // What a ligature is taken apart into may compose with the mark behind it: œ́.
    let folded = Folder().folded(clean).bytes
    return try Normalizer().normalized(folded)?.bytes ?? folded
  }

  /// The text of a file, markup and all, normalized. O(bytes).
  ///
  /// - Throws: `ReadingError`, `NormalizingError`, or `TypographyError` when the document is in
  ///   another language than the house style.
  public func text(at path: String, _ reader: SourceReader) throws -> [UInt8] {
    let text = try reader.text(at: path)
    if ignoresMarkup { return try normalized(text) }
    return try typographic(try Normalizer().normalized(text)?.bytes ?? text, path, reader.options)
  }

  /// The text a document was read from, normalized.
  ///
  /// - Precondition: The document's source is UTF-8.
  /// - Throws: `ReadingError`, `NormalizingError`, or `TypographyError`.
  public func text(of document: Document) throws -> String {
    if ignoresMarkup {
      return String(decoding: try normalized(document.source), as: UTF8.self)
    }
    let text: [UInt8]
    if let normalized = try Normalizer().normalized(document.source) {
      // What is known of the document need not be found out again.
      try check(document)
      let options = ReadingOptions(format: document.format, language: document.language)
      text = try typographic(normalized.bytes, document.path, options)
    } else {
      text = try rewritten(document)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Parameter text: Normalized UTF-8.
  private func typographic(
    _ text: [UInt8], _ path: String, _ options: ReadingOptions
  ) throws -> [UInt8] {
    var options = options
    options.encoding = nil
    let document: Document
    do {
      document = try SourceReader(options: options).document(from: text, path: path)
    } catch {
      switch error {
      // There is nothing to change.
      case .empty, .onlyFrontMatter, .noText: return text
      default: throw error
      }
    }
    return try rewritten(document)
  }

  private func rewritten(_ document: Document) throws(TypographyError) -> [UInt8] {
    try check(document)
    return typography?.rewritten(document) ?? document.source
  }

  private func check(_ document: Document) throws(TypographyError) {
    guard let locale = typography?.locale, document.language != locale.language else { return }
    if case .detected(let confidence) = document.languageEvidence, confidence < 0.9 { return }
    throw .otherLanguage(
      Place(file: document.path), document.language, document.languageEvidence, locale)
  }
}

/// A document that a house style is not made for.
public enum TypographyError: DiagnosableError {
  case otherLanguage(Place, Language, LanguageEvidence, TypographyLocale)

  public var diagnostic: Diagnostic {
    switch self {
    case .otherLanguage(let place, let language, let evidence, let locale):
      Diagnostic(
        .error, code: "typography-language",
        "the text is in \(language)\(Self.reason(evidence)), \(locale.rawValue) is for "
          + "\(locale.language); choose \(Self.choices(language)), or say --lang "
          + "\(locale.language) if it is", at: place)
    }
  }

  private static func reason(_ evidence: LanguageEvidence) -> String {
    switch evidence {
    case .option: ""
    case .markup: " by its own word"
    case .path: " by its name"
    case .detected(let confidence): " by its words (\(Int(confidence * 100)) %)"
    }
  }

  private static func choices(_ language: Language) -> String {
    let locales = TypographyLocale.allCases.filter { $0.language == language }
    return locales.isEmpty
      ? "another text" : locales.map(\.rawValue).joined(separator: " or ")
  }
}

/// A normalized text, as `pipeline normalize` gives it in JSON.
public struct NormalizedText: Encodable, Sendable {
  /// The file it came from; absent in streams.
  public let path: String?
  public let text: String

  public init(path: String? = nil, text: String) {
    self.path = path
    self.text = text
  }

  public init(path: String, text: [UInt8]) {
    self.init(path: path, text: String(decoding: text, as: UTF8.self))
  }

  /// A JSON object on a line.
  public var jsonLine: [UInt8] { JSONText.line(self) }
}
