internal import CGumbo

/// What the head of a page says of it.
struct HTMLHead {
  private var found = Metadata()

  init(of tree: HTMLTree) {
    var language: String?
    var title: String?
    var sharedTitle: String?
    tree.visit(tree.root) { node in
      let element = node.pointee.v.element
      switch element.tag {
      case GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE:
        language =
          HTMLTree.attribute("lang", of: node) ?? HTMLTree.attribute("xml:lang", of: node)
          ?? language
      case GUMBO_TAG_TITLE where title == nil && element.tag_namespace == GUMBO_NAMESPACE_HTML:
        if let text = HTMLTree.childCount(of: node) > 0 ? HTMLTree.child(0, of: node) : nil,
          let content = text.pointee.v.text.text
        {
          title = String(cString: content)
        }
      case GUMBO_TAG_META: readMeta(node, &sharedTitle)
      case GUMBO_TAG_LINK:
        if HTMLTree.attribute("rel", of: node)?.lowercased() == "canonical" {
          found.url = found.url ?? HTMLTree.attribute("href", of: node)
        }
      default: break
      }
    }
    found.language = language.flatMap { Language($0) }
    let own = title.flatMap { Self.cleaned($0) }
    let shared = sharedTitle.flatMap { Self.cleaned($0) }
    // The title of a page often ends with the name of its site, which the shared title lacks.
    if let own, let shared, own.hasPrefix(shared) {
      found.title = shared
    } else {
      found.title = own ?? shared
    }
  }

  private mutating func readMeta(_ node: HTMLTree.Node, _ sharedTitle: inout String?) {
    guard
      let key = HTMLTree.attribute("name", of: node) ?? HTMLTree.attribute("property", of: node)
        ?? HTMLTree.attribute("itemprop", of: node),
      let content = HTMLTree.attribute("content", of: node).flatMap({ Self.cleaned($0) })
    else { return }
    switch key.lowercased() {
    case "og:title": sharedTitle = sharedTitle ?? content
    case "author", "dc.creator", "dcterms.creator":
      if !found.authors.contains(content) { found.authors.append(content) }
    case "date", "article:published_time", "datepublished", "dc.date", "dcterms.date",
      "dcterms.created", "pubdate":
      found.date = found.date ?? PublicationDate(content)
    case "description", "og:description", "dc.description":
      found.description = found.description ?? content
    case "og:url": found.url = found.url ?? content
    case "keywords" where found.tags.isEmpty:
      found.tags = content.split(separator: ",").compactMap { Self.cleaned(String($0)) }
    default: break
    }
  }

  /// Fills in what is not known yet.
  func complete(_ metadata: inout Metadata) {
    metadata.title = metadata.title ?? found.title
    metadata.language = metadata.language ?? found.language
    if metadata.authors.isEmpty { metadata.authors = found.authors }
    metadata.date = metadata.date ?? found.date
    if metadata.tags.isEmpty { metadata.tags = found.tags }
    metadata.url = metadata.url ?? found.url
    metadata.description = metadata.description ?? found.description
  }

  /// In normalized form, white space collapsed; `nil` when nothing is left.
  private static func cleaned(_ text: String) -> String? {
    let words = text.utf8.split { HTMLTag.isSpace($0) || $0 == HTMLMask.mark }
    let bytes = Array(words.joined(separator: [0x20]))
    let kept = Array(bytes[EdgeSpace.trimmed(bytes)])
    if kept.isEmpty { return nil }
    let normalized = (try? Normalizer().normalized(kept))?.bytes
    return String(decoding: normalized ?? kept, as: UTF8.self)
  }
}
