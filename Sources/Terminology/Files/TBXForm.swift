internal import Text

/// How entries of TBX are written: the version and the style of a document, and what it declares.
struct TBXForm: Sendable, Equatable {
  enum Style: Sendable {
    /// `<termNote type="partOfSpeech">`
    case attributes
    /// `<min:partOfSpeech>`
    case tags
  }

  let version: Int
  let style: Style
  var fields = TBXFields()
  var prefixes = TBXNames()

  init(version: Int, style: Style) {
    self.version = version
    self.style = style
  }

  /// Before an entry.
  var newLine: [UInt8] { Array("\n      ".utf8) }

  /// A mark on terms while they are read.
  static let unknownStatus = XMLElement.Attribute("?status", "")

  static func statusValue(_ status: TermStatus) -> String {
    switch status {
    case .preferred, .candidate: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .forbidden: "deprecatedTerm-admn-sts"
    }
  }

  /// The bytes of an entry, without white space around it.
  func entry(_ concept: Concept) -> [UInt8] {
    var bytes = XMLBytes()
    bytes.append(
      dressed(TBXFieldPlaces(concept, fields).placed.entry(fields)), depth: 3,
      structures: TBXCategory.structures)
    return bytes.bytes
  }

  // MARK: - Names

  /// An element of version 3, data categories as attributes, in the names of this form. O(size).
  func dressed(_ element: XMLElement) -> XMLElement {
    var result = element
    let hasInlineMarkup = style == .tags && TBXCategory.elementOfType[element["type"] ?? ""] != nil
    if hasInlineMarkup, !element.isPlain { result.children = [.text(element.text)] }
    result.children = result.children.map { child in
      if case .element(let inner) = child { .element(dressed(inner)) } else { child }
    }
    if element.name == "termSec" { arrange(&result, element) }
    if version == 2 {
      if result.name == element.name {
        result.name = TBXCategory.oldNames[element.name] ?? element.name
      }
    } else if style == .tags, TBXCategory.holders.contains(element.name),
      let type = element["type"], TBXCategory.elementOfType[type] == element.name
    {
      result.name = prefixes.tag(of: type)
      result.attributes.removeAll { $0.name == "type" }
    }
    return result
  }

  /// Puts the data of a term in the order that the schemas ask for: the term, its notes (groups of
  /// them first among tags), then the rest.
  private func arrange(_ section: inout XMLElement, _ plain: XMLElement) {
    let isNote = plain.elements.map { $0.name == "termNote" || $0.name == "termNoteGrp" }
    let elements = zip(section.elements, isNote)
    let term = elements.filter { $0.0.name == "term" }.map(\.0)
    let groups = elements.filter { $0.0.name == "termNoteGrp" }.map(\.0)
    let notes = elements.filter { $0.1 && $0.0.name != "termNoteGrp" }.map(\.0)
    let rest = elements.filter { !$0.1 && $0.0.name != "term" }.map(\.0)
    let isGrouped = version == 2 && !groups.isEmpty
    let head = term + (style == .tags ? groups + notes : notes + groups)
    section.children =
      isGrouped
      ? ([XMLElement("termGrp", [], head.map(XMLNode.element))] + rest).map(XMLNode.element)
      : (head + rest).map(XMLNode.element)
    if isGrouped { section.name = "ntig" }
  }
}

extension Concept {
  /// The entry of a concept in the names of version 3, data categories as attributes. Fields that
  /// the header lists become notes. O(size).
  func entry(_ fields: TBXFields) -> XMLElement {
    var entry = XMLElement("conceptEntry", [.init("id", id)] + markup.attributes)
    func add(_ element: XMLElement) { entry.children.append(.element(element)) }
    if let subject { add(XMLElement("descrip", [.init("type", "subjectField")], text: subject)) }
    if let definition {
      add(XMLElement("descrip", [.init("type", "definition")], text: definition))
    }
    for element in markup.elements where element.name != "note" { add(element) }
    if let note { add(XMLElement("note", text: note)) }
    for element in markup.elements where element.name == "note" { add(element) }
    for name in fields.names {
      if let value = otherFields[name], !value.isEmpty { add(fields.note(name, value)) }
    }
    for language in terms.keys.sorted() {
      for section in sections(language, fields) { add(section) }
    }
    return entry
  }

  /// A section for each tag of a language, in order of appearance: `en-US` and `en-GB` are parted.
  private func sections(_ language: Language, _ fields: TBXFields) -> [XMLElement] {
    var sections: [XMLElement] = []
    var indexOfTag: [String: Int] = [:]
    for term in terms[language] ?? [] {
      let tag = term.markup.attributes.first { $0.name == "xml:lang" }?.value ?? language.code
      if indexOfTag[tag] == nil {
        indexOfTag[tag] = sections.count
        var section = XMLElement("langSec", [.init("xml:lang", tag)])
        if sections.isEmpty, let markup = languageMarkup[language] {
          section.attributes += markup.attributes
          section.children = markup.elements.map(XMLNode.element)
        }
        sections.append(section)
      }
      sections[indexOfTag[tag] ?? 0].children.append(.element(section(of: term, fields)))
    }
    return sections
  }

  private func section(of term: Term, _ fields: TBXFields) -> XMLElement {
    var section = XMLElement("termSec", term.markup.attributes.filter { $0.name != "xml:lang" })
    func add(_ element: XMLElement) { section.children.append(.element(element)) }
    var element = term.markup.elements.first { $0.name == "term" } ?? XMLElement("term")
    if element.text.collapsed != term.text { element.children = [.text(term.text)] }
    add(element)
    let data = term.markup.elements.filter { $0.name != "term" }
    func has(_ type: String) -> Bool {
      data.contains { $0.name == "termNote" && $0["type"] == type }
    }
    if let partOfSpeech, !has("partOfSpeech") {
      let value = PartOfSpeech.exchanged(partOfSpeech)
      add(XMLElement("termNote", [.init("type", "partOfSpeech")], text: value))
    }
    let status = effectiveStatus(of: term)
    let isSaid = data.contains { note in
      note.name == "termNote" && note["type"] == "administrativeStatus"
        && TBXCategory.statuses.first { $0.value == note.text.collapsed }?.status == status
    }
    if !isSaid {
      let value = TBXForm.statusValue(status)
      add(XMLElement("termNote", [.init("type", "administrativeStatus")], text: value))
    }
    for element in data {
      let isOldStatus =
        !isSaid && element.name == "termNote" && element["type"] == "administrativeStatus"
      if !isOldStatus { add(element) }
    }
    if !term.matching.isEmpty {
      let words = TermMatching.words.filter { term.matching.contains($0.option) }.map(\.word)
      add(fields.note("flags", words.joined(separator: " ")))
    }
    return section
  }
}
