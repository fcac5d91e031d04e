internal import Text

/// Which concepts a term names on the way, because it holds a term of theirs or shares one with them:
/// `AI system` names `AI`, and `turnover` whatever concept it is a term of.
struct ConceptCoverage: Sendable {
  /// Concepts whose terms lie inside a term, by language, concept and term.
  private let covered: [Language: [TermName: [Int]]]

  private struct TermName: Hashable {
    let concept: Int
    let term: Int
  }

  /// O(glossary).
  init(_ glossary: Glossary) {
    var covered: [Language: [TermName: [Int]]] = [:]
    for language in Language.supported {
      let texts = TermTexts(glossary, language).terms
      var names = Vocabulary()
      // Every term by its folded words, so that parts of longer ones can be looked up.
      var conceptsOfName: [[Int]] = []
      for text in texts where text.status != .forbidden {
        let name = Int(names.identifier(of: ArraySlice(Self.name(text.words[...]))))
        while conceptsOfName.count <= name { conceptsOfName.append([]) }
        conceptsOfName[name].append(text.concept)
      }
      var byTerm: [TermName: [Int]] = [:]
      for text in texts where text.words.count <= TermIndex.wordLimit {
        var concepts: [Int] = []
        for start in text.words.indices {
          for end in (start + 1)...text.words.count {
            let part = ArraySlice(Self.name(text.words[start..<end]))
            guard let name = names.existingIdentifier(of: part) else { continue }
            concepts += conceptsOfName[Int(name)].filter { $0 != text.concept }
          }
        }
        if !concepts.isEmpty {
          byTerm[TermName(concept: text.concept, term: text.term)] = concepts
        }
      }
      covered[language] = byTerm
    }
    self.covered = covered
  }

  /// The other concepts whose terms a term holds or is.
  func concepts(in term: Int, of concept: Int, _ language: Language) -> [Int] {
    covered[language]?[TermName(concept: concept, term: term)] ?? []
  }

  /// Whether any term of one concept holds or is a term of the other in a language.
  func areRelated(_ one: Int, _ other: Int, _ glossary: Glossary, _ language: Language) -> Bool {
    func covers(_ one: Int, _ other: Int) -> Bool {
      (glossary.concepts[one].terms[language] ?? []).indices.contains {
        concepts(in: $0, of: one, language).contains(other)
      }
    }
    return covers(one, other) || covers(other, one)
  }

  private static func name(_ words: ArraySlice<TermText.Word>) -> [UInt8] {
    Array(words.map(\.folded).joined(separator: [0x20]))
  }
}
