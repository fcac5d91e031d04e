/// Finds where the markup of an image stands, since md4c does not say.
///
/// Known are where the text before it ends and where its description stands. The rest is read
/// from the bytes: `![`, description, `]`, then `(address "title")`, `[label]` or nothing.
struct MarkdownImageMarkup {
  let range: Range<Int>

  /// - Parameters:
  ///   - behind: An offset at or before the image and behind all others.
  ///   - text: Where the description begins, if it has words; `textEnd`: where its last one ends.
  init(source: [UInt8], behind: Int, text: Int?, textEnd: Int?) {
    var low = min(behind, source.count)
    if let text {
      // Between `![` and the first word there can only be marks of emphasis and the like.
      var position = text
      while position - 2 > low, !Self.opens(source, at: position - 2) { position -= 1 }
      low = max(position - 2, low)
    } else {
      while low < source.count, !Self.opens(source, at: low) { low += 1 }
    }
    let end = source.count
    var position = min(max(textEnd ?? low + 2, low), end)
    var depth = 0
    while position < end {
      let byte = source[position]
      if byte == UInt8(ascii: "\\") {
        position += 1
      } else if byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "]") {
        if depth == 0 { break }
        depth -= 1
      }
      position += 1
    }
    position = min(position + 1, end)
    if position < end, source[position] == UInt8(ascii: "(") {
      position = Self.endOfResource(source, from: position + 1)
    } else if position < end, source[position] == UInt8(ascii: "[") {
      while position < end, source[position] != UInt8(ascii: "]"), source[position] != 0x0A {
        position += 1
      }
      if position < end, source[position] == UInt8(ascii: "]") { position += 1 }
    }
    range = low..<max(low, position)
  }

  private static func opens(_ source: [UInt8], at offset: Int) -> Bool {
    offset + 1 < source.count && source[offset] == UInt8(ascii: "!")
      && source[offset + 1] == UInt8(ascii: "[")
  }

  /// From behind the `(` to behind the `)`.
  private static func endOfResource(_ source: [UInt8], from start: Int) -> Int {
    var position = start
    let end = source.count
    while position < end, HTMLTag.isSpace(source[position]) { position += 1 }
    if position < end, source[position] == UInt8(ascii: "<") {
      while position < end, source[position] != UInt8(ascii: ">") { position += 1 }
    }
    var depth = 0
    while position < end {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return position + 1 }
        depth -= 1
      case 0x22, 0x27:
        // A title in quotation marks; a mark inside an address stands not behind a space.
        guard HTMLTag.isSpace(source[position - 1]) else { break }
        position += 1
        while position < end, source[position] != byte {
          position += source[position] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      position += 1
    }
    return min(position, end)
  }
}
