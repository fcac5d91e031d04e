internal import Text

/// Paragraphs in several languages side by side, text by text: rows are gold.
///
/// A line has six columns parted by tabs: chapter, id, kind, and the paragraph in English, French
/// and Italian. Lines of one chapter stand together. A first line that begins with `chapter` names
/// the columns, in any order of languages.
public struct RowTable: Sendable {
  /// One text.
  struct Chapter: Sendable {
    let name: String
    /// By language, by row; empty where a row lacks the language.
    var cells: [[String]]
  }

  /// French, Italian, English: the order in which versions are always aligned.
  static let languages = Language.supported

  let chapters: [Chapter]

  /// Reads a table. O(bytes).
  public init(at path: String) throws {
    try self.init(SourceFile.bytes(at: path), path: path)
  }

  init(_ bytes: [UInt8], path: String) throws(EvaluationError) {
    var columns = [4, 5, 3]
    var chapters: [Chapter] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let place = Place(file: path, line: number)
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty { continue }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw .badGold(place, "the line is not UTF-8")
      }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 6 else {
        throw .badGold(
          place,
          "expected six columns parted by tabs (chapter, id, kind, en, fr, it); there are "
            + "\(cells.count)")
      }
      if number == 1, cells[0] == "chapter" {
        columns = Self.languages.compactMap { cells.firstIndex(of: $0.code) }
        guard columns.count == 3 else {
          throw .badGold(place, "the line of headings must name the columns fr, it and en")
        }
        continue
      }
      if chapters.last?.name != cells[0] {
        chapters.append(
          Chapter(name: cells[0], cells: Array(repeating: [], count: columns.count)))
      }
      for (language, column) in columns.enumerated() {
        chapters[chapters.count - 1].cells[language].append(cells[column])
      }
    }
    if chapters.isEmpty { throw .badGold(Place(file: path), "the table has no rows") }
    self.chapters = chapters
  }
}
