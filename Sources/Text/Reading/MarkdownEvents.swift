internal import CMD4C

/// Turns the events of one run of md4c into blocks. It lives as long as the run.
final class MarkdownEvents {
  var builder: DocumentBuilder
  /// What md4c reads: `source` from `start` on.
  var base: UnsafeRawPointer?
  var count = 0

  private let source: [UInt8]
  private let start: Int
  private let notes: MarkdownNotes
  private var references = CharacterReferences()
  private var html = MarkdownHTML(paragraphKind: .paragraph)

  /// Kinds of the paragraphs in the containers that are open, innermost last.
  private var containers: [Block.Kind] = []
  /// How many containers of the builder were open before each of md4c's that is.
  private var depths: [Int] = []
  private var image: OpenImage?
  private var imageDepth = 0
  private var cells = 0

  /// An image whose markup is being read: its description is no text.
  private struct OpenImage {
    var url: String
    var urlEnd: Int?
    var alternative: [UInt8] = []
    var firstText: Int?
    var textEnd: Int?
  }

  init(source: [UInt8], start: Int, notes: MarkdownNotes, builder: DocumentBuilder) {
    self.source = source
    self.start = start
    self.builder = builder
    self.notes = notes
  }

  func restart(with builder: DocumentBuilder) {
    self.builder = builder
    html = MarkdownHTML(paragraphKind: .paragraph)
    containers = []
    depths = []
    image = nil
    imageDepth = 0
  }

  // MARK: Blocks

