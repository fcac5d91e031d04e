internal import CGumbo

/// Reads HTML, by gumbo: the text of the article or main part of a page, else of its whole body.
struct HTMLReader: Sendable {
  /// Puts the blocks of a source, from an offset on, into a builder, and what its head says into
  /// the metadata where the front matter does not say it already. O(bytes).
  func read(
    _ source: DecodedSource, from start: Int, into builder: inout DocumentBuilder,
    _ metadata: inout Metadata
  ) {
    let masked = HTMLMask(source.bytes, from: start)
    masked.bytes.withUnsafeBytes { bytes in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard
        let output = gumbo_parse_with_options(
          &options, rest.baseAddress?.assumingMemoryBound(to: CChar.self), rest.count)
      else { return }
      defer { gumbo_destroy_output(&options, output) }
      let tree = HTMLTree(root: output.pointee.root)
      HTMLHead(of: tree).complete(&metadata)
      for (node, isWholePage) in tree.candidates {
        let found = HTMLItems(
          of: node, in: bytes, notes: HTMLNotes(source: source.bytes), isWholePage: isWholePage)
        if !found.hasWords && !isWholePage { continue }
        var text = HTMLText(source: bytes, addresses: found.addresses, marks: masked.marks)
        text.read(found.items, into: &builder)
        break
      }
    }
    for range in masked.code { builder.noteVerbatim(range) }
    for range in masked.quoted { builder.noteQuoted(range) }
  }
}

/// A page's tree, and the parts of it that may hold the article.
struct HTMLTree {
  typealias Node = UnsafeMutablePointer<GumboNode>

  let root: Node

  /// Elements of a name in document order, down to a depth that no page exceeds.
  func elements(_ tag: GumboTag, under start: Node? = nil) -> [Node] {
    var found: [Node] = []
    visit(start ?? root) { node in
      if node.pointee.v.element.tag == tag { found.append(node) }
    }
    return found
  }

  /// Calls `body` for each element under a node, itself included, in document order.
  func visit(_ start: Node, _ body: (Node) -> Void) {
    var stack = [start]
    while let node = stack.popLast() {
      body(node)
      for index in stride(from: Self.childCount(of: node) - 1, through: 0, by: -1) {
        if let child = Self.child(index, of: node), Self.isElement(child) { stack.append(child) }
      }
    }
  }

  /// Where to look for the text, best first: the one article in the main part, the main part, the
  /// one article, the body.
  var candidates: [(node: Node, isWholePage: Bool)] {
    var candidates: [(Node, Bool)] = []
    let main = elements(GUMBO_TAG_MAIN).first
    let articles = elements(GUMBO_TAG_ARTICLE, under: main)
    if articles.count == 1 { candidates.append((articles[0], false)) }
    if let main { candidates.append((main, false)) }
    if let body = elements(GUMBO_TAG_BODY).first { candidates.append((body, true)) }
    return candidates
  }

  static func isElement(_ node: Node) -> Bool {
    node.pointee.type == GUMBO_NODE_ELEMENT
  }

  static func childCount(of node: Node) -> Int { Int(node.pointee.v.element.children.length) }

  static func child(_ index: Int, of node: Node) -> Node? {
    node.pointee.v.element.children.data[index]?.assumingMemoryBound(to: GumboNode.self)
  }

  static func attribute(_ name: String, of node: Node) -> String? {
    gumbo_get_attribute(&node.pointee.v.element.attributes, name).map {
      String(cString: $0.pointee.value)
    }
  }
}
