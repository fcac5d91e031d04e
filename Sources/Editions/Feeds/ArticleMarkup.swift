import Text

/// The markup of a document as it is to be written: without the images that cannot be shown, and
/// with how much each container holds.
struct ArticleMarkup {
  private(set) var events: [Markup] = []
  /// Of an event that opens a container, how many blocks and paragraphs of images stand directly in it.
  private(set) var sizes: [Int] = []

  /// O(markup + blocks).
  init(of document: Document, showing isShown: (Image) -> Bool) {
    let markup = document.markup.isEmpty ? Self.markup(of: document.blocks) : document.markup
    // A paragraph of images, until it is known whether it shows any.
    var images: [Markup]?
    var hasImage = false
    for event in markup {
      switch event.kind {
      case .image(let index):
        guard isShown(document.images[index]) else { continue }
        hasImage = true
      case .beginImages:
        images = []
        hasImage = false
      default: break
      }
      if images == nil { events.append(event) } else { images?.append(event) }
      if event.kind == .endImages {
        if hasImage { events += images ?? [] }
        images = nil
      }
    }
    count()
  }

  private mutating func count() {
    sizes = [Int](repeating: 0, count: events.count)
    var containers: [Int] = []
    for (index, event) in events.enumerated() {
      switch event.kind {
      case .open: containers.append(index)
      case .close: _ = containers.popLast()
      case .beginBlock, .beginImages:
        if let container = containers.last { sizes[container] += 1 }
      default: break
      }
    }
  }

  /// Of a document that was not read from a file.
  private static func markup(of blocks: [Block]) -> [Markup] {
    blocks.enumerated().flatMap { index, block -> [Markup] in
      let container: Markup.Container? =
        switch block.kind {
        case .listItem: .item
        case .blockQuote: .blockQuote
        case .heading, .paragraph, .code, .tableCell, .note: nil
        }
      let around = container.map {
        (
          [Markup(position: block.range.start, kind: .open($0))],
          [Markup(position: block.range.end, kind: .close)]
        )
      }
      return (around?.0 ?? [])
        + [
          Markup(position: block.range.start, kind: .beginBlock(index)),
          Markup(position: block.range.end, kind: .endBlock),
        ] + (around?.1 ?? [])
    }
  }
}
