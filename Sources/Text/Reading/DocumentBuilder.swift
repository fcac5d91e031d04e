/// Collects the blocks of a document from pieces of its decoded source, in source order.
///
/// A block grows in a scratch buffer; when it ends, white space at its edges is trimmed, and what
/// is left joins the text behind a single line feed. A block without words leaves no trace but
/// its images. Nothing here reads the source twice: O(pieces + bytes).
package struct DocumentBuilder {
  private let decoded: [UInt8]

  private(set) var text: [UInt8] = []
  private var segments: [SourceMap.Segment] = []
  private var blocks: [(kind: Block.Kind, range: ByteRange)] = []
  private var links: [Link] = []
  private var images: [Image] = []
  /// Code inside blocks, in the decoded source.
  private var verbatim: [ByteRange] = []
  /// What is quoted by an element, in the decoded source.
  private var quoted: [ByteRange] = []

  private var kind: Block.Kind?
  private(set) var scratch: [UInt8] = []
  private var scratchSegments: [SourceMap.Segment] = []
  private var scratchLinks: [(start: Int32, end: Int32, url: String)] = []
  private var scratchImages: [(index: Int, position: Int32)] = []
  private var openLink: (start: Int32, url: String)?
  /// Line breaks and indentation that wait for the text behind them.
  private var pending: [UInt8] = []
  /// Markup that leaves nothing behind stood here: two spaces around it become one.
  private var isBehindDroppedMarkup = false
  /// Told by the methods of `DocumentBuilder+Markup.swift`.
  var markup = MarkupRecorder()
  /// Bytes that links may still take, so that one long address cannot be repeated endlessly.
  private var addressBudget: Int

  /// Where the last piece that was taken ends in the decoded source.
  package private(set) var sourceEnd: Int32

  package init(_ source: DecodedSource) {
    decoded = source.bytes
    sourceEnd = Int32(source.start)
    addressBudget = 16 * source.bytes.count + 1_000_000
    text.reserveCapacity(source.bytes.count)
  }

  package var isInBlock: Bool { kind != nil }
  package var openKind: Block.Kind? { kind }

  package mutating func beginBlock(_ kind: Block.Kind) {
    endBlock()
    self.kind = kind
    markup.beginBlock()
  }

  /// Takes bytes of the decoded source as they are.
  package mutating func append(_ range: Range<Int>) {
    var low = range.lowerBound
    // A line break behind it is a space already.
    let wasMarkupDropped = isBehindDroppedMarkup
    if !pending.isEmpty { resolvePending(before: low) }
    if wasMarkupDropped {
      isBehindDroppedMarkup = false
      if scratch.last == 0x20, kind != .code {
        while low < range.upperBound, decoded[low] == 0x20 { low += 1 }
      }
    }
    guard low < range.upperBound else { return }
    let textStart = Int32(scratch.count)
    scratch.append(contentsOf: decoded[low..<range.upperBound])
    let source = ByteRange(low..<range.upperBound)
    addSegment(
      .init(text: ByteRange(textStart, Int32(scratch.count)), source: source))
  }

  /// Takes bytes that stand for a range of the decoded source: an entity, a collapsed space.
  package mutating func append(_ replacement: some Collection<UInt8>, for range: Range<Int>) {
    guard !replacement.isEmpty else { return }
    if !pending.isEmpty { resolvePending(before: range.lowerBound) }
    isBehindDroppedMarkup = false
    let textStart = Int32(scratch.count)
    scratch.append(contentsOf: replacement)
    addSegment(
      .init(
        text: ByteRange(textStart, Int32(scratch.count)), source: ByteRange(range),
        textUnit: Int32(replacement.count), sourceUnit: Int32(max(range.count, 1))))
  }

  /// A line break of the source, the next one behind what was taken: a space, in code a line feed.
  package mutating func appendLineBreak() { pending.append(0x0A) }

  /// Indentation that the reader has computed, standing before the next piece.
  package mutating func appendIndentation(_ count: Int) {
    pending.append(contentsOf: repeatElement(0x20, count: count))
  }

  /// Tells that markup was left out here.
  package mutating func noteDroppedMarkup() { isBehindDroppedMarkup = true }

  package mutating func beginLink(to url: String) {
    endLink()
    openLink = (Int32(scratch.count), url)
    beginMark(ofLinkTo: url)
  }

  private mutating func beginMark(ofLinkTo url: String) {
    if !url.isEmpty, addressBudget > 0 { markup.begin(.link(url), at: scratch.count) }
  }

  package mutating func endLink() {
    guard let link = openLink else { return }
    openLink = nil
    markup.end(where: { if case .link = $0 { true } else { false } }, at: scratch.count)
    addressBudget -= link.url.utf8.count
    if Int(link.start) < scratch.count, !link.url.isEmpty, addressBudget > 0 {
      scratchLinks.append((link.start, Int32(scratch.count), link.url))
    }
  }

  /// Adds an image whose markup is a range of the decoded source.
  package mutating func addImage(url: String, alternative: String, at range: Range<Int>) {
    addressBudget -= url.utf8.count
    guard addressBudget > 0 else { return }
    scratchImages.append((images.count, Int32(scratch.count)))
    markup.addImage(images.count, at: scratch.count)
    images.append(
      Image(
        url: url, alternative: alternative, sourceRange: ByteRange(range),
        position: Int32(text.count)))
    isBehindDroppedMarkup = true
  }

  /// Tells that a range of the decoded source is code: text, but no prose. Ranges ascend.
  package mutating func noteVerbatim(_ range: Range<Int>) {
    let range = ByteRange(range)
    if let last = verbatim.last, last.end == range.start {
      verbatim[verbatim.count - 1].end = range.end
    } else if !range.isEmpty {
      verbatim.append(range)
    }
  }

  /// Tells that an element quotes a range of the decoded source. In any order.
  package mutating func noteQuoted(_ range: Range<Int>) {
    if !range.isEmpty { quoted.append(ByteRange(range)) }
  }

  /// Ends the block, if one is open, and adds it to the text unless it has no words.
  package mutating func endBlock() {
    let link = openLink
    endLink()
    if kind != nil || !scratch.isEmpty || !scratchImages.isEmpty { closeBlock() }
    // A link may go on in the next block (HTML allows that); it then has a range in each.
    if let link {
      openLink = (0, link.url)
      beginMark(ofLinkTo: link.url)
    }
  }

  /// Ends the block and the link in it.
  package mutating func endBlockAndLink() {
    endLink()
    endBlock()
  }

  private mutating func closeBlock() {
    let kept = EdgeSpace.trimmed(scratch)
    let isKept = !kept.isEmpty
    let base: Int32
    if isKept {
      if !text.isEmpty { text.append(0x0A) }
      base = Int32(text.count)
      text.append(contentsOf: scratch[kept])
      blocks.append((kind ?? .paragraph, ByteRange(base, Int32(text.count))))
    } else {
      base = Int32(text.count)
    }
    markup.endBlock(
      isKept ? blocks.count - 1 : nil, kept: kept, of: scratch, isCode: kind == .code,
      start: Int(base))
    let shift = base - Int32(kept.lowerBound)
    for segment in scratchSegments {
      if let clipped = segment.clipped(to: kept) {
        segments.append(clipped.shifted(by: shift))
      }
    }
    for link in scratchLinks {
      var low = max(Int(link.start), kept.lowerBound)
      var high = min(Int(link.end), kept.upperBound)
      while low < high, scratch[low] == 0x20 { low += 1 }
      while low < high, scratch[high - 1] == 0x20 { high -= 1 }
      guard low < high else { continue }
      links.append(Link(range: ByteRange(Int32(low) + shift, Int32(high) + shift), url: link.url))
    }
    for image in scratchImages {
      let old = images[image.index]
      let position = min(max(Int(image.position), kept.lowerBound), kept.upperBound)
      images[image.index] = Image(
        url: old.url, alternative: old.alternative, sourceRange: old.sourceRange,
        position: Int32(position) + shift)
    }
    scratch.removeAll(keepingCapacity: true)
    scratchSegments.removeAll(keepingCapacity: true)
    scratchLinks.removeAll(keepingCapacity: true)
    scratchImages.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    isBehindDroppedMarkup = false
    kind = nil
  }

  /// Invariant: segments ascend on both sides. What the source does not give in order is kept as
  /// text that comes from nowhere.
  private mutating func addSegment(_ segment: SourceMap.Segment) {
    guard segment.source.start >= sourceEnd else { return }
    sourceEnd = segment.source.end
    if let last = scratchSegments.last, last.textUnit == 1, last.sourceUnit == 1,
      segment.textUnit == 1, segment.sourceUnit == 1,
      last.text.end == segment.text.start, last.source.end == segment.source.start
    {
      scratchSegments[scratchSegments.count - 1].text.end = segment.text.end
      scratchSegments[scratchSegments.count - 1].source.end = segment.source.end
    } else {
      scratchSegments.append(segment)
    }
  }

  /// Finds line breaks and indentation in the source between the last piece and the next one.
  private mutating func resolvePending(before next: Int) {
    let waiting = pending
    pending.removeAll(keepingCapacity: true)
    if scratch.isEmpty { return }
    var position = min(Int(sourceEnd), next)
    var index = 0
    while index < waiting.count {
      if waiting[index] == 0x0A {
        index += 1
        let lineBreak = nextLineBreak(in: position..<next)
        position = lineBreak.upperBound
        if kind == .code {
          appendResolved(0x0A, for: lineBreak)
        } else if scratch.last != 0x20 {
          appendResolved(0x20, for: lineBreak)
        }
      } else {
        let first = index
        while index < waiting.count, waiting[index] == 0x20 { index += 1 }
        let isLast = index == waiting.count
        appendIndentation(index - first, before: isLast ? next : position, from: position)
      }
    }
  }

  private func nextLineBreak(in range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound, decoded[low] != 0x0A, decoded[low] != 0x0D { low += 1 }
    guard low < range.upperBound else { return low..<low }
    let isPair =
      decoded[low] == 0x0D && low + 1 < range.upperBound && decoded[low + 1] == 0x0A
    return low..<(low + (isPair ? 2 : 1))
  }

  /// Adds spaces of indentation: the spaces of the source where they are there one by one, else
  /// (tabs, list indentation taken off) whatever white space stands there as a whole.
  private mutating func appendIndentation(_ count: Int, before next: Int, from position: Int) {
    var low = next
    while low > position, decoded[low - 1] == 0x20 || decoded[low - 1] == 0x09 { low -= 1 }
    if next - low >= count, decoded[(next - count)..<next].allSatisfy({ $0 == 0x20 }) {
      append((next - count)..<next)
    } else if low < next {
      append(repeatElement(UInt8(0x20), count: count), for: low..<next)
    } else {
      scratch.append(contentsOf: repeatElement(0x20, count: count))
    }
  }

  private mutating func appendResolved(_ byte: UInt8, for range: Range<Int>) {
    let textStart = Int32(scratch.count)
    scratch.append(byte)
    guard !range.isEmpty else { return }
    addSegment(
      .init(
        text: ByteRange(textStart, textStart + 1), source: ByteRange(range), textUnit: 1,
        sourceUnit: Int32(range.count)))
  }
}

