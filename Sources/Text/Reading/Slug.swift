/// The name of an article in addresses, made safe to be part of one, or of a path.
///
/// It may have folders (`2026/exodus`). Left out are segments that are empty or lead elsewhere
/// (`.`, `..`), and characters that nobody sees: controls, marks of direction and other formats, line
/// separators. A backslash, which parts folders elsewhere, is a slash. Longer segments than files'
/// names may be are cut.
package struct Slug: Sendable, Equatable {
  /// Empty when nothing is left.
  package let text: String

  /// In UTF-8 bytes; file systems hold 255, and an ending is added.
  private static let segmentLimit = 200

  /// O(text).
  package init(_ raw: String) {
    var seen = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars where !Self.isUnseen(scalar) {
      seen.append(scalar == "\\" ? "/" : scalar)
    }
    text = String(seen).split(separator: "/").map(Self.cut)
      .filter { !$0.isEmpty && $0 != "." && $0 != ".." }
      .joined(separator: "/")
  }

  /// A text in a message: unseen characters as escapes, a long one cut.
  static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let head = scalars.prefix(80)
    return head.map { isUnseen($0) ? $0.escaped(asASCII: true) : String($0) }.joined()
      + (head.endIndex < scalars.endIndex ? "…" : "")
  }

  private static func cut(_ segment: Substring) -> String {
    var rest = segmentLimit
    let kept = segment.prefix { character in
      rest -= character.utf8.count
      return rest >= 0
    }
    let first = kept.firstIndex { $0 != " " } ?? kept.endIndex
    let last = kept.lastIndex { $0 != " " }
    return last.map { String(kept[first...$0]) } ?? ""
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    default: false
    }
  }
}
