public import Text

/// A template that cannot be followed: what is wrong and where.
public struct TemplateError: DiagnosableError, Equatable {
  /// The place of the tag.
  public let place: Place
  /// What is wrong with it, and what to write instead.
  public let problem: String

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, code: "bad-template", problem, at: place)
  }
}
