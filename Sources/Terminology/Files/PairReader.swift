internal import Text

/// Reads bilingual lists: OmegaT's, DeepL's and UTX.
///
/// Lines that follow one another are one concept when they have the same concept ID or, where there
/// is none, the same source term.
struct PairReader {
  private let bytes: [UInt8]
  private let path: String
  private let format: GlossaryFormat
  private var languages: [Language]
  private var columns: [GlossaryFile.PairForm.Column]
  private let delimiter: UInt8
  private var pieces: [GlossaryFile.Piece] = []
  private var glossary = Glossary()
  private var places: [GlossaryFile.ConceptPlace] = []
  private var identifiers = TermIdentifiers()
  private var lineEnd: [UInt8]?
  /// The concept of the last line, and what must be the same in the next one.
  private var group: (key: String, bytes: [UInt8])?
  /// What the concept of the last line already has.
  private var known = Set<Line.Fact>()

  init(bytes: [UInt8], path: String, format: GlossaryFormat, languages: [Language]) {
    self.bytes = bytes
    self.path = path
    self.format = format
    self.languages = languages
    columns =
      switch format {
      case .deepl: [.source, .target]
      case .utx: [.source, .target, .partOfSpeech]
      default: [.source, .target, .comment]
      }
    delimiter = Self.delimiter(of: bytes, format)
  }

  mutating func file() throws(GlossaryError) -> GlossaryFile {
    // DeepL has no comments: `#tag` is a term.
    var rows = DelimitedRows(
      bytes, path: path, delimiter: delimiter, isQuoted: delimiter == 0x2C,
      hasComments: format != .deepl)
    if format != .utx { try needLanguages() }
    var header: [UInt8] = []
    var isInHeader = format == .utx
    while let row = try rows.next() {
      let verbatim = Array(bytes[row.range])
      if lineEnd == nil, verbatim.last == 0x0A {
        lineEnd = verbatim.dropLast().last == 0x0D ? [0x0D, 0x0A] : [0x0A]
      }
      if row.isSilent, isInHeader {
        try readHeader(row)
        header += verbatim
      } else if row.isSilent {
        endGroup()
        pieces.append(.verbatim(verbatim))
      } else {
        if isInHeader {
          try needLanguages()
          pieces.append(.header(header))
          isInHeader = false
        }
        try add(row, verbatim)
      }
    }
    endGroup()
    if isInHeader, !header.isEmpty {
      try needLanguages()
      pieces.append(.header(header))
    }
    if pieces.isEmpty { throw .empty(Place(file: path)) }
    return GlossaryFile(
      format: format, glossary: glossary, path: path, places: places,
      form: .pairs(
        GlossaryFile.PairForm(
          format, source: languages[0], target: languages[1],
          columns: columns, delimiter: delimiter,
          lineEnd: lineEnd ?? (format == .utx ? [0x0D, 0x0A] : [0x0A]))),
      pieces: pieces)
  }

  /// DeepL takes commas too.
  private static func delimiter(of bytes: [UInt8], _ format: GlossaryFormat) -> UInt8 {
    let line = bytes.prefix { $0 != 0x0A }
    return format == .deepl && !line.contains(0x09) && line.contains(0x2C) ? 0x2C : 0x09
  }

  private func needLanguages() throws(GlossaryError) {
    if languages.count < 2 { throw .languagesNeeded(Place(file: path, line: 1), format: format) }
  }

  /// `#UTX 1.11; en-US/fr; date; …` in the first line, `#src⇥tgt⇥…` in the last.
  private mutating func readHeader(_ row: DelimitedRows.Row) throws(GlossaryError) {
    let start = bytes[row.range].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = bytes[row.range].dropFirst(start)
    while line.last == 0x0A || line.last == 0x0D { line = line.dropLast() }
    guard line.first == UInt8(ascii: "#") else { return }
    let text = String(decoding: line.dropFirst(), as: UTF8.self)
    if row.range.lowerBound == 0 {
      let parts = text.split(separator: ";").map { trimmed($0) }
      let tags = parts.count > 1 ? parts[1].split(separator: "/") : []
      let named = tags.compactMap { Language(trimmed($0)) }
      guard text.hasPrefix("UTX"), named.count == tags.count,
        named.count == 2 || languages.count > 1
      else {
        throw .badHeader(
          place(0), format: .utx,
          problem: "the first line names version and languages, as in #UTX 1.11; fr/en; date")
      }
      if named.count == 2 { languages = named }
    } else if text.hasPrefix("src\t") || text.contains("\ttgt") {
      columns = text.split(separator: "\t", omittingEmptySubsequences: false)
        .map { GlossaryFile.PairForm.Column(named: String($0)) }
      guard columns.contains(.source), columns.contains(.target) else {
        throw .badHeader(
          place(row.range.lowerBound), format: .utx, problem: "the columns src and tgt are needed")
      }
      for column in columns {
        if case .other(let name) = column { glossary.otherFieldNames.append(name) }
      }
    }
  }

