/// What makes an XML file unreadable, or unfit to be read.
public enum XMLError: DiagnosableError, Equatable {
  case unreadable(Diagnostic)
  case notWellFormed(Place, problem: String)
  /// The document type declares entities, by which files are read and memory is filled.
  case declaresEntities(Place)
  /// `&name;` for which nothing stands.
  case unknownEntity(Place, name: String)
  case tooDeep(Place, limit: Int)
  case tooLong(Place, limit: Int)
  case failed(Place, reason: String)

  public var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let diagnostic): diagnostic
    case .notWellFormed(let place, let problem):
      Diagnostic(.error, code: "not-well-formed", "not well-formed XML: \(problem)", at: place)
    case .declaresEntities(let place):
      Diagnostic(
        .error, code: "xml-entities",
        "the document type declares entities, which are not read; write their text instead",
        at: place)
    case .unknownEntity(let place, let name):
      Diagnostic(
        .error, code: "xml-entities",
        "the entity &\(name); is not read; write its text instead", at: place)
    case .tooDeep(let place, let limit):
      Diagnostic(
        .error, code: "xml-too-deep", "more than \(limit) elements inside one another", at: place)
    case .tooLong(let place, let limit):
      Diagnostic(
        .error, code: "xml-too-long",
        "more than \(limit / 1024) KiB in one tag, comment or text; split it", at: place)
    case .failed(let place, let reason):
      Diagnostic(.error, code: "internal", "cannot read the XML: \(reason)", at: place)
    }
  }
}
