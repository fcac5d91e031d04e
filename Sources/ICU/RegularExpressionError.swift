internal import CICU

/// Why a regular expression could not be compiled, or not be matched.
public struct RegularExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// ICU's name of the error, such as `U_REGEX_MISMATCHED_PAREN`.
  public let name: String
  /// Where in the pattern, in UTF-16 units of its line; `nil` when that is not known.
  public let patternOffset: Int?

  init(_ status: Int32, patternOffset: Int? = nil) {
    name = String(cString: cicu_error_name(status))
    self.patternOffset = patternOffset
  }

  private init(name: String) {
    self.name = name
    patternOffset = nil
  }

  /// What ICU says of a match that takes too many steps.
  public static let timeOut = RegularExpressionError(name: "U_REGEX_TIME_OUT")

  /// Whether the match took more steps or more memory than is allowed.
  public var isLimit: Bool { name == "U_REGEX_TIME_OUT" || name == "U_REGEX_STACK_OVERFLOW" }

  public var description: String {
    let reason = Self.reasons[name].map { "\($0) (\(name))" } ?? name
    return patternOffset.map { "\(reason) at character \($0)" } ?? reason
  }

  private static let reasons = [
    "U_REGEX_RULE_SYNTAX": "not a regular expression",
    "U_REGEX_BAD_ESCAPE_SEQUENCE": "unknown escape behind \\",
    "U_REGEX_PROPERTY_SYNTAX": "unknown character property",
    "U_REGEX_UNIMPLEMENTED": "not supported by ICU",
    "U_REGEX_MISMATCHED_PAREN": "parentheses do not match",
    "U_REGEX_NUMBER_TOO_BIG": "a number is too big",
    "U_REGEX_BAD_INTERVAL": "wrong interval in { }",
    "U_REGEX_MAX_LT_MIN": "the interval in { } ends before it begins",
    "U_REGEX_INVALID_BACK_REF": "there is no such group",
    "U_REGEX_INVALID_FLAG": "unknown flag",
    "U_REGEX_LOOK_BEHIND_LIMIT": "a look-behind without greatest length",
    "U_REGEX_MISSING_CLOSE_BRACKET": "] is missing",
    "U_REGEX_INVALID_RANGE": "the range in [ ] ends before it begins",
    "U_REGEX_SET_CONTAINS_STRING": "a string in [ ]",
    "U_REGEX_STACK_OVERFLOW": "matching takes too much memory",
    "U_REGEX_TIME_OUT": "matching takes too long",
    "U_REGEX_PATTERN_TOO_BIG": "the pattern is too big",
    "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "wrong name of a group",
  ]
}
