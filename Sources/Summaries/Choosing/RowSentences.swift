internal import Bitext
internal import Text

/// Which sentences a row has in each version, and which row a sentence is in, as plain arrays.
struct RowSentences: Sendable {
  let count: Int
  /// Row by row, version by version.
  private let ranges: [Range<Int32>]
  private let versionCount: Int
  /// By version, the row of each sentence; -1 for one that no row has.
  private let rows: [[Int32]]

  /// O(rows + sentences). Sentences a version does not have are left out.
  init(_ rows: [TrilingualRow], of versions: [SegmentedDocument]) {
    var ranges: [Range<Int32>] = []
    ranges.reserveCapacity(rows.count * versions.count)
    var rowOfSentence = versions.map { [Int32](repeating: -1, count: $0.sentences.count) }
    for (row, content) in rows.enumerated() {
      for (version, segmented) in versions.enumerated() {
        let range = (content.sentences[segmented.language] ?? 0..<0)
          .clamped(to: segmented.sentences.indices)
        ranges.append(Int32(range.lowerBound)..<Int32(range.upperBound))
        for sentence in range { rowOfSentence[version][sentence] = Int32(row) }
      }
    }
    count = rows.count
    self.ranges = ranges
    versionCount = versions.count
    self.rows = rowOfSentence
  }

  func range(_ row: Int, _ version: Int) -> Range<Int> {
    let range = ranges[row * versionCount + version]
    return Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// The row a sentence is in, if any.
  func row(of sentence: Int, _ version: Int) -> Int? {
    let row = rows[version][sentence]
    return row < 0 ? nil : Int(row)
  }
}
