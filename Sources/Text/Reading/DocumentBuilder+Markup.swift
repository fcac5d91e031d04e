/// What is no text: see `Markup`.
extension DocumentBuilder {
  /// How many containers are open: what `closeContainers(to:)` takes to close those opened since.
  package var containerDepth: Int { markup.depth }

  /// Begins a list, an item, a table and the like, ending the block.
  ///
  /// - Parameter isRaw: Whether a tag inside Markdown opens it.
  package mutating func openContainer(_ container: Markup.Container, isRaw: Bool = false) {
    endBlock()
    markup.open(container, isRaw: isRaw, at: text.count)
  }

  /// Ends the block and containers.
  package mutating func closeContainers(to depth: Int) {
    endBlock()
    markup.close(to: depth, at: text.count)
  }

  /// Ends the block and the innermost container of a kind, if a tag inside Markdown opened it.
  package mutating func closeRawContainer(_ container: Markup.Container) {
    endBlock()
    markup.closeRaw(where: { $0.isEnded(by: container) }, at: text.count)
  }

  /// Begins emphasis and the like before the next piece.
  package mutating func beginMark(_ element: Markup.Element) {
    markup.begin(.element(element), at: scratch.count)
  }

  /// Ends the innermost mark of a kind, if one is open.
  package mutating func endMark(_ element: Markup.Element) {
    markup.end(where: { $0 == .element(element) }, at: scratch.count)
  }

  /// Ends all marks but links.
  package mutating func endMarks() {
    for _ in 0..<Markup.markLimit {
      markup.end(where: { if case .element = $0 { true } else { false } }, at: scratch.count)
    }
  }

  /// A line break that the author asks for. In the text there is a space, as of any other.
  package mutating func noteLineBreak() { markup.addLineBreak(at: scratch.count) }

  /// A break between paragraphs.
  package mutating func addRule() {
    endBlock()
    markup.addRule(at: text.count)
  }
}
