internal import CGumbo

/// A text, line break or image of a page, in the block and the link it belongs to.
struct HTMLItem {
  enum Content {
    /// Decoded text, as gumbo gives it; its source is `range`.
    case text(UnsafePointer<CChar>)
    case lineBreak
    case image(url: String, alternative: String)
    /// A container begins here, or the innermost one ends.
    case begin(Markup.Container)
    case end
    case rule
  }

  var content: Content
  /// In the source.
  var range: Range<Int>
  /// Items of one block share this number.
  var block: Int
  var kind: Block.Kind
  /// Index in the list of addresses, -1 outside links.
  var link: Int

  /// Whether it is something of its block, not a border of elements.
  var isContent: Bool {
    switch content {
    case .text, .lineBreak, .image: true
    case .begin, .end, .rule: false
    }
  }
}

/// The items under a node, in the order of the source.
struct HTMLItems {
  private(set) var items: [HTMLItem] = []
  private(set) var addresses: [String] = []
  private(set) var hasWords = false

  private struct Frame {
    var node: HTMLTree.Node
    var child = 0
    var kind: Block.Kind
    var link: Int
    var container: Markup.Container?
  }

  private let source: UnsafeRawBufferPointer
  private let notes: HTMLNotes
  private var block = 0

  /// - Parameters:
  ///   - source: What gumbo read.
  ///   - notes: What tells the marks of footnotes.
  ///   - isWholePage: Whether what surrounds an article (its page's footer, asides) is under the
  ///     node, to be left out.
  init(
    of root: HTMLTree.Node, in source: UnsafeRawBufferPointer, notes: HTMLNotes, isWholePage: Bool
  ) {
    self.source = source
    self.notes = notes
    var stack = [Frame(node: root, kind: .paragraph, link: -1)]
    while let frame = stack.last {
      guard frame.child < HTMLTree.childCount(of: frame.node) else {
        if HTMLRoles.role(of: frame.node).isBlock { block += 1 }
        if frame.container != nil {
          add(.end, at: place(frame.node.pointee.v.element.original_end_tag), in: frame)
        }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].child += 1
      guard let child = HTMLTree.child(frame.child, of: frame.node) else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        addText(child, in: frame)
      case GUMBO_NODE_ELEMENT:
        let role = HTMLRoles.role(of: child)
        if role.isHidden || (isWholePage && role.isSurrounding && frame.kind != .blockQuote)
          || isMarkedHidden(child) || isNoteMark(child)
        {
          continue
        }
        if child.pointee.v.element.tag == GUMBO_TAG_BR {
          add(.lineBreak, at: range(of: child.pointee.v.element.original_tag), in: frame)
        } else if child.pointee.v.element.tag == GUMBO_TAG_IMG {
          addImage(child, in: frame)
        } else {
          if role.isBlock { block += 1 }
          let isNote = frame.kind == .note || HTMLNotes.isNotes(child)
          var next = Frame(
            node: child, kind: isNote ? .note : role.kind ?? frame.kind, link: frame.link,
            container: HTMLRoles.container(of: child, role))
          if child.pointee.v.element.tag == GUMBO_TAG_A,
            let address = HTMLTree.attribute("href", of: child), !address.isEmpty
          {
            addresses.append(address)
            next.link = addresses.count - 1
          }
          let place = place(child.pointee.v.element.original_tag)
          if let container = next.container {
            add(.begin(container), at: place, in: next)
          } else if role.markup == .rule {
            add(.rule, at: place, in: next)
          }
          stack.append(next)
        }
      default: break
      }
    }
    sortBySource()
  }

  private func isNoteMark(_ node: HTMLTree.Node) -> Bool {
    guard node.pointee.v.element.tag == GUMBO_TAG_A else { return false }
    return range(of: node.pointee.v.element.original_tag).map { notes.isMark(node, tag: $0) }
      ?? false
  }

  private mutating func addText(_ node: HTMLTree.Node, in frame: Frame) {
    let text = node.pointee.v.text
    guard let decoded = text.text, let range = range(of: text.original_text) else { return }
    if node.pointee.type != GUMBO_NODE_WHITESPACE { hasWords = true }
    add(.text(decoded), at: range, in: frame)
  }

  private mutating func addImage(_ node: HTMLTree.Node, in frame: Frame) {
    guard let url = HTMLTree.attribute("src", of: node), !url.isEmpty else { return }
    let alternative = HTMLTree.attribute("alt", of: node) ?? ""
    add(
      .image(url: url, alternative: alternative),
      at: range(of: node.pointee.v.element.original_tag), in: frame)
  }

  /// Where a tag stands; of one that is not written, behind the item before.
  private func place(_ tag: GumboStringPiece) -> Range<Int> {
    let start = range(of: tag)?.lowerBound ?? items.last?.range.upperBound ?? 0
    return start..<start
  }

  private mutating func add(_ content: HTMLItem.Content, at range: Range<Int>?, in frame: Frame) {
    guard let range else { return }
    items.append(
      HTMLItem(content: content, range: range, block: block, kind: frame.kind, link: frame.link))
  }

  private func isMarkedHidden(_ node: HTMLTree.Node) -> Bool {
    node.pointee.v.element.attributes.length > 0
      && (HTMLTree.attribute("hidden", of: node) != nil
        || HTMLTree.attribute("aria-hidden", of: node) == "true")
  }

  private func range(of piece: GumboStringPiece) -> Range<Int>? {
    guard let data = piece.data, let base = source.baseAddress else { return nil }
    let start = UnsafeRawPointer(data) - base
    guard start >= 0, start <= source.count else { return nil }
    return start..<min(start + Int(piece.length), source.count)
  }

  /// Gumbo moves text that stands where none may stand, in front of a table for instance.
  private mutating func sortBySource() {
    var isSorted = true
    for index in items.indices.dropFirst()
    where items[index].range.lowerBound < items[index - 1].range.lowerBound {
      isSorted = false
    }
    if isSorted { return }
    let order = items.indices.sorted {
      (items[$0].range.lowerBound, $0) < (items[$1].range.lowerBound, $1)
    }
    items = order.map { items[$0] }
  }
}

