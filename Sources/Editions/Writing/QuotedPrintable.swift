/// The transfer encoding quoted-printable (RFC 2045, 6.7).
enum QuotedPrintable {
  /// Text in lines of at most 76 characters that end with CR LF; each line feed of the text begins a
  /// new line. O(bytes).
  ///
  /// The bytes of a character stay in one line, so that a reader of the raw message sees it whole. A
  /// full stop and `From` at the beginning of a line are encoded, since mail software gives them a
  /// meaning of their own.
  static func encoded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    var column = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x0A {
        result.append(contentsOf: lineEnd)
        column = 0
        index += 1
        continue
      }
      let end = characterEnd(in: text, at: index)
      let isLast = end == text.count || text[end] == 0x0A
      func isPlain(_ byte: UInt8) -> Bool {
        if (byte == 0x20 || byte == 0x09) && isLast { return false }
        return byte == 0x09 || ((0x20...0x7E).contains(byte) && byte != UInt8(ascii: "="))
      }
      let plain = end == index + 1 && isPlain(byte)
      let width = plain ? 1 : 3 * (end - index)
      // A line of 76 may hold a last character; otherwise one place is for the soft line break.
      if column + width > (isLast ? limit : limit - 1) {
        result.append(UInt8(ascii: "="))
        result.append(contentsOf: lineEnd)
        column = 0
      }
      let isSpecial =
        column == 0
        && (byte == UInt8(ascii: ".") || text[index...].starts(with: "From ".utf8))
      if plain && !isSpecial {
        result.append(byte)
        column += 1
      } else {
        for byte in text[index..<end] { append(byte, to: &result) }
        column += 3 * (end - index)
      }
      index = end
    }
    return result
  }

  /// `=C3`
  static func append(_ byte: UInt8, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "="))
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 15)])
  }

  private static func characterEnd(in text: [UInt8], at start: Int) -> Int {
    var end = start + 1
    while end < text.count, end < start + 4, text[end] & 0xC0 == 0x80 { end += 1 }
    return text[start] < 0x80 ? start + 1 : end
  }

  private static let limit = 76
  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
  private static let digits = Array("0123456789ABCDEF".utf8)
}
