internal import Text

/// The words of meaning of a glossary's terms, by their keys (`InflectionKeys`).
struct TermWordKeys: Sendable {
  private var keys: [Language: InflectionKeys] = [:]
  private var terms: [Language: [[[[UInt8]]]]] = [:]

  /// O(glossary).
  init(_ glossary: Glossary) {
    for language in Language.supported {
      let inflection = InflectionKeys(language)
      let stopWords = WordSet(PackageResources.stopwords_tsv, language)
      var ofConcept = [[[[UInt8]]]](repeating: [], count: glossary.concepts.count)
      for term in TermTexts(glossary, language).terms where term.status != .forbidden {
        let words = term.words.map { $0.folded[...] }.filter {
          $0.last != UInt8(ascii: "'") && !stopWords.contains($0)
        }
        if !words.isEmpty { ofConcept[term.concept].append(words.map(inflection.key)) }
      }
      keys[language] = inflection
      terms[language] = ofConcept
    }
  }

  /// The keys of the words of each welcome term of a concept.
  func terms(of concept: Int, _ language: Language) -> [[[UInt8]]] {
    terms[language]?[concept] ?? []
  }

  func key(of word: ArraySlice<UInt8>, _ language: Language) -> [UInt8] {
    keys[language]?.key(of: word) ?? Array(word)
  }
}
