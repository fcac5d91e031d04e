/// What elements of HTML are in the markup of a document.
enum HTMLMarkup: Equatable {
  case container(Markup.Container)
  case mark(Markup.Element)
  case rule

  /// - Parameter name: In lower case.
  init?(named name: some Sequence<UInt8>) {
    let name = String(decoding: Array(name), as: UTF8.self)
    switch name {
    case "ul", "menu", "dir": self = .container(.unorderedList)
    case "ol": self = .container(.orderedList(start: 1))
    case "li": self = .container(.item)
    case "dl": self = .container(.definitionList)
    case "dt": self = .container(.definedTerm)
    case "dd": self = .container(.definition)
    case "blockquote": self = .container(.blockQuote)
    case "table": self = .container(.table)
    case "caption": self = .container(.caption)
    case "tr": self = .container(.row)
    case "td": self = .container(.cell(isHeader: false))
    case "th": self = .container(.cell(isHeader: true))
    case "hr": self = .rule
    case "strike": self = .mark(.strikethrough)
    case "acronym": self = .mark(.abbreviation)
    case "tt": self = .mark(.code)
    default:
      guard let element = Markup.Element(rawValue: name) else { return nil }
      self = .mark(element)
    }
  }

  /// The number that the attribute `start` says, as HTML's lists hold it: with 32 bits.
  static func start(_ attribute: String) -> Int { Int32(attribute).map(Int.init) ?? 1 }
}

extension Markup.Container {
  /// Whether an end tag of the one ends the other: where a list starts says nothing about it.
  func isEnded(by other: Markup.Container) -> Bool {
    if case .orderedList = self, case .orderedList = other { return true }
    return self == other
  }

  /// Whether a start tag of the other ends this one where it is the innermost, as HTML has it for
  /// items, definitions, rows and cells, whose end tags may be left out.
  func isEndedByStart(of next: Markup.Container) -> Bool {
    switch (self, next) {
    case (.item, .item), (.row, .row), (.cell, .cell), (.cell, .row), (.caption, .row),
      (.definedTerm, .definedTerm), (.definedTerm, .definition), (.definition, .definedTerm),
      (.definition, .definition):
      true
    default: false
    }
  }
}
