public import Text

/// What is wrong in a glossary, or looks as if it were.
///
/// Errors: a concept without terms (`no-terms`), the same term welcome and forbidden in one concept
/// (`forbidden-preferred`), a concept that is there twice (`duplicate-concept`). Warnings: a term
/// twice in a cell (`duplicate-term`), a language that the concept lacks (`empty-cell`), a preferred
/// term of two concepts (`shared-term`), a term forbidden for one concept and preferred for another
/// (`forbidden-elsewhere`), a term that looks like another language (`wrong-language`).
public struct GlossaryValidation: Sendable {
  /// In the order of the file.
  public let findings: [Diagnostic]

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// O(glossary).
  public init(_ file: GlossaryFile) {
    var check = Check(file)
    check.run()
    findings = check.findings.enumerated().sorted {
      ($0.element.place?.byte ?? 0, $0.offset) < ($1.element.place?.byte ?? 0, $1.offset)
    }.map(\.element)
  }

  private struct Use {
    let concept: Int
    let term: Int
    let status: TermStatus
  }

  private struct TermKey: Hashable {
    let language: Language
    let text: String
  }

  private struct Check {
    private let file: GlossaryFile
    private let places: GlossaryPlaces
    private let languages: [Language]
    private let languageCheck = TermLanguageCheck()
    private(set) var findings: [Diagnostic] = []

    init(_ file: GlossaryFile) {
      self.file = file
      places = GlossaryPlaces(file)
      languages = file.glossary.languages
    }

    mutating func run() {
      var uses: [TermKey: [Use]] = [:]
      var order: [TermKey] = []
      var firstBySignature: [[TermKey]: Int] = [:]
      for (index, concept) in file.glossary.concepts.enumerated() {
        checkConcept(concept, index)
        checkDuplicate(concept, index, &firstBySignature)
        for language in concept.terms.keys.sorted() {
          for (number, term) in (concept.terms[language] ?? []).enumerated() {
            let key = TermKey(language: language, text: term.text)
            if uses[key] == nil { order.append(key) }
            uses[key, default: []].append(
              Use(concept: index, term: number, status: concept.effectiveStatus(of: term)))
          }
        }
      }
      for key in order { checkUses(uses[key] ?? [], key) }
    }

    private mutating func checkConcept(_ concept: Concept, _ index: Int) {
      let place = places.place(ofConcept: index)
      if concept.terms.values.allSatisfy(\.isEmpty) {
        add(.error, "no-terms", "\(concept.id) has no terms", place)
        return
      }
      let missing = languages.filter { concept.terms[$0]?.isEmpty ?? true }
      if !missing.isEmpty {
        let list = missing.map(\.code).joined(separator: ", ")
        add(.warning, "empty-cell", "\(concept.id) has no term in \(list)", place)
      }
      for language in concept.terms.keys.sorted() { checkTerms(concept, index, language) }
    }

    private mutating func checkTerms(_ concept: Concept, _ index: Int, _ language: Language) {
      var first: [String: TermStatus] = [:]
      for (number, term) in (concept.terms[language] ?? []).enumerated() {
        let place = places.place(ofTerm: number, language, concept: index)
        if let status = first.updateValue(term.status, forKey: term.text) {
          if (status == .forbidden) != (term.status == .forbidden) {
            add(
              .error, "forbidden-preferred",
              "“\(term.text)” is both welcome and forbidden for \(concept.id)", place)
          } else {
            add(.warning, "duplicate-term", "“\(term.text)” is there twice in \(concept.id)", place)
          }
        }
        if term.status != .forbidden,
          let other = languageCheck.otherLanguage(of: term.text, in: language)
        {
          add(
            .warning, "wrong-language",
            "“\(term.text)” stands in the column \(language) and looks like \(other)", place)
        }
      }
    }

    /// Concepts with the same welcome terms in all their languages, two or more of them.
    private mutating func checkDuplicate(
      _ concept: Concept, _ index: Int, _ firstBySignature: inout [[TermKey]: Int]
    ) {
      let signature = concept.terms.keys.sorted().flatMap { language in
        (concept.terms[language] ?? []).filter { $0.status != .forbidden }.map(\.text).sorted()
          .map { TermKey(language: language, text: $0) }
      }
      guard Set(signature.map(\.language)).count > 1 else { return }
      if let first = firstBySignature[signature] {
        let other = file.glossary.concepts[first].id
        add(
          .error, "duplicate-concept", "\(concept.id) has the same terms as \(other)",
          places.place(ofConcept: index))
      } else {
        firstBySignature[signature] = index
      }
    }

    private mutating func checkUses(_ uses: [Use], _ key: TermKey) {
      guard uses.count > 1, let first = uses.first(where: { $0.status == .preferred }) else {
        return
      }
      let name = file.glossary.concepts[first.concept].id
      let welcoming = Set(uses.filter { $0.status != .forbidden }.map(\.concept))
      for use in uses where use.concept != first.concept {
        let place = places.place(ofTerm: use.term, key.language, concept: use.concept)
        let concept = file.glossary.concepts[use.concept].id
        switch use.status {
        case .preferred, .candidate:
          add(
            .warning, "shared-term",
            "“\(key.text)” is the preferred term of \(name) and of \(concept)", place)
        case .forbidden where !welcoming.contains(use.concept):
          add(
            .warning, "forbidden-elsewhere",
            "“\(key.text)” is forbidden for \(concept) and preferred for \(name)", place)
        case .admitted, .forbidden: continue
        }
      }
    }

    private mutating func add(
      _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ place: Place
    ) {
      findings.append(Diagnostic(severity, code: code, message, at: place))
    }
  }
}

/// The places of concepts and terms in the file they were read from.
public struct GlossaryPlaces: Sendable {
  private let file: GlossaryFile
  private let index: PlaceIndex

  /// O(bytes).
  public init(_ file: GlossaryFile) {
    self.file = file
    index = PlaceIndex(path: file.path, bytes: file.bytes)
  }

  /// O(1); the file alone for a glossary that was never one.
  public func place(ofConcept index: Int) -> Place {
    guard file.places.indices.contains(index) else { return Place(file: file.path) }
    return self.index.place(ofByte: file.places[index].start)
  }

  /// The place of a term, or of its concept where the form does not tell.
  public func place(ofTerm term: Int, _ language: Language, concept index: Int) -> Place {
    guard file.places.indices.contains(index),
      let starts = file.places[index].terms[language], starts.indices.contains(term)
    else { return place(ofConcept: index) }
    return self.index.place(ofByte: starts[term])
  }
}