  /// Not 0 when md4c shall stop.
  func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    switch type {
    case MD_BLOCK_QUOTE:
      open(.blockQuote)
      containers.append(.blockQuote)
    case MD_BLOCK_LI:
      open(.item)
      containers.append(.listItem)
    case MD_BLOCK_UL: open(.unorderedList)
    case MD_BLOCK_OL:
      let start = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee.start ?? 1
      open(.orderedList(start: Int(start)))
    case MD_BLOCK_TABLE: open(.table)
    case MD_BLOCK_TR: open(.row)
    case MD_BLOCK_HR: builder.addRule()
    case MD_BLOCK_H:
      let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
      builder.beginBlock(.heading(level: Int(level)))
    case MD_BLOCK_CODE: builder.beginBlock(.code)
    case MD_BLOCK_HTML, MD_BLOCK_P:
      html = MarkdownHTML(paragraphKind: paragraphKind)
      builder.beginBlock(paragraphKind)
    case MD_BLOCK_TH, MD_BLOCK_TD:
      open(.cell(isHeader: type == MD_BLOCK_TH))
      builder.beginBlock(.tableCell)
      // md4c fills up short rows: cells may be many more than bytes.
      cells += 1
      if cells > 2 * count + 1000 { return 1 }
    default: builder.endBlock()
    }
    return 0
  }

  func leave(_ type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_QUOTE, MD_BLOCK_LI:
      builder.endBlockAndLink()
      _ = containers.popLast()
      close()
    case MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_TABLE, MD_BLOCK_TR: close()
    case MD_BLOCK_H, MD_BLOCK_P, MD_BLOCK_HTML, MD_BLOCK_CODE, MD_BLOCK_TH, MD_BLOCK_TD:
      html = MarkdownHTML(paragraphKind: paragraphKind)
      builder.endBlockAndLink()
      // Tags that were not closed end with their paragraph.
      builder.endMarks()
      if type == MD_BLOCK_TH || type == MD_BLOCK_TD { close() }
    default: break
    }
  }

  private func open(_ container: Markup.Container) {
    depths.append(builder.containerDepth)
    builder.openContainer(container)
  }

  private func close() {
    if let depth = depths.popLast() { builder.closeContainers(to: depth) }
  }

  private var paragraphKind: Block.Kind { containers.last ?? .paragraph }

  // MARK: Spans

  func enter(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_A where imageDepth == 0:
      beginImplicitBlock()
      let href = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
      builder.beginLink(to: href.map { string(of: $0) } ?? "")
    case MD_SPAN_IMG:
      imageDepth += 1
      if imageDepth == 1, let detail {
        beginImplicitBlock()
        let attribute = detail.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src
        let urlStart = attribute.text.flatMap { offset(of: $0) }
        image = OpenImage(
          url: string(of: attribute), urlEnd: urlStart.map { $0 + Int(attribute.size) })
      }
    default:
      guard imageDepth == 0, let element = Self.element(type) else { return }
      beginImplicitBlock()
      builder.beginMark(element)
    }
  }

  private static func element(_ type: MD_SPANTYPE) -> Markup.Element? {
    switch type {
    case MD_SPAN_EM: .emphasis
    case MD_SPAN_STRONG: .strong
    case MD_SPAN_CODE: .code
    case MD_SPAN_DEL: .deleted
    default: nil
    }
  }

  func leave(_ type: MD_SPANTYPE) {
    switch type {
    case MD_SPAN_A where imageDepth == 0: builder.endLink()
    case MD_SPAN_IMG:
      imageDepth -= 1
      if imageDepth == 0 { closeImage() }
    default:
      if imageDepth == 0, let element = Self.element(type) { builder.endMark(element) }
    }
  }

  private func closeImage() {
    guard let image else { return }
    self.image = nil
    let markup = MarkdownImageMarkup(
      source: source, behind: max(Int(builder.sourceEnd), lastImageEnd), text: image.firstText,
      textEnd: image.textEnd)
    lastImageEnd = markup.range.upperBound
    builder.addImage(
      url: image.url, alternative: String(decoding: image.alternative, as: UTF8.self),
      at: markup.range)
  }

  private var lastImageEnd = 0

  // MARK: Text

  func take(_ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>?, _ size: Int) {
    guard let text, size > 0 else { return }
    if imageDepth > 0 {
      takeAlternative(type, text, size)
      return
    }
    beginImplicitBlock()
    switch type {
    case MD_TEXT_BR, MD_TEXT_SOFTBR:
      if type == MD_TEXT_BR { builder.noteLineBreak() }
      builder.appendLineBreak()
    case MD_TEXT_HTML:
      if let low = offset(of: text) {
        html.read(low..<(low + size), of: source, into: &builder, &references)
      } else {
        builder.appendLineBreak()
      }
    case MD_TEXT_ENTITY:
      guard let low = offset(of: text), !html.isHidden else { return }
      appendReference(at: low, end: low + size)
      if html.isVerbatim { builder.noteVerbatim(low..<(low + size)) }
    default:
      if html.isHidden { return }
      if let low = offset(of: text) {
        if type == MD_TEXT_NORMAL, !notes.areAbsent(in: low..<(low + size)) {
          takeBesideNoteMarks(low..<(low + size))
          return
        }
        builder.append(low..<(low + size))
        if html.isVerbatim || type == MD_TEXT_CODE && builder.openKind != .code {
          builder.noteVerbatim(low..<(low + size))
        }
      } else if text.pointee == 0x0A {
        builder.appendLineBreak()
      } else {
        builder.appendIndentation(size)
      }
    }
  }

  private func takeBesideNoteMarks(_ range: Range<Int>) {
    let parts = notes.parts(of: range)
    if parts.first?.range.lowerBound != range.lowerBound { builder.noteDroppedMarkup() }
    for part in parts {
      if part.beginsNote { builder.beginBlock(.note) }
      if part.range.isEmpty { continue }
      builder.append(part.range)
      builder.noteDroppedMarkup()
    }
  }

  private func appendReference(at low: Int, end: Int) {
    let decoded = source.withUnsafeBufferPointer {
      references.decoded(in: $0, at: low, end: end)
    }
    if let decoded, decoded.length == end - low {
      builder.append(decoded.text, for: low..<end)
    } else {
      builder.append(low..<end)
    }
  }

  private func takeAlternative(_ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>, _ size: Int) {
    if let low = offset(of: text) {
      if image?.firstText == nil { image?.firstText = low }
      image?.textEnd = low + size
      switch type {
      case MD_TEXT_HTML: break
      case MD_TEXT_ENTITY:
        let decoded = source.withUnsafeBufferPointer {
          references.decoded(in: $0, at: low, end: low + size)
        }
        image?.alternative.append(contentsOf: decoded?.text ?? Array(source[low..<(low + size)]))
      default: image?.alternative.append(contentsOf: source[low..<(low + size)])
      }
    } else {
      image?.alternative.append(0x20)
    }
  }

  /// The text of an item of a tight list comes without a paragraph around it.
  private func beginImplicitBlock() {
    if !builder.isInBlock { builder.beginBlock(paragraphKind) }
  }

  private func offset(of pointer: UnsafePointer<MD_CHAR>) -> Int? {
    guard let base else { return nil }
    let raw = UnsafeRawPointer(pointer)
    guard raw >= base, raw < base + count else { return nil }
    return start + (raw - base)
  }

  private func string(of attribute: MD_ATTRIBUTE) -> String {
    guard let text = attribute.text, attribute.size > 0 else { return "" }
    var bytes: [UInt8] = []
    let all = UnsafeRawBufferPointer(start: text, count: Int(attribute.size))
    let buffer = all.assumingMemoryBound(to: UInt8.self)
    var index = 0
    while Int(attribute.substr_offsets[index]) < buffer.count {
      let low = Int(attribute.substr_offsets[index])
      let high = Int(attribute.substr_offsets[index + 1])
      if attribute.substr_types[index] == MD_TEXT_ENTITY,
        let decoded = references.decoded(in: buffer, at: low, end: high)
      {
        bytes.append(contentsOf: decoded.text)
      } else {
        bytes.append(contentsOf: buffer[low..<high])
      }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
