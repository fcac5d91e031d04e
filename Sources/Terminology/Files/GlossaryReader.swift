internal import Text

/// Reads glossaries in our tab-separated form.
///
/// ```swift
/// let glossary = try GlossaryReader().file(at: "Glossaries/ai-press.tsv").glossary
/// ```
public struct GlossaryReader: Sendable {
  public init() {}

  /// Reads a file.
  ///
  /// - Parameter path: A path, or `-` for standard input.
  public func file(at path: String) throws(GlossaryError) -> GlossaryFile {
    let document: Document
    do throws(ReadingError) {
      // Language and format only keep the reader from guessing: the bytes are all that is used.
      document = try SourceReader(options: ReadingOptions(format: .plain, language: .english))
        .document(at: path)
    } catch {
      throw .unreadable(error.diagnostic)
    }
    return try file(from: document.source, path: path)
  }

  /// Reads a glossary from its bytes; the path names it in messages. O(bytes).
  public func file(from bytes: [UInt8], path: String) throws(GlossaryError) -> GlossaryFile {
    try validate(bytes, path: path)
    var parser = GlossaryParser(bytes: bytes, path: path)
    return try parser.parse()
  }

  private func validate(_ bytes: [UInt8], path: String) throws(GlossaryError) {
    if let zero = bytes.firstIndex(of: 0) {
      throw .nulByte(Place(file: path, byte: zero, in: bytes))
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let byte = error.byteOffsets.lowerBound
      throw .notUTF8(Place(file: path, byte: byte, in: bytes), value: bytes[byte])
    }
  }
}

