/// Text of a mail header.
enum HeaderText {
  /// A header field with unstructured text: ASCII as it is, folded at spaces; anything else as encoded
  /// words (RFC 2047) of at most 75 characters, none of which parts a character. O(text).
  ///
  /// - Parameter name: The field's name, of ASCII letters and hyphens.
  static func field(_ name: StaticString, _ text: String) -> String {
    let text = SingleLine.text(text)
    let start = name.utf8CodeUnitCount + 2
    return "\(name): "
      + (isPlain(text) ? folded(text, from: start) : encodedWords(text, from: start))
  }

  /// The text as encoded words, one a line; no line has more than 76 characters.
  ///
  /// - Parameter start: How much of the first line is taken.
  static func encodedWords(_ text: String, from start: Int) -> String {
    // What takes fewer characters: Q for mostly Latin text, B for the rest.
    let quoted = text.utf8.reduce(0) { $0 + (isQPlain($1) ? 1 : 3) }
    let isQuoted = quoted <= (text.utf8.count + 2) / 3 * 4
    let opening = isQuoted ? "=?UTF-8?Q?" : "=?UTF-8?B?"
    var words: [String] = []
    var room: Int { (words.isEmpty ? min(75, 76 - start) : 75) - opening.utf8.count - 2 }
    var pending: [UInt8] = []
    func width(_ bytes: [UInt8]) -> Int {
      isQuoted
        ? bytes.reduce(0) { $0 + (isQPlain($1) ? 1 : 3) } : (bytes.count + 2) / 3 * 4
    }
    func flush() {
      if pending.isEmpty { return }
      words.append(opening + (isQuoted ? quotedText(pending) : Base64.text(pending)) + "?=")
      pending = []
    }
    for character in text {
      let bytes = Array(character.utf8)
      if width(pending + bytes) <= room {
        pending += bytes
        continue
      }
      flush()
      if width(bytes) <= room {
        pending = bytes
        continue
      }
      // A letter with dozens of marks: at least no scalar is parted.
      for scalar in character.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        if width(pending + bytes) > room { flush() }
        pending += bytes
      }
    }
    flush()
    return words.joined(separator: "\r\n ")
  }

  /// Whether text reads back as it is from an unstructured field.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && !text.contains("  ") && bytes.first != 0x20 && bytes.last != 0x20
      && bytes.split(separator: 0x20).allSatisfy { $0.count <= 60 }
  }

  private static func folded(_ text: String, from start: Int) -> String {
    var result = ""
    var column = start
    for (index, word) in text.split(separator: " ").enumerated() {
      if index > 0 {
        if column + 1 + word.utf8.count > 76 {
          result += "\r\n"
          column = 0
        }
        result += " "
        column += 1
      }
      result += word
      column += word.utf8.count
    }
    return result
  }

  private static func quotedText(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if byte == 0x20 {
        result.append(UInt8(ascii: "_"))
      } else if isQPlain(byte) {
        result.append(byte)
      } else {
        QuotedPrintable.append(byte, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What may stand as it is in a Q word in any header, before a mailbox too.
  private static func isQPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20: true
    default: qMarks.contains(byte)
    }
  }

  private static let qMarks = Array("!*+-/".utf8)
}
