internal import Text

/// Reads lexicon files: tab-separated rows of words that translate each other.
///
/// The first line names the columns: two languages or more, such as `fr`, `it` and `en`, and
/// optionally `weight` (0…1, how surely the words answer each other; 1 where the column or the
/// cell is missing) and `count` (how many observations are behind the weight). A cell of a word
/// may be empty; a row with three words gives three pairs. Lines that begin with `#` are comments;
/// `# stems` says that the words are stems already.
struct LexiconReader {
  /// One row; `words` has a cell for each language of the head, empty where it has none.
  struct Row {
    var words: [ArraySlice<UInt8>]
    var weight: Float
    var count: Float
  }

  let head: LexiconHead
  private let bytes: [UInt8]
  private let path: String

  init(_ bytes: [UInt8], path: String) throws(LexiconError) {
    if let flaw = UTF8Flaw(in: bytes) {
      let place = Place(file: path, byte: flaw.offset, in: bytes)
      throw bytes[flaw.offset] == 0 ? .nulByte(place) : .notUTF8(place, value: bytes[flaw.offset])
    }
    self.bytes = bytes
    self.path = path
    head = try LexiconHead(bytes, path: path)
  }

  /// Gives all rows in their order. O(bytes).
  func forEachRow(_ body: (Row) -> Void) throws(LexiconError) {
    var row = Row(words: [], weight: 1, count: 1)
    var start = head.end
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<feed]
      start = feed + 1
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      try read(line, into: &row)
      body(row)
    }
  }

  private func read(_ line: ArraySlice<UInt8>, into row: inout Row) throws(LexiconError) {
    row.words.removeAll(keepingCapacity: true)
    row.weight = 1
    row.count = 1
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    if cells.count != head.columns.count {
      let excess = cells.count > head.columns.count ? cells[head.columns.count].startIndex : nil
      throw .wrongCellCount(
        place(excess ?? line.endIndex), found: cells.count, expected: head.columns.count)
    }
    for (column, cell) in zip(head.columns, cells) {
      switch column {
      case .language: row.words.append(Self.trimmed(cell))
      case .weight where !cell.isEmpty:
        guard let weight = Self.number(cell), weight <= 1 else {
          throw .badWeight(
            place(cell.startIndex), value: String(decoding: cell, as: UTF8.self))
        }
        row.weight = weight
      case .count where !cell.isEmpty:
        guard let count = Self.number(cell) else {
          throw .badCount(place(cell.startIndex), value: String(decoding: cell, as: UTF8.self))
        }
        row.count = count
      case .weight, .count: break
      }
    }
  }

  private func place(_ offset: Int) -> Place { Place(file: path, byte: offset, in: bytes) }

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cell = cell
    while cell.first == UInt8(ascii: " ") { cell = cell.dropFirst() }
    while cell.last == UInt8(ascii: " ") { cell = cell.dropLast() }
    return cell
  }

  /// A decimal number such as `1`, `0.25` or `.5`; `nil` for anything else, signs included.
  static func number(_ digits: some Sequence<UInt8>) -> Float? {
    var value: Double = 0
    var scale: Double = 0
    var count = 0
    for byte in digits {
      if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 15 else { return nil }
      value = 10 * value + Double(byte - UInt8(ascii: "0"))
      if scale > 0 { scale *= 10 }
      count += 1
    }
    if count == 0 { return nil }
    return Float(scale > 0 ? value / scale : value)
  }
}
