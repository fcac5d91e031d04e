/// Rows of cells under named columns, written as CSV, TSV, Markdown or HTML.
package struct Table: Sendable {
  let columns: [String]
  private(set) var rows: [[String]] = []

  package init(columns: [String]) { self.columns = columns }

  /// Several tables in one: a first column tells which, and a column that one lacks is empty there.
  init(joining tables: [(name: String, table: Table)], by column: String) {
    var columns = [column]
    var places: [String: Int] = [:]
    for (_, table) in tables {
      for name in table.columns where places[name] == nil {
        places[name] = columns.count
        columns.append(name)
      }
    }
    self.columns = columns
    for (name, table) in tables {
      for row in table.rows {
        var joined = [String](repeating: "", count: columns.count)
        joined[0] = name
        for (cell, own) in zip(row, table.columns) {
          if let place = places[own] { joined[place] = cell }
        }
        rows.append(joined)
      }
    }
  }

  package mutating func append(_ row: [String]) {
    assert(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// RFC 4180: comma, CRLF, quotes doubled. Cells that a spreadsheet would run as a formula get an
  /// apostrophe in front; `byteOrderMark` makes old spreadsheets read UTF-8.
  func csv(byteOrderMark: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for row in [columns] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.appendCSV(cell, to: &bytes)
      }
      bytes.append(contentsOf: [0x0D, 0x0A])
    }
    return bytes
  }

  /// One row a line, cells parted by tabs; white space that would break that becomes a space.
  package func tsv() -> [UInt8] {
    var bytes: [UInt8] = []
    for row in [columns] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(0x09) }
        bytes.append(contentsOf: cell.utf8.map { (0x09...0x0D).contains($0) ? 0x20 : $0 })
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// A table as GitHub and most Markdown readers know it.
  func markdown() -> String {
    var text = ""
    for (index, row) in ([columns] + rows).enumerated() {
      text += "| " + row.map(MarkdownText.escapedInline).joined(separator: " | ") + " |\n"
      if index == 0 {
        text += "|" + String(repeating: " --- |", count: columns.count) + "\n"
      }
    }
    return text
  }

  private static func appendCSV(_ cell: String, to bytes: inout [UInt8]) {
    let cell = Array(cell.utf8)
    let guarded = cell.first.map { formulaStarts.contains($0) } ?? false
    let quoted =
      cell.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || cell.first == 0x20 || cell.last == 0x20
    if quoted { bytes.append(0x22) }
    if guarded { bytes.append(UInt8(ascii: "'")) }
    for byte in cell {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if quoted { bytes.append(0x22) }
  }

  /// `=`, `+`, `-`, `@`, tab and carriage return.
  private static let formulaStarts: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
