public import Bitext
public import Editions
public import Terminology
internal import Text

/// The strongest terms of an article that the glossary lacks: what the report proposes.
public struct TermProposals: Sendable {
  private let lexicon: WordLexicon
  private let ignored: IgnoredTerms
  /// The glossary's terms, by language, in small letters.
  private let glossaryTexts: [Language: Set<String>]

  /// How many are proposed; a list that is read to its end.
  public static let limit = 20
  /// Less probable translations cost an editor more than they give.
  private static let leastConfidence = 0.5
  /// Candidates that are looked at; most of the strongest are in a good glossary.
  private static let sighted = 200

  /// One sampler of the sixteen that `glossary build` asks: on the seed the strongest candidates are
  /// the same.
  private static let samplerLimit = 1

  /// O(glossary).
  ///
  /// - Parameter ignored: What an editor turned down.
  public init(
    lexicon: WordLexicon, glossary: Glossary, ignoring ignored: IgnoredTerms = IgnoredTerms()
  ) {
    var texts: [Language: Set<String>] = [:]
    for concept in glossary.concepts {
      for (language, terms) in concept.terms {
        texts[language, default: []].formUnion(terms.map { $0.text.lowercased() })
      }
    }
    glossaryTexts = texts
    self.lexicon = lexicon
    self.ignored = ignored
  }

  /// Proposals, the strongest first; none for a version alone.
  ///
  /// - Complexity: As for `CandidateExtractor.concepts`.
  public func proposals(for analysis: Analysis) -> [TermProposal] {
    sifted(for: analysis).proposals
  }

  /// Proposals, the strongest first, and the keys of the candidates that an editor turned down: a
  /// page that still holds the decision can let it go.
  ///
  /// - Complexity: As for `CandidateExtractor.concepts`.
  public func sifted(
    for analysis: Analysis
  ) -> (proposals: [TermProposal], rejected: [ContentKey]) {
    guard analysis.versions.count > 1 else { return ([], []) }
    let (source, targets) = (analysis.versions[0], Array(analysis.versions.dropFirst()))
    let known = KnownTerms(analysis, texts: glossaryTexts)
    let extractor = CandidateExtractor(lexicon: lexicon, samplerLimit: Self.samplerLimit)
    let concepts = extractor.concepts(
      from: source, to: targets, rows: analysis.rows, limit: Self.sighted,
      leastConfidence: Self.leastConfidence)
    var (proposals, rejected): ([TermProposal], [ContentKey]) = ([], [])
    for concept in concepts {
      let terms = concept.terms(from: source.language)
      if ignored.contains(terms) {
        rejected.append(ContentKey(terms: terms))
      } else if proposals.count < Self.limit, !known.contains(concept, from: source.language) {
        proposals.append(
          TermProposal(
            terms: terms, count: concept.source.count, score: concept.score,
            confidence: concept.confidence, row: concept.exampleRow))
      }
    }
    return (proposals, rejected)
  }
}

/// What the glossary has of an article's terms.
private struct KnownTerms {
  /// The ranges of glossary terms, by language.
  private var ranges: [Language: Set<ByteRange>] = [:]
  private let texts: [Language: Set<String>]

  init(_ analysis: Analysis, texts: [Language: Set<String>]) {
    self.texts = texts
    for (version, occurrences) in zip(analysis.versions, analysis.occurrences) {
      ranges[version.language] = Set(occurrences.map(\.range))
    }
  }

  /// Whether the glossary has the source or one of its translations: a variant of a known concept is
  /// no new one.
  func contains(_ concept: ConceptCandidate, from source: Language) -> Bool {
    holds(concept.source, source)
      || concept.targets.contains { holds($0.value.target, $0.key) }
  }

  private func holds(_ phrase: TermCandidate.Phrase, _ language: Language) -> Bool {
    texts[language]?.contains(phrase.text.lowercased()) ?? false
      || ranges[language]?.contains(phrase.range) ?? false
  }
}
