internal import CGumbo

/// Decodes the character references of HTML, which Markdown shares: `&eacute;`, `&#233;`, `&#xE9;`.
///
/// Numbers and the commonest names are decoded here; for the other two thousand names gumbo is
/// asked once each, since it carries the table of the HTML standard.
struct CharacterReferences {
  private var known: [[UInt8]: (text: [UInt8], length: Int)?] = [:]

  /// The reference that begins with the ampersand at an offset: what it stands for, and its
  /// length in bytes; `nil` when the ampersand is just one.
  mutating func decoded(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
  ) -> (text: [UInt8], length: Int)? {
    let start = offset + 1
    guard start < end else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return numeric(in: bytes, at: offset, end: end) }
    // The longest name of the standard has 32 letters.
    var stop = start
    while stop < end, stop - start < 34, isAlphanumeric(bytes[stop]) { stop += 1 }
    guard stop > start else { return nil }
    if stop < end, bytes[stop] == UInt8(ascii: ";") { stop += 1 }
    return named(Array(bytes[offset..<stop]))
  }

  private mutating func named(_ reference: [UInt8]) -> (text: [UInt8], length: Int)? {
    switch String(decoding: reference, as: UTF8.self) {
    case "&amp;": return ([0x26], 5)
    case "&lt;": return ([0x3C], 4)
    case "&gt;": return ([0x3E], 4)
    case "&quot;": return ([0x22], 6)
    case "&nbsp;": return ([0xC2, 0xA0], 6)
    default: break
    }
    if let answer = known[reference] { return answer }
    let answer = askGumbo(reference)
    if known.count < 10_000 { known[reference] = .some(answer) }
    return answer
  }

  private func numeric(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
  ) -> (text: [UInt8], length: Int)? {
    var position = offset + 2
    let isHexadecimal = position < end && bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { position += 1 }
    let first = position
    var value: UInt32 = 0
    while position < end {
      guard let digit = digit(bytes[position], isHexadecimal: isHexadecimal) else { break }
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      position += 1
    }
    guard position > first else { return nil }
    if position < end, bytes[position] == UInt8(ascii: ";") { position += 1 }
    if (0x80...0x9F).contains(value) { value = Self.windows1252[Int(value - 0x80)] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (Array(String(scalar ?? "\u{FFFD}").utf8), position - offset)
  }

  private func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Has gumbo decode a fragment that is nothing but the reference. What it leaves undecoded
  /// (`&eacutex` is `éx`) stands at the end of both.
  private func askGumbo(_ reference: [UInt8]) -> (text: [UInt8], length: Int)? {
    reference.withUnsafeBytes { bytes -> (text: [UInt8], length: Int)? in
      var options = kGumboDefaultOptions
      options.fragment_context = GUMBO_TAG_DIV
      options.max_errors = 0
      guard
        let output = gumbo_parse_with_options(
          &options, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      else { return nil }
      defer { gumbo_destroy_output(&options, output) }
      let root = output.pointee.root.pointee
      guard root.v.element.children.length == 1,
        let child = root.v.element.children.data[0]?.assumingMemoryBound(to: GumboNode.self),
        child.pointee.type == GUMBO_NODE_TEXT || child.pointee.type == GUMBO_NODE_WHITESPACE,
        let decoded = child.pointee.v.text.text
      else { return nil }
      let text = Array(String(cString: decoded).utf8)
      if text == reference { return nil }
      var tail = 0
      while tail < text.count, text[text.count - 1 - tail] == reference[reference.count - 1 - tail]
      {
        tail += 1
      }
      return (Array(text.dropLast(tail)), reference.count - tail)
    }
  }

  /// What browsers read numbers 128 to 159 as.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

extension CharacterReferences {
  /// A string with its references decoded, as the value of an attribute.
  mutating func string(of bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    let copy = Array(bytes)
    copy.withUnsafeBufferPointer { buffer in
      var position = 0
      while position < buffer.count {
        if buffer[position] == UInt8(ascii: "&"),
          let found = decoded(in: buffer, at: position, end: buffer.count),
          buffer[position + found.length - 1] == UInt8(ascii: ";")
        {
          result.append(contentsOf: found.text)
          position += found.length
        } else {
          result.append(buffer[position])
          position += 1
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
