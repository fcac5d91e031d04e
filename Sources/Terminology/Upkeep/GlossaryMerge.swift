internal import Text

/// Two glossaries as one: the concepts of the first, with what the second knows more of them, then
/// the others of the second.
///
/// Nothing of the second is lost without a word: where both say something and not the same, the
/// first is kept and a conflict tells what the second says.
public struct GlossaryMerge: Sendable {
  /// Something that both glossaries say of a concept, and not the same.
  public struct Conflict: Sendable, Equatable {
    /// The concept in the first glossary.
    public let concept: String
    /// Its index in the second.
    public let otherIndex: Int
    /// What it is about, in the names of columns: `definition`, `fr`, `status`.
    public let field: String
    public let kept: String
    public let other: String
  }

  public private(set) var glossary: Glossary
  public private(set) var conflicts: [Conflict] = []
  /// Concepts of the second glossary that were in the first, and those that were not.
  public private(set) var sharedCount = 0
  public private(set) var addedCount = 0

  /// O(both glossaries).
  public init(_ first: Glossary, _ second: Glossary) {
    glossary = first
    let known = Set(first.otherFieldNames)
    glossary.otherFieldNames += second.otherFieldNames.filter { !known.contains($0) }
    let matching = ConceptMatching(first)
    var isTaken = [Bool](repeating: false, count: first.concepts.count)
    var identifiers = Set(first.concepts.map(\.id))
    for (index, concept) in second.concepts.enumerated() {
      if let place = matching.match(of: concept, where: { !isTaken[$0] }) {
        isTaken[place] = true
        sharedCount += 1
        var join = ConceptJoin(glossary.concepts[place], index: index)
        join.add(concept)
        glossary.concepts[place] = join.concept
        conflicts += join.conflicts
      } else {
        add(concept, index, &identifiers)
      }
    }
  }

  private mutating func add(
    _ concept: Concept, _ index: Int, _ identifiers: inout Set<String>
  ) {
    var concept = concept
    addedCount += 1
    if !identifiers.insert(concept.id).inserted {
      let old = concept.id
      var number = 2
      while !identifiers.insert("\(old)-\(number)").inserted { number += 1 }
      concept.id = "\(old)-\(number)"
      conflicts.append(
        Conflict(
          concept: old, otherIndex: index, field: "id", kept: "another concept",
          other: "now \(concept.id)"))
    }
    glossary.concepts.append(concept)
  }
}

/// A concept to which another glossary adds what it knows.
private struct ConceptJoin {
  private(set) var concept: Concept
  private(set) var conflicts: [GlossaryMerge.Conflict] = []
  private let index: Int

  init(_ concept: Concept, index: Int) {
    self.concept = concept
    self.index = index
  }

  mutating func add(_ other: Concept) {
    concept.subject = joined(concept.subject, other.subject, "subject")
    concept.partOfSpeech = joined(concept.partOfSpeech, other.partOfSpeech, "pos")
    concept.definition = joined(concept.definition, other.definition, "definition")
    concept.note = joined(concept.note, other.note, "note")
    if concept.status != other.status {
      report("status", concept.status.rawValue, other.status.rawValue)
    }
    for (name, value) in other.otherFields.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      let own = concept.otherFields[name].flatMap { $0.isEmpty ? nil : $0 }
      concept.otherFields[name] = joined(own, value, name)
    }
    for language in other.terms.keys.sorted() { addTerms(other.terms[language] ?? [], language) }
    concept.markup = joined(concept.markup, other.markup)
    for (language, markup) in other.languageMarkup {
      concept.languageMarkup[language] =
        joined(concept.languageMarkup[language] ?? TermMarkup(), markup)
    }
  }

  private mutating func joined(_ own: String?, _ other: String?, _ field: String) -> String? {
    guard let other else { return own }
    guard let own else { return other }
    if own != other { report(field, own, other) }
    return own
  }

  private func joined(_ own: TermMarkup, _ other: TermMarkup) -> TermMarkup {
    let names = Set(own.attributes.map(\.name))
    let elements = Set(own.elements)
    return TermMarkup(
      attributes: own.attributes + other.attributes.filter { !names.contains($0.name) },
      elements: own.elements + other.elements.filter { !elements.contains($0) })
  }

  private mutating func addTerms(_ others: [Term], _ language: Language) {
    var terms = concept.terms[language] ?? []
    let isNew = terms.isEmpty
    var indexByText: [String: Int] = [:]
    for (index, term) in terms.enumerated() { indexByText[term.text] = index }
    for var other in others {
      guard let place = indexByText[other.text] else {
        if !isNew, other.status == .preferred {
          if let own = terms.first(where: { $0.status == .preferred }) {
            report(language.code, own.text, other.text)
            other.status = .admitted
          }
        }
        indexByText[other.text] = terms.count
        terms.append(other)
        continue
      }
      let own = terms[place]
      if (own.status == .forbidden) != (other.status == .forbidden) {
        report(
          language.code, "\(own.text) is \(own.status.rawValue)", other.status.rawValue)
      }
      if own.matching != other.matching { addMatching(other, to: &terms[place], language) }
      terms[place].markup = joined(own.markup, other.markup)
    }
    if !terms.isEmpty { concept.terms[language] = terms }
  }

  private mutating func addMatching(_ other: Term, to term: inout Term, _ language: Language) {
    if term.matching.isEmpty {
      term.matching = other.matching
    } else if !other.matching.isEmpty {
      report("\(language):flags", words(term.matching), words(other.matching))
    }
  }

  private func words(_ matching: TermMatching) -> String {
    TermMatching.words.filter { matching.contains($0.option) }.map(\.word).joined(separator: " ")
  }

  private mutating func report(_ field: String, _ kept: String, _ other: String) {
    conflicts.append(
      .init(concept: concept.id, otherIndex: index, field: field, kept: kept, other: other))
  }
}
