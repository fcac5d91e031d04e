import Text

/// A version of an article as HTML that is safe in any reader: for feeds that hold whole articles.
///
/// The elements are those of the source's markup that say something of the text (headings, lists,
/// quotations, tables, code, emphasis, links, images), written anew: no tag or attribute of the
/// source is passed on. Addresses of links and images are absolute, `http`, `https` or, of links,
/// `mailto`; of others the words stay. The text of each block is the source's.
struct ArticleHTML {
  private let version: VersionMaterial
  private let page: String?

  private var frame = ArticleFrame()
  private var builder = HTMLBuilder()
  /// What text is being written into.
  private var open: Open?
  /// Open marks, innermost last; `nil` for one that writes nothing.
  private var marks: [Markup.Mark?] = []
  /// Where the text goes on.
  private var position: Int32 = 0
  private var blockEnd: Int32 = 0
  /// Whether there is anything in what is open.
  private var hasContent = false

  private enum Open {
    /// A block of the document, in the elements given, outermost first.
    case block([StaticString])
    /// The title, which is not shown.
    case title
    /// Images that stand for themselves.
    case images([StaticString])
  }

  /// - Parameter page: The article's own address.
  init(_ version: VersionMaterial, page: String?) {
    self.version = version
    self.page = page
  }

  /// A heading that is the title is left out: readers show the title themselves. O(bytes).
  var html: String {
    var writer = self
    let markup = ArticleMarkup(of: version.document) { image in address(of: image) != nil }
    for (event, size) in zip(markup.events, markup.sizes) { writer.write(event, size: size) }
    writer.frame.closeAll(&writer.builder)
    return String(decoding: writer.builder.bytes, as: UTF8.self)
  }

  private mutating func write(_ event: Markup, size: Int) {
    if case .title? = open {
      if event.kind == .endBlock { open = nil }
      return
    }
    switch event.kind {
    case .open(let container):
      frame.open(container, size: size, &builder)
    case .close:
      frame.close(&builder)
    case .rule:
      frame.makeRoom(&builder)
      builder.open("hr")
      builder.newLine()
    case .beginBlock(let index):
      begin(version.document.blocks[index], isFirst: index == 0)
    case .endBlock:
      takeText(to: event.position)
      endElements()
    case .beginImages:
      frame.makeRoom(&builder)
      begin(.images(frame.isAlone ? [] : ["p"]))
    case .endImages: endElements()
    case .begin(let mark):
      takeText(to: event.position)
      begin(mark)
    case .end:
      takeText(to: event.position)
      switch marks.popLast() ?? nil {
      case .link?: builder.close("a")
      case .element(let element)?: builder.close(element)
      case nil: break
      }
    case .lineBreak:
      takeText(to: event.position)
      builder.open("br")
    case .image(let index):
      takeText(to: event.position)
      write(version.document.images[index])
    }
  }

  /// The text has one space where an image stands between two: here each side has its own.
  private mutating func write(_ image: Image) {
    guard let address = address(of: image) else { return }
    let source = version.document.source
    func isSpace(_ offset: Int) -> Bool {
      source.indices.contains(offset) && [0x20, 0x09, 0x0A, 0x0D].contains(source[offset])
    }
    if hasContent, builder.bytes.last != 0x20, isSpace(Int(image.sourceRange.start) - 1) {
      builder.text(" ")
    }
    builder.open("img", [("src", address), ("alt", SingleLine.text(image.alternative))])
    hasContent = true
    if case .block? = open, position < blockEnd, version.document.text[Int(position)] != 0x20,
      isSpace(Int(image.sourceRange.end))
    {
      builder.text(" ")
    }
  }

  private mutating func takeText(to end: Int32) {
    guard case .block? = open, position < end else { return }
    builder.text(version.shown(ByteRange(position, end)))
    position = end
    hasContent = true
  }

  // MARK: Blocks

  private mutating func begin(_ block: Block, isFirst: Bool) {
    if isFirst, block.kind.isHeading,
      SingleLine.text(version.document.string(block.range)) == version.title
    {
      open = .title
      return
    }
    frame.makeRoom(&builder)
    position = block.range.start
    blockEnd = block.range.end
    let elements: [StaticString] =
      switch block.kind {
      case .heading(let level) where frame.allowsHeadings:
        switch level {
        case ...2: ["h2"]
        case 3: ["h3"]
        case 4: ["h4"]
        case 5: ["h5"]
        default: ["h6"]
        }
      // A page says itself what is code.
      case .code: version.document.format == .html ? ["pre"] : ["pre", "code"]
      case .heading, .paragraph, .listItem, .blockQuote, .tableCell, .note:
        frame.isAlone ? [] : ["p"]
      }
    begin(.block(elements))
  }

  private mutating func begin(_ opened: Open) {
    switch opened {
    case .block(let elements), .images(let elements):
      for element in elements { builder.open(element) }
    case .title: break
    }
    open = opened
    hasContent = false
  }

  private mutating func endElements() {
    switch open {
    case .block(let elements), .images(let elements):
      for element in elements.reversed() { builder.close(element) }
      if !elements.isEmpty { builder.newLine() }
    case .title, nil: break
    }
    open = nil
  }

  // MARK: Marks

  private mutating func begin(_ mark: Markup.Mark) {
    switch mark {
    case .link(let url):
      if let address = SafeLink.address(url) ?? SafeLink.resolved(url, against: page) {
        builder.open("a", [("href", address)])
        marks.append(mark)
      } else {
        marks.append(nil)
      }
    case .element(let element):
      builder.open(element)
      marks.append(mark)
    }
  }

  private func address(of image: Image) -> String? {
    SafeLink.resolved(image.url, against: page)
  }
}
