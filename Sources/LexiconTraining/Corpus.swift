internal import ArgumentParser
internal import Text

/// Segments in up to three languages.
struct Corpus {
  private var rows: [[Language: String]] = []

  /// Adds a file with a header that names languages; other columns are passed over.
  mutating func add(at path: String) throws {
    let lines = try Lines.of(path)
    guard let header = lines.first else { throw ValidationError("\(path) is empty") }
    let columns = header.split(separator: "\t", omittingEmptySubsequences: false).map { name in
      name.utf8.count == 2 ? Language(String(name)) : nil
    }
    if columns.compactMap({ $0 }).count < 2 {
      throw ValidationError("the first line of \(path) must name columns such as fr and en")
    }
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      var row: [Language: String] = [:]
      for (column, cell) in zip(columns, cells) {
        if let column, !cell.isEmpty { row[column] = String(cell) }
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
