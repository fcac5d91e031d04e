/// The running texts of a document's blocks, and the way from changes in them to its source.
struct BlockTexts {
  private let document: Document
  /// Of each block, the first segment of the source map that ends in it or behind it.
  private let firstSegments: [Int]
  private let firstVerbatim: [Int]

  /// O(segments + blocks).
  init(_ document: Document) {
    self.document = document
    var segment = 0
    var verbatim = 0
    var firstSegments: [Int] = []
    var firstVerbatim: [Int] = []
    for block in document.blocks {
      while segment < document.sourceMap.segments.count,
        document.sourceMap.segments[segment].text.end <= block.range.start
      {
        segment += 1
      }
      while verbatim < document.verbatim.count,
        document.verbatim[verbatim].end <= block.range.start
      {
        verbatim += 1
      }
      firstSegments.append(segment)
      firstVerbatim.append(verbatim)
    }
    self.firstSegments = firstSegments
    self.firstVerbatim = firstVerbatim
  }

  /// The text of a block; `nil` for code. O(block).
  func prose(_ index: Int) -> RunningText? {
    let block = document.blocks[index]
    if block.kind == .code { return nil }
    let base = Int(block.range.start)
    let bytes = Array(document.text[block.range.indices])
    var verbatim: [Range<Int>] = []
    for range in document.verbatim[firstVerbatim[index]...] {
      if range.start >= block.range.end { break }
      verbatim.append(clipped(range, to: block.range))
    }
    var seams: [Int] = []
    var lineBreaks: [Int] = []
    var whole: [Range<Int>] = []
    var previous = (text: block.range.start, source: Int32(-1))
    for segment in document.sourceMap.segments[firstSegments[index]...] {
      if segment.text.start >= block.range.end { break }
      if segment.text.start > previous.text {
        // Made by the reader.
        lineBreaks += Int(previous.text) - base..<Int(segment.text.start) - base
      }
      if segment.source.start != previous.source || segment.text.start != previous.text,
        segment.text.start > block.range.start
      {
        seams.append(Int(segment.text.start) - base)
      }
      let text = clipped(segment.text, to: block.range)
      if segment.textUnit == 1 && segment.sourceUnit == 1 {
        let shift = Int(segment.source.start) - (Int(segment.text.start) - base)
        for offset in text where Self.isLineBreak(document.source[offset + shift]) {
          lineBreaks.append(offset)
        }
      } else if document.source[segment.source.indices].contains(where: Self.isLineBreak) {
        lineBreaks += text
      } else if !isOneCharacter(segment, bytes, base) {
        whole.append(text)
      }
      previous = (segment.text.end, segment.source.end)
    }
    if previous.text < block.range.end {
      lineBreaks += Int(previous.text) - base..<bytes.count
    }
    return RunningText(
      bytes: bytes, seams: seams, lineBreaks: lineBreaks,
      verbatim: Self.merged(verbatim, whole))
  }

  /// The change to the source; `nil` where the text of the change has no place of its own there.
  func edit(_ change: TypographyChange, inBlock index: Int) -> Typography.Edit? {
    let base = document.blocks[index].range.start
    let range = ByteRange(
      base + Int32(change.range.lowerBound), base + Int32(change.range.upperBound))
    var low: Int32
    let high: Int32
    if range.isEmpty {
      guard
        let neighbour = change.clings == .toByteBefore
          ? character(endingAt: range.start) : character(at: range.start)
      else { return nil }
      let source = document.sourceMap.sourceRange(of: neighbour)
      low = change.clings == .toByteBefore ? source.end : source.start
      high = low
    } else {
      guard document.sourceMap.pieces(of: range).count == 1 else { return nil }
      let source = document.sourceMap.sourceRange(of: range)
      guard document.sourceMap.textRange(of: source) == range else { return nil }
      (low, high) = (source.start, source.end)
    }
    if change.clings == .toByteBehind, isEscaped(low, at: range.start) { low -= 1 }
    return Typography.Edit(
      range: Int(low)..<Int(range.isEmpty ? low : high), replacement: change.replacement)
  }

  /// Whether the character at an offset of the source has a backslash before it that Markdown
  /// takes away with it.
  private func isEscaped(_ source: Int32, at text: Int32) -> Bool {
    guard document.format == .markdown, source > 0,
      document.source[Int(source) - 1] == UInt8(ascii: "\\"),
      Int(source) < document.source.count, document.source[Int(source)] < 0x80
    else { return false }
    return document.sourceMap.textRange(of: ByteRange(source - 1, source)) == nil
  }

  private func character(at offset: Int32) -> ByteRange? {
    guard offset < document.text.count else { return nil }
    var end = Int(offset) + 1
    while end < document.text.count, document.text[end] & 0xC0 == 0x80 { end += 1 }
    return ByteRange(offset, Int32(end))
  }

  private func character(endingAt offset: Int32) -> ByteRange? {
    guard offset > 0 else { return nil }
    var start = Int(offset) - 1
    while start > 0, document.text[start] & 0xC0 == 0x80 { start -= 1 }
    return ByteRange(Int32(start), offset)
  }

  /// Whether the units of a segment are single characters, such as `&laquo;`.
  private func isOneCharacter(
    _ segment: SourceMap.Segment, _ bytes: [UInt8], _ base: Int
  ) -> Bool {
    let start = Int(segment.text.start) - base
    guard start >= 0 else { return false }
    return bytes.withUnsafeBufferPointer {
      UTF8Decoding.scalar(in: $0, at: start).width == Int(segment.textUnit)
    }
  }

  private func clipped(_ range: ByteRange, to block: ByteRange) -> Range<Int> {
    let base = Int(block.start)
    return Int(max(range.start, block.start)) - base..<Int(min(range.end, block.end)) - base
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func merged(_ left: [Range<Int>], _ right: [Range<Int>]) -> [Range<Int>] {
    right.isEmpty ? left : (left + right).sorted { $0.lowerBound < $1.lowerBound }
  }
}
