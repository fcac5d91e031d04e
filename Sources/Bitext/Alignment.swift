/// The alignment of all versions of an article: a bitext for each pair, and the rows they share.
public struct Alignment: Sendable, Equatable {
  /// In the order (0, 1), (0, 2), (1, 2) of the versions; their beads do not reach over the end of
  /// a row.
  public let bitexts: [Bitext]
  /// In reading order of the first version; together they hold every sentence once.
  public let rows: [TrilingualRow]

  public init(bitexts: [Bitext], rows: [TrilingualRow]) {
    self.bitexts = bitexts
    self.rows = rows
  }
}