extension DocumentBuilder {
  /// The text in its final form: normalized, with ranges in it and a map to the file.
  package struct Built {
    package let text: [UInt8]
    package let sourceMap: SourceMap
    package let blocks: [Block]
    package let links: [Link]
    package let images: [Image]
    package let verbatim: [ByteRange]
    package let quoted: [ByteRange]
    package let markup: [Markup]
  }

  /// Normalizes the text and follows its edits with everything that points into it. O(text).
  package consuming func finished(decodedMap: SourceMap?) throws(NormalizingError) -> Built {
    endBlockAndLink()
    markup.close(to: 0, at: text.count)
    var map = SourceMap()
    map.reserveCapacity(segments.count)
    for segment in segments {
      map.append(
        text: segment.text, source: segment.source, textUnit: segment.textUnit,
        sourceUnit: segment.sourceUnit)
    }
    let normalized = try Normalizer().normalized(text)
    if let normalized { map = normalized.map.composed(with: map) }
    let verbatim = verbatim.compactMap { map.textRange(of: $0) }
    let quoted = quoted.compactMap { map.textRange(of: $0) }.sorted()
    if let decodedMap { map = map.composed(with: decodedMap) }
    func moved(_ range: ByteRange) -> ByteRange? {
      normalized == nil ? range : normalized?.map.textRange(of: range)
    }
    func moved(_ position: Int32) -> Int32 {
      guard let normalized else { return position }
      return normalized.map.textRange(of: ByteRange(position, Int32.max))?.start
        ?? Int32(normalized.bytes.count)
    }
    func inFile(_ range: ByteRange) -> ByteRange { decodedMap?.sourceRange(of: range) ?? range }
    return Built(
      text: normalized?.bytes ?? text, sourceMap: map,
      blocks: blocks.compactMap { block in
        moved(block.range).map {
          Block(kind: block.kind, range: $0, sourceRange: map.sourceRange(of: $0))
        }
      },
      links: links.compactMap { link in
        moved(link.range).map { Link(range: $0, url: link.url) }
      },
      images: images.map {
        Image(
          url: $0.url, alternative: $0.alternative, sourceRange: inFile($0.sourceRange),
          position: moved($0.position))
      }, verbatim: verbatim, quoted: quoted,
      markup: normalized == nil
        ? markup.markup
        : markup.markup.map { Markup(position: moved($0.position), kind: $0.kind) })
  }
}
