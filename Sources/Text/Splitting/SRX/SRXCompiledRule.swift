internal import ICU

/// A rule whose patterns are compiled.
///
/// An exception is asked only at places where a later rule would break. If ICU takes its
/// `beforebreak` as a look-behind, which has to have a greatest length, one pattern answers at such
/// a place; otherwise the starts before the place are tried.
final class SRXCompiledRule: Sendable {
  let rule: SRXRule
  /// `beforebreak`; `nil` where any text will do.
  let before: RegularExpression?
  /// `afterbreak`; `nil` where any text will do.
  let after: RegularExpression?
  /// Both as look-around of the place between them.
  let around: RegularExpression?

  init(_ rule: SRXRule) throws(SRXError) {
    self.rule = rule
    before = try Self.compiled(rule.before, "beforebreak", rule.beforePlace)
    after = try Self.compiled(rule.after, "afterbreak", rule.afterPlace)
    around = Self.lookAround(rule)
  }

  private static func compiled(
    _ pattern: String, _ element: String, _ place: Place
  ) throws(SRXError) -> RegularExpression? {
    if pattern.isEmpty { return nil }
    do throws(RegularExpressionError) {
      return try RegularExpression(pattern)
    } catch {
      throw .badPattern(place, element: element, pattern: pattern, reason: error.description)
    }
  }

  private static func lookAround(_ rule: SRXRule) -> RegularExpression? {
    // Groups of both patterns would be counted through, and those of `afterbreak` shifted.
    if rule.isBreak || refersToGroups(rule.after) { return nil }
    let before = rule.before.isEmpty ? "" : "(?<=\(rule.before))"
    let after = rule.after.isEmpty ? "" : "(?=\(rule.after))"
    return try? RegularExpression(before + after)
  }

  private static func refersToGroups(_ pattern: String) -> Bool {
    var isEscaped = false
    for byte in pattern.utf8 {
      if isEscaped, byte &- 0x31 < 9 || byte == UInt8(ascii: "k") { return true }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return false
  }
}

extension SRXError {
  /// What ICU says of a rule at work.
  init(_ error: RegularExpressionError, _ rule: SRXRule) {
    self =
      error.isLimit
      ? .ruleStopped(rule.place, reason: error.description)
      : .failed(rule.place, reason: error.description)
  }
}
