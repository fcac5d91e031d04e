public import Bitext
public import Text

/// Proposes bilingual terms from the rows of an article, without a glossary.
///
/// Phrases of the source language are projected through word links into the other language
/// (phrase pairs consistent with the alignment; Och and Ney 2004) and ranked by how often and how
/// regularly they meet.
public struct CandidateExtractor: Sendable {
  /// How many meaningful words a phrase may have.
  public let wordLimit: Int
  /// How often a pair must be seen.
  public let leastCount: Int

  public init(wordLimit: Int = 4, leastCount: Int = 1) {
    self.wordLimit = wordLimit
    self.leastCount = leastCount
  }

  /// Pairs of phrases, the strongest first.
  ///
  /// - Complexity: O(cells), where a row has source words × target words cells.
  public func candidates(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [TermCandidate] {
    var projection = PhraseProjection(
      source: source, target: target, rows: rows, wordLimit: wordLimit)
    return projection.candidates(leastCount: leastCount)
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
