import Text

/// A piece of a version's text with its links: as HTML or Markdown.
struct LinkedText: Sendable {
  private let version: VersionMaterial
  private let range: ByteRange

  init(_ range: ByteRange, in version: VersionMaterial) {
    self.range = range
    self.version = version
  }

  /// The text escaped, its safe links as `<a href="…">`.
  var html: String { String(decoding: builder.bytes, as: UTF8.self) }

  /// The same, for writers of HTML.
  var builder: HTMLBuilder {
    var builder = HTMLBuilder()
    builder.add(self)
    return builder
  }

  fileprivate func write(to builder: inout HTMLBuilder) {
    for part in parts {
      if let url = part.url {
        builder.element("a", [("href", url)]) { $0.text(version.shown(part.range)) }
      } else {
        builder.text(version.shown(part.range))
      }
    }
  }

  /// The text escaped, its safe links as `[words](<address>)`.
  var markdown: String {
    let parts = parts
    // One piece is escaped as a whole, so that only its very beginning counts as one.
    return parts.enumerated().map { index, part in
      let text = version.shown(part.range)
      if let url = part.url { return MarkdownText.link(text, to: url) }
      return index == 0 ? MarkdownText.escaped(text) : MarkdownText.escapedInline(text)
    }.joined()
  }

  private var parts: [(range: ByteRange, url: String?)] {
    var parts: [(range: ByteRange, url: String?)] = []
    var position = range.start
    for link in version.links(touching: range) {
      let from = max(link.range.start, position)
      let to = min(link.range.end, range.end)
      guard from < to, let url = SafeLink.address(link.url) else { continue }
      if position < from { parts.append((ByteRange(position, from), nil)) }
      parts.append((ByteRange(from, to), url))
      position = to
    }
    if position < range.end { parts.append((ByteRange(position, range.end), nil)) }
    return parts
  }
}

extension HTMLBuilder {
  /// Text and its safe links.
  mutating func add(_ text: LinkedText) { text.write(to: &self) }
}
