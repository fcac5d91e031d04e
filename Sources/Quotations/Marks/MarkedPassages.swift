internal import Text

/// Words between quotation marks, as the marks alone tell, or quoted by an element of the page.
struct MarkedPassage: Equatable {
  /// What marks it.
  enum Form {
    case marks
    /// `<q>`: the marks are drawn, and not in the text.
    case element
    /// A block quotation: paragraphs set apart, without marks.
    case block
  }

  /// Marks included.
  let range: ByteRange
  /// Without the marks and the space inside them.
  let inner: ByteRange
  /// How many passages it stands in.
  var level = 0
  /// Index of the passage it stands in.
  var parent: Int?
  var form = Form.marks
}

extension MarkedPassage {
  /// How the quoted words end.
  enum Ending { case comma, stop, question, ellipsisOrDash, none }

  /// How the quoted words end, the closing marks of inner quotations left aside.
  func ending(in text: [UInt8]) -> Ending {
    var rest = text[inner.indices]
    while let last = rest.last {
      switch last {
      case 0x20, 0x22, 0x27: rest = rest.dropLast()
      case 0x2C: return .comma
      case 0x2E: return .stop
      case 0x21, 0x3F: return .question
      case 0x2D: return .ellipsisOrDash
      default:
        let tail = rest.suffix(3)
        guard tail.count == 3, tail.first == 0xE2, tail[tail.startIndex + 1] == 0x80 else {
          return .none
        }
        switch last {
        case 0x93, 0x94, 0x95, 0xA6: return .ellipsisOrDash
        case 0x98...0x9F, 0xB9, 0xBA, 0xAF: rest = rest.dropLast(3)
        default: return .none
        }
      }
    }
    return .none
  }
}

/// Finds the marked passages of a document, those over several paragraphs included.
///
/// A quotation that goes on in the next paragraph is opened again there and closed once, at its
/// end; one that is not opened again is joined when the next paragraph closes what it did not
/// open.
struct MarkedPassages {
  let document: Document
  private(set) var ranges: [Entry] = []
  /// A passage that its block left open, or nothing.
  private var pending: Pending?

  struct Entry {
    var outer: ByteRange
    var openWidth: Int32
    var closeWidth: Int32
    var form = MarkedPassage.Form.marks

    /// Outer ones before those inside them; of two with the same bytes, that with marks.
    func precedes(_ other: Entry) -> Bool {
      if outer != other.outer { return outer < other.outer }
      return form == .marks && other.form != .marks
    }
  }

  private struct Pending {
    let mark: QuotationMark
    var blocks = 1
    /// Whether every later block opened it again.
    var isReopened = false
    /// Whether a block without marks lies between: then no reopening is awaited any more.
    var hasGap = false
    var end: Int32
  }

  /// In text order, outer passages before those inside them. O(text + passages · log passages).
  static func passages(in document: Document) -> [MarkedPassage] {
    var finder = MarkedPassages(document: document)
    let scanner = MarkScanner(text: document.text)
    for block in document.blocks where block.kind != .code {
      let marks = scanner.marks(in: block.range)
      if marks.isEmpty {
        finder.passEmptyBlock(block)
      } else {
        finder.add(marks, of: block)
      }
    }
    finder.dropPending()
    finder.addQuotedElements()
    finder.addBlockQuotations()
    return finder.nested()
  }

  init(document: Document) { self.document = document }

  private mutating func passEmptyBlock(_ block: Block) {
    guard var waiting = pending else { return }
    waiting.blocks += 1
    waiting.isReopened = false
    waiting.hasGap = true
    pending = waiting.blocks > 4 || block.kind.isHeading ? nil : waiting
  }

  private mutating func add(_ marks: [QuotationMark], of block: Block) {
    let pairing = MarkPairing(marks)
    var pairs = pairing.pairs
    var unclosed = pairing.unclosed
    if var waiting = pending {
      let first = marks[0]
      if first.isFirst, first.family == waiting.mark.family, first.canOpen, !waiting.hasGap {
        if let index = pairs.firstIndex(where: { $0.opening == 0 }) {
          let closing = marks[pairs[index].closing]
          append(from: waiting.mark, to: closing)
          pairs.remove(at: index)
          pending = nil
        } else if unclosed.first == 0, unclosed.count == 1 {
          waiting.blocks += 1
          waiting.isReopened = true
          waiting.end = block.range.end
          pending = waiting
          unclosed.removeFirst()
          appendAll(pairs, marks)
          return
        } else {
          dropPending()
        }
      } else if let closing = pairing.unopened.first(where: {
        marks[$0].family == waiting.mark.family
      }), !pairs.contains(where: { $0.closing < closing && $0.opening > closing }) {
        append(from: waiting.mark, to: marks[closing])
        pending = nil
      } else {
        dropPending()
      }
    }
    appendAll(pairs, marks)
    guard let last = unclosed.last else { return }
    let isOutsideAllPairs = !pairs.contains { $0.opening < last && last < $0.closing }
    if isOutsideAllPairs, mayGoOn(marks[last]) {
      pending = Pending(mark: marks[last], end: block.range.end)
    }
  }

