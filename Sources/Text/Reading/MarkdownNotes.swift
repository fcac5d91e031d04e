internal import Glibc

/// The marks of footnotes in Markdown (GitHub's dialect, Pandoc's, PHP Markdown Extra's), which md4c
/// takes for text: `[^1]` in a sentence, and `[^1]: ` before the note.
///
/// Only labels that have a note are marks; other brackets are text.
struct MarkdownNotes {
  private struct Mark {
    let range: Range<Int>
    /// Whether it stands before a note.
    let isDefinition: Bool
  }

  /// Ascending.
  private var marks: [Mark] = []

  private static let longestLabel = 80

  /// Finds the marks from an offset on. O(bytes).
  init(in source: [UInt8], from start: Int) {
    var found: [(range: Range<Int>, label: ArraySlice<UInt8>, isDefinition: Bool)] = []
    source.withUnsafeBufferPointer { bytes in
      var position = start
      while let caret = Self.caret(in: bytes, from: position) {
        position = caret + 1
        guard caret > start, bytes[caret - 1] == UInt8(ascii: "[") else { continue }
        let open = caret - 1
        guard open == start || bytes[open - 1] != UInt8(ascii: "\\") else { continue }
        var close = caret + 1
        let limit = min(bytes.count, caret + 1 + Self.longestLabel)
        while close < limit, bytes[close] > 0x20, bytes[close] != UInt8(ascii: "]"),
          bytes[close] != UInt8(ascii: "[")
        {
          close += 1
        }
        guard close > caret + 1, close < limit, bytes[close] == UInt8(ascii: "]") else { continue }
        let label = source[(caret + 1)..<close]
        var end = close + 1
        let isDefinition =
          end < bytes.count && bytes[end] == UInt8(ascii: ":")
          && Self.beginsLine(open, in: bytes, from: start)
        if isDefinition {
          end += 1
          while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        }
        found.append((open..<end, label, isDefinition))
        position = end
      }
    }
    if found.isEmpty { return }
    let fenced = Self.fencedCode(in: source, from: start)
    func isFenced(_ offset: Int) -> Bool {
      let index = fenced.partitioningIndex { $0.upperBound > offset }
      return index < fenced.count && fenced[index].contains(offset)
    }
    found.removeAll { isFenced($0.range.lowerBound) }
    let labels = Set(found.lazy.filter(\.isDefinition).map(\.label))
    for mark in found where mark.isDefinition || labels.contains(mark.label) {
      marks.append(Mark(range: mark.range, isDefinition: mark.isDefinition))
    }
  }

  /// Where the brackets of definitions stand.
  var definitions: [Int] { marks.filter(\.isDefinition).map(\.range.lowerBound) }

  /// Blocks of code between fences, whose brackets define nothing. O(bytes).
  private static func fencedCode(in source: [UInt8], from start: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var open: (at: Int, mark: UInt8, count: Int)?
    var line = start
    while line < source.count {
      let end = source[line...].firstIndex(of: 0x0A) ?? source.count
      let text = source[line..<end].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
      if let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") {
        let count = text.prefix { $0 == mark }.count
        if let fence = open {
          let isBare = text.dropFirst(count).allSatisfy { $0 <= 0x20 }
          if mark == fence.mark, count >= fence.count, isBare {
            blocks.append(fence.at..<end)
            open = nil
          }
        } else if count >= 3 {
          open = (line, mark, count)
        }
      }
      line = end + 1
    }
    if let open { blocks.append(open.at..<source.count) }
    return blocks
  }

  private static func caret(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(UInt8(ascii: "^")), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether nothing but some spaces and marks of quotation stands before it in its line.
  private static func beginsLine(
    _ offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    var position = offset
    while position > start, offset - position < 12,
      bytes[position - 1] == 0x20 || bytes[position - 1] == UInt8(ascii: ">")
    {
      position -= 1
    }
    return position == start || bytes[position - 1] == 0x0A || bytes[position - 1] == 0x0D
  }

  /// What is left of a range of text without the marks in it, and whether a note begins before each
  /// part. O(log marks + marks in it).
  func parts(of range: Range<Int>) -> [(range: Range<Int>, beginsNote: Bool)] {
    var parts: [(Range<Int>, Bool)] = []
    var low = range.lowerBound
    var beginsNote = false
    for mark in marks[firstMark(behind: range.lowerBound)...] {
      if mark.range.lowerBound >= range.upperBound { break }
      if low < mark.range.lowerBound {
        parts.append((low..<mark.range.lowerBound, beginsNote))
        beginsNote = false
      }
      // A note may begin with the mark of another.
      beginsNote = beginsNote || mark.isDefinition
      low = min(mark.range.upperBound, range.upperBound)
    }
    if low < range.upperBound || beginsNote { parts.append((low..<range.upperBound, beginsNote)) }
    return parts
  }

  /// Whether a range of text stands outside all marks, as nearly all do. O(log marks).
  func areAbsent(in range: Range<Int>) -> Bool {
    let index = firstMark(behind: range.lowerBound)
    return index == marks.count || marks[index].range.lowerBound >= range.upperBound
  }

  /// The first mark that ends behind an offset.
  private func firstMark(behind offset: Int) -> Int {
    marks.partitioningIndex { $0.range.upperBound > offset }
  }
}
