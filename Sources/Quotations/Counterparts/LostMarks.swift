public import Bitext
public import Text

/// Finds quotations whose words another version has without quotation marks.
///
/// Where a version has no counterpart, the words are looked for in it as an original is in a saved
/// page; they must stand in the rows of the quotation, and half of their weight be answered there.
public struct LostMarks: Sendable {
  private let lexicon: WordLexicon

  public init(lexicon: WordLexicon) { self.lexicon = lexicon }

  /// The groups of `QuotationPairing`, with the places of unmarked words.
  ///
  /// `versions` and `quotations` go together. O(text of the versions) once where anything lacks a
  /// counterpart, else O(groups).
  public func noted(
    in groups: [ParallelQuotation], versions: [SegmentedDocument], rows: [TrilingualRow],
    quotations: [[Quotation]]
  ) -> [ParallelQuotation] {
    var groups = groups
    for (target, version) in versions.enumerated() {
      let missing = groups.indices.filter { index in
        groups[index].quotations[version.language] == nil
          && versions.indices.contains { source in
            groups[index].quotations[versions[source].language].map {
              quotations[source][$0].isQuotedSpeech
            } ?? false
          }
      }
      if missing.isEmpty { continue }
      let search = OriginalSearch(pages: [SourcePage(version)], lexicon: lexicon)
      let marked = quotations[target].filter { $0.level == 0 }.map(\.range)
      let places = versions.map { Places(version: version.language, of: $0, rows) }
      for index in missing {
        groups[index].unmarked[version.language] = place(
          of: groups[index], in: version, marked, search, versions, places, quotations)
      }
    }
    return groups
  }

  /// For each sentence of another version, the sentences of its row in the version that is searched.
  private struct Places {
    private var sentences: [Range<Int>]

    /// O(rows + sentences).
    init(version: Language, of other: SegmentedDocument, _ rows: [TrilingualRow]) {
      sentences = Array(repeating: 0..<0, count: other.sentences.count)
      for row in rows {
        guard let own = row.sentences[version], let theirs = row.sentences[other.language] else {
          continue
        }
        for sentence in theirs where sentences.indices.contains(sentence) {
          sentences[sentence] = own
        }
      }
    }

    /// From the first to the last. O(n).
    func range(of others: Range<Int>) -> Range<Int>? {
      let found = others.clamped(to: sentences.indices).map { sentences[$0] }.filter { !$0.isEmpty }
      guard let low = found.map(\.lowerBound).min(), let high = found.map(\.upperBound).max() else {
        return nil
      }
      return low..<high
    }
  }

  private func place(
    of group: ParallelQuotation, in version: SegmentedDocument, _ marked: [ByteRange],
    _ search: OriginalSearch, _ versions: [SegmentedDocument], _ places: [Places],
    _ quotations: [[Quotation]]
  ) -> ByteRange? {
    var wordings: [Wording] = []
    var sentences: Range<Int>?
    for (source, other) in versions.enumerated() {
      guard let index = group.quotations[other.language] else { continue }
      let quotation = quotations[source][index]
      wordings.append(Wording(other, range: quotation.innerRange))
      guard let own = places[source].range(of: quotation.sentences) else { continue }
      sentences =
        sentences.map { min($0.lowerBound, own.lowerBound)..<max($0.upperBound, own.upperBound) }
        ?? own
    }
    guard let sentences else { return nil }
    let inRow = search.candidates(wordings, []).filter { candidate in
      version.sentenceIndex(at: candidate.range.start).map(sentences.contains) ?? false
        && !Self.overlaps(candidate.range, marked)
    }
    guard let best = inRow.max(by: { $0.match.recall < $1.match.recall }),
      best.match.recall >= Self.leastRecall
    else { return nil }
    return best.range
  }

  /// The rows say already where the words must be: half of what they weigh is enough.
  private static let leastRecall = 0.5

  /// Whether a range shares bytes with one of some others, which are in order and apart. O(log n).
  private static func overlaps(_ range: ByteRange, _ others: [ByteRange]) -> Bool {
    let low = others.partitioningIndex { $0.end > range.start }
    return low < others.count && others[low].overlaps(range)
  }
}
