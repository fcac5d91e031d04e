internal import Glibc
public import Text

/// Words that a summary is to be about, found in whatever form: a query.
///
/// A sentence has as much of what is sought as the share of the words it holds, each weighed by how
/// few sentences of the document hold it (inverse sentence frequency); words that the document does
/// not have ask for nothing.
public struct FocusWords: Sendable {
  private let text: String

  public init(_ text: String) { self.text = text }

  /// By sentence, in 0…1. O(text).
  public func shares(in segmented: SegmentedDocument) -> [Double] {
    let known = SentenceLexicon.words(of: segmented.language)
    let lexicon = known.lexicon
    var vocabulary = known.vocabulary
    let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
    let query = segmentedQuery(segmented.language)
    let sought = WordIdentifiers(of: query, in: &vocabulary)
    var wanted = Set<Int32>()
    for (index, token) in query.tokens.enumerated()
    where token.kind != .mark && sought.forms[index] >= lexicon.functionCount {
      wanted.insert(sought.stems[index])
    }
    if wanted.isEmpty { return [Double](repeating: 0, count: segmented.sentences.count) }
    let held = segmented.sentences.map { sentence in
      Set(sentence.tokens.lazy.map { identifiers.stems[Int($0)] }.filter(wanted.contains))
    }
    var counts: [Int32: Int] = [:]
    for stems in held { for stem in stems { counts[stem, default: 0] += 1 } }
    let weights = counts.mapValues { log(1 + Double(held.count) / Double($0)) }
    // In one order, so that the sum is the same on every run.
    let total = weights.keys.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
    if total == 0 { return [Double](repeating: 0, count: held.count) }
    return held.map { stems in stems.sorted().reduce(0) { $0 + (weights[$1] ?? 0) } / total }
  }

  /// The words as a text of a language.
  package func segmentedQuery(_ language: Language) -> SegmentedDocument {
    Segmenter().segment(Document(plain: text, language: language))
  }
}
