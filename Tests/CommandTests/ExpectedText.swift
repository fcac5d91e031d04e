/// What a program should print, written down with room for what does not matter.
///
/// A line of only `…` stands for any number of lines, none included; `…` inside a line for any
/// characters of that line. All else is compared as it stands.
struct ExpectedText: Sendable {
  private static let gap: Unicode.Scalar = "…"

  let lines: [String]

  /// Whether a printed text is as expected. O(expected lines × lines).
  func matches(_ text: String) -> Bool {
    Self.matches(
      lines, Self.lines(of: text), isGap: { $0 == String(Self.gap) },
      isMatch: { expected, line in
        Self.matches(
          Array(expected.unicodeScalars), Array(line.unicodeScalars), isGap: { $0 == Self.gap },
          isMatch: ==)
      })
  }

  /// The lines of a text; a line feed at its end makes no further line, its lack shows.
  static func lines(of text: String) -> [String] {
    if text.isEmpty { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() } else { lines[lines.count - 1] += "(no line feed)" }
    return lines
  }

  /// The matching of patterns with `*`: the last gap seen takes one element more whenever what
  /// follows it does not fit.
  private static func matches<Element>(
    _ pattern: [Element], _ elements: [Element], isGap: (Element) -> Bool,
    isMatch: (Element, Element) -> Bool
  ) -> Bool {
    var next = 0
    var position = 0
    var lastGap: (pattern: Int, position: Int)?
    while position < elements.count {
      if next < pattern.count, isGap(pattern[next]) {
        lastGap = (next, position)
        next += 1
      } else if next < pattern.count, isMatch(pattern[next], elements[position]) {
        next += 1
        position += 1
      } else if let gap = lastGap {
        lastGap = (gap.pattern, gap.position + 1)
        next = gap.pattern + 1
        position = gap.position + 1
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy(isGap)
  }
}
