/// Reads the raw HTML inside Markdown: tags are no text, what stands between them is.
struct MarkdownHTML {
  private enum State: Equatable {
    case text
    case comment
    /// Inside an element whose content is no text, until its end tag.
    case hidden([UInt8])
  }

  /// What text is when no element says otherwise.
  private let paragraphKind: Block.Kind
  /// How many block quotations are open.
  private var quotationDepth = 0
  private var state = State.text
  /// Bytes before this one belong to a tag that was read already.
  private var resume = 0
  /// How many elements of code are open.
  private var codeDepth = 0
  /// Where the content of the open `<q>` begins, outermost first.
  private var openQuotes: [Int] = []

  init(paragraphKind: Block.Kind) { self.paragraphKind = paragraphKind }

  /// Whether text is invisible now: inside `<script>` and the like.
  var isHidden: Bool { state != .text }
  /// Whether text is code now: inside `<code>`, `<pre>` and the like.
  var isVerbatim: Bool { codeDepth > 0 }

  /// Takes a piece of raw HTML. Pieces of one block come in order.
  mutating func read(
    _ piece: Range<Int>, of source: [UInt8], into builder: inout DocumentBuilder,
    _ references: inout CharacterReferences
  ) {
    var position = max(piece.lowerBound, min(resume, piece.upperBound))
    while position < piece.upperBound {
      switch state {
      case .comment:
        position = Self.end(of: "-->", in: source, from: position, to: piece.upperBound) ?? -1
        if position < 0 { return }
        state = .text
      case .hidden(let name):
        guard let tag = Self.endTag(name, in: source, from: position, to: piece.upperBound) else {
          return
        }
        state = .text
        position = tag
      case .text:
        position = readText(
          from: position, to: piece.upperBound, source, &builder, &references)
      }
    }
  }

  /// Reads until the state changes or the piece ends; gives the offset behind what was read.
  private mutating func readText(
    from start: Int, to end: Int, _ source: [UInt8], _ builder: inout DocumentBuilder,
    _ references: inout CharacterReferences
  ) -> Int {
    var position = start
    var taken = start
    while position < end {
      let byte = source[position]
      if byte == UInt8(ascii: "&") {
        let found = source.withUnsafeBufferPointer {
          references.decoded(in: $0, at: position, end: end)
        }
        if let found {
          if taken < position { append(taken..<position, to: &builder) }
          builder.append(found.text, for: position..<(position + found.length))
          if isVerbatim { builder.noteVerbatim(position..<(position + found.length)) }
          position += found.length
          taken = position
          continue
        }
      } else if byte == UInt8(ascii: "<"), position + 1 < end {
        if let next = readMarkup(
          at: position, taken: taken, end: end, source, &builder, &references)
        {
          resume = next
          return min(next, end)
        }
      }
      position += 1
    }
    if taken < end { append(taken..<end, to: &builder) }
    return end
  }

  private func append(_ range: Range<Int>, to builder: inout DocumentBuilder) {
    builder.append(range)
    if isVerbatim { builder.noteVerbatim(range) }
  }

  /// Reads a tag, comment or declaration; `nil` when the `<` is just one.
  private mutating func readMarkup(
    at offset: Int, taken: Int, end: Int, _ source: [UInt8], _ builder: inout DocumentBuilder,
    _ references: inout CharacterReferences
  ) -> Int? {
    func takeText() { if taken < offset { append(taken..<offset, to: &builder) } }
    let next = source[offset + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      takeText()
      builder.noteDroppedMarkup()
      if source[offset..<min(offset + 4, end)].elementsEqual("<!--".utf8) {
        state = .comment
        return offset + 4
      }
      return source[offset..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? end
    }
    var unclosedEnd: Int?
    guard
      let tag = HTMLTag(
        in: source, at: offset, end: source.count, endsAtBlankLine: true,
        unclosedEnd: &unclosedEnd)
    else {
      if unclosedEnd != nil { takeText() }
      return unclosedEnd
    }
    takeText()
    builder.noteDroppedMarkup()
    if HTMLElements.code.contains(tag.name) {
      codeDepth = max(codeDepth + (tag.isEnd ? -1 : 1), 0)
    }
    if tag.isNamed("q") {
      if !tag.isEnd {
        openQuotes.append(tag.range.upperBound)
      } else if let start = openQuotes.popLast() {
        builder.noteQuoted(start..<tag.range.lowerBound)
      }
    }
    note(tag, in: source, &builder)
    if !tag.isEnd, HTMLElements.hidden.contains(tag.name) {
      state = .hidden(tag.name)
    } else if HTMLElements.blocks.contains(tag.name) {
      if tag.isNamed("blockquote") {
        quotationDepth = max(quotationDepth + (tag.isEnd ? -1 : 1), 0)
      }
      builder.endBlock()
      builder.beginBlock(
        HTMLElements.kind(of: tag) ?? (quotationDepth > 0 ? .blockQuote : paragraphKind))
    } else if tag.isNamed("a") {
      builder.endLink()
      if !tag.isEnd, let value = tag.attribute("href", in: source) {
        builder.beginLink(to: references.string(of: source[value]))
      }
    } else if tag.isNamed("img"), let value = tag.attribute("src", in: source) {
      builder.addImage(
        url: references.string(of: source[value]),
        alternative: tag.attribute("alt", in: source).map { references.string(of: source[$0]) }
          ?? "",
        at: tag.range)
    } else if tag.isNamed("br") {
      builder.noteLineBreak()
      builder.append([0x20], for: tag.range)
      builder.noteDroppedMarkup()
    }
    return tag.range.upperBound
  }

  /// What a tag is in the markup. A block that it ends is begun again by what reads it further.
  private func note(_ tag: HTMLTag, in source: [UInt8], _ builder: inout DocumentBuilder) {
    switch HTMLMarkup(named: tag.name) {
    case .mark(let element):
      if tag.isEnd { builder.endMark(element) } else { builder.beginMark(element) }
    case .container(let container):
      if tag.isEnd {
        builder.closeRawContainer(container)
      } else if case .orderedList = container, let start = tag.attribute("start", in: source) {
        let number = HTMLMarkup.start(String(decoding: source[start], as: UTF8.self))
        builder.openContainer(.orderedList(start: number), isRaw: true)
      } else {
        builder.openContainer(container, isRaw: true)
      }
    case .rule: builder.addRule()
    case nil: break
    }
  }

  private static func end(
    of mark: StaticString, in source: [UInt8], from start: Int, to end: Int
  ) -> Int? {
    let wanted = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var position = start
    while position + wanted.count <= end {
      if source[position..<(position + wanted.count)].elementsEqual(wanted) {
        return position + wanted.count
      }
      position += 1
    }
    return nil
  }

  private static func endTag(
    _ name: [UInt8], in source: [UInt8], from start: Int, to end: Int
  ) -> Int? {
    var position = start
    while position + 2 + name.count <= end {
      if source[position] == UInt8(ascii: "<"), source[position + 1] == UInt8(ascii: "/"),
        zip(source[(position + 2)...], name).allSatisfy({ $0 | 0x20 == $1 })
      {
        let close = source[position..<end].firstIndex(of: UInt8(ascii: ">"))
        return close.map { $0 + 1 } ?? end
      }
      position += 1
    }
    return nil
  }
}
