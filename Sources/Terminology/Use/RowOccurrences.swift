internal import Bitext
internal import Text

/// The term occurrences of an article's versions, sorted into its rows.
struct RowOccurrences {
  /// Occurrence indices by version and row, in text order.
  private let byVersionAndRow: [[[Int]]]
  /// The row of each occurrence, by version; -1 where no row holds its sentence.
  let rowOfOccurrence: [[Int]]

  /// O(sentences + occurrences).
  init(
    versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]]
  ) {
    var byVersionAndRow: [[[Int]]] = []
    var rowOfOccurrence: [[Int]] = []
    for (version, found) in zip(versions, occurrences) {
      var rowOfSentence = [Int](repeating: -1, count: version.sentences.count)
      for (number, row) in rows.enumerated() {
        for sentence in row.sentences[version.language] ?? 0..<0
        where rowOfSentence.indices.contains(sentence) {
          rowOfSentence[sentence] = number
        }
      }
      var byRow = [[Int]](repeating: [], count: rows.count)
      let rowsOfFound = found.map { rowOfSentence[$0.sentence] }
      for (index, row) in rowsOfFound.enumerated() where row >= 0 { byRow[row].append(index) }
      byVersionAndRow.append(byRow)
      rowOfOccurrence.append(rowsOfFound)
    }
    self.byVersionAndRow = byVersionAndRow
    self.rowOfOccurrence = rowOfOccurrence
  }

  func occurrences(ofVersion version: Int, row: Int) -> [Int] { byVersionAndRow[version][row] }

  /// The occurrences of a row and of those beside it.
  func occurrences(ofVersion version: Int, near row: Int) -> [Int] {
    let rows = byVersionAndRow[version]
    return (max(0, row - 1)...min(rows.count - 1, row + 1)).flatMap { rows[$0] }
  }
}
