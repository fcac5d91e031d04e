internal import Text

/// Quotations that elements of the page mark: `<q>`, and paragraphs set apart.
extension MarkedPassages {
  /// O(elements).
  mutating func addQuotedElements() {
    for range in document.quoted { append(range, quotedBy: .element) }
  }

  /// Adds block quotations, without the signature below the words. O(blocks + their text).
  ///
  /// Paragraphs of one element are one quotation. Where marks in it hold most of the words, or speech
  /// with who says it (`“We will,” said Anna.`), the marks are the quotation, and the paragraphs are set
  /// apart for the eye. A notice (`[!NOTE]`) quotes nobody.
  mutating func addBlockQuotations() {
    let marked = ranges.sorted { $0.outer < $1.outer }
    var next = 0
    var index = 0
    let blocks = document.blocks
    while index < blocks.count {
      guard blocks[index].kind == .blockQuote else {
        index += 1
        continue
      }
      let first = index
      repeat {
        index += 1
      } while index < blocks.count && blocks[index].kind == .blockQuote && isContinued(at: index)
      guard let range = quotedRange(ofBlocks: first..<index) else { continue }
      while next < marked.count, marked[next].outer.end <= range.start { next += 1 }
      var covered = 0
      var isReported = false
      var end = range.start
      var position = next
      while position < marked.count, marked[position].outer.start < range.end {
        let outer = marked[position].outer
        let low = max(outer.start, end)
        end = max(end, min(outer.end, range.end))
        if low < end { covered += Int(end - low) }
        isReported = isReported || isReportedSpeech(marked[position], in: range)
        position += 1
      }
      if covered * 2 < range.count, !isReported { append(range, quotedBy: .block) }
    }
  }

  /// Whether marks in a block hold speech that the words beside them report: they begin the block, and the
  /// sentence goes on behind a comma or the end of what is said; or a colon introduces them.
  private func isReportedSpeech(_ entry: Entry, in block: ByteRange) -> Bool {
    guard entry.form == .marks, entry.outer.end < block.end else { return false }
    let text = document.text
    let inner = trimmed(
      ByteRange(entry.outer.start + entry.openWidth, entry.outer.end - entry.closeWidth))
    guard text[inner.indices].count(where: { $0 == 0x20 }) >= Self.fewestSpaces else {
      return false
    }
    if entry.outer.start == block.start {
      let passage = MarkedPassage(range: entry.outer, inner: inner)
      return passage.ending(in: text) != .none || text[Int(entry.outer.end)] == 0x2C
    }
    let before = trimmed(ByteRange(block.start, entry.outer.start))
    return text[before.indices].last == 0x3A
  }

  /// Fewer words than this and one are a term or a name.
  private static let fewestSpaces = 2

  /// Whether a block of a quotation goes on in the element of the block before: in Markdown, each
  /// line between them has its `>`; in HTML, no end tag stands there.
  private func isContinued(at index: Int) -> Bool {
    let start = Int(document.blocks[index - 1].sourceRange.end)
    let end = Int(document.blocks[index].sourceRange.start)
    guard start < end else { return true }
    let between = document.source[start..<end]
    if between.contains(0x3C) {
      let endTag = Array("</blockquote".utf8)
      return !between.indices.contains { position in
        between[position] == 0x3C
          && zip(between[position...], endTag).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
          && between.endIndex - position >= endTag.count
      }
    }
    let lines = between.count { $0 == 0x0A }
    return between.count { $0 == 0x3E } >= lines
  }

  /// The words of a block quotation; `nil` for a notice and where only a signature is left.
  private func quotedRange(ofBlocks indices: Range<Int>) -> ByteRange? {
    let blocks = document.blocks
    let text = document.text
    guard let first = indices.first, let last = indices.last else { return nil }
    if text[blocks[first].range.indices].starts(with: [0x5B, 0x21]) { return nil }
    var end = blocks[last].range.end
    if let signature = signature(in: blocks[last].range) {
      end = signature
      if signature == blocks[last].range.start {
        guard last > first else { return nil }
        end = blocks[last - 1].range.end
      }
    }
    return blocks[first].range.start < end ? ByteRange(blocks[first].range.start, end) : nil
  }

  /// Where a dash begins the name of who is quoted: at the beginning of the block, or behind the
  /// last sentence of it, with a capital behind it and no more than a line's words.
  private func signature(in block: ByteRange) -> Int32? {
    let text = document.text
    var position = Int(block.end) - 1
    let low = max(Int(block.start), position - Self.longestSignature)
    while position >= low {
      let width = dashWidth(at: position)
      if width > 0 {
        var behind = position + width
        while behind < Int(block.end), text[behind] == 0x20 { behind += 1 }
        guard behind < Int(block.end), behind > position + width || width > 1,
          text[behind] &- 0x41 < 26 || text[behind] >= 0xC3
        else { return nil }
        if position == Int(block.start) { return block.start }
        var before = position
        while before > Int(block.start), text[before - 1] == 0x20 { before -= 1 }
        guard before > Int(block.start) else { return block.start }
        // . ! ? … or a closing mark ends what is quoted.
        let isEnd =
          [0x2E, 0x21, 0x3F, 0x22].contains(text[before - 1])
          || before - 3 >= Int(block.start) && text[before - 3] == 0xE2
            && [0xA6, 0x9D].contains(text[before - 1])
          || before - 2 >= Int(block.start) && text[before - 2] == 0xC2 && text[before - 1] == 0xBB
        return isEnd ? Int32(position) : nil
      }
      position -= 1
    }
    return nil
  }

  /// A signature of more bytes is a sentence.
  private static let longestSignature = 120

  /// The bytes of a dash at an offset: –, —, ― or two hyphens; 0 where there is none.
  private func dashWidth(at position: Int) -> Int {
    let text = document.text
    if text[position] == 0xE2, position + 2 < text.count, text[position + 1] == 0x80,
      (0x93...0x95).contains(text[position + 2])
    {
      return 3
    }
    guard text[position] == 0x2D, position + 1 < text.count, text[position + 1] == 0x2D else {
      return 0
    }
    return 2
  }
}
