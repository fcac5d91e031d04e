/// Reads plain text: paragraphs parted by blank lines, their lines joined by spaces.
struct PlainTextReader: Sendable {
  /// Puts the paragraphs of a source, from an offset on, into a builder. O(bytes).
  func read(_ source: DecodedSource, from start: Int, into builder: inout DocumentBuilder) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var lineStart = start
      while lineStart < bytes.count {
        let lineEnd = endOfLine(in: bytes, from: lineStart)
        let next = lineEnd + breakWidth(in: bytes, at: lineEnd)
        let line = trimmed(bytes, lineStart..<lineEnd)
        if line.isEmpty {
          builder.endBlock()
        } else {
          if builder.openKind == nil { builder.beginBlock(.paragraph) }
          builder.append(line)
          if endsParagraph(in: bytes, at: lineEnd) {
            builder.endBlock()
          } else if next < bytes.count {
            builder.append([0x20], for: line.upperBound..<next)
          }
        }
        lineStart = next
      }
    }
  }

  private func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      // Line feeds, form feeds and the like, and the lead bytes of U+0085, U+2028 and U+2029.
      if byte < 0x0E || byte == 0xC2 || byte == 0xE2, breakWidth(in: bytes, at: position) > 0 {
        return position
      }
      position += 1
    }
    return position
  }

  /// The width of the line break at an offset; 0 when there is none.
  private func breakWidth(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    switch bytes[offset] {
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0x0A, 0x0B, 0x0C: return 1
    case 0xC2: return bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2: return bytes[offset + 1] == 0x80 && bytes[offset + 2] | 1 == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  /// Whether a form feed or a paragraph separator (U+2029) stands at an offset.
  private func endsParagraph(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return bytes[offset] == 0x0C || (bytes[offset] == 0xE2 && bytes[offset + 2] == 0xA9)
  }

  private func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, HTMLTag.isSpace(bytes[low]) { low += 1 }
    while high > low, HTMLTag.isSpace(bytes[high - 1]) { high -= 1 }
    return low..<high
  }
}

extension PlainTextReader {
  /// Behind the last line break of the bytes with which a paragraph ends: that of a blank line, a
  /// form feed or a paragraph separator. `nil` where there is none. O(bytes from `searched` on),
  /// and less the nearer the end it stands.
  ///
  /// - Parameter searched: Before it there is none, as a search in the same bytes has found.
  func lastParagraphEnd(in bytes: [UInt8], from searched: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var position = bytes.count
      // A break of three bytes may have been cut in two by the last search.
      while position > max(searched - 2, 0) {
        let width = breakWidth(in: bytes, endingAt: position)
        if width == 0 {
          position -= 1
          continue
        }
        if endsParagraph(in: bytes, at: position - width) { return position }
        var lineStart = position - width
        while lineStart > 0, bytes[lineStart - 1] == 0x20 || bytes[lineStart - 1] == 0x09 {
          lineStart -= 1
        }
        if lineStart == 0 || breakWidth(in: bytes, endingAt: lineStart) > 0 { return position }
        position = lineStart
      }
      return nil
    }
  }

  /// The width of the line break that ends at an offset; 0 when there is none.
  private func breakWidth(
    in bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int
  ) -> Int {
    switch bytes[end - 1] {
    case 0x0A: return end > 1 && bytes[end - 2] == 0x0D ? 2 : 1
    case 0x0B, 0x0C, 0x0D: return 1
    case 0x85: return end > 1 && bytes[end - 2] == 0xC2 ? 2 : 0
    case 0xA8, 0xA9: return end > 2 && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE2 ? 3 : 0
    default: return 0
    }
  }
}
