internal import Text

/// A concept whose columns stand where TBX has a place for them.
struct TBXFieldPlaces {
  private(set) var placed: Concept
  /// Columns with a value that found none.
  private(set) var others: [String] = []

  /// - Parameter fields: Columns that are notes in any case.
  init(_ concept: Concept, _ fields: TBXFields = TBXFields()) {
    placed = concept
    for (name, value) in concept.otherFields.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      if !fields.names.contains(name), place(value, in: MarkupColumn(named: name)) {
        placed.otherFields[name] = nil
      } else {
        others.append(name)
      }
    }
  }

  private mutating func place(_ value: String, in column: MarkupColumn?) -> Bool {
    guard let column else { return false }
    switch column.level {
    case .concept:
      let elements = values(value).map { column.element(saying: $0) }
      guard elements.allSatisfy({ $0 != nil }) else { return false }
      placed.markup.elements += elements.compactMap(\.self)
      return true
    case .language(let language):
      let elements = values(value).map { column.element(saying: $0) }
      guard placed.terms[language] != nil, elements.allSatisfy({ $0 != nil }) else { return false }
      placed.languageMarkup[language, default: TermMarkup()].elements +=
        elements.compactMap(\.self)
      return true
    case .term(let language):
      return placeTermData(value, language, column)
    }
  }

  private mutating func placeTermData(
    _ value: String, _ language: Language, _ column: MarkupColumn
  ) -> Bool {
    guard var terms = placed.terms[language] else { return false }
    let parts = value.split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).collapsed }
    guard parts.count == terms.count else { return false }
    for (index, part) in parts.enumerated() where !part.isEmpty {
      if column.category == "tag" {
        terms[index].markup.attributes.append(.init("xml:lang", part))
      } else if let element = column.element(saying: part) {
        terms[index].markup.elements.append(element)
      } else {
        return false
      }
    }
    placed.terms[language] = terms
    return true
  }

  private func values(_ cell: String) -> [String] {
    cell.contains(" | ")
      ? cell.split(separator: "|").map { String($0).collapsed }.filter { !$0.isEmpty } : [cell]
  }
}
