internal import Text

/// The column of a table that stands for data of TBX: `context` of the concept,
/// `fr:language:note` and `fr:definition` of a language, `fr:termType` of its terms, for each in its
/// turn and parted by bars.
struct MarkupColumn: Hashable, Sendable {
  enum Level: Hashable, Sendable {
    case concept
    case language(Language)
    case term(Language)
  }

  let level: Level
  /// A data category, `note`, or `tag` for the language tag of a term.
  let category: String

  init(_ level: Level, _ category: String) {
    self.level = level
    self.category = category
  }

  /// `nil` for columns that stand for nothing that TBX-Basic knows at their level.
  init?(named name: String) {
    guard let colon = name.firstIndex(of: ":") else {
      self.init(.concept, name)
      guard let element, element != "termNote" else { return nil }
      return
    }
    guard let language = GlossaryFile.Column.language(named: name[..<colon]) else { return nil }
    let rest = name[name.index(after: colon)...]
    if rest.hasPrefix(Self.languageOpening) {
      self.init(.language(language), String(rest.dropFirst(Self.languageOpening.count)))
      guard let element, element != "termNote" else { return nil }
    } else if rest == "definition" {
      self.init(.language(language), "definition")
    } else {
      self.init(.term(language), String(rest))
      guard element != nil || category == "tag" else { return nil }
    }
  }

  private static let languageOpening = "language:"

  /// The element that holds the category.
  private var element: String? {
    if category == "note" { return level == .concept ? nil : "note" }
    let element = TBXCategory.elementOfType[category]
    return element == "transac" || element == "transacNote" ? nil : element
  }

  var name: String {
    switch level {
    case .concept: category
    case .language(let language):
      category == "definition"
        ? "\(language):definition" : "\(language):\(Self.languageOpening)\(category)"
    case .term(let language): "\(language):\(category)"
    }
  }

  /// The element that says a value; `nil` for an address that TBX has no place for.
  func element(saying value: String) -> XMLElement? {
    guard let element else { return nil }
    if element == "note" { return XMLElement("note", text: value) }
    let type = XMLElement.Attribute("type", category)
    guard element == "ref" || element == "xref" else {
      return XMLElement(element, [type], text: value)
    }
    // `text <address>`, as `MarkupText` writes it.
    guard value.hasSuffix(">"), let open = value.lastIndex(of: "<") else { return nil }
    let target = String(value[value.index(after: open)...].dropLast())
    let text = String(value[..<open]).collapsed
    return XMLElement(element, [type, .init("target", target)], text: text.isEmpty ? target : text)
  }
}

/// An element of TBX in the words of a table.
struct MarkupText {
  private(set) var parts: [(category: String, value: String)] = []
  /// Whether attributes or markup inside the text are left out.
  private(set) var isReduced = false

  /// O(size).
  init(_ element: XMLElement) {
    guard TBXCategory.groups.contains(element.name), let main = element.elements.first else {
      add(element, behind: nil)
      return
    }
    add(main, behind: nil)
    if !element.attributes.isEmpty { isReduced = true }
    let category = main["type"] ?? main.name
    for inner in element.elements.dropFirst() {
      if TBXCategory.groups.contains(inner.name) {
        let nested = MarkupText(inner)
        isReduced = isReduced || nested.isReduced
        parts += nested.parts.map { (category + ":" + $0.category, $0.value) }
      } else {
        add(inner, behind: category)
      }
    }
  }

  private mutating func add(_ element: XMLElement, behind category: String?) {
    let own = element["type"] ?? element.name
    var value = element.text.collapsed
    if let target = element["target"] {
      value = (value == target ? "" : value + " ") + "<\(target)>"
    }
    if !element.isPlain
      || element.attributes.contains(where: { !["type", "target"].contains($0.name) })
    {
      isReduced = true
    }
    parts.append((category.map { $0 + ":" + own } ?? own, value))
  }
}
