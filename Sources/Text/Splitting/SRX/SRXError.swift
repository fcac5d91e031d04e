/// Why a file of segmentation rules cannot be followed, where, and what to do about it.
public enum SRXError: DiagnosableError, Equatable {
  case tooLarge(Place, limit: Int)
  case xml(XMLError)
  /// XML of another kind, or SRX that breaks its schema.
  case notSRX(Place, problem: String)
  /// `element` is `beforebreak`, `afterbreak` or `languagemap`.
  case badPattern(Place, element: String, pattern: String, reason: String)
  case unknownRuleSet(Place, name: String)
  case noRules(Place, language: Language, patterns: [String])
  /// A rule's pattern needs too many steps on this text.
  case ruleStopped(Place, reason: String)
  /// ICU failed for a reason no file gives, such as lack of memory.
  case failed(Place, reason: String)

  public var diagnostic: Diagnostic { Diagnostic(.error, code: code, message, at: place) }

  /// Where it happened.
  public var place: Place {
    switch self {
    case .tooLarge(let place, _), .notSRX(let place, _), .badPattern(let place, _, _, _),
      .unknownRuleSet(let place, _), .noRules(let place, _, _), .ruleStopped(let place, _),
      .failed(let place, _):
      place
    case .xml(let error): error.diagnostic.place ?? Place(file: "-")
    }
  }

  /// A stable name for the kind of error.
  public var code: String {
    switch self {
    case .tooLarge: "srx-too-large"
    case .xml(let error): error.diagnostic.code
    case .notSRX: "srx-invalid"
    case .badPattern: "srx-bad-pattern"
    case .unknownRuleSet: "srx-unknown-rules"
    case .noRules: "srx-no-rules"
    case .ruleStopped: "srx-rule-stopped"
    case .failed: "icu-failed"
    }
  }

  private var message: String {
    switch self {
    case .tooLarge(_, let limit):
      "a file of rules may have \(limit >> 20) MiB; leave out languages that are not needed"
    case .xml(let error): error.diagnostic.message
    case .notSRX(_, let problem): "not SRX: \(problem)"
    case .badPattern(_, let element, let pattern, let reason):
      "\(element) \"\(pattern)\" is no regular expression of ICU: \(reason)"
    case .unknownRuleSet(_, let name):
      "there is no languagerule named \"\(name)\"; name one that there is"
    case .noRules(_, let language, let patterns):
      "no rules for \(language); the file has them for "
        + (patterns.isEmpty ? "no language" : patterns.joined(separator: ", "))
        + "; add a languagemap"
    case .ruleStopped(_, let reason):
      "the rule was stopped: \(reason); write it so that it has fewer ways to match"
    case .failed(_, let reason): "the rule could not be followed: \(reason)"
    }
  }
}
