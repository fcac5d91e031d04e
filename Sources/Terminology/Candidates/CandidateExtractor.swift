public import Bitext
public import Text

/// Proposes bilingual terms from the rows of an article, without a glossary.
///
/// Phrases of the source language are projected through word links (`WordAligner`) into the other
/// language (phrase pairs consistent with the alignment; Och and Ney 2004). Two logistic models over
/// how often and how regularly they meet, whether they stand by themselves and what stands around
/// them say how probable it is that they are a term, and that they translate each other.
public struct CandidateExtractor: Sendable {
  /// How many meaningful words a phrase may have.
  public let wordLimit: Int
  /// How often a pair must be seen; `nil`: once, in large texts more often, so that memory lasts.
  public let leastCount: Int?
  /// Words known beforehand to translate each other.
  public let lexicon: WordLexicon
  /// At most so many samplers align the words; `nil`: as many as usual. The time goes with them.
  private let samplerLimit: Int?

  /// Rows of texts of which every pair of phrases is kept.
  private static let smallText = 20_000

  public init(
    wordLimit: Int = 5, leastCount: Int? = nil, lexicon: WordLexicon = WordLexicon(),
    samplerLimit: Int? = nil
  ) {
    self.samplerLimit = samplerLimit
    self.lexicon = lexicon
    self.wordLimit = wordLimit
    self.leastCount = leastCount
  }

  /// Pairs of phrases, the strongest first.
  ///
  /// - Parameters:
  ///   - limit: At most this many.
  ///   - leastConfidence: Pairs whose translation is less probable than this are left out.
  /// - Complexity: O(cells), where a row has source words × target words cells.
  public func candidates(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow],
    limit: Int = .max, leastConfidence: Double = 0
  ) -> [TermCandidate] {
    let projection = projection(sourceText(source), targetText(target), rows)
    let pairs = projection.pairs.filter { $0.confidence >= leastConfidence }
    return projection.candidates(pairs.ranked.prefix(limit))
  }

  /// Candidates with the values of each `CandidateFeature`, to learn weights from.
  package func examples(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [(candidate: TermCandidate, values: [Double])] {
    let projection = projection(sourceText(source), targetText(target), rows)
    let describer = PairDescriber(projection)
    let pairs = projection.pairs.ranked
    return zip(pairs, projection.candidates(pairs)).map { pair, candidate in
      (candidate, describer.values(pair.meetings))
    }
  }

  /// Concepts with their terms in several languages, the strongest first.
  ///
  /// Where there are three languages, terms are chosen that translate each other as well.
  ///
  /// - Parameters:
  ///   - limit: At most this many.
  ///   - leastConfidence: Terms whose translation is less probable than this are left out.
  /// - Complexity: As for `candidates`, for each pair of languages.
  public func concepts(
    from source: SegmentedDocument, to targets: [SegmentedDocument], rows: [TrilingualRow],
    limit: Int = .max, leastConfidence: Double = 0
  ) -> [ConceptCandidate] {
    let texts = [sourceText(source)] + targets.map(targetText)
    let projections = projections(texts.indices.dropFirst().map { (texts[0], texts[$0]) }, rows)
    var choice = ConceptChoice(projections, leastConfidence: leastConfidence)
    choice.keepStrongest(limit)
    let pairs = targets.indices.flatMap { first in
      targets.indices.dropFirst(first + 1).map { (first, $0) }
    }
    let betweenTargets = self.projections(pairs.map { (texts[$0 + 1], texts[$1 + 1]) }, rows)
    for ((first, second), projection) in zip(pairs, betweenTargets) {
      choice.agree(first, second, projection)
    }
    return choice.concepts(limit: limit)
  }

  private func sourceText(_ document: SegmentedDocument) -> PhraseText {
    PhraseText(document, wordLimit: wordLimit)
  }

  /// A translation may have a word more.
  private func targetText(_ document: SegmentedDocument) -> PhraseText {
    PhraseText(document, wordLimit: wordLimit + 1)
  }

  /// Projections of several pairs of texts: side by side, but one by one in large texts, whose
  /// memory they share out.
  private func projections(
    _ pairs: [(PhraseText, PhraseText)], _ rows: [TrilingualRow]
  ) -> [PhraseProjection] {
    if rows.count > Self.smallText { return pairs.map { projection($0, $1, rows) } }
    return concurrentMap(pairs.count) { projection(pairs[$0].0, pairs[$0].1, rows) }
  }

  private func projection(
    _ source: PhraseText, _ target: PhraseText, _ rows: [TrilingualRow]
  ) -> PhraseProjection {
    let usual = rows.count <= Self.smallText ? 1 : rows.count <= 200_000 ? 2 : 3
    return PhraseProjection(
      source: source, target: target, rows: rows, lexicon: lexicon,
      leastCount: leastCount ?? usual, samplerLimit: samplerLimit)
  }
}
