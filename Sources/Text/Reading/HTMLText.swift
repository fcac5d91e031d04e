/// Takes the text of a page's items from its source: references decoded, white space collapsed.
///
/// Gumbo says what the decoded text is and where it begins; here both are walked side by side, so
/// that each byte is known to come from its place. Where the two cannot be reconciled, the rest
/// of the item maps to the rest of its source as a whole.
struct HTMLText {
  /// Masked HTML (see `HTMLMask`), with the offsets of the source.
  private let source: UnsafeBufferPointer<UInt8>
  private let addresses: [String]
  private var references = CharacterReferences()
  /// White space that becomes one space when text follows.
  private var space: Range<Int>?
  private var isBlockEmpty = true
  /// How many containers were open before each that is.
  private var depths: [Int] = []
  private var isCode = false

  /// Tags of emphasis and the like, which are masked in the source, and the next of them.
  private let marks: [HTMLMask.MarkTag]
  private var nextMark = 0

  init(source: UnsafeRawBufferPointer, addresses: [String], marks: [HTMLMask.MarkTag]) {
    self.source = source.assumingMemoryBound(to: UInt8.self)
    self.addresses = addresses
    self.marks = marks
  }

  /// Adds the items to a builder. O(bytes of the items).
  mutating func read(_ items: [HTMLItem], into builder: inout DocumentBuilder) {
    var block = -1
    var link = -1
    var wasLineBreak = false
    nextMark = marks.partitioningIndex { $0.offset >= items.first?.range.lowerBound ?? 0 }
    for item in items {
      if item.isContent, item.block != block {
        block = item.block
        begin(item.kind, &builder)
        wasLineBreak = false
      }
      if item.link != link {
        builder.endLink()
        link = item.link
        if link >= 0 { builder.beginLink(to: addresses[link]) }
      }
      takeMarks(before: item.range.lowerBound, into: &builder)
      switch item.content {
      case .text(let decoded):
        let before = isBlockEmpty
        let taken = take(item.range, decoded: decoded, into: &builder)
        if taken || before != isBlockEmpty { wasLineBreak = false }
      case .lineBreak:
        // Two in a row are how old pages part paragraphs.
        if wasLineBreak, !isCode {
          begin(item.kind, &builder)
          wasLineBreak = false
        } else if isCode {
          builder.append([0x0A], for: item.range)
        } else {
          if space == nil { space = item.range }
          builder.noteLineBreak()
          wasLineBreak = true
        }
      case .image(let url, let alternative):
        builder.addImage(url: url, alternative: alternative, at: item.range)
      case .begin(let container):
        depths.append(builder.containerDepth)
        builder.openContainer(container)
      case .end: if let depth = depths.popLast() { builder.closeContainers(to: depth) }
      case .rule: builder.addRule()
      }
    }
    builder.endBlockAndLink()
  }

  /// Begins and ends marks whose tags stand before an offset.
  private mutating func takeMarks(before offset: Int, into builder: inout DocumentBuilder) {
    while nextMark < marks.count, marks[nextMark].offset < offset {
      let tag = marks[nextMark]
      if tag.isEnd { builder.endMark(tag.element) } else { builder.beginMark(tag.element) }
      nextMark += 1
    }
  }

  private mutating func begin(_ kind: Block.Kind, _ builder: inout DocumentBuilder) {
    builder.endBlock()
    builder.beginBlock(kind)
    space = nil
    isBlockEmpty = true
    isCode = kind == .code
  }

  private mutating func flushSpace(into builder: inout DocumentBuilder) {
    guard let space else { return }
    self.space = nil
    if isBlockEmpty { return }
    if space.count == 1, source[space.lowerBound] == 0x20 {
      builder.append(space)
    } else {
      builder.append([0x20], for: space)
    }
  }

