public import Text

/// What makes a glossary file unreadable.
public enum GlossaryError: DiagnosableError, Equatable {
  /// The file itself could not be opened or read.
  case unreadable(Diagnostic)
  case notUTF8(Place, value: UInt8)
  case nulByte(Place)
  /// The file holds no line but comments.
  case empty(Place)
  /// The first line does not name the columns, an `id` among them.
  case missingHeader(Place)
  /// No column is named by a language code.
  case noLanguageColumn(Place)
  case duplicateColumn(Place, name: String)
  case wrongCellCount(Place, found: Int, expected: Int)
  case emptyIdentifier(Place)
  case duplicateIdentifier(Place, identifier: String, firstLine: Int)
  case unknownStatus(Place, value: String)
  /// Nothing stands between two bars, or behind a `!`.
  case emptyTerm(Place)
  /// A word in a column such as `fr:flags` that is none of `case` and `exact`.
  case unknownFlag(Place, value: String)
  /// A cell of flags has several parts, and not as many as there are terms.
  case wrongFlagCount(Place, found: Int, expected: Int)
  /// A quoted cell of a CSV file that does not end.
  case openQuote(Place)
  /// Text between a closing quote and the next comma.
  case textBehindQuote(Place)
  /// A form that does not name its languages, and they are not given.
  case languagesNeeded(Place, format: GlossaryFormat)
  /// The first line of a UTX file does not name two languages.
  case badHeader(Place, format: GlossaryFormat, problem: String)
  /// A form that is only read.
  case notWritable(GlossaryFormat)
  /// A bilingual form, and not two languages.
  case twoLanguagesNeeded(GlossaryFormat, found: [Language])
  /// An XML file that is not what it should be.
  case notTBX(Place, found: String)
  case xml(XMLError)
  /// A column such as `fr:flags`, and no column `fr`.
  case flagsWithoutTerms(Place, language: Language)

  public var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let diagnostic): diagnostic
    case .notUTF8(let place, let value):
      Diagnostic(
        .error, code: "not-utf8",
        "byte \(value) is not UTF-8; save the glossary as UTF-8", at: place)
    case .nulByte(let place):
      Diagnostic(.error, code: "nul-byte", "a glossary holds no NUL bytes", at: place)
    case .empty(let place):
      Diagnostic(.error, code: "empty-glossary", "the glossary has no lines", at: place)
    case .missingHeader(let place):
      Diagnostic(
        .error, code: "missing-header",
        "the first line must name the columns: id, subject, pos, fr, it, en, status, note",
        at: place)
    case .noLanguageColumn(let place):
      Diagnostic(
        .error, code: "no-language-column",
        "no column is named by a language code such as fr, it or en", at: place)
    case .duplicateColumn(let place, let name):
      Diagnostic(
        .error, code: "duplicate-column", "two columns are named \(name)", at: place)
    case .wrongCellCount(let place, let found, let expected):
      Diagnostic(
        .error, code: "wrong-cell-count",
        "\(found) cells where the header names \(expected) columns; part cells by tabs, and keep "
          + "empty ones", at: place)
    case .emptyIdentifier(let place):
      Diagnostic(.error, code: "empty-id", "the concept has no id", at: place)
    case .duplicateIdentifier(let place, let identifier, let firstLine):
      Diagnostic(
        .error, code: "duplicate-id",
        "the id \(identifier) is already used in line \(firstLine)", at: place)
    case .unknownStatus(let place, let value):
      Diagnostic(
        .error, code: "unknown-status",
        "\(value) is no status; write preferred, admitted, forbidden or candidate", at: place)
    case .emptyTerm(let place):
      Diagnostic(.error, code: "empty-term", "an empty term between two bars", at: place)
    case .unknownFlag(let place, let value):
      Diagnostic(
        .error, code: "unknown-flag", "\(value) is no flag; write case or exact", at: place)
    case .wrongFlagCount(let place, let found, let expected):
      Diagnostic(
        .error, code: "wrong-flag-count",
        "flags for \(found) terms where there are \(expected); part them by bars as the terms are, "
          + "or write them once for all", at: place)
    case .openQuote(let place):
      Diagnostic(
        .error, code: "open-quote", "the quoted cell does not end; add the closing quote", at: place
      )
    case .textBehindQuote(let place):
      Diagnostic(
        .error, code: "open-quote",
        "text behind a closing quote; double the quotes inside a quoted cell", at: place)
    case .languagesNeeded(let place, let format):
      Diagnostic(
        .error, code: "languages-needed",
        "\(format.title) does not say which languages it is in; add --langs fr,en, or name the file "
          + "terms.fr-en.tsv", at: place)
    case .badHeader(let place, let format, let problem):
      Diagnostic(
        .error, code: "bad-header", "no header of \(format.title): \(problem)", at: place)
    case .notWritable(let format):
      Diagnostic(
        .error, code: "usage",
        "\(format.title) glossaries are read and not written; choose another form")
    case .twoLanguagesNeeded(let format, let found):
      Diagnostic(
        .error, code: "usage",
        "\(format.title) holds two languages, source first; name them: --langs fr,en"
          + (found.isEmpty ? "" : " (there are \(found.map(\.code).joined(separator: ", ")))"))
    case .notTBX(let place, let found):
      Diagnostic(
        .error, code: "not-tbx",
        "\(found) is no TBX; its root is tbx or martif, and concepts are in text and body",
        at: place)
    case .xml(let error): error.diagnostic
    case .flagsWithoutTerms(let place, let language):
      Diagnostic(
        .error, code: "flags-without-terms",
        "the column \(language):flags needs a column \(language)", at: place)
    }
  }
}
