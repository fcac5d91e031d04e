internal import Text

/// A pair table in a file whose rows ascend by the bytes of their first column: looked up where it
/// lies, so that a start costs nothing and a word some microseconds at most.
///
/// Only words of the first language can be looked up. A row that is not as it should be is passed
/// over.
struct SortedPairFile: PairTable {
  let first: Language
  let second: Language
  private let file: MappedFile
  private let rows: Range<Int>

  var readsBothWays: Bool { false }

  /// What stands above the rows is within these bytes.
  private static let headLimit = 16_384

  /// Opens a file; `nil` where it is not marked `# sorted` and `# stems` or has other columns than
  /// two languages and a weight, and must be read whole.
  ///
  /// - Throws: Where the header is not one of a lexicon.
  init?(path: String) throws(LexiconError) {
    guard let file = MappedFile(path: path) else { return nil }
    let head = try LexiconHead(file.bytes(0..<Self.headLimit), path: path)
    guard head.isSorted, head.holdsStems, head.isPairTable else { return nil }
    self.file = file
    first = head.languages[0]
    second = head.languages[1]
    rows = head.end..<file.count
  }

  func forEachTranslation(
    of stem: ArraySlice<UInt8>, isFirst: Bool, _ body: (ArraySlice<UInt8>, Float) -> Void
  ) {
    if !isFirst || stem.isEmpty { return }
    var row = firstRow(of: stem)
    var word: [UInt8] = []
    while row < rows.upperBound, order(of: row, to: stem) == 0 {
      var offset = row + stem.count + 1
      word.removeAll(keepingCapacity: true)
      while offset < rows.upperBound, file[offset] != Self.tab, file[offset] != Self.feed {
        word.append(file[offset])
        offset += 1
      }
      let end = lineEnd(from: offset)
      if !word.isEmpty, let weight = weight(offset..<end), weight <= 1 { body(word[...], weight) }
      row = end + 1
    }
  }

  /// The first row whose word does not come before the stem. O(log bytes).
  private func firstRow(of stem: ArraySlice<UInt8>) -> Int {
    // Invariant: rows that begin before `low` come before the stem, those from `high` on do not;
    // both are beginnings of rows.
    var low = rows.lowerBound
    var high = rows.upperBound
    while low < high {
      var row = low + (high - low) / 2
      while row > low, file[row - 1] != Self.feed { row -= 1 }
      if order(of: row, to: stem) < 0 {
        low = min(high, lineEnd(from: row) + 1)
      } else {
        high = row
      }
    }
    return low
  }

  /// Below, at or above 0 as the word of a row comes before, is or comes after the stem.
  private func order(of row: Int, to stem: ArraySlice<UInt8>) -> Int {
    var offset = row
    for byte in stem {
      guard offset < rows.upperBound else { return -1 }
      let other = file[offset]
      // Tabs and line feeds come before all that words are made of.
      if other != byte { return Int(other) - Int(byte) }
      offset += 1
    }
    return offset < rows.upperBound && file[offset] == Self.tab ? 0 : 1
  }

  private func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < rows.upperBound, file[offset] != Self.feed { offset += 1 }
    return offset
  }

  /// The number behind the tab that a range begins with; 1 where there is none.
  private func weight(_ range: Range<Int>) -> Float? {
    if range.isEmpty || file[range.lowerBound] != Self.tab { return 1 }
    var digits = range.dropFirst()
    while let last = digits.last, file[last] == 0x0D { digits = digits.dropLast() }
    return digits.isEmpty ? 1 : LexiconReader.number(digits.lazy.map { file[$0] })
  }

  private static let tab: UInt8 = 0x09
  private static let feed: UInt8 = 0x0A
}
