/// What is asked of one summary beside its length.
public struct SummaryGuidance: Sendable {
  /// Per version and sentence, how much of what is sought it has, in 0…1; empty: nothing is sought.
  public var focus: [[Double]]
  /// Rows of which one at least is taken, if one fits: those with somebody's words, for instance.
  public var wanted: Set<Int>

  public init(focus: [[Double]] = [], wanted: Set<Int> = []) {
    self.focus = focus
    self.wanted = wanted
  }

  /// The most of what is sought that a row has in any version: words asked for in one language find
  /// the row for all.
  func focus(of row: Int, _ sentences: RowSentences, versions: Int) -> Double {
    var greatest = 0.0
    for version in 0..<min(versions, focus.count) {
      for sentence in sentences.range(row, version) where focus[version].indices.contains(sentence)
      {
        greatest = max(greatest, focus[version][sentence])
      }
    }
    return greatest
  }
}
