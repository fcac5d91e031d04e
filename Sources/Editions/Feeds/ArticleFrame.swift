import Text

/// The containers that are open in a piece of HTML being written.
///
/// HTML asks that items stand in lists and cells in rows of tables, and that these hold nothing
/// else. Where a source has it otherwise, what is missing is put in between, and ends as soon as
/// something comes that does not belong into it.
struct ArticleFrame {
  private struct Element {
    let container: Markup.Container
    /// Whether it was put in between.
    let isAdded: Bool
    let size: Int
  }

  private var elements: [Element] = []

  /// What a container may hold, and what it needs to stand in.
  private enum Content {
    case flow, items, definitions, rows, cells
  }

  /// Whether a paragraph that comes now is all the text of its item or cell, which then needs no
  /// element of its own.
  var isAlone: Bool {
    guard let element = elements.last, element.size == 1 else { return false }
    return Self.content(of: element.container) == .flow && element.container != .blockQuote
  }

  /// Whether a heading may come now: in terms that are defined and in heads of tables HTML has none.
  var allowsHeadings: Bool {
    !elements.contains { [.definedTerm, .cell(isHeader: true)].contains($0.container) }
  }

  /// Opens a container.
  ///
  /// - Parameter size: How many blocks stand directly in it.
  mutating func open(_ container: Markup.Container, size: Int, _ html: inout HTMLBuilder) {
    makeRoom(for: Self.need(of: container), &html)
    push(Element(container: container, isAdded: false, size: size), &html)
  }

  /// Closes the innermost container that the source has.
  mutating func close(_ html: inout HTMLBuilder) {
    while let element = elements.last {
      pop(&html)
      if !element.isAdded { return }
    }
  }

  mutating func closeAll(_ html: inout HTMLBuilder) {
    while !elements.isEmpty { pop(&html) }
  }

  /// Makes sure that a block may come now.
  mutating func makeRoom(_ html: inout HTMLBuilder) { makeRoom(for: .flow, &html) }

  private mutating func makeRoom(for need: Content, _ html: inout HTMLBuilder) {
    // Ends what was put in between if that is enough, else puts something in between.
    var depth = elements.count
    while true {
      let content = depth == 0 ? .flow : Self.content(of: elements[depth - 1].container)
      if content == need {
        while elements.count > depth { pop(&html) }
        return
      }
      if depth > 0, elements[depth - 1].isAdded { depth -= 1 } else { break }
    }
    while true {
      let content = elements.last.map { Self.content(of: $0.container) } ?? .flow
      if content == need { return }
      let missing: Markup.Container =
        switch content {
        case .items: .item
        case .definitions: .definition
        case .rows: .row
        case .cells: .cell(isHeader: false)
        case .flow:
          switch need {
          case .items: .unorderedList
          case .definitions: .definitionList
          case .rows, .cells, .flow: .table
          }
        }
      push(Element(container: missing, isAdded: true, size: 0), &html)
    }
  }

  private mutating func push(_ element: Element, _ html: inout HTMLBuilder) {
    if Self.content(of: element.container) == .flow, element.container != .blockQuote {
      // What stands in it may begin on the same line.
    } else if isAlone {
      html.newLine()
    }
    elements.append(element)
    if case .orderedList(let start) = element.container, start != 1 {
      html.open("ol", [("start", "\(start)")])
    } else {
      html.open(Self.name(of: element.container))
    }
    if element.container == .blockQuote || Self.content(of: element.container) != .flow {
      html.newLine()
    }
  }

  private mutating func pop(_ html: inout HTMLBuilder) {
    guard let element = elements.popLast() else { return }
    html.close(Self.name(of: element.container))
    html.newLine()
  }

  private static func content(of container: Markup.Container) -> Content {
    switch container {
    case .unorderedList, .orderedList: .items
    case .definitionList: .definitions
    case .table: .rows
    case .row: .cells
    case .item, .definedTerm, .definition, .blockQuote, .caption, .cell: .flow
    }
  }

  private static func need(of container: Markup.Container) -> Content {
    switch container {
    case .item: .items
    case .definedTerm, .definition: .definitions
    case .row, .caption: .rows
    case .cell: .cells
    case .unorderedList, .orderedList, .definitionList, .blockQuote, .table: .flow
    }
  }

  private static func name(of container: Markup.Container) -> StaticString {
    switch container {
    case .unorderedList: "ul"
    case .orderedList: "ol"
    case .item: "li"
    case .definitionList: "dl"
    case .definedTerm: "dt"
    case .definition: "dd"
    case .blockQuote: "blockquote"
    case .table: "table"
    case .caption: "caption"
    case .row: "tr"
    case .cell(let isHeader): isHeader ? "th" : "td"
    }
  }
}
