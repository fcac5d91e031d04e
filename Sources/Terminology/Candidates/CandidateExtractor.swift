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
  /// How often a pair must be seen.
  public let leastCount: Int
  /// Words known beforehand to translate each other.
  public let lexicon: WordLexicon

  public init(wordLimit: Int = 5, leastCount: Int = 1, lexicon: WordLexicon = WordLexicon()) {
    self.lexicon = lexicon
    self.wordLimit = wordLimit
    self.leastCount = leastCount
  }

  /// Pairs of phrases, the strongest first.
  ///
  /// - Complexity: O(cells), where a row has source words × target words cells.
  public func candidates(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [TermCandidate] {
    described(from: source, to: target, rows: rows).map(\.candidate)
  }

  private func described(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [PhraseProjection.Described] {
    var projection = PhraseProjection(
      source: source, target: target, rows: rows, wordLimit: wordLimit, lexicon: lexicon)
    return projection.candidates(leastCount: leastCount)
  }

  /// Candidates with the values of each `CandidateFeature`, to learn weights from.
  package func examples(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [(candidate: TermCandidate, values: [Double])] {
    described(from: source, to: target, rows: rows).map { ($0.candidate, $0.values) }
  }

  /// Concepts with their terms in several languages, the strongest first.
  public func concepts(
    from source: SegmentedDocument, to targets: [SegmentedDocument], rows: [TrilingualRow]
  ) -> [ConceptCandidate] {
    var best: [String: [Language: TermCandidate]] = [:]
    var order: [TermCandidate.Phrase] = []
    for target in targets {
      for candidate in candidates(from: source, to: target, rows: rows) {
        let text = candidate.source.text
        if best[text] == nil { order.append(candidate.source) }
        if best[text]?[target.language] == nil {
          best[text, default: [:]][target.language] = candidate
        }
      }
    }
    return order.enumerated().map { index, phrase in
      let found = best[phrase.text] ?? [:]
      let score = targets.reduce(0) { $0 + (found[$1.language]?.score ?? 0) }
      return (index, ConceptCandidate(source: phrase, targets: found, score: score))
    }
    .sorted { ($1.1.score, $0.0) < ($0.1.score, $1.0) }.map(\.1)
  }
}
