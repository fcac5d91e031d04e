internal import Text

/// What changed from one glossary to another, concept by concept.
public struct GlossaryDifference: Sendable, Equatable {
  public struct Change: Sendable, Equatable, Encodable {
    /// In the names of columns: `fr`, `note`, `fr:flags`.
    public let field: String
    public let old: String
    public let new: String
  }

  public struct ConceptChange: Sendable, Equatable {
    /// Indices in the old and the new glossary.
    public let old: Int
    public let new: Int
    public let changes: [Change]
  }

  /// Indices of concepts of the old glossary that the new one has not.
  public let removed: [Int]
  /// Indices of concepts of the new glossary that the old one had not.
  public let added: [Int]
  /// In the order of the new glossary.
  public let changed: [ConceptChange]

  public var isEmpty: Bool { removed.isEmpty && added.isEmpty && changed.isEmpty }

  /// O(both glossaries).
  public init(from old: Glossary, to new: Glossary) {
    let matching = ConceptMatching(old)
    var isTaken = [Bool](repeating: false, count: old.concepts.count)
    var added: [Int] = []
    var changed: [ConceptChange] = []
    // Those that kept their identifiers first, so that no other takes their place.
    var partners = new.concepts.map { concept -> Int? in
      guard let place = matching.match(of: concept, where: { old.concepts[$0].id == concept.id })
      else { return nil }
      isTaken[place] = true
      return place
    }
    for (index, concept) in new.concepts.enumerated() {
      if partners[index] == nil {
        partners[index] = matching.match(of: concept, where: { !isTaken[$0] })
        if let place = partners[index] { isTaken[place] = true }
      }
      guard let place = partners[index] else {
        added.append(index)
        continue
      }
      let changes = Self.changes(from: old.concepts[place], to: concept)
      if !changes.isEmpty {
        changed.append(ConceptChange(old: place, new: index, changes: changes))
      }
    }
    self.added = added
    self.changed = changed
    removed = old.concepts.indices.filter { !isTaken[$0] }
  }

  private static func changes(from old: Concept, to new: Concept) -> [Change] {
    let before = FlatConcept(old).concept
    let after = FlatConcept(new).concept
    var changes: [Change] = []
    func compare(_ field: String, _ old: String?, _ new: String?) {
      if (old ?? "") != (new ?? "") {
        changes.append(Change(field: field, old: old ?? "", new: new ?? ""))
      }
    }
    compare("id", before.id, after.id)
    compare("subject", before.subject, after.subject)
    compare("pos", before.partOfSpeech, after.partOfSpeech)
    for language in Set(before.terms.keys).union(after.terms.keys).sorted() {
      let form = GlossaryFile.TableForm.tsv([])
      for column in [GlossaryFile.Column.language(language), .flags(language)] {
        compare(column.name, form.cell(column, of: before), form.cell(column, of: after))
      }
    }
    compare("definition", before.definition, after.definition)
    compare("status", before.status.rawValue, after.status.rawValue)
    compare("note", before.note, after.note)
    for name in Set(before.otherFields.keys).union(after.otherFields.keys).sorted() {
      compare(name, before.otherFields[name], after.otherFields[name])
    }
    return changes
  }
}