  /// Gives whether there was anything but white space.
  ///
  /// Invariant: what stands before `position` in the source has made what stands before `cursor`
  /// in the decoded text.
  private mutating func take(
    _ range: Range<Int>, decoded: UnsafePointer<CChar>, into builder: inout DocumentBuilder
  ) -> Bool {
    var position = range.lowerBound
    var cursor = UnsafeRawPointer(decoded).assumingMemoryBound(to: UInt8.self)
    var run = position
    var hasText = false

    func takeRun(_ text: inout Self) {
      guard run < position else { return }
      text.flushSpace(into: &builder)
      builder.append(run..<position)
      text.isBlockEmpty = false
      hasText = true
    }

    while position < range.upperBound, cursor.pointee != 0 {
      let byte = source[position]
      if byte == HTMLMask.mark {
        takeRun(&self)
        position += 1
        run = position
        takeMarks(before: position, into: &builder)
        // Gumbo replaces control characters by U+FFFD.
        if cursor.pointee == HTMLMask.mark {
          cursor += 1
        } else if Self.text(Self.replacement, beginsAt: cursor) {
          cursor += Self.replacement.count
        }
      } else if byte == UInt8(ascii: "&"),
        let found = references.decoded(in: source, at: position, end: range.upperBound),
        Self.text(found.text, beginsAt: cursor)
      {
        takeRun(&self)
        flushSpace(into: &builder)
        builder.append(found.text, for: position..<(position + found.length))
        isBlockEmpty = false
        hasText = true
        cursor += found.text.count
        position += found.length
        run = position
      } else if byte == 0x0D {
        takeRun(&self)
        let isPair = position + 1 < range.upperBound && source[position + 1] == 0x0A
        let lineBreak = position..<(position + (isPair ? 2 : 1))
        if cursor.pointee == 0x0A {
          cursor += 1
          takeSpace(lineBreak, into: &builder)
        }
        position = lineBreak.upperBound
        run = position
      } else if byte == 0x0B || byte >= 0x7F, Self.text(Self.replacement, beginsAt: cursor),
        !isReplacement(at: position, before: range.upperBound)
      {
        // Gumbo replaces characters that HTML forbids.
        takeRun(&self)
        flushSpace(into: &builder)
        let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(position + length, range.upperBound)
        builder.append(Self.replacement, for: position..<end)
        isBlockEmpty = false
        hasText = true
        cursor += Self.replacement.count
        position = end
        run = position
      } else if byte == cursor.pointee {
        cursor += 1
        if HTMLTag.isSpace(byte) {
          takeRun(&self)
          takeSpace(position..<(position + 1), into: &builder)
          position += 1
          run = position
        } else {
          position += 1
        }
      } else if byte == UInt8(ascii: "<") {
        takeRun(&self)
        position = endOfMarkup(at: position, before: range.upperBound)
        run = position
      } else if byte == 0x0A {
        // The line break behind `<pre>` is no text.
        takeRun(&self)
        position += 1
        run = position
      } else {
        break
      }
    }
    takeRun(&self)
    if cursor.pointee != 0, position < range.upperBound {
      let rest = Array(String(cString: cursor).utf8)
      flushSpace(into: &builder)
      builder.append(rest, for: position..<range.upperBound)
      isBlockEmpty = false
      hasText = true
    }
    return hasText
  }

  private mutating func takeSpace(_ range: Range<Int>, into builder: inout DocumentBuilder) {
    if isCode {
      if range.count == 1 {
        builder.append(range)
      } else {
        builder.append([0x0A], for: range)
      }
      isBlockEmpty = false
    } else if let before = space, before.upperBound == range.lowerBound {
      space = before.lowerBound..<range.upperBound
    } else if space == nil {
      space = range
    }
  }

  /// U+FFFD
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private func isReplacement(at offset: Int, before end: Int) -> Bool {
    source[offset..<min(offset + 3, end)].elementsEqual(Self.replacement)
  }

  private static func text(_ text: [UInt8], beginsAt cursor: UnsafePointer<UInt8>) -> Bool {
    for (index, byte) in text.enumerated() where cursor[index] != byte { return false }
    return true
  }

  private func endOfMarkup(at offset: Int, before end: Int) -> Int {
    if offset + 3 < end, source[offset + 1] == UInt8(ascii: "!"),
      source[offset + 2] == UInt8(ascii: "-"), source[offset + 3] == UInt8(ascii: "-")
    {
      var position = offset + 4
      while position < end {
        if source[position] == UInt8(ascii: ">"), source[position - 1] == UInt8(ascii: "-"),
          source[position - 2] == UInt8(ascii: "-")
        {
          return position + 1
        }
        position += 1
      }
      return end
    }
    var position = offset + 1
    while position < end, source[position] != UInt8(ascii: ">") { position += 1 }
    return min(position + 1, end)
  }
}
