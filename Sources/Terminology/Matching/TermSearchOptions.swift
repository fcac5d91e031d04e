/// What counts as an occurrence of a term.
public struct TermSearchOptions: Sendable, Equatable {
  /// Whether terms inside longer terms are listed too.
  public var nested: Bool
  /// How many words of others may stand between the words of a term, in all: with 1, `let go` is
  /// found in `let her go`. An occurrence with a gap reaches from the term's first word to its last,
  /// crosses no mark, and gives way to every occurrence without one.
  public var gap: Int

  /// - Parameter gap: From 0 to `gapLimit`; what is outside is brought inside.
  public init(nested: Bool = false, gap: Int = 0) {
    self.nested = nested
    self.gap = min(max(gap, 0), Self.gapLimit)
  }

  /// Wider gaps would find words that have nothing to do with each other, and take long.
  public static let gapLimit = 3
}
