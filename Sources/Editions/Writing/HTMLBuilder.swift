import Text

/// Writes well-formed HTML that is escaped by default.
///
/// Element and attribute names are constants of the program; everything else, text and attribute
/// values alike, is escaped. Only `raw` writes as is, and takes constants alone.
struct HTMLBuilder {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ constant: StaticString) {
    constant.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Characters of the text, escaped, for text and for attributes in double quotes.
  mutating func text(_ text: some StringProtocol) {
    self.text(utf8: text.utf8)
  }

  /// The same where attributes may stand in single quotes, as in templates of others.
  mutating func attributeText(_ text: String) {
    for (index, part) in text.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { raw("&#39;") }
      self.text(part)
    }
  }

  mutating func text(utf8 text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case 0x00..<0x09, 0x0B..<0x20, 0x7F: bytes.append(0x20)
      default:
        bytes.append(byte)
        if byte >= 0x80 { replaceForbidden() }
      }
    }
  }

  /// HTML has no place for control characters of two bytes and noncharacters: a space stands for one
  /// that was just completed.
  private mutating func replaceForbidden() {
    func byte(_ back: Int) -> UInt8 { bytes.count >= back ? bytes[bytes.count - back] : 0 }
    let (one, two, three, four) = (byte(4), byte(3), byte(2), byte(1))
    let length =
      if three == 0xC2, four < 0xA0 {
        2
      } else if two == 0xEF, three == 0xB7 && 0x90...0xAF ~= four || three == 0xBF && four >= 0xBE {
        3
      } else if one >= 0xF0, two & 0xCF == 0x8F, three == 0xBF, four >= 0xBE {
        4
      } else {
        0
      }
    guard length > 0 else { return }
    bytes.removeLast(length)
    bytes.append(0x20)
  }

  /// An element with what `body` writes inside it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [],
    _ body: (inout HTMLBuilder) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// An element that holds text alone.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String
  ) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    raw("<")
    raw(name)
    for (name, value) in attributes {
      raw(" ")
      raw(name)
      raw("=\"")
      text(value)
      raw("\"")
    }
    raw(">")
  }

  mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  /// The tags of an element of markup, whose names are those of HTML.
  mutating func open(_ element: Markup.Element) { bytes += Array("<\(element.rawValue)>".utf8) }

  mutating func close(_ element: Markup.Element) { bytes += Array("</\(element.rawValue)>".utf8) }

  mutating func newLine() { raw("\n") }

  /// HTML that a builder has made.
  mutating func append(_ html: TrustedHTML) { bytes.append(contentsOf: html.bytes) }

  /// What a template says beside its tags, as it is.
  mutating func append(literal: ArraySlice<UInt8>) { bytes.append(contentsOf: literal) }

  /// The bytes of an embedded style sheet, which must not hold `</`.
  mutating func style(_ sheet: [UInt8]) {
    raw("<style>")
    bytes.append(contentsOf: sheet)
    raw("</style>")
  }

  /// The bytes of an embedded script, which must not hold `</` or `<!--`.
  mutating func script(_ script: [UInt8]) {
    raw("<script>")
    bytes.append(contentsOf: script)
    raw("</script>")
  }
}
