import Bitext
import Terminology
import Text

/// What each term occurrence has beside it in the other versions: in the same row, the occurrence of
/// the same concept that comes in the same place among those of the row.
struct TermCounterparts {
  private let occurrences: [[TermOccurrence]]
  /// The place of each occurrence among its row's of its concept, by version; -1 outside all rows.
  private var ordinals: [[Int]] = []
  private var byName: [Name: Int] = [:]
  private var rowOfOccurrence: [[Int]] = []

  private struct Name: Hashable {
    let version: Int
    let row: Int
    let concept: Int
    /// The place among the row's occurrences of the concept.
    let ordinal: Int
  }

  /// O(occurrences).
  init(_ versions: [VersionMaterial], occurrences: [[TermOccurrence]]) {
    self.occurrences = occurrences
    for (version, found) in occurrences.enumerated() {
      var counts: [Name: Int] = [:]
      var ordinals: [Int] = []
      var rows: [Int] = []
      let rowOfSentence = versions[version].rowOfSentence
      for (index, occurrence) in found.enumerated() {
        let sentence = occurrence.sentence
        let row = rowOfSentence.indices.contains(sentence) ? rowOfSentence[sentence] : -1
        let concept = Name(version: version, row: row, concept: occurrence.concept, ordinal: 0)
        let ordinal = counts[concept, default: 0]
        counts[concept] = ordinal + 1
        if row >= 0 {
          byName[
            Name(version: version, row: row, concept: occurrence.concept, ordinal: ordinal)] = index
        }
        ordinals.append(ordinal)
        rows.append(row)
      }
      self.ordinals.append(ordinals)
      rowOfOccurrence.append(rows)
    }
  }

  /// The index of the row an occurrence stands in; `nil` where there is none.
  func row(ofOccurrence index: Int, in version: Int) -> Int? {
    let row = rowOfOccurrence[version][index]
    return row >= 0 ? row : nil
  }

  /// The counterpart of an occurrence in another version. O(1).
  func counterpart(ofOccurrence index: Int, in version: Int, to other: Int) -> TermOccurrence? {
    guard version != other, let row = row(ofOccurrence: index, in: version) else { return nil }
    let name = Name(
      version: other, row: row, concept: occurrences[version][index].concept,
      ordinal: ordinals[version][index])
    return byName[name].map { occurrences[other][$0] }
  }
}
