internal import Text

/// Writes a glossary as a whole TBX document that its schema accepts.
struct TBXDocument {
  private var form: TBXForm
  private let format: GlossaryFormat

  init(_ form: TBXForm, _ format: GlossaryFormat) {
    self.form = form
    self.format = format
  }

  /// O(glossary).
  consuming func written(_ glossary: Glossary) -> GlossaryWriter.Written {
    var tally = LossTally(format)
    let concepts = placed(glossary, &tally)
    var basic = TBXBasic(
      version: form.version, allowsMarkup: form.style == .attributes,
      identifiers: Self.identifiers(of: concepts, glossary.frame),
      entries: Set(concepts.map(\.id)))
    var bytes = XMLBytes()
    begin(&bytes, glossary)
    for concept in concepts {
      let entry = basic.fitted(concept.entry(form.fields))
      tally.add(.keptAsNote, basic.noteCount, in: concept.id)
      tally.add(.markup, basic.reducedCount, in: concept.id)
      bytes.newLine(3)
      bytes.append(form.dressed(entry), depth: 3, structures: TBXCategory.structures)
    }
    end(&bytes, glossary)
    return GlossaryWriter.Written(bytes: bytes.bytes, losses: tally.losses)
  }

  /// The concepts as TBX has them: with columns in their places, fit identifiers, and the fields
  /// that will be notes.
  private mutating func placed(_ glossary: Glossary, _ tally: inout LossTally) -> [Concept] {
    var concepts: [Concept] = []
    var names = glossary.otherFieldNames
    var used = Set<String>()
    var taken = Set(glossary.concepts.map(\.id))
    for concept in glossary.concepts {
      if concept.terms.values.allSatisfy(\.isEmpty) {
        tally.add(.leftOut, in: concept.id)
        continue
      }
      let places = TBXFieldPlaces(concept)
      var placed = places.placed
      placed.terms = placed.terms.filter { !$0.value.isEmpty }
      tally.add(.keptAsNote, places.others.count, in: concept.id)
      used.formUnion(places.others)
      if !XMLIdentifier.isValid(concept.id) {
        placed.id = Self.identifier(for: concept.id, &taken)
        placed.otherFields["id"] = concept.id
        used.insert("id")
        tally.add(.changedIdentifier, in: concept.id)
      }
      // TBX has no status for what nobody has looked at.
      if concept.status == .candidate {
        placed.otherFields["status"] = concept.status.rawValue
        used.insert("status")
      }
      if concept.terms.values.contains(where: { $0.contains { !$0.matching.isEmpty } }) {
        used.insert("flags")
      }
      concepts.append(placed)
    }
    let known = Set(names)
    names += used.filter { !known.contains($0) }.sorted()
    names = ["id", "flags"] + names.filter { $0 != "id" && $0 != "flags" }
    form.fields = TBXFields(names.filter(used.contains))
    return concepts
  }

  private static func identifier(for name: String, _ taken: inout Set<String>) -> String {
    let base = XMLIdentifier.made(from: name)
    var result = base
    var number = 2
    while !taken.insert(result).inserted {
      result = "\(base)-\(number)"
      number += 1
    }
    return result
  }

  private static func identifiers(of concepts: [Concept], _ frame: [XMLElement]) -> Set<String> {
    var found = Set(concepts.map(\.id))
    func add(_ element: XMLElement) {
      if let identifier = element["id"] { found.insert(identifier) }
      element.elements.forEach(add)
    }
    frame.forEach(add)
    for concept in concepts {
      concept.markup.elements.forEach(add)
      for markup in concept.languageMarkup.values { markup.elements.forEach(add) }
      for term in concept.terms.values.flatMap(\.self) {
        if let identifier = term.markup.attributes.first(where: { $0.name == "id" }) {
          found.insert(identifier.value)
        }
        term.markup.elements.forEach(add)
      }
    }
    return found
  }

  // MARK: - The frame

  private func begin(_ bytes: inout XMLBytes, _ glossary: Glossary) {
    bytes.append(raw: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if form.version == 2 {
      bytes.append(raw: "<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n")
      bytes.append(raw: "<martif type=\"TBX-Basic\" xml:lang=\"en\">")
    } else {
      let isTagged = form.style == .tags
      bytes.append(
        raw: "<tbx style=\"\(isTagged ? "dct" : "dca")\" type=\"TBX-Basic\" xml:lang=\"en\" "
          + "xmlns=\"\(TBXCategory.namespace)\"")
      if isTagged {
        bytes.append(
          raw: " xmlns:min=\"\(TBXCategory.minimalNamespace)\""
            + " xmlns:basic=\"\(TBXCategory.basicNamespace)\"")
      }
      bytes.append(raw: ">")
    }
    bytes.newLine(1)
    bytes.append(form.dressed(header(glossary.frame)), depth: 1, structures: TBXCategory.structures)
    bytes.newLine(1)
    bytes.append(raw: "<text>")
    bytes.newLine(2)
    bytes.append(raw: "<body>")
  }

  private func end(_ bytes: inout XMLBytes, _ glossary: Glossary) {
    bytes.newLine(2)
    bytes.append(raw: "</body>")
    for element in glossary.frame where element.name == "back" {
      bytes.newLine(2)
      bytes.append(form.dressed(element), depth: 2, structures: TBXCategory.structures)
    }
    bytes.newLine(1)
    bytes.append(raw: "</text>\n</\(form.version == 2 ? "martif" : "tbx")>\n")
  }

  /// The header that was read, or a short one; with the list of fields that are notes, and for
  /// version 2 with the name of the constraints that TBX-Basic had.
  private func header(_ frame: [XMLElement]) -> XMLElement {
    var header =
      frame.first { $0.name == "tbxHeader" }
      ?? XMLElement(
        "tbxHeader", [],
        [
          .element(
            XMLElement(
              "fileDesc", [],
              [
                .element(
                  XMLElement(
                    "sourceDesc", [], [.element(XMLElement("p", text: TBXFields.silentText))]))
              ]
            ))
        ])
    header.children = header.elements.map { part in
      .element(part.name == "fileDesc" ? described(part) : part)
    }
    if form.version == 2, !header.elements.contains(where: { $0.name == "encodingDesc" }) {
      let constraints = XMLElement("p", [.init("type", "XCSURI")], text: "TBXBasicXCSV02.xcs")
      let place = header.elements.firstIndex { $0.name == "revisionDesc" }
      header.children.insert(
        .element(XMLElement("encodingDesc", [], [.element(constraints)])),
        at: place ?? header.children.count)
    }
    return header
  }

  private func described(_ description: XMLElement) -> XMLElement {
    var result = description
    var isListed = false
    result.children = description.elements.compactMap { part in
      guard part.name == "sourceDesc" else { return .element(part) }
      var source = part
      source.children = part.elements.filter { !TBXFields.isList($0) }.map(XMLNode.element)
      if !isListed, let list = form.fields.paragraph {
        source.children.append(.element(list))
        isListed = true
      }
      return source.children.isEmpty ? nil : .element(source)
    }
    if !result.elements.contains(where: { $0.name == "sourceDesc" }) {
      let list = form.fields.paragraph ?? XMLElement("p", text: TBXFields.silentText)
      result.children.append(.element(XMLElement("sourceDesc", [], [.element(list)])))
    }
    return result
  }
}
