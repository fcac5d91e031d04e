public import Text

/// A glossary with the file it was read from, so that writing it back changes only the concepts that
/// changed.
///
/// In our tab-separated form the first line names the columns. `id` is required; `subject`, `pos`,
/// `definition`, `status` and `note` have their meanings; a name of two letters is a language; every
/// other column is kept as it is. A language cell lists the terms, preferred first, parted by ` | `;
/// `!` marks a forbidden one. Lines that begin with `#` are comments. CSV has the same columns and
/// no comments.
///
/// A column named by a language and `flags`, such as `fr:flags`, says how strictly the terms beside
/// it are searched for (`TermMatching`): the words `case` and `exact`, for each term in its turn
/// and parted by ` | ` as the terms are (`case | | exact`), or once for all of them.
public struct GlossaryFile: Sendable, Equatable {
  /// A part of the file as it was read.
  enum Piece: Sendable, Equatable {
    /// What stands before all concepts and names the columns, or begins the document.
    case header([UInt8])
    /// What stands around concepts: comments, empty lines, white space.
    case verbatim([UInt8])
    /// A concept, by its index in the glossary that was read.
    case concept(Int, [UInt8])

    var bytes: [UInt8] {
      switch self {
      case .header(let bytes), .verbatim(let bytes), .concept(_, let bytes): bytes
      }
    }
  }

  /// How a concept is written that changed.
  enum Form: Sendable, Equatable {
    case table(TableForm)
    case pairs(PairForm)
    case tbx(TBXForm)
    /// TMX, which is only read.
    case none
  }

  public let format: GlossaryFormat
  public let glossary: Glossary
  /// The path it was read from; `-` for standard input, or for none.
  public let path: String
  /// Where each concept begins and where its terms stand, in bytes.
  let places: [ConceptPlace]
  let form: Form
  let pieces: [Piece]

  /// Where a concept stands in its file.
  struct ConceptPlace: Sendable, Equatable {
    var start: Int
    /// For each term of a language its first byte; may be empty.
    var terms: [Language: [Int]] = [:]
  }

  init(
    format: GlossaryFormat, glossary: Glossary, path: String = "-", places: [ConceptPlace],
    form: Form, pieces: [Piece]
  ) {
    self.format = format
    self.glossary = glossary
    self.path = path
    self.places = places
    self.form = form
    self.pieces = pieces
  }

  /// A file in our tab-separated form for a glossary that was never one: columns for all its
  /// languages and other fields.
  public init(_ glossary: Glossary) {
    let form = TableForm.tsv(TableForm.columns(for: glossary))
    self.init(
      format: .tsv, glossary: glossary, places: [], form: .table(form),
      pieces: [.header(form.header)]
        + glossary.concepts.enumerated().map { .concept($0, form.row(for: $1)) })
  }

  /// The bytes of the file; exactly those that were read. O(bytes).
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for piece in pieces { bytes += piece.bytes }
    return bytes
  }

  /// The source and the target of a bilingual file; empty for other forms.
  public var pairLanguages: [Language] {
    if case .pairs(let form) = form { [form.source, form.target] } else { [] }
  }

  /// Where each concept of `glossary` stands: its line, from 1. O(bytes).
  public var lineNumbers: [Int] {
    let index = PlaceIndex(path: path, bytes: bytes)
    return places.map { index.place(ofByte: $0.start).line }
  }
}

extension GlossaryFile {
  /// The bytes of the file with other concepts: those that stayed the same keep their place to the
  /// byte, changed ones are written anew in theirs, new ones stand behind the last, and comments
  /// stay. Concepts are told apart by their ids. O(bytes).
  ///
  /// A table that has no column for something new gets one; the rows that stayed then get an empty
  /// cell.
  public func bytes(updatedTo changed: Glossary) -> [UInt8] {
    if let anew = bytesAnew(for: changed) { return anew }
    var indexByIdentifier: [String: Int] = [:]
    for (index, concept) in changed.concepts.enumerated() { indexByIdentifier[concept.id] = index }
    let kept = glossary.concepts.map { indexByIdentifier[$0.id] }
    let isChanged = zip(glossary.concepts, kept).map { concept, index in
      index.map { changed.concepts[$0] != concept } ?? false
    }
    var isWritten = [Bool](repeating: false, count: changed.concepts.count)
    for index in kept { if let index { isWritten[index] = true } }
    let widening = widening(to: changed, isChanged: isChanged, kept: kept)
    var bytes: [UInt8] = []
    let last = pieces.lastIndex { if case .verbatim = $0 { false } else { true } } ?? -1
    for (number, piece) in pieces.enumerated() {
      switch piece {
      case .header(let line): bytes += widening?.header(line) ?? line
      case .verbatim(let verbatim): bytes += verbatim
      case .concept(let index, let verbatim):
        if let place = kept[index] {
          bytes +=
            isChanged[index]
            ? written(changed.concepts[place], widening) : widening?.row(verbatim) ?? verbatim
        }
      }
      if number == last { appendNew(changed, isWritten, widening, to: &bytes) }
    }
    if last < 0 { appendNew(changed, isWritten, widening, to: &bytes) }
    return bytes
  }

