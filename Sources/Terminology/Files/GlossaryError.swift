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
        "\(value) is no status; write preferred, admitted or forbidden", at: place)
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
    case .flagsWithoutTerms(let place, let language):
      Diagnostic(
        .error, code: "flags-without-terms",
        "the column \(language):flags needs a column \(language)", at: place)
    }
  }
}