  private mutating func add(_ row: DelimitedRows.Row, _ verbatim: [UInt8]) throws(GlossaryError) {
    let limit = format == .utx ? columns.count : max(columns.count, row.cells.count)
    guard row.cells.count >= 2, row.cells.count <= limit else {
      throw .wrongCellCount(
        place(row.cells[0].start), found: row.cells.count, expected: columns.count)
    }
    while columns.count < row.cells.count {
      let name = "column \(columns.count + 1)"
      columns.append(.other(name))
      glossary.otherFieldNames.append(name)
    }
    let line = Line(row.cells, columns)
    guard !line.source.text.isEmpty || !line.target.text.isEmpty else {
      throw .emptyTerm(place(row.cells[0].start))
    }
    let key = line.identifier ?? line.source.text
    if group?.key == key {
      group?.bytes += verbatim
      line.add(
        to: &glossary.concepts[glossary.concepts.count - 1], languages, &places[places.count - 1],
        &known)
    } else {
      endGroup()
      known.removeAll(keepingCapacity: true)
      group = (key, verbatim)
      let name = line.source.text.isEmpty ? line.target.text : line.source.text
      var concept = Concept(
        id: line.identifier.map { identifiers.unique($0) } ?? identifiers.identifier(for: name))
      var location = GlossaryFile.ConceptPlace(start: row.cells[0].start)
      line.add(to: &concept, languages, &location, &known)
      glossary.concepts.append(concept)
      places.append(location)
    }
    if let status = line.otherStatus {
      let name = GlossaryFile.PairForm.Column.targetStatus.name
      glossary.concepts[glossary.concepts.count - 1].otherFields[name] = status
      if !glossary.otherFieldNames.contains(name) { glossary.otherFieldNames.append(name) }
    }
  }

  private mutating func endGroup() {
    guard let group else { return }
    pieces.append(.concept(glossary.concepts.count - 1, group.bytes))
    glossary.concepts[glossary.concepts.count - 1].settleStatus()
    self.group = nil
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func place(_ offset: Int) -> Place { Place(file: path, byte: offset, in: bytes) }
}

extension PairReader {
  /// What one line says.
  fileprivate struct Line {
    enum Fact: Hashable {
      case source(String), target(String), note(String)
    }

    var source: (text: String, start: Int) = ("", 0)
    var target: (text: String, start: Int) = ("", 0)
    var identifier: String?
    var sourceStatus = TermStatus.preferred
    var targetStatus = TermStatus.preferred
    /// A status that ours cannot say, such as `provisional`.
    var otherStatus: String?
    private var concept = Concept(id: "")

    init(_ cells: [DelimitedRows.Cell], _ columns: [GlossaryFile.PairForm.Column]) {
      for (index, cell) in cells.enumerated() {
        let text = cell.string
        switch columns[index] {
        case .source: source = (text, cell.start)
        case .target: target = (text, cell.start)
        case .comment: concept.note = cell.optionalString
        case .partOfSpeech: concept.partOfSpeech = cell.optionalString.map(PartOfSpeech.ours)
        case .targetStatus:
          let status = Self.status(text)
          targetStatus = status ?? .admitted
          if status == nil { otherStatus = text }
        case .sourceStatus: sourceStatus = Self.status(text) ?? .admitted
        case .identifier: identifier = cell.optionalString
        case .subject: concept.subject = cell.optionalString
        case .definition: concept.definition = cell.optionalString
        case .other(let name): concept.otherFields[name] = text
        }
      }
    }

    private static func status(_ name: String) -> TermStatus? {
      switch name {
      case "", "approved": .preferred
      case "non-standard": .admitted
      case "forbidden": .forbidden
      default: nil
      }
    }

    func add(
      to concept: inout Concept, _ languages: [Language],
      _ location: inout GlossaryFile.ConceptPlace, _ known: inout Set<Fact>
    ) {
      if !source.text.isEmpty, known.insert(.source(source.text)).inserted {
        concept.terms[languages[0], default: []]
          .append(Term(text: source.text, status: sourceStatus))
        location.terms[languages[0], default: []].append(source.start)
      }
      if !target.text.isEmpty, known.insert(.target(target.text)).inserted {
        concept.terms[languages[1], default: []]
          .append(Term(text: target.text, status: targetStatus))
        location.terms[languages[1], default: []].append(target.start)
      }
      concept.subject = concept.subject ?? self.concept.subject
      concept.partOfSpeech = concept.partOfSpeech ?? self.concept.partOfSpeech
      concept.definition = concept.definition ?? self.concept.definition
      if let note = self.concept.note, known.insert(.note(note)).inserted {
        if concept.note == nil { concept.note = note } else { concept.note?.append(" | " + note) }
      }
      concept.otherFields.merge(self.concept.otherFields) { first, _ in first }
    }
  }
}
