internal import Text

/// The rows of a table in text: cells parted by a delimiter, quoted or not.
struct DelimitedRows {
  /// A cell as it is meant, and the byte of the file where it begins.
  struct Cell {
    let bytes: ArraySlice<UInt8>
    let start: Int

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }
    var optionalString: String? { bytes.isEmpty ? nil : string }

    /// The place of one of its bytes; exact where the cell has no doubled quotes before.
    func offset(of index: Int) -> Int { start + index - bytes.startIndex }
  }

  struct Row {
    let cells: [Cell]
    /// The bytes of the row, its end included.
    let range: Range<Int>
    /// Behind the last cell.
    let end: Int
    /// Whether it is empty or a comment, and has no cells.
    var isSilent: Bool { cells.isEmpty }
  }

  private let bytes: [UInt8]
  private let path: String
  private let delimiter: UInt8
  private let isQuoted: Bool
  private let hasComments: Bool
  private var position = 0

  /// - Parameter hasComments: Whether lines that begin with `#` are comments.
  init(
    _ bytes: [UInt8], path: String, delimiter: UInt8, isQuoted: Bool, hasComments: Bool
  ) {
    self.bytes = bytes
    self.path = path
    self.delimiter = delimiter
    self.isQuoted = isQuoted
    self.hasComments = hasComments
  }

  /// The next row; `nil` behind the last. O(row).
  mutating func next() throws(GlossaryError) -> Row? {
    guard position < bytes.count else { return nil }
    let rowStart = position
    if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if position == bytes.count || isLineEnd(bytes[position])
      || (hasComments && bytes[position] == UInt8(ascii: "#"))
    {
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      let end = position
      position = min(position + 1, bytes.count)
      return Row(cells: [], range: rowStart..<position, end: end)
    }
    var cells: [Cell] = []
    while true {
      cells.append(try nextCell())
      if position < bytes.count, bytes[position] == delimiter {
        position += 1
      } else {
        break
      }
    }
    let end = position
    while position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    return Row(cells: cells, range: rowStart..<position, end: end)
  }

  private mutating func nextCell() throws(GlossaryError) -> Cell {
    let start = position
    if isQuoted, position < bytes.count, bytes[position] == 0x22 { return try quotedCell() }
    while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
      position += 1
    }
    return Cell(bytes: bytes[start..<position], start: start)
  }

  private mutating func quotedCell() throws(GlossaryError) -> Cell {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != 0x22 {
        content.append(byte)
      } else if position < bytes.count, bytes[position] == 0x22 {
        content.append(byte)
        position += 1
      } else {
        guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position])
        else { throw .textBehindQuote(Place(file: path, byte: position, in: bytes)) }
        return Cell(bytes: content[...], start: start + 1)
      }
    }
    throw .openQuote(Place(file: path, byte: start, in: bytes))
  }

  /// A carriage return ends a line before a line feed and at the end only.
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D && endsLine(at: position)
  }

  private func endsLine(at offset: Int) -> Bool {
    var next = offset
    while next < bytes.count, bytes[next] == 0x0D { next += 1 }
    return next == bytes.count || bytes[next] == 0x0A
  }
}