  /// The whole file written anew, where it has no place for something that the glossary has and its
  /// header would have to name; `nil` where that is not needed.
  private func bytesAnew(for changed: Glossary) -> [UInt8]? {
    switch form {
    case .table, .none: return nil
    case .pairs(let form):
      guard format == .utx else { return nil }
      let needed = PairForm(.utx, for: changed, source: form.source, target: form.target)
      if needed.columns.allSatisfy(form.columns.contains) { return nil }
      let writer = GlossaryWriter(.utx, languages: [form.source, form.target])
      return try? writer.written(changed).bytes
    case .tbx(let form):
      let names = Set(form.fields.names)
      let isNew = changed.concepts.contains { concept in
        TBXFieldPlaces(concept, form.fields).others.contains { !names.contains($0) }
          || !names.contains("flags")
            && concept.terms.values.contains { $0.contains { !$0.matching.isEmpty } }
      }
      return isNew ? try? GlossaryWriter(format).written(changed).bytes : nil
    }
  }

  private func appendNew(
    _ changed: Glossary, _ isWritten: [Bool], _ widening: Widening?, to bytes: inout [UInt8]
  ) {
    for (index, concept) in changed.concepts.enumerated() where !isWritten[index] {
      if case .tbx(let form) = form {
        bytes += form.newLine
      } else if let last = bytes.last, last != 0x0A {
        bytes += lineEnd
      }
      bytes += written(concept, widening)
    }
  }

  /// The bytes of the file with its concepts in another order; comments go with the concept they
  /// stand before. O(bytes).
  ///
  /// - Parameter order: Every index of `glossary.concepts`, once.
  public func bytes(inOrder order: [Int]) -> [UInt8] {
    var head: [UInt8] = []
    var blocks = [[UInt8]](repeating: [], count: glossary.concepts.count)
    var waiting: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .header(let bytes):
        head += waiting + bytes
        waiting = []
      case .verbatim(let bytes): waiting += bytes
      case .concept(let index, let bytes):
        var block = waiting + bytes
        if endsLines, block.last != 0x0A { block += lineEnd }
        blocks[index] = block
        waiting = []
      }
    }
    return head + order.flatMap { blocks[$0] } + waiting
  }

  /// Whether concepts are lines.
  private var endsLines: Bool { if case .tbx = form { false } else { true } }

  private var lineEnd: [UInt8] {
    switch form {
    case .table(let form): form.lineEnd
    case .pairs(let form): form.lineEnd
    case .tbx, .none: [0x0A]
    }
  }

  private func written(_ concept: Concept, _ widening: Widening?) -> [UInt8] {
    switch form {
    case .table(let form): (widening?.form ?? form).row(for: concept)
    case .pairs(let form): form.rows(for: concept)
    case .tbx(let form): form.entry(concept)
    case .none: []
    }
  }

  private func widening(
    to changed: Glossary, isChanged: [Bool], kept: [Int?]
  ) -> Widening? {
    guard case .table(let form) = form else { return nil }
    var new = Glossary(otherFieldNames: changed.otherFieldNames)
    let keptIndices = Set(kept.compactMap(\.self))
    for (index, concept) in changed.concepts.enumerated() where !keptIndices.contains(index) {
      new.concepts.append(concept)
    }
    for (index, place) in kept.enumerated() where isChanged[index] {
      if let place { new.concepts.append(changed.concepts[place]) }
    }
    if new.concepts.isEmpty { return nil }
    let missing = TableForm.columns(for: new).filter { column in
      switch column {
      case .subject: new.concepts.contains { $0.subject != nil } && !form.columns.contains(column)
      case .partOfSpeech:
        new.concepts.contains { $0.partOfSpeech != nil } && !form.columns.contains(column)
      case .note: new.concepts.contains { $0.note != nil } && !form.columns.contains(column)
      case .status:
        new.concepts.contains { $0.status != .preferred } && !form.columns.contains(column)
      case .identifier: false
      case .other(let name):
        new.concepts.contains { $0.otherFields[name]?.isEmpty == false }
          && !form.columns.contains(column)
      default: !form.columns.contains(column)
      }
    }
    return missing.isEmpty ? nil : Widening(form, adding: missing)
  }

  /// A table with more columns than it was read with.
  private struct Widening {
    let form: TableForm
    private let cells: [UInt8]

    init(_ old: TableForm, adding columns: [Column]) {
      var form = old
      form.columns += columns
      self.form = form
      cells = [UInt8](repeating: old.delimiter, count: columns.count)
    }

    func header(_ line: [UInt8]) -> [UInt8] {
      (line.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []) + form.header
    }

    func row(_ line: [UInt8]) -> [UInt8] {
      let end = line.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
      return line.dropLast(end) + cells + line.suffix(end)
    }
  }
}
