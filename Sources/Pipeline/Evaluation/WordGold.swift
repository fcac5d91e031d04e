package import Text

/// Parallel segments with the links between their words that are right.
package struct WordGold {
  /// A link of two words of a segment, from 0.
  package struct Link: Hashable {
    package var source: Int
    package var target: Int

    package init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }
  }

  /// The links of a segment; the sure ones are possible too.
  package struct Segment {
    package var sure: Set<Link> = []
    package var possible: Set<Link> = []

    mutating func add(_ link: Link, isSure: Bool) {
      possible.insert(link)
      if isSure { sure.insert(link) }
    }
  }

  package let lines: ParallelLines
  package let segments: [Segment]

  /// Reads a gold file: a table of source text, target text and links (`.tsv`), or links for the
  /// texts beside it, whose names end with the languages' codes instead of `.gold`. Links are
  /// `i-j` and, where only possible, `i?j` or `ipj`, from 0, a line a segment; or lines of
  /// `segment i j` and S or P, from 1.
  package init(at path: String, source: Language, target: Language) throws {
    let text = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
    var rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if rows.last?.isEmpty == true { rows.removeLast() }
    if path.hasSuffix(".tsv") {
      var texts: [[String]] = [[], []]
      var segments: [Segment] = []
      for (index, row) in rows.enumerated() {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count >= 3 else {
          throw EvaluationError.badGold(
            Place(file: path, line: index + 1), "expected source, target and links, parted by tabs")
        }
        texts[0].append(String(cells[0]))
        texts[1].append(String(cells[1]))
        segments.append(try Self.segment(cells[2], path: path, line: index + 1))
      }
      lines = ParallelLines(texts[0], texts[1], languages: (source, target))
      self.segments = segments
      return
    }
    let stem = path.hasSuffix(".gold") ? String(path.dropLast(5)) : path
    let read = try ParallelLines(
      at: ["\(stem).\(source.code)", "\(stem).\(target.code)"], languages: [source, target],
      reader: PresplitReader())
    let first = rows.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let isNumbered = first.split(separator: " ").allSatisfy {
      !$0.contains("-") && !$0.contains("p")
    }
    let found =
      isNumbered && first.split(separator: " ").count >= 3
      ? try Self.numbered(rows, path: path)
      : try rows.enumerated().map { try Self.segment($1, path: path, line: $0 + 1) }
    guard found.count <= read.count else {
      throw EvaluationError.badGold(
        Place(file: path), "has links of \(found.count) segments; the texts have \(read.count)")
    }
    lines = read
    segments = found + Array(repeating: Segment(), count: read.count - found.count)
  }

  private static func segment(
    _ row: Substring, path: String, line: Int
  ) throws(EvaluationError) -> Segment {
    var segment = Segment()
    for item in row.split(whereSeparator: \.isWhitespace) {
      let numbers = item.split { $0 == "-" || $0 == "?" || $0 == "p" }
      guard numbers.count == 2, let one = Int(numbers[0]), let other = Int(numbers[1]) else {
        throw .badGold(
          Place(file: path, line: line), "\"\(item)\" is no link; expected i-j, i?j or ipj")
      }
      segment.add(Link(source: one, target: other), isSure: item.contains("-"))
    }
    return segment
  }

  private static func numbered(
    _ rows: [Substring], path: String
  ) throws(EvaluationError) -> [Segment] {
    var segments: [Segment] = []
    for (index, row) in rows.enumerated() {
      let cells = row.split(whereSeparator: \.isWhitespace)
      if cells.isEmpty { continue }
      guard cells.count >= 3, let number = Int(cells[0]), let one = Int(cells[1]),
        let other = Int(cells[2]), (1...10_000_000).contains(number), one > 0, other > 0
      else {
        throw .badGold(
          Place(file: path, line: index + 1),
          "expected the numbers of segment and words, from 1, and S or P")
      }
      while segments.count < number { segments.append(Segment()) }
      let isSure = cells.count < 4 || cells[3].lowercased() != "p"
      segments[number - 1].add(Link(source: one - 1, target: other - 1), isSure: isSure)
    }
    return segments
  }

  /// Links that were found, from a file of `i-j`, a line a segment.
  static func found(at path: String) throws -> [Set<Link>] {
    let text = String(decoding: try SourceFile.bytes(at: path), as: UTF8.self)
    var rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if rows.last?.isEmpty == true { rows.removeLast() }
    return try rows.enumerated().map {
      try segment($1, path: path, line: $0 + 1).possible
    }
  }
}
