public import Text

/// A text whose spans are written in it with ⟦ and ⟧: `Il a dit ⟦« Non. »⟧.`
///
/// Spans may nest; `ranges` are UTF-8 byte ranges of `text` in order of their opening marks.
public struct MarkedText: Sendable {
  public let text: String
  public let ranges: [ByteRange]

  public init(_ marked: String) {
    var text = ""
    var ranges: [ByteRange] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      let offset = Int32(text.utf8.count)
      switch scalar {
      case "⟦":
        open.append(ranges.count)
        ranges.append(ByteRange(offset, offset))
      case "⟧":
        if let index = open.popLast() { ranges[index].end = offset }
      default:
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.ranges = ranges
  }

  /// Writes ⟦ and ⟧ around ranges of a text, so that a failing test shows what it found.
  public static func marking(_ ranges: [ByteRange], in text: [UInt8]) -> String {
    var marks: [(offset: Int32, order: Int, mark: String)] = []
    for range in ranges {
      marks.append((range.start, 1, "⟦"))
      marks.append((range.end, 0, "⟧"))
    }
    marks.sort { ($0.offset, $0.order) < ($1.offset, $1.order) }
    var result: [UInt8] = []
    var position = 0
    for mark in marks {
      result.append(contentsOf: text[position..<Int(mark.offset)])
      result.append(contentsOf: mark.mark.utf8)
      position = Int(mark.offset)
    }
    result.append(contentsOf: text[position...])
    return String(decoding: result, as: UTF8.self)
  }
}
