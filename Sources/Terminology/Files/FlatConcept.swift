internal import Text

/// A concept whose TBX data stand in columns of a table.
struct FlatConcept {
  private(set) var concept: Concept
  /// The columns that were added, in order.
  private(set) var names: [String] = []
  /// Elements of which attributes or markup found no place.
  private(set) var reducedCount = 0
  private var values: [String: [String]] = [:]

  /// O(size).
  init(_ source: Concept) {
    concept = source
    concept.markup = TermMarkup()
    concept.languageMarkup = [:]
    addConceptData(source)
    for language in source.terms.keys.sorted() {
      addLanguageData(source, language)
      addTermData(source, language)
    }
    for name in names {
      let cell = (values[name] ?? []).joined(separator: " | ")
      let own = concept.otherFields[name] ?? ""
      concept.otherFields[name] = own.isEmpty || own == cell ? cell : own + " | " + cell
    }
  }

  private mutating func addConceptData(_ source: Concept) {
    reducedCount += source.markup.attributes.count
    var notes = source.note.map { [$0] } ?? []
    for element in source.markup.elements {
      let text = read(element)
      for (category, value) in text {
        switch category {
        case "note": notes.append(value)
        case "definition" where concept.definition == nil: concept.definition = value
        case "subjectField" where concept.subject == nil: concept.subject = value
        default: add(value, to: MarkupColumn(.concept, category).name)
        }
      }
    }
    if !notes.isEmpty { concept.note = notes.joined(separator: " | ") }
  }

  private mutating func addLanguageData(_ source: Concept, _ language: Language) {
    guard let markup = source.languageMarkup[language] else { return }
    reducedCount += markup.attributes.count
    for element in markup.elements {
      for (category, value) in read(element) {
        add(value, to: MarkupColumn(.language(language), category).name)
      }
    }
  }

  private mutating func addTermData(_ source: Concept, _ language: Language) {
    let terms = source.terms[language] ?? []
    for (index, term) in terms.enumerated() {
      concept.terms[language]?[index].markup = TermMarkup()
      for attribute in term.markup.attributes {
        if attribute.name == "xml:lang" {
          set(
            attribute.value, of: index, in: terms.count, MarkupColumn(.term(language), "tag").name)
        } else {
          reducedCount += 1
        }
      }
      for element in term.markup.elements {
        if element.name == "term" {
          reducedCount += 1
          continue
        }
        for (category, value) in read(element) {
          let bare = TermCell.written(value)
          set(bare, of: index, in: terms.count, MarkupColumn(.term(language), category).name)
        }
      }
    }
  }

  private mutating func read(_ element: XMLElement) -> [(category: String, value: String)] {
    let text = MarkupText(element)
    if text.isReduced { reducedCount += 1 }
    return text.parts
  }

  private mutating func add(_ value: String, to column: String) {
    let name = Self.unreserved(column)
    if values[name] == nil { names.append(name) }
    values[name, default: []].append(value)
  }

  /// A name that means nothing else in a table.
  private static func unreserved(_ name: String) -> String {
    if case .other = GlossaryFile.Column(named: name) { name } else { "tbx:" + name }
  }

  /// The value of one of several terms; a second one is added behind a semicolon.
  private mutating func set(_ value: String, of index: Int, in count: Int, _ column: String) {
    let name = Self.unreserved(column)
    if values[name] == nil { names.append(name) }
    var list = values[name] ?? [String](repeating: "", count: count)
    list[index] += (list[index].isEmpty ? "" : "; ") + value
    values[name] = list
  }
}
