public import Text

/// The rows of an article while an editor changes them.
///
/// Every sentence stays in exactly one row: rows only pass sentences on to each other. A row has a
/// number that changes of other rows leave as it is: in the beginning its index, later the one that
/// `number(ofRowHolding:)` finds.
public struct RowEditing: Sendable {
  /// In the order of the versions.
  public let languages: [Language]

  /// A row in a list that is linked both ways, so that a change costs nothing to the rows behind it.
  private struct Link: Sendable {
    var row: TrilingualRow
    var before: Int?
    var behind: Int?
    /// Whether it is another row's part by now.
    var isGone = false
  }

  private var links: [Link]
  private var first: Int?
  /// The numbers of rows, by language and sentence.
  private var numberOfSentence: [Language: [Int: Int]] = [:]

  /// O(sentences).
  ///
  /// - Parameter rows: In reading order of the first version.
  public init(languages: [Language], rows: [TrilingualRow]) {
    self.languages = languages
    first = rows.indices.first
    links = rows.indices.map { index in
      Link(
        row: rows[index], before: index > 0 ? index - 1 : nil,
        behind: index + 1 < rows.count ? index + 1 : nil)
    }
    for index in rows.indices { number(rows[index].sentences, index) }
  }

  /// In reading order of the first version; the indices are those of the places in this array.
  /// O(rows).
  public var rows: [TrilingualRow] {
    numbers.enumerated().map { index, number in
      let row = links[number].row
      return TrilingualRow(
        index: index, sentences: row.sentences, confidence: row.confidence,
        isCorrected: row.isCorrected)
    }
  }

  /// The numbers of the rows, in their order. O(rows).
  public var numbers: [Int] {
    var result: [Int] = []
    var next = first
    while let number = next {
      result.append(number)
      next = links[number].behind
    }
    return result
  }

  /// The number of the row that holds all of these sentences; `nil` where no single one does.
  /// O(languages).
  public func number(ofRowHolding sentences: [Language: Range<Int>]) -> Int? {
    guard let (language, range) = sentences.first(where: { !$0.value.isEmpty }),
      let number = numberOfSentence[language]?[range.lowerBound]
    else { return nil }
    let held = links[number].row.sentences
    let holdsAll = sentences.allSatisfy { language, range in
      guard let here = held[language] else { return range.isEmpty }
      return here.lowerBound <= range.lowerBound && range.upperBound <= here.upperBound
    }
    return holdsAll ? number : nil
  }

  /// The sentences of a row; none where there is no such row any more.
  public func sentences(ofRow number: Int) -> [Language: Range<Int>] {
    isThere(number) ? links[number].row.sentences : [:]
  }

  /// Changes rows. O(sentences of the row); a merge costs no more than its smaller row, so that any
  /// sequence of merges is O(sentences × log sentences).
  public mutating func apply(_ edit: RowEdit) throws(RowEditError) {
    switch edit {
    case .merge(let first, let second): try merge(first, second)
    case .split(let row, let counts): try split(row, counts)
    case .unlink(let row, let language): try unlink(row, language)
    }
  }

  private mutating func merge(_ first: Int, _ second: Int) throws(RowEditError) {
    guard isThere(first), isThere(second), links[first].behind == second else {
      throw .notNeighbours
    }
    let (one, other) = (links[first].row.sentences, links[second].row.sentences)
    var sentences = one
    for (language, range) in other {
      guard let before = sentences[language] else {
        sentences[language] = range
        continue
      }
      guard before.upperBound == range.lowerBound || range.upperBound == before.lowerBound else {
        throw .notNeighbours
      }
      sentences[language] =
        min(before.lowerBound, range.lowerBound)..<max(before.upperBound, range.upperBound)
    }
    if Self.size(one) < Self.size(other) {
      number(one, second)
      remove(first)
      links[second].row = Self.corrected(sentences)
    } else {
      number(other, first)
      remove(second)
      links[first].row = Self.corrected(sentences)
    }
  }

  private mutating func split(_ row: Int, _ counts: [Language: Int]) throws(RowEditError) {
    guard isThere(row) else { throw .emptyPart }
    var (head, tail) = ([Language: Range<Int>](), [Language: Range<Int>]())
    for (language, range) in links[row].row.sentences {
      let count = counts[language] ?? 0
      guard (0...range.count).contains(count) else { throw .emptyPart }
      let border = range.lowerBound + count
      if count > 0 { head[language] = range.lowerBound..<border }
      if count < range.count { tail[language] = border..<range.upperBound }
    }
    if head.isEmpty || tail.isEmpty { throw .emptyPart }
    part(row, into: head, tail)
  }

  private mutating func unlink(_ row: Int, _ language: Language) throws(RowEditError) {
    guard isThere(row), links[row].row.sentences.count > 1,
      let own = links[row].row.sentences[language]
    else { throw .notLinked }
    var rest = links[row].row.sentences
    rest[language] = nil
    // The row of the first version keeps its place in the reading order.
    if languages.first == language {
      part(row, into: [language: own], rest)
    } else {
      part(row, into: rest, [language: own])
    }
  }

  /// Gives a row its first part, and a new one behind it the second.
  private mutating func part(
    _ row: Int, into head: [Language: Range<Int>], _ tail: [Language: Range<Int>]
  ) {
    let behind = links[row].behind
    links.append(Link(row: Self.corrected(tail), before: row, behind: behind))
    let new = links.count - 1
    if let behind { links[behind].before = new }
    links[row].behind = new
    links[row].row = Self.corrected(head)
    number(tail, new)
  }

  /// Takes a row out of the list.
  private mutating func remove(_ row: Int) {
    let (before, behind) = (links[row].before, links[row].behind)
    if let before { links[before].behind = behind } else { first = behind }
    if let behind { links[behind].before = before }
    links[row].isGone = true
  }

  private func isThere(_ number: Int) -> Bool {
    links.indices.contains(number) && !links[number].isGone
  }

  private mutating func number(_ sentences: [Language: Range<Int>], _ number: Int) {
    for (language, range) in sentences {
      for sentence in range { numberOfSentence[language, default: [:]][sentence] = number }
    }
  }

  private static func size(_ sentences: [Language: Range<Int>]) -> Int {
    sentences.reduce(0) { $0 + $1.value.count }
  }

  private static func corrected(_ sentences: [Language: Range<Int>]) -> TrilingualRow {
    TrilingualRow(index: 0, sentences: sentences, confidence: 1, isCorrected: true)
  }
}
