internal import Text

/// The one pass over the rows of a glossary in TSV or CSV.
struct TableReader {
  private let bytes: [UInt8]
  private let path: String
  private let format: GlossaryFormat
  private let languages: [Language]
  private let delimiter: UInt8
  private var columns: [GlossaryFile.Column] = []
  private var pieces: [GlossaryFile.Piece] = []
  private var lineEnd: [UInt8] = [0x0A]
  private var glossary = Glossary()
  private var places: [GlossaryFile.ConceptPlace] = []
  private var startOfIdentifier: [String: Int] = [:]

  init(bytes: [UInt8], path: String, format: GlossaryFormat, languages: [Language]) {
    self.bytes = bytes
    self.path = path
    self.format = format
    self.languages = languages
    delimiter = format == .csv ? Self.delimiter(of: bytes) : 0x09
  }

  /// Comma, or the semicolon that spreadsheets write where commas part decimals.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 0x0A }
    let semicolons = header.count { $0 == UInt8(ascii: ";") }
    return semicolons > header.count { $0 == UInt8(ascii: ",") } ? UInt8(ascii: ";") : 0x2C
  }

  mutating func file() throws(GlossaryError) -> GlossaryFile {
    var rows = DelimitedRows(
      bytes, path: path, delimiter: delimiter, isQuoted: format == .csv,
      hasComments: format == .tsv)
    while let row = try rows.next() {
      let verbatim = Array(bytes[row.range])
      if row.isSilent {
        pieces.append(.verbatim(verbatim))
      } else if columns.isEmpty {
        if row.range.upperBound > row.end { lineEnd = Array(bytes[row.end..<row.range.upperBound]) }
        if try readHeader(row) {
          pieces.append(.header(verbatim))
        } else {
          try addConcept(row, verbatim)
        }
      } else {
        try addConcept(row, verbatim)
      }
    }
    if columns.isEmpty { throw .empty(Place(file: path)) }
    return GlossaryFile(
      format: format, glossary: glossary, path: path, places: places,
      form: .table(
        GlossaryFile.TableForm(
          columns: columns, delimiter: delimiter, isQuoted: format == .csv, lineEnd: lineEnd)),
      pieces: pieces)
  }

  /// Reads the names of the columns.
  ///
  /// - Returns: Whether there are any: a CSV file of other programs may begin with terms, when the
  ///   languages are known from elsewhere.
  private mutating func readHeader(
    _ row: DelimitedRows.Row
  ) throws(GlossaryError) -> Bool {
    var columns = row.cells.map { column(named: $0.string) }
    let hasLanguages = columns.contains { column in
      guard case .language(let language) = column else { return false }
      // A term of two letters in the first line is no name of a column.
      return format == .tsv || languages.isEmpty || languages.contains(language)
        || columns.contains(.identifier)
    }
    if format == .csv, !hasLanguages, languages.count > 1, row.cells.count >= languages.count {
      columns = languages.map(GlossaryFile.Column.language)
      for index in languages.count..<row.cells.count {
        columns.append(.other("column \(index + 1)"))
      }
      self.columns = columns
      nameOthers()
      return false
    }
    for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
      throw .duplicateColumn(place(row.cells[index].start), name: column.name)
    }
    guard format == .csv || columns.contains(.identifier) else {
      throw .missingHeader(place(row.cells[0].start))
    }
    guard hasLanguages else { throw .noLanguageColumn(place(row.cells[0].start)) }
    for (column, cell) in zip(columns, row.cells) {
      if case .flags(let language) = column, !columns.contains(.language(language)) {
        throw .flagsWithoutTerms(place(cell.start), language: language)
      }
    }
    self.columns = columns
    nameOthers()
    return true
  }

  private mutating func nameOthers() {
    for column in columns {
      if case .other(let name) = column { glossary.otherFieldNames.append(name) }
    }
  }

  private func column(named name: String) -> GlossaryFile.Column {
    if format == .csv, languages.count > 1 {
      // As the Translate Toolkit and others name them.
      switch name.lowercased() {
      case "source", "src": return .language(languages[0])
      case "target", "tgt": return .language(languages[1])
      case "comment": return .note
      default: break
      }
    }
    return GlossaryFile.Column(named: name)
  }

  private mutating func addConcept(
    _ row: DelimitedRows.Row, _ verbatim: [UInt8]
  ) throws(GlossaryError) {
    if row.cells.count != columns.count {
      let first = row.cells.count > columns.count ? row.cells[columns.count].start : row.end
      throw .wrongCellCount(place(first), found: row.cells.count, expected: columns.count)
    }
    var location = GlossaryFile.ConceptPlace(start: row.cells[0].start)
    let concept = try concept(of: row.cells, &location)
    pieces.append(.concept(glossary.concepts.count, verbatim))
    glossary.concepts.append(concept)
    places.append(location)
  }

  private mutating func concept(
    of cells: [DelimitedRows.Cell], _ location: inout GlossaryFile.ConceptPlace
  ) throws(GlossaryError) -> Concept {
    var concept = Concept(id: "")
    for (column, cell) in zip(columns, cells) {
      let cell = meant(cell)
      switch column {
      case .identifier:
        concept.id = cell.string
        if concept.id.isEmpty { throw .emptyIdentifier(place(cell.start)) }
      case .subject: concept.subject = cell.optionalString
      case .partOfSpeech: concept.partOfSpeech = cell.optionalString
      case .definition: concept.definition = cell.optionalString
      case .note: concept.note = cell.optionalString
      case .status:
        guard let name = cell.optionalString else { continue }
        guard let status = TermStatus(rawValue: name) else {
          throw .unknownStatus(place(cell.start), value: name)
        }
        concept.status = status
      case .language(let language):
        let (terms, starts) = try terms(in: cell)
        if !terms.isEmpty {
          concept.terms[language] = terms
          location.terms[language] = starts
        }
      case .flags: continue
      case .other(let name): concept.otherFields[name] = cell.string
      }
    }
    if concept.id.isEmpty { concept.id = "r\(glossary.concepts.count + 1)" }
    if let first = startOfIdentifier.updateValue(location.start, forKey: concept.id) {
      let firstLine = Place(file: path, byte: first, in: bytes).line
      throw .duplicateIdentifier(
        place(location.start), identifier: concept.id, firstLine: firstLine)
    }
    try setFlags(from: cells, on: &concept)
    return concept
  }

  /// A cell without the apostrophe that keeps spreadsheets from running it.
  private func meant(_ cell: DelimitedRows.Cell) -> DelimitedRows.Cell {
    guard format == .csv else { return cell }
    let bytes = FormulaGuard.removed(from: cell.bytes)
    return DelimitedRows.Cell(bytes: bytes, start: cell.start + cell.bytes.count - bytes.count)
  }

  private func terms(
    in cell: DelimitedRows.Cell
  ) throws(GlossaryError) -> (terms: [Term], starts: [Int]) {
    var result: (terms: [Term], starts: [Int]) = ([], [])
    if trimmed(cell.bytes).isEmpty { return result }
    var hasPreferred = false
    let parts = cell.bytes.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    for part in parts {
      var text = trimmed(part)
      let isForbidden = text.first == UInt8(ascii: "!")
      if isForbidden { text = trimmed(text.dropFirst()) }
      if text.isEmpty { throw .emptyTerm(place(cell.offset(of: part.startIndex))) }
      let status: TermStatus = isForbidden ? .forbidden : hasPreferred ? .admitted : .preferred
      if !isForbidden { hasPreferred = true }
      result.terms.append(Term(text: String(decoding: text, as: UTF8.self), status: status))
      result.starts.append(cell.offset(of: text.startIndex))
    }
    return result
  }

  /// Flags may stand before the terms they belong to, hence in a second pass.
  private func setFlags(
    from cells: [DelimitedRows.Cell], on concept: inout Concept
  ) throws(GlossaryError) {
    for (column, cell) in zip(columns, cells) {
      guard case .flags(let language) = column, !trimmed(cell.bytes).isEmpty else { continue }
      var terms = concept.terms[language] ?? []
      var flags: [TermMatching] = []
      for part in cell.bytes.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
        var matching: TermMatching = []
        for word in part.split(separator: 0x20) {
          let name = String(decoding: word, as: UTF8.self)
          guard let known = TermMatching.words.first(where: { $0.word == name }) else {
            throw .unknownFlag(place(cell.offset(of: word.startIndex)), value: name)
          }
          matching.insert(known.option)
        }
        flags.append(matching)
      }
      guard flags.count == 1 || flags.count == terms.count else {
        throw .wrongFlagCount(place(cell.start), found: flags.count, expected: terms.count)
      }
      for index in terms.indices {
        terms[index].matching = flags.count == 1 ? flags[0] : flags[index]
      }
      if !terms.isEmpty { concept.terms[language] = terms }
    }
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.first?.isXMLSpace == true { bytes = bytes.dropFirst() }
    while bytes.last?.isXMLSpace == true { bytes = bytes.dropLast() }
    return bytes
  }

  /// Only made for errors. O(offset).
  private func place(_ offset: Int) -> Place { Place(file: path, byte: offset, in: bytes) }
}
