internal import Glibc
public import Bitext
public import Text

/// What an article is about, in few terms, the same in all its languages.
///
/// Terms of the glossary come with the article's weight on them; what the glossary lacks is found as
/// phrases that the article repeats and other texts have not, and brought to the other languages as
/// glossary candidates are (`CandidateExtractor`).
public struct KeyTerms: Sendable {
  private let glossary: Glossary
  private let extractor: CandidateExtractor

  /// What a term gains for being in the glossary: somebody found it worth an entry.
  private static let glossaryGain = 1.5

  public init(glossary: Glossary, lexicon: WordLexicon) {
    self.glossary = glossary
    extractor = CandidateExtractor(lexicon: lexicon)
  }

  /// The strongest key terms, strongest first.
  ///
  /// - Parameters:
  ///   - versions: The first is the one whose phrases are looked at.
  ///   - occurrences: Per version, where it names concepts of the glossary.
  /// - Complexity: As for `CandidateExtractor.concepts`; with one version O(text).
  public func terms(
    of versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]],
    limit: Int
  ) -> [KeyTerm] {
    guard let first = versions.first else { return [] }
    var found = glossaryTerms(versions, occurrences)
    let taken = occurrences[0].map(\.range).sorted()
    let phrases = KeyPhrases(first, without: taken).phrases
    if versions.count == 1 {
      found += phrases.map { phrase in
        KeyTerm(
          concept: nil,
          terms: [
            first.language: .init(text: phrase.text, range: phrase.range, count: phrase.count)
          ],
          score: phrase.score)
      }
    } else {
      found += aligned(phrases, versions, rows)
    }
    var chosen: [KeyTerm] = []
    for term in found.sorted(by: { $0.precedes($1) }) where chosen.count < limit {
      if !chosen.contains(where: { $0.says(term) }) { chosen.append(term) }
    }
    return chosen
  }

  private func glossaryTerms(
    _ versions: [SegmentedDocument], _ occurrences: [[TermOccurrence]]
  ) -> [KeyTerm] {
    var uses: [Int: [Language: KeyTerm.Use]] = [:]
    for (version, list) in zip(versions, occurrences) {
      for occurrence in list {
        let text = version.document.string(occurrence.range)
        uses[occurrence.concept, default: [:]][
          version.language, default: .init(text: text, range: occurrence.range, count: 0)
        ].count += 1
      }
    }
    return uses.map { concept, terms in
      var named = terms
      // The glossary's own form, where it has one for the language.
      for (language, use) in terms {
        if let term = glossary.concepts[concept].terms[language]?.first {
          named[language] = .init(text: term.text, range: use.range, count: use.count)
        }
      }
      let mean =
        terms.values.reduce(0) { $0 + log(1 + Double($1.count)) } / Double(versions.count)
      return KeyTerm(concept: concept, terms: named, score: mean * Self.glossaryGain)
    }
  }

  private func aligned(
    _ phrases: [KeyPhrases.Phrase], _ versions: [SegmentedDocument], _ rows: [TrilingualRow]
  ) -> [KeyTerm] {
    let scores = Dictionary(
      phrases.map { (KeyTerm.plain($0.text), $0) }, uniquingKeysWith: { first, _ in first })
    return extractor.concepts(from: versions[0], to: Array(versions.dropFirst()), rows: rows)
      .compactMap { concept in
        guard let phrase = scores[KeyTerm.plain(concept.source.text)],
          concept.targets.count == versions.count - 1
        else { return nil }
        var terms: [Language: KeyTerm.Use] = [
          versions[0].language: .init(
            text: concept.source.text, range: phrase.range, count: phrase.count)
        ]
        for (language, target) in concept.targets {
          terms[language] = .init(
            text: target.target.text, range: target.target.range, count: target.target.count)
        }
        return KeyTerm(concept: nil, terms: terms, score: phrase.score * concept.confidence)
      }
  }
}

/// A term that an article is about.
public struct KeyTerm: Sendable, Equatable {
  /// How one language says it.
  public struct Use: Sendable, Equatable {
    /// The dictionary form where one is known.
    public let text: String
    /// A place where it stands, perhaps in another form, in the version's text.
    public let range: ByteRange
    public internal(set) var count: Int
  }

  /// Index in `Glossary.concepts`; `nil` for a phrase that the glossary does not have.
  public let concept: Int?
  public let terms: [Language: Use]
  public let score: Double

  /// Strongest first; of equal ones by their words, so that the order is always the same.
  func precedes(_ other: KeyTerm) -> Bool {
    score != other.score ? score > other.score : words.lexicographicallyPrecedes(other.words)
  }

  /// Whether this term holds all words of another one in some language.
  func says(_ other: KeyTerm) -> Bool {
    terms.contains { language, use in
      other.terms[language].map { theirs in
        let (one, two) = (Self.plain(use.text).split(separator: " "), Self.plain(theirs.text))
        return two.split(separator: " ").allSatisfy(one.contains)
      } ?? false
    }
  }

  private var words: [String] { terms.keys.sorted().compactMap { terms[$0]?.text } }

  static func plain(_ text: String) -> String { text.lowercased() }
}
