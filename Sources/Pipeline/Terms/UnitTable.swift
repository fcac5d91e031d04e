internal import Text

/// A table of parallel segments: a header of language codes, then one unit a line.
struct UnitTable {
  /// In the order of the columns.
  private(set) var languages: [Language] = []
  private let path: String
  private let bytes: [UInt8]
  private var columns: [Language: Int] = [:]
  private var columnCount = 0
  private var firstRow = 0

  /// Reads the file and its header. O(bytes).
  init(at path: String, reader: PresplitReader) throws {
    self.path = path
    bytes = try reader.text(at: path)
    let line = self.line(from: 0)
    firstRow = line.upperBound + 1
    for cell in cells(line) {
      defer { columnCount += 1 }
      let name = String(decoding: bytes[cell], as: UTF8.self)
      guard name.utf8.count == 2, let language = Language(name), language.isSupported else {
        continue
      }
      if columns.updateValue(columnCount, forKey: language) != nil {
        throw ParallelUnitsError.duplicateColumn(
          Place(file: path, byte: cell.lowerBound, in: bytes), language)
      }
      languages.append(language)
    }
    if languages.count < 2 {
      throw ParallelUnitsError.fewLanguages(Place(file: path, byte: 0, in: bytes), found: languages)
    }
  }

  func column(of language: Language) -> Int? { columns[language] }

  /// Calls back with the cells of each line behind the header; an empty line has empty ones.
  /// O(bytes).
  func forEachRow(_ body: ([String]) throws -> Void) throws {
    var start = firstRow
    while start < bytes.count {
      let line = self.line(from: start)
      start = line.upperBound + 1
      if line.isEmpty || bytes[line].elementsEqual([0x0D]) {
        try body(Array(repeating: "", count: columnCount))
        continue
      }
      let cells = cells(line)
      guard cells.count == columnCount else {
        let place = cells.count > columnCount ? cells[columnCount].lowerBound : line.upperBound
        throw ParallelUnitsError.cellCount(
          Place(file: path, byte: place, in: bytes), found: cells.count, expected: columnCount)
      }
      try body(cells.map { String(decoding: bytes[$0], as: UTF8.self) })
    }
  }

  /// The bytes up to the end of the line.
  private func line(from start: Int) -> Range<Int> {
    start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }

  private func cells(_ line: Range<Int>) -> [Range<Int>] {
    let end = bytes[line].last == 0x0D ? line.upperBound - 1 : line.upperBound
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for index in line.lowerBound..<end where bytes[index] == 0x09 {
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<end)
    return cells
  }
}