/// What each of gumbo's tags means for a text.
enum HTMLRoles {
  struct Role: Sendable {
    var isBlock = false
    var isHidden = false
    /// Part of a page, not of its article.
    var isSurrounding = false
    /// `nil` where the element does not change what is in it.
    var kind: Block.Kind?
    /// Without what attributes say.
    var markup: HTMLMarkup?
  }

  static func container(of node: HTMLTree.Node, _ role: Role) -> Markup.Container? {
    guard case .container(let container) = role.markup else { return nil }
    guard case .orderedList = container, let start = HTMLTree.attribute("start", of: node) else {
      return container
    }
    return .orderedList(start: HTMLMarkup.start(start))
  }

  static func role(of node: HTMLTree.Node) -> Role {
    let tag = Int(node.pointee.v.element.tag.rawValue)
    return tag < table.count ? table[tag] : Role()
  }

  private static let table: [Role] = (0..<GUMBO_TAG_LAST.rawValue).map { tag in
    guard let name = gumbo_normalized_tagname(GumboTag(rawValue: tag)) else { return Role() }
    let text = String(cString: name)
    var role = Role()
    role.isBlock = HTMLElements.blocks.contains(Array(text.utf8))
    role.isHidden =
      HTMLElements.hidden.contains(Array(text.utf8)) || ["nav", "button"].contains(text)
    role.isSurrounding = ["aside", "footer"].contains(text)
    role.kind =
      switch text {
      case "h1", "h2", "h3", "h4", "h5", "h6": .heading(level: Int(text.utf8.last! - 0x30))
      case "li", "dt", "dd": .listItem
      case "blockquote": .blockQuote
      case "pre": .code
      case "td", "th": .tableCell
      default: nil
      }
    role.markup = HTMLMarkup(named: text.utf8)
    return role
  }
}
