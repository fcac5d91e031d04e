/// A tag found in bytes: its name, what kind it is, and where it ends.
struct HTMLTag {
  /// Lower-case name; empty for comments, declarations and processing instructions.
  var name: [UInt8]
  var isEnd: Bool
  /// From `<` to behind `>`.
  var range: Range<Int>
  /// At least the number of its attributes.
  var wordCount = 0

  /// The tag whose `<` stands at an offset; `nil` when no tag begins there or it does not end
  /// before `end` (or, in Markdown, before a blank line). `unclosedEnd` tells the two apart: it
  /// is where the search was given up.
  init?(
    in bytes: [UInt8], at offset: Int, end: Int, endsAtBlankLine: Bool = false,
    unclosedEnd: inout Int?
  ) {
    unclosedEnd = nil
    var position = offset + 1
    isEnd = position < end && bytes[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    guard position < end, (0x61...0x7A).contains(bytes[position] | 0x20) else { return nil }
    let nameStart = position
    while position < end, !Self.endsName(bytes[position]) { position += 1 }
    name = bytes[nameStart..<position].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var isBehindEquals = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        range = offset..<(position + 1)
        return
      }
      if endsAtBlankLine, Self.isBlankLine(bytes, at: position) { break }
      if isBehindEquals, byte == 0x22 || byte == 0x27 {
        position += 1
        while position < end, bytes[position] != byte {
          if endsAtBlankLine, Self.isBlankLine(bytes, at: position) { break }
          position += 1
        }
        isBehindEquals = false
      } else if byte == UInt8(ascii: "=") {
        isBehindEquals = true
      } else if !Self.isSpace(byte) {
        isBehindEquals = false
      }
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
        wordCount += 1
      }
      position += 1
    }
    unclosedEnd = min(position, end)
    return nil
  }

  private static func isBlankLine(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard bytes[offset] == 0x0A, offset + 1 < bytes.count else { return false }
    let next = bytes[offset + 1]
    return next == 0x0A || next == 0x0D
  }

  /// The value of an attribute, its references not decoded; `nil` when it is not there.
  func attribute(_ wanted: StaticString, in bytes: [UInt8]) -> Range<Int>? {
    var position = range.lowerBound + 1 + name.count
    let end = range.upperBound - 1
    while position < end {
      while position < end, Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
        position += 1
      }
      let nameStart = position
      while position < end, !Self.endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
        position += 1
      }
      let nameRange = nameStart..<position
      while position < end, Self.isSpace(bytes[position]) { position += 1 }
      var value = position..<position
      if position < end, bytes[position] == UInt8(ascii: "=") {
        position += 1
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
        if position < end, bytes[position] == 0x22 || bytes[position] == 0x27 {
          let quote = bytes[position]
          let start = position + 1
          position = start
          while position < end, bytes[position] != quote { position += 1 }
          value = start..<position
          if position < end { position += 1 }
        } else {
          let start = position
          while position < end, !Self.isSpace(bytes[position]) { position += 1 }
          value = start..<position
        }
      } else if nameRange.isEmpty {
        position += 1
      }
      if Self.equals(bytes[nameRange], wanted) { return value }
    }
    return nil
  }

  func isNamed(_ wanted: StaticString) -> Bool { Self.equals(name[...], wanted) }

  private static func equals(_ name: ArraySlice<UInt8>, _ wanted: StaticString) -> Bool {
    guard name.count == wanted.utf8CodeUnitCount else { return false }
    return zip(name, UnsafeBufferPointer(start: wanted.utf8Start, count: name.count))
      .allSatisfy { ($0 | 0x20) == $1 }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
