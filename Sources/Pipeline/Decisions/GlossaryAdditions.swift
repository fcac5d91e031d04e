internal import Terminology
internal import Text

/// A glossary with accepted terms behind its own.
struct GlossaryAdditions {
  private(set) var glossary: Glossary
  private(set) var count = 0
  private var identifiers: TermIdentifiers
  private var taken: Set<String>
  /// Indices of concepts by language and term in small letters.
  private var places: [Language: [String: [Int]]] = [:]

  /// O(glossary).
  init(to glossary: Glossary) {
    self.glossary = glossary
    identifiers = TermIdentifiers()
    taken = Set(glossary.concepts.map(\.id))
    for (index, concept) in glossary.concepts.enumerated() { note(concept, at: index) }
  }

  /// Whether a concept has all the terms. O(concepts that have the first).
  func knows(_ terms: [Language: String]) -> Bool {
    // As the file will have them: what is added is known the next time.
    let terms = terms.mapValues(TermCell.written)
    guard let first = terms.min(by: { $0.key < $1.key }) else { return true }
    return (places[first.key]?[first.value.lowercased()] ?? []).contains { index in
      terms.allSatisfy { language, text in
        glossary.concepts[index].terms[language]?
          .contains { $0.text.lowercased() == text.lowercased() } ?? false
      }
    }
  }

  mutating func add(_ terms: [Language: String]) {
    let terms = terms.mapValues(TermCell.written)
    guard let first = terms.min(by: { $0.key < $1.key }) else { return }
    var identifier = identifiers.identifier(for: first.value)
    while !taken.insert(identifier).inserted {
      identifier = identifiers.identifier(for: first.value)
    }
    let concept = Concept(
      id: identifier, terms: terms.mapValues { [Term(text: $0, status: .preferred)] })
    note(concept, at: glossary.concepts.count)
    glossary.concepts.append(concept)
    count += 1
  }

  private mutating func note(_ concept: Concept, at index: Int) {
    for (language, terms) in concept.terms {
      for term in terms {
        places[language, default: [:]][term.text.lowercased(), default: []].append(index)
      }
    }
  }
}
