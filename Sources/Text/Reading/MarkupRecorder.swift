/// Collects the markup of a document while its blocks are built, and keeps it properly nested.
///
/// Readers tell where things begin and end in the order of the source. What is told inside a block
/// waits with offsets in the block's buffer until the block ends and its place in the text is known.
/// What readers nest wrongly (`<b><i></b></i>`) is ended and begun again as HTML's parsers do it.
struct MarkupRecorder {
  private(set) var markup: [Markup] = []
  private var waiting: [Markup] = []
  /// Open marks, outermost first.
  private var marks: [Markup.Mark] = []
  /// Open containers, and whether raw tags inside Markdown opened them, outermost first.
  private var containers: [(kind: Markup.Container, isRaw: Bool)] = []
  private var isInBlock = false

  /// How many containers are open.
  var depth: Int { containers.count }

  // MARK: Containers; no block is open

  mutating func open(_ container: Markup.Container, isRaw: Bool, at position: Int) {
    if isRaw {
      while let last = containers.last, last.isRaw, last.kind.isEndedByStart(of: container) {
        close(to: containers.count - 1, at: position)
      }
    }
    guard containers.count < Markup.containerLimit else { return }
    containers.append((container, isRaw))
    markup.append(Markup(position: Int32(position), kind: .open(container)))
  }

  /// Closes containers until as many are open as given.
  mutating func close(to depth: Int, at position: Int) {
    while containers.count > max(depth, 0) {
      containers.removeLast()
      markup.append(Markup(position: Int32(position), kind: .close))
    }
  }

  /// Closes the innermost container that a raw tag opened and that is alike, if what stands around
  /// the tags allows it.
  mutating func closeRaw(
    where isAlike: (Markup.Container) -> Bool, at position: Int
  ) {
    for index in containers.indices.reversed() {
      guard containers[index].isRaw else { return }
      if isAlike(containers[index].kind) {
        close(to: index, at: position)
        return
      }
    }
  }

  mutating func addRule(at position: Int) {
    markup.append(Markup(position: Int32(position), kind: .rule))
  }

  // MARK: Inside a block

  mutating func beginBlock() {
    isInBlock = true
    for mark in marks { wait(.begin(mark), at: 0) }
  }

  mutating func begin(_ mark: Markup.Mark, at offset: Int) {
    guard marks.count < Markup.markLimit else { return }
    marks.append(mark)
    if isInBlock { wait(.begin(mark), at: offset) }
  }

  /// Ends the innermost mark that is alike; marks inside it go on behind it.
  mutating func end(where isAlike: (Markup.Mark) -> Bool, at offset: Int) {
    guard let index = marks.lastIndex(where: isAlike) else { return }
    if isInBlock { for _ in marks[index...] { endWaiting(at: offset) } }
    marks.remove(at: index)
    if isInBlock { for mark in marks[index...] { wait(.begin(mark), at: offset) } }
  }

  mutating func addLineBreak(at offset: Int) { wait(.lineBreak, at: offset) }

  mutating func addImage(_ index: Int, at offset: Int) { wait(.image(index), at: offset) }

  private mutating func wait(_ kind: Markup.Kind, at offset: Int) {
    waiting.append(Markup(position: Int32(offset), kind: kind))
  }

  /// What holds nothing at all leaves no trace.
  private mutating func endWaiting(at offset: Int) {
    if case .begin = waiting.last?.kind, waiting.last?.position == Int32(offset) {
      waiting.removeLast()
    } else {
      wait(.end, at: offset)
    }
  }

  /// Ends a block and gives what waits its place in the text.
  ///
  /// - Parameters:
  ///   - index: The block's, `nil` when it has no words.
  ///   - kept: What of the buffer is the block's text.
  ///   - start: Where that stands in the document's text.
  mutating func endBlock(
    _ index: Int?, kept: Range<Int>, of buffer: [UInt8], isCode: Bool, start: Int
  ) {
    if isInBlock { for _ in marks { endWaiting(at: buffer.count) } }
    isInBlock = false
    defer { waiting.removeAll(keepingCapacity: true) }
    guard let index else {
      let hasImages = waiting.contains { if case .image = $0.kind { true } else { false } }
      if hasImages {
        let kinds = [.beginImages] + waiting.map(\.kind).filter { $0 != .lineBreak } + [.endImages]
        markup += kinds.map { Markup(position: Int32(start), kind: $0) }
      }
      return
    }
    var offsets = waiting.map {
      min(max(Int($0.position), kept.lowerBound), kept.upperBound)
    }
    if !isCode { Self.trim(&offsets, of: waiting, in: buffer, kept.upperBound) }
    let shift = start - kept.lowerBound
    markup.append(Markup(position: Int32(start), kind: .beginBlock(index)))
    for (event, offset) in zip(waiting, offsets) {
      // A break before the first word or behind the last one parts nothing.
      if event.kind == .lineBreak, offset == kept.lowerBound || offset == kept.upperBound {
        continue
      }
      markup.append(Markup(position: Int32(offset + shift), kind: event.kind))
    }
    markup.append(Markup(position: Int32(kept.upperBound + shift), kind: .endBlock))
  }

  /// Leaves the space before or behind marked words outside: it is the one between words, which
  /// readers find in the source only after the mark has begun.
  private static func trim(
    _ offsets: inout [Int], of events: [Markup], in buffer: [UInt8], _ end: Int
  ) {
    var next = end
    for index in events.indices.reversed() {
      if case .begin = events[index].kind, offsets[index] < next, buffer[offsets[index]] == 0x20 {
        offsets[index] += 1
      }
      next = offsets[index]
    }
    var last = 0
    for index in events.indices {
      if events[index].kind == .end, offsets[index] > last, buffer[offsets[index] - 1] == 0x20 {
        offsets[index] -= 1
      }
      last = offsets[index]
    }
  }
}