/// The one pass over the lines of a glossary file.
private struct GlossaryParser {
  let bytes: [UInt8]
  let path: String
  var columns: [GlossaryFile.Column] = []
  var lines: [GlossaryFile.Line] = []
  var lineEnd: [UInt8] = [0x0A]
  var glossary = Glossary()
  var lineNumbers: [Int] = []
  var lineOfIdentifier: [String: Int] = [:]

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  mutating func parse() throws(GlossaryError) -> GlossaryFile {
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      let feed = bytes[start...].firstIndex(of: 0x0A)
      let end = feed.map { $0 + 1 } ?? bytes.count
      try parseLine(start..<end, number: number)
      start = end
    }
    if columns.isEmpty { throw .empty(Place(file: path)) }
    return GlossaryFile(
      glossary: glossary, lineNumbers: lineNumbers, columns: columns, lines: lines,
      lineEnd: lineEnd)
  }

  private mutating func parseLine(_ line: Range<Int>, number: Int) throws(GlossaryError) {
    let verbatim = Array(bytes[line])
    var content = line
    if number == 1, bytes[line].starts(with: [0xEF, 0xBB, 0xBF]) {
      content = (content.lowerBound + 3)..<content.upperBound
    }
    let ends = bytes[content].reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    content = content.lowerBound..<(content.upperBound - ends)
    if content.isEmpty || bytes[content.lowerBound] == UInt8(ascii: "#") {
      lines.append(.verbatim(verbatim))
      return
    }
    let cells = cellRanges(of: content)
    if columns.isEmpty {
      try parseHeader(cells)
      if ends > 0 { lineEnd = Array(bytes[content.upperBound..<line.upperBound]) }
      lines.append(.verbatim(verbatim))
    } else {
      let concept = try concept(of: cells, line: content, number: number)
      lines.append(.concept(glossary.concepts.count, verbatim))
      lineNumbers.append(number)
      glossary.concepts.append(concept)
    }
  }

  private func cellRanges(of line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for offset in line where bytes[offset] == 0x09 {
      cells.append(start..<offset)
      start = offset + 1
    }
    cells.append(start..<line.upperBound)
    return cells
  }

  private mutating func parseHeader(_ cells: [Range<Int>]) throws(GlossaryError) {
    var columns: [GlossaryFile.Column] = []
    for cell in cells {
      let column = GlossaryFile.Column(named: string(cell))
      if columns.contains(column) {
        throw .duplicateColumn(place(cell.lowerBound), name: column.name)
      }
      if case .other(let name) = column { glossary.otherFieldNames.append(name) }
      columns.append(column)
    }
    guard columns.contains(.identifier) else { throw .missingHeader(place(cells[0].lowerBound)) }
    guard columns.contains(where: { if case .language = $0 { true } else { false } }) else {
      throw .noLanguageColumn(place(cells[0].lowerBound))
    }
    for (column, cell) in zip(columns, cells) {
      if case .flags(let language) = column, !columns.contains(.language(language)) {
        throw .flagsWithoutTerms(place(cell.lowerBound), language: language)
      }
    }
    self.columns = columns
  }

  private mutating func concept(
    of cells: [Range<Int>], line: Range<Int>, number: Int
  ) throws(GlossaryError) -> Concept {
    if cells.count != columns.count {
      let first = cells.count > columns.count ? cells[columns.count].lowerBound : line.upperBound
      throw .wrongCellCount(place(first), found: cells.count, expected: columns.count)
    }
    var concept = Concept(id: "")
    for (column, cell) in zip(columns, cells) {
      switch column {
      case .identifier:
        concept.id = string(cell)
        if concept.id.isEmpty { throw .emptyIdentifier(place(cell.lowerBound)) }
        if let firstLine = lineOfIdentifier.updateValue(number, forKey: concept.id) {
          throw .duplicateIdentifier(
            place(cell.lowerBound), identifier: concept.id, firstLine: firstLine)
        }
      case .subject: concept.subject = optionalString(cell)
      case .partOfSpeech: concept.partOfSpeech = optionalString(cell)
      case .definition: concept.definition = optionalString(cell)
      case .note: concept.note = optionalString(cell)
      case .status:
        guard let name = optionalString(cell) else { continue }
        guard let status = TermStatus(rawValue: name) else {
          throw .unknownStatus(place(cell.lowerBound), value: name)
        }
        concept.status = status
      case .language(let language):
        let terms = try terms(in: cell)
        if !terms.isEmpty { concept.terms[language] = terms }
      case .flags: continue
      case .other(let name): concept.otherFields[name] = string(cell)
      }
    }
    // Flags may stand before the terms they belong to.
    for (column, cell) in zip(columns, cells) {
      if case .flags(let language) = column {
        try setFlags(from: cell, on: &concept.terms[language, default: []])
        if concept.terms[language]?.isEmpty == true { concept.terms[language] = nil }
      }
    }
    return concept
  }

  private func setFlags(from cell: Range<Int>, on terms: inout [Term]) throws(GlossaryError) {
    if trimmed(cell).isEmpty { return }
    var parts: [TermMatching] = []
    for part in bytes[cell].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var matching: TermMatching = []
      for word in part.split(separator: 0x20) {
        let name = String(decoding: word, as: UTF8.self)
        guard let known = TermMatching.words.first(where: { $0.word == name }) else {
          throw .unknownFlag(place(word.startIndex), value: name)
        }
        matching.insert(known.option)
      }
      parts.append(matching)
    }
    guard parts.count == 1 || parts.count == terms.count else {
      throw .wrongFlagCount(place(cell.lowerBound), found: parts.count, expected: terms.count)
    }
    for index in terms.indices {
      terms[index].matching = parts.count == 1 ? parts[0] : parts[index]
    }
  }

  private func terms(in cell: Range<Int>) throws(GlossaryError) -> [Term] {
    if trimmed(cell).isEmpty { return [] }
    var terms: [Term] = []
    var hasPreferred = false
    for part in bytes[cell].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var range = trimmed(part.startIndex..<part.endIndex)
      let isForbidden = !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "!")
      if isForbidden { range = trimmed((range.lowerBound + 1)..<range.upperBound) }
      if range.isEmpty { throw .emptyTerm(place(part.startIndex)) }
      let status: TermStatus = isForbidden ? .forbidden : hasPreferred ? .admitted : .preferred
      if !isForbidden { hasPreferred = true }
      terms.append(Term(text: string(range), status: status))
    }
    return terms
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func optionalString(_ range: Range<Int>) -> String? {
    range.isEmpty ? nil : string(range)
  }

  /// Only made for errors. O(offset).
  private func place(_ offset: Int) -> Place { Place(file: path, byte: offset, in: bytes) }
}
