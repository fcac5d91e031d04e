import Text

/// A range of text to be set off in the report: a quotation, a link, a term.
struct TextMark: Sendable {
  /// Of two marks on the same words, the smaller kind goes outside.
  enum Kind: Int, Sendable {
    case quotation, link, term
  }

  var range: ByteRange
  let kind: Kind
  /// The class names of the element.
  let style: String
  /// What the reader is told on pointing at it; of a link, its address.
  let note: String

  fileprivate func precedes(_ other: TextMark) -> Bool {
    range != other.range ? range < other.range : kind.rawValue < other.kind.rawValue
  }
}

/// A sentence with marks that may nest and overlap, as well-formed HTML.
///
/// A mark that sticks out of the one it begins in is split at that one's end.
struct MarkedSentence {
  private let text: [UInt8]
  private let range: ByteRange
  private var waiting: [TextMark]

  /// Marks outside the range are cut to it or left out.
  init(_ range: ByteRange, of text: [UInt8], marks: [TextMark]) {
    self.text = text
    self.range = range
    waiting = marks.compactMap { mark in
      let start = max(mark.range.start, range.start)
      let end = min(mark.range.end, range.end)
      guard start < end else { return nil }
      var mark = mark
      mark.range = ByteRange(start, end)
      return mark
    }
    // Taken from the end, so that the next one is the last.
    waiting.sort { $1.precedes($0) }
  }

  /// O(n log n) for n marks, when few marks are open at a time.
  func write(to html: inout HTMLBuilder) {
    var waiting = waiting
    var open: [TextMark] = []
    var position = range.start
    func writeText(to end: Int32) {
      html.text(utf8: text[Int(position)..<Int(end)])
      position = end
    }
    while true {
      let nextStart = waiting.last?.range.start ?? range.end
      // Ends of open marks descend, since each is split to fit the one outside it.
      while let inner = open.last, inner.range.end <= nextStart {
        writeText(to: inner.range.end)
        html.close(Self.element(inner))
        open.removeLast()
      }
      guard var mark = waiting.popLast() else { break }
      writeText(to: mark.range.start)
      if let outer = open.last, mark.range.end > outer.range.end {
        var rest = mark
        rest.range = ByteRange(outer.range.end, mark.range.end)
        mark.range.end = outer.range.end
        let place = waiting.lastIndex { rest.precedes($0) } ?? -1
        waiting.insert(rest, at: place + 1)
      }
      // HTML has no links in links.
      if mark.kind == .link, open.contains(where: { $0.kind == .link }) { continue }
      html.open(Self.element(mark), Self.attributes(mark))
      open.append(mark)
    }
    writeText(to: range.end)
  }

  private static func element(_ mark: TextMark) -> StaticString {
    switch mark.kind {
    case .quotation: "q"
    case .link: "a"
    case .term: "mark"
    }
  }

  private static func attributes(_ mark: TextMark) -> [(StaticString, String)] {
    switch mark.kind {
    case .link: [("href", mark.note), ("rel", "noopener noreferrer")]
    case .quotation, .term: [("class", mark.style), ("title", mark.note)]
    }
  }
}
