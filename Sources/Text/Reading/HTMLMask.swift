/// Prepares HTML for gumbo: the same bytes, with tags overwritten that carry no meaning for a
/// text but could make a tree grow without measure.
///
/// Gumbo follows the HTML standard, where open formatting elements (`<b>`, `<font>`…) are made
/// anew in every paragraph, and where each tag looks through all open elements. Formatting tags
/// are therefore masked altogether, and the tags of elements that lie deeper than browsers allow.
/// Offsets stay; masked bytes are U+0001, which the reader skips.
struct HTMLMask {
  static let mark: UInt8 = 1
  /// Chromium and gumbo's own tests stop near this depth, too.
  static let depthLimit = 256

  /// Gumbo compares each attribute of a tag with all others.
  private static let attributeLimit = 500

  /// The bytes with those tags masked.
  let bytes: [UInt8]
  /// Where code stands: between the tags of `<code>` and the like, tags inside it included. In
  /// ascending order.
  let code: [Range<Int>]

  /// What stands between the tags of `<q>`, in order of their ends.
  let quoted: [Range<Int>]

  /// Tags that mark what is between them, in the order of the source: all of them are masked.
  let marks: [MarkTag]

  /// A tag of emphasis and the like.
  struct MarkTag {
    let element: Markup.Element
    let isEnd: Bool
    /// Where it begins.
    let offset: Int
  }

  /// A copy of `bytes` with those tags masked, from an offset on. O(bytes).
  init(_ bytes: [UInt8], from start: Int) {
    var result = bytes
    var code: [Range<Int>] = []
    var quoted: [Range<Int>] = []
    var openQuotes: [Int] = []
    var marks: [MarkTag] = []
    var codeStart = 0
    var codeDepth = 0
    var position = start
    var depth = 0
    var masked = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard start + 1 < bytes.count else { break }
      let next = bytes[start + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        position = Self.endOfDeclaration(bytes, at: start)
        continue
      }
      var unclosedEnd: Int?
      guard
        let tag = HTMLTag(in: bytes, at: start, end: bytes.count, unclosedEnd: &unclosedEnd)
      else {
        if unclosedEnd != nil {
          // A tag that never ends is nothing; it may hold any number of attributes.
          Self.mask(start..<bytes.count, in: &result)
          break
        }
        position = start + 1
        continue
      }
      position = tag.range.upperBound
      if HTMLElements.code.contains(tag.name) {
        if !tag.isEnd {
          if codeDepth == 0 { codeStart = position }
          codeDepth += 1
        } else if codeDepth > 0 {
          codeDepth -= 1
          if codeDepth == 0 { code.append(codeStart..<tag.range.lowerBound) }
        }
      }
      if tag.isNamed("q") {
        if !tag.isEnd {
          openQuotes.append(position)
        } else if let opening = openQuotes.popLast() {
          quoted.append(opening..<tag.range.lowerBound)
        }
      }
      if Self.formatting.contains(tag.name) || tag.wordCount > Self.attributeLimit {
        if case .mark(let element) = HTMLMarkup(named: tag.name) {
          marks.append(MarkTag(element: element, isEnd: tag.isEnd, offset: tag.range.lowerBound))
        }
        Self.mask(tag.range, in: &result)
      } else if HTMLElements.void.contains(tag.name) || Self.selfClosing.contains(tag.name)
        || (tag.isEnd && Self.rawText.contains(tag.name))
      {
        // Such elements add nothing to the depth.
      } else if !tag.isEnd {
        if Self.rawText.contains(tag.name) {
          position = Self.endOfRawText(bytes, from: position, name: tag.name)
        } else if depth >= Self.depthLimit {
          masked += 1
          Self.mask(tag.range, in: &result)
        } else {
          depth += 1
        }
      } else if masked > 0 {
        masked -= 1
        Self.mask(tag.range, in: &result)
      } else if depth > 0 {
        depth -= 1
      }
    }
    if codeDepth > 0 { code.append(codeStart..<bytes.count) }
    self.bytes = result
    self.code = code
    self.quoted = quoted
    self.marks = marks
  }

  private static func mask(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for offset in range { bytes[offset] = mark }
  }

  /// Behind a comment, a document type or the like.
  private static func endOfDeclaration(_ bytes: [UInt8], at start: Int) -> Int {
    guard bytes[start...].starts(with: "<!--".utf8) else {
      return bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    }
    // `<!-->` and `<!--->` are comments, too.
    var position = start + 4
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ">"), bytes[position - 1] == UInt8(ascii: "-"),
        bytes[position - 2] == UInt8(ascii: "-")
      {
        return position + 1
      }
      position += 1
    }
    return position
  }

  /// At the end tag of an element whose content holds no tags, or at the end.
  private static func endOfRawText(_ bytes: [UInt8], from start: Int, name: [UInt8]) -> Int {
    var position = start
    while let found = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      let nameStart = found + 2
      if nameStart + name.count <= bytes.count, bytes[found + 1] == UInt8(ascii: "/"),
        zip(bytes[nameStart..<(nameStart + name.count)], name).allSatisfy({ $0 | 0x20 == $1 })
      {
        return found
      }
      position = found + 1
    }
    return bytes.count
  }

  private static let formatting = HTMLElements.names(
    "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var")

  /// Elements that the next one of their kind, or their parent's end, closes.
  private static let selfClosing = HTMLElements.names(
    "a", "body", "dd", "dt", "head", "html", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr")

  private static let rawText = HTMLElements.names(
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
}
