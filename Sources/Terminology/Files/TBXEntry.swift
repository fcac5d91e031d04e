internal import Text

/// A concept entry of TBX, in the names of version 3, and the concept it is.
struct TBXEntry {
  private let fields: TBXFields
  private(set) var concept: Concept

  /// O(size).
  init(_ entry: XMLElement, _ fields: TBXFields) {
    self.fields = fields
    concept = Concept(id: entry["id"] ?? "")
    concept.markup.attributes = entry.attributes.filter { $0.name != "id" }
    for element in entry.elements {
      if element.name == "langSec" { addLanguage(element) } else { addConceptData(element) }
    }
    settlePartOfSpeech()
    concept.settleStatus()
    if let status = concept.otherFields.removeValue(forKey: "status").flatMap(TermStatus.init) {
      concept.status = status
    }
    if let identifier = concept.otherFields.removeValue(forKey: "id") { concept.id = identifier }
  }

  private mutating func addConceptData(_ element: XMLElement) {
    let isBare = element.isPlain && element.attributes.allSatisfy { $0.name == "type" }
    switch (element.name, element["type"]) {
    case ("descrip", "subjectField") where isBare && concept.subject == nil:
      concept.subject = element.text.collapsed
    case ("descrip", "definition") where isBare && concept.definition == nil:
      concept.definition = element.text.collapsed
    case ("note", _):
      if let (name, value) = fields.field(in: element) {
        concept.otherFields[name] = value
      } else if isBare, element.attributes.isEmpty, concept.note == nil {
        concept.note = element.text.collapsed
      } else {
        concept.markup.elements.append(element)
      }
    default: concept.markup.elements.append(element)
    }
  }

  private mutating func addLanguage(_ section: XMLElement) {
    // A tag that is none is kept as it is; the language is then the undetermined one.
    let tag = section["xml:lang"] ?? section["lang"] ?? "und"
    guard let language = Language(tag) ?? Language("und") else { return }
    let attributes = section.attributes.filter { $0.name != "xml:lang" }
    var markup = concept.languageMarkup[language] ?? TermMarkup()
    markup.attributes += attributes
    for element in section.elements {
      if element.name == "termSec" {
        if let term = term(element, tag: tag == language.code ? nil : tag) {
          concept.terms[language, default: []].append(term)
        }
      } else {
        markup.elements.append(element)
      }
    }
    if !markup.isEmpty { concept.languageMarkup[language] = markup }
  }

  private func term(_ section: XMLElement, tag: String?) -> Term? {
    guard let element = section.elements.first(where: { $0.name == "term" }) else { return nil }
    var term = Term(text: element.text.collapsed, status: .preferred)
    if term.text.isEmpty { return nil }
    var markup = TermMarkup(attributes: section.attributes)
    if let tag { markup.attributes.append(.init("xml:lang", tag)) }
    if !element.attributes.isEmpty || !element.isPlain { markup.elements.append(element) }
    var hasStatus = false
    for data in section.elements where data != element {
      if data.name == "termNote", data["type"] == "administrativeStatus", !hasStatus,
        let known = TBXCategory.statuses.first(where: { $0.value == data.text.collapsed })
      {
        hasStatus = true
        term.status = known.status
        let isOurs = data.isPlain && data.attributes.count == 1
        if isOurs, TBXForm.statusValue(known.status) == known.value { continue }
      }
      if let (name, value) = fields.field(in: data), name == "flags" {
        for (word, option) in TermMatching.words
        where value.split(separator: " ").contains(word[...]) { term.matching.insert(option) }
        continue
      }
      markup.elements.append(data)
    }
    term.markup = markup
    // Terms of unknown status are admitted beside a preferred one before them.
    if !hasStatus { term.markup.attributes.append(TBXForm.unknownStatus) }
    return term
  }

  /// The part of speech belongs to the concept where all terms have the same, and terms without a
  /// status follow the first.
  private mutating func settlePartOfSpeech() {
    let parts = concept.terms.values.flatMap { $0 }.map { term in
      term.markup.elements.filter { $0.isPartOfSpeech }
    }
    if let first = parts.first?.first, parts.allSatisfy({ $0 == [first] }),
      first.attributes.count == 1, first.isPlain
    {
      concept.partOfSpeech = PartOfSpeech.ours(first.text.collapsed)
      for language in concept.terms.keys {
        for index in concept.terms[language, default: []].indices {
          concept.terms[language]?[index].markup.elements.removeAll { $0.isPartOfSpeech }
        }
      }
    }
    for language in concept.terms.keys {
      var hasPreferred = false
      for index in concept.terms[language, default: []].indices {
        guard var term = concept.terms[language]?[index] else { continue }
        let isUnknown = term.markup.attributes.last == TBXForm.unknownStatus
        if isUnknown {
          term.markup.attributes.removeLast()
          term.status = hasPreferred ? .admitted : .preferred
        }
        if term.status == .preferred { hasPreferred = true }
        concept.terms[language]?[index] = term
      }
    }
  }
}

extension XMLElement {
  fileprivate var isPartOfSpeech: Bool { name == "termNote" && self["type"] == "partOfSpeech" }
}

extension String {
  /// With single spaces for white space, and none at the ends: lines of XML are broken anywhere.
  var collapsed: String {
    let isClean =
      !utf8.contains { $0 < 0x20 } && utf8.first != 0x20 && utf8.last != 0x20
      && utf8.firstRange(of: "  ".utf8) == nil
    if isClean { return self }
    return utf8.split(whereSeparator: \.isXMLSpace)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
