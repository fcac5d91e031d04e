internal import CGumbo

/// Footnotes of a page: the marks in its sentences that lead to them and back, which are no text,
/// and where the notes stand.
///
/// By the roles of DPUB-ARIA 1.0 (`doc-noteref`, `doc-backlink`, `doc-endnotes`, `doc-footnote`), or
/// by what pages without them do: raised links to a place of the page that are not words.
struct HTMLNotes {
  private static let markRoles = ["doc-noteref", "doc-backlink"]
  private static let noteRoles = ["doc-endnotes", "doc-endnote", "doc-footnote"]
  private static let noteClasses = ["footnotes", "endnotes", "footnote", "endnote"]
  /// No tag around a mark is longer.
  private static let longestTag = 300

  /// The page with all its tags, of which gumbo does not get `<sup>` (see `HTMLMask`).
  let source: [UInt8]

  /// Whether a link is the mark of a note, or the way back from one. O(its content).
  ///
  /// - Parameter tag: Where its start tag stands in the source.
  func isMark(_ node: HTMLTree.Node, tag: Range<Int>) -> Bool {
    guard node.pointee.v.element.tag == GUMBO_TAG_A,
      HTMLTree.attribute("href", of: node)?.utf8.first == UInt8(ascii: "#")
    else { return false }
    if Self.isOne(of: Self.markRoles, "role", of: node) { return true }
    if isRaised(tag) { return !Self.isWord(node) }
    return !Self.containsText(node) {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  /// Whether a tag is the first thing in `<sup>`, or the reverse.
  private func isRaised(_ tag: Range<Int>) -> Bool {
    var inner = tag.upperBound
    while inner < source.count, HTMLTag.isSpace(source[inner]) { inner += 1 }
    if isRaise(at: inner) { return true }
    var outer = tag.lowerBound
    while outer > 0, HTMLTag.isSpace(source[outer - 1]) { outer -= 1 }
    guard outer > 0, source[outer - 1] == UInt8(ascii: ">") else { return false }
    let limit = max(0, outer - Self.longestTag)
    return source[limit..<outer].lastIndex(of: UInt8(ascii: "<")).map(isRaise) ?? false
  }

  private func isRaise(at offset: Int) -> Bool {
    guard offset + 4 < source.count else { return false }
    let name = source[offset..<(offset + 4)].map { $0 | 0x20 }
    let next = source[offset + 4]
    return name.elementsEqual("<sup".utf8.map { $0 | 0x20 })
      && (next == UInt8(ascii: ">") || HTMLTag.isSpace(next))
  }

  /// Whether an element holds notes, or is one.
  static func isNotes(_ node: HTMLTree.Node) -> Bool {
    guard node.pointee.v.element.attributes.length > 0 else { return false }
    return isOne(of: noteRoles, "role", of: node) || isOne(of: noteClasses, "class", of: node)
  }

  private static func isOne(
    of names: [String], _ attribute: String, of node: HTMLTree.Node
  ) -> Bool {
    guard let value = HTMLTree.attribute(attribute, of: node) else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains { names.contains(String($0)) }
  }

  /// Whether two letters stand beside each other: `1`, `a`, `*` and `[12]` are no words.
  private static func isWord(_ node: HTMLTree.Node) -> Bool {
    var isBehindLetter = false
    return containsText(node) { scalar in
      defer { isBehindLetter = scalar.properties.isAlphabetic }
      return isBehindLetter && scalar.properties.isAlphabetic
    }
  }

  private static func containsText(
    _ node: HTMLTree.Node, _ isWanted: (Unicode.Scalar) -> Bool
  ) -> Bool {
    var stack = [node]
    while let next = stack.popLast() {
      switch next.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA:
        guard let text = next.pointee.v.text.text else { continue }
        if String(cString: text).unicodeScalars.contains(where: isWanted) { return true }
      case GUMBO_NODE_ELEMENT:
        if next.pointee.v.element.tag == GUMBO_TAG_IMG { return true }
        for index in (0..<HTMLTree.childCount(of: next)).reversed() {
          if let child = HTMLTree.child(index, of: next) { stack.append(child) }
        }
      default: continue
      }
    }
    return false
  }
}