  /// Whether the words behind a mark may be a quotation that goes on in the next paragraph: they
  /// begin a sentence or are introduced. A mark in the middle of one is a slip.
  private func mayGoOn(_ mark: QuotationMark) -> Bool {
    if mark.isFirst { return true }
    let text = document.text
    let inner = trimmed(ByteRange(mark.range.end, Int32(text.count)))
    guard !inner.isEmpty else { return false }
    let first = text[Int(inner.start)]
    if first &- 0x61 >= 26,
      !(first == 0xC3 && inner.count > 1 && text[Int(inner.start) + 1] >= 0xA0)
    {
      return true
    }
    let before = trimmed(ByteRange(max(0, mark.range.start - 8), mark.range.start))
    return !before.isEmpty && [0x3A, 0x2C].contains(text[Int(before.end) - 1])
  }

  mutating func appendAll(_ pairs: [MarkPairing.Pair], _ marks: [QuotationMark]) {
    for pair in pairs { append(from: marks[pair.opening], to: marks[pair.closing]) }
  }

  /// Paragraphs that all open and never close are quoted to the end of the last one.
  private mutating func dropPending() {
    if let waiting = pending, waiting.isReopened {
      ranges.append(
        Entry(
          outer: ByteRange(waiting.mark.range.start, waiting.end),
          openWidth: Int32(waiting.mark.range.count), closeWidth: 0))
    }
    pending = nil
  }

  private mutating func append(from opening: QuotationMark, to closing: QuotationMark) {
    ranges.append(
      Entry(
        outer: ByteRange(opening.range.start, closing.range.end),
        openWidth: Int32(opening.range.count), closeWidth: Int32(closing.range.count)))
  }

  /// Adds a passage that an element of the page marks.
  mutating func append(_ range: ByteRange, quotedBy form: MarkedPassage.Form) {
    ranges.append(Entry(outer: trimmed(range), openWidth: 0, closeWidth: 0, form: form))
  }

  /// The passages in order with their levels; empty ones are left out, and of two that cross
  /// each other the later one.
  func nested() -> [MarkedPassage] {
    var passages: [MarkedPassage] = []
    var open: [Int] = []
    for entry in ranges.sorted(by: { $0.precedes($1) }) {
      let inner = trimmed(
        ByteRange(entry.outer.start + entry.openWidth, entry.outer.end - entry.closeWidth))
      if inner.isEmpty { continue }
      while let top = open.last, passages[top].range.end <= entry.outer.start { open.removeLast() }
      if let top = open.last, passages[top].range.end < entry.outer.end { continue }
      // An element around words that have their marks, or inside them: the marks say it already.
      if let top = open.last, entry.form != .marks || passages[top].form != .marks,
        passages[top].inner == inner || passages[top].range == entry.outer
      {
        continue
      }
      open.append(passages.count)
      passages.append(
        MarkedPassage(
          range: entry.outer, inner: inner, level: open.count - 1,
          parent: open.count > 1 ? open[open.count - 2] : nil, form: entry.form))
    }
    return passages
  }

  /// Without white space at either end: ASCII, no-break and the typographic spaces.
  func trimmed(_ range: ByteRange) -> ByteRange {
    let text = document.text
    var start = Int(range.start)
    var end = Int(range.end)
    func spaceWidth(at position: Int) -> Int {
      switch text[position] {
      case 0x09...0x0D, 0x20: return 1
      case 0xC2 where position + 1 < end && text[position + 1] == 0xA0: return 2
      case 0xE2 where position + 2 < end && text[position + 1] == 0x80:
        let last = text[position + 2]
        return (0x80...0x8B).contains(last) || last == 0xAF ? 3 : 0
      default: return 0
      }
    }
    while start < end {
      let width = spaceWidth(at: start)
      if width == 0 { break }
      start += width
    }
    while end > start {
      var first = end - 1
      while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
      let width = spaceWidth(at: first)
      if width == 0 || first + width != end { break }
      end = first
    }
    return ByteRange(start..<end)
  }
}
