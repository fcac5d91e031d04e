internal import Text

/// Finds the concept of a glossary that a concept of another one is.
///
/// Two concepts are the same when they have the same identifier and, in the languages both have,
/// any term in common; or when they have the same terms, forbidden ones aside, in two languages or
/// in the only one both have.
struct ConceptMatching {
  private let concepts: [Concept]
  private var indexByIdentifier: [String: Int] = [:]
  private var indicesByTerm: [TermKey: [Int]] = [:]

  private struct TermKey: Hashable {
    let language: Language
    let text: String
  }

  /// Concepts that share a term with more others than this are told apart by identifiers alone.
  private static let commonTermLimit = 64

  /// O(glossary).
  init(_ glossary: Glossary) {
    concepts = glossary.concepts
    for (index, concept) in concepts.enumerated() {
      if indexByIdentifier[concept.id] == nil { indexByIdentifier[concept.id] = index }
      for (language, terms) in concept.terms {
        for term in terms where term.status != .forbidden {
          indicesByTerm[TermKey(language: language, text: term.text), default: []].append(index)
        }
      }
    }
  }

  /// A concept with the same identifier, whether it is the same or not.
  func namesake(of concept: Concept) -> Int? { indexByIdentifier[concept.id] }

  /// The same concept, if it is here. O(terms) with a factor of at most `commonTermLimit`.
  ///
  /// - Parameter isFree: Whether a concept may still be chosen.
  func match(of concept: Concept, where isFree: (Int) -> Bool = { _ in true }) -> Int? {
    if let index = namesake(of: concept), isFree(index), sharesTerm(concept, concepts[index]) {
      return index
    }
    var sharedLanguages: [Int: Set<Language>] = [:]
    for (language, terms) in concept.terms {
      for term in terms where term.status != .forbidden {
        let indices = indicesByTerm[TermKey(language: language, text: term.text)] ?? []
        if indices.count > Self.commonTermLimit { continue }
        for index in indices { sharedLanguages[index, default: []].insert(language) }
      }
    }
    let found = sharedLanguages.filter { index, languages in
      let common = concept.terms.keys.count { concepts[index].terms[$0]?.isEmpty == false }
      return isFree(index) && languages.count >= min(2, common)
    }
    // The one that shares most, then the first.
    return found.max { left, right in
      (left.value.count, -left.key) < (right.value.count, -right.key)
    }?.key
  }

  /// Concepts without a language in common have nothing against each other.
  private func sharesTerm(_ left: Concept, _ right: Concept) -> Bool {
    var hasCommonLanguage = false
    for (language, terms) in left.terms {
      guard let others = right.terms[language], !others.isEmpty, !terms.isEmpty else { continue }
      hasCommonLanguage = true
      let texts = Set(others.map(\.text))
      if terms.contains(where: { texts.contains($0.text) }) { return true }
    }
    return !hasCommonLanguage
  }
}
