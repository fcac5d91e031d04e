public import Text

/// A file that is no list of decisions.
public enum DecisionError: DiagnosableError, Equatable {
  case notUTF8(Place)
  case noHeader(Place)
  case badColumn(Place, String)
  case manyCells(Place, found: Int, expected: Int)
  case badKey(Place, String)
  case badRound(Place, String)
  case unknown(Place, String)
  case badValue(Place, decision: String, String)
  /// A term was edited, and one of its forms is empty.
  case emptyForm(Place, Language)
  case controlCharacter(Place, Language, Unicode.Scalar)
  /// Only accepted terms have forms.
  case strayForm(Place, Language)

  public var diagnostic: Diagnostic {
    switch self {
    case .notUTF8(let place):
      Diagnostic(.error, code: "not-utf8", "decisions are written in UTF-8", at: place)
    case .noHeader(let place):
      Diagnostic(
        .error, code: "bad-decisions",
        "the first line must name the columns decision and key, parted by tabs; export the file "
          + "from report.html", at: place)
    case .badColumn(let place, let name):
      Diagnostic(
        .error, code: "bad-decisions",
        "no column is named \"\(name)\", or two are; known are decision, key, value, article, "
          + "round, codes of languages such as fr, and form-fr and the like", at: place)
    case .manyCells(let place, let found, let expected):
      Diagnostic(
        .error, code: "bad-decisions", "\(found) cells where the first line names \(expected)",
        at: place)
    case .badKey(let place, let key):
      Diagnostic(
        .error, code: "bad-decisions",
        "\"\(key)\" is no key; it has 16 hexadecimal digits", at: place)
    case .badRound(let place, let round):
      Diagnostic(.error, code: "bad-decisions", "\"\(round)\" is no number of a round", at: place)
    case .unknown(let place, let name):
      Diagnostic(
        .error, code: "bad-decisions",
        "there is no decision \"\(name)\"; known are "
          + Decision.Action.names.joined(separator: ", "), at: place)
    case .badValue(let place, let decision, let value):
      Diagnostic(
        .error, code: "bad-decisions",
        "\"\(value)\" is nothing to \(decision) by: \(Self.hint(decision))",
        at: place)
    case .emptyForm(let place, let language):
      Diagnostic(
        .error, code: "bad-form",
        "the \(language) form of the term is empty; write one, or leave all forms empty to accept the "
          + "term as it was proposed", at: place)
    case .controlCharacter(let place, let language, let scalar):
      Diagnostic(
        .error, code: "bad-form",
        "the \(language) form of the term has the control character U+\(Self.digits(scalar))",
        at: place)
    case .strayForm(let place, let language):
      Diagnostic(
        .error, code: "bad-form",
        "only an accepted term has forms; delete the \(language) one", at: place)
    }
  }

  private static func digits(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func hint(_ decision: String) -> String {
    switch decision {
    case "merge": "expected the key of the row behind"
    case "split": "expected how many sentences the first part takes, such as fr:1 en:2"
    case "unlink": "expected a language of articles, such as en"
    default: "the column stays empty"
    }
  }
}
