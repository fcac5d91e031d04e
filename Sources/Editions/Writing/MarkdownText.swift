/// Plain text written into Markdown so that it reads back as the same text.
enum MarkdownText {
  /// Escapes what Markdown would take for markup, at the start of a block or inside it. White
  /// space that would break a line or a table row becomes a space.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return escaped(bytes, marker: blockMarker(bytes))
  }

  /// The same for text that something stands before on its line.
  static func escapedInline(_ text: String) -> String { escaped(Array(text.utf8), marker: nil) }

  private static func escaped(_ bytes: [UInt8], marker: Int?) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    for (index, byte) in bytes.enumerated() {
      if isSpace(byte) {
        result.append(0x20)
        continue
      }
      if index == marker || specials.contains(byte) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the mark stands that at the start of a block means a list or a heading.
  private static func blockMarker(_ bytes: [UInt8]) -> Int? {
    let start = bytes.firstIndex { !isSpace($0) } ?? bytes.count
    let marker = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
    guard marker < bytes.count else { return nil }
    let marks = marker == start ? openings : listNumberEnds
    return marks.contains(bytes[marker]) ? marker : nil
  }

  /// A link. A URL with anything but plain characters stands in angle brackets, where nothing but
  /// those needs care.
  static func link(_ text: String, to url: String) -> String {
    if url.utf8.allSatisfy(isPlain) { return "[\(escaped(text))](\(url))" }
    var target = ""
    for scalar in url.unicodeScalars {
      switch scalar {
      case "<": target += "%3C"
      case ">": target += "%3E"
      case "\\": target += "%5C"
      case "&": target += "&amp;"
      case " ": target += "%20"
      case _ where scalar.value < 0x20: continue
      default: target.unicodeScalars.append(scalar)
      }
    }
    return "[\(escaped(text))](<\(target)>)"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: plainMarks.contains(byte)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static let specials = Array("\\`*_[]<>|&~".utf8)
  private static let plainMarks = Array("-._~:/?#@=%+,;".utf8)
  private static let openings = Array("#+-=".utf8)
  private static let listNumberEnds = Array(".)".utf8)
}
