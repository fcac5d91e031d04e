internal import ArgumentParser
internal import Text

/// Segments in up to three languages.
struct Corpus {
  private var rows: [[Language: String]] = []

  /// Adds a file of the columns source, fr, it, en, as Benchmarks/lexicon/collect writes it.
  ///
  /// - Parameter omitted: What stands in the column `source` of rows that are left out.
  mutating func add(at path: String, without omitted: Set<String> = []) throws {
    let columns: [Language] = [.french, .italian, .english]
    for (number, line) in try Lines.of(path).enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.count != columns.count + 1 {
        throw ValidationError("\(path):\(number + 1): write source, fr, it, en parted by tabs")
      }
      if omitted.contains(String(cells[0])) { continue }
      var row: [Language: String] = [:]
      for (column, cell) in zip(columns, cells.dropFirst()) where !cell.isEmpty {
        row[column] = String(cell)
      }
      if row.count > 1 { rows.append(row) }
    }
  }

  /// The segments that both languages have, each once.
  func segments(_ first: Language, _ second: Language) -> (first: [String], second: [String]) {
    var seen: Set<String> = []
    var result: (first: [String], second: [String]) = ([], [])
    for row in rows {
      guard let one = row[first], let other = row[second],
        seen.insert(one.lowercased() + "\t" + other.lowercased()).inserted
      else { continue }
      result.first.append(one)
      result.second.append(other)
    }
    return result
  }
}
