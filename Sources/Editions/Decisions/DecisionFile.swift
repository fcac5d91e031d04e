public import Text

/// Decisions as a tab-separated file: what the report page exports, `pipeline apply` takes and later
/// runs honour.
///
///     decision	key	value	article	round	fr	it	en
///     merge	0f3a9c5be1d20477	8c11ad02b7e65f90	exodus	1	Il part.	Parte.	He leaves.
///     split	51ce…	fr:1 it:1 en:2	…
///     unlink	7ab0…	en	…
///     speaker	b2d4…	Vahid Kazemi	…
///     accept	99e0…		exodus		guerre des talents	guerra dei talenti	talent war
///     reject	c0de…		…
///
/// The first line names the columns: `decision` and `key` are needed, `value`, `article`, `round`,
/// codes of languages and, for a term whose forms were edited before it was accepted, `form-fr` and
/// the like are known, in any order. An edited term has a form in every language that it was proposed
/// in and that has such a column. Empty lines and lines that begin with `#` are left out.
public struct DecisionFile: Sendable {
  /// A decision and the line it stands on.
  public struct Entry: Sendable {
    public var decision: Decision
    /// Where its key stands.
    public let place: Place
    /// Where its value stands; its key, where the file has no column for values.
    public let valuePlace: Place
    /// Where its forms stand.
    public let formPlaces: [Language: Place]
  }

  public private(set) var entries: [Entry] = []

  /// No decisions.
  public init() {}

  /// Reads a file's bytes. O(bytes).
  public init(from bytes: [UInt8], path: String) throws(DecisionError) {
    if let flaw = UTF8Flaw(in: bytes) {
      throw .notUTF8(Place(file: path, byte: flaw.offset, in: bytes))
    }
    var columns: [Column]?
    var line = 0
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for var text in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      if text.last == 0x0D { text.removeLast() }
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      let cells = text.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if let columns {
        entries.append(try Self.entry(cells, columns, path: path, line: line))
      } else {
        columns = try Self.columns(cells, path: path, line: line)
      }
    }
    if columns == nil { throw .noHeader(Place(file: path, line: 1, column: 1)) }
  }

  /// What stands before a language's code in the name of the column of its edited form.
  fileprivate static let formPrefix = "form-"

  private enum Column: Equatable {
    case decision, key, value, article, round
    case words(Language)
    case form(Language)

    init?(_ name: String) {
      switch name {
      case "decision": self = .decision
      case "key": self = .key
      case "value": self = .value
      case "article": self = .article
      case "round": self = .round
      default:
        let isForm = name.hasPrefix(DecisionFile.formPrefix)
        let code = isForm ? String(name.dropFirst(DecisionFile.formPrefix.count)) : name
        guard let language = Language(code), language.code == code else { return nil }
        self = isForm ? .form(language) : .words(language)
      }
    }
  }

  private static func columns(
    _ names: [String], path: String, line: Int
  ) throws(DecisionError) -> [Column] {
    var columns: [Column] = []
    for (index, name) in names.enumerated() {
      let place = start(ofCell: index, names, path: path, line: line)
      guard let column = Column(name), !columns.contains(column) else {
        throw .badColumn(place, name)
      }
      columns.append(column)
    }
    guard columns.contains(.decision), columns.contains(.key) else {
      throw .noHeader(Place(file: path, line: line, column: 1))
    }
    return columns
  }

  private static func entry(
    _ cells: [String], _ columns: [Column], path: String, line: Int
  ) throws(DecisionError) -> Entry {
    func place(_ index: Int) -> Place { start(ofCell: index, cells, path: path, line: line) }
    guard cells.count <= columns.count else {
      throw .manyCells(place(columns.count), found: cells.count, expected: columns.count)
    }
    var (name, value, article): (String, String, String?) = ("", "", nil)
    var (namePlace, keyPlace) = (place(0), place(0))
    var valuePlace: Place?
    var key: ContentKey?
    var words: [Language: String] = [:]
    var forms = EditedForms()
    var round = 0
    for (index, column) in columns.enumerated() {
      guard case .form(let language) = column else { continue }
      let cell = index < cells.count ? cells[index] : ""
      forms.read(cell, of: language, at: place(min(index, cells.count)))
    }
    for (index, cell) in cells.enumerated() {
      switch columns[index] {
      case .decision: (name, namePlace) = (cell, place(index))
      case .value: (value, valuePlace) = (cell, place(index))
      case .article: article = cell.isEmpty ? nil : cell
      case .words(let language): if !cell.isEmpty { words[language] = cell }
      case .form: continue
      case .key:
        keyPlace = place(index)
        key = ContentKey(cell)
        if key == nil { throw .badKey(keyPlace, cell) }
      case .round:
        guard let number = cell.isEmpty ? 0 : Int(cell), (0..<1_000_000).contains(number)
        else {
          throw .badRound(place(index), cell)
        }
        round = number
      }
    }
    guard let key else { throw .badKey(place(cells.count), "") }
    guard Decision.Action.names.contains(name) else { throw .unknown(namePlace, name) }
    guard let action = Decision.Action(name: name, value: value) else {
      throw .badValue(valuePlace ?? keyPlace, decision: name, value)
    }
    try forms.check(action, words: words)
    return Entry(
      decision: Decision(
        action, key: key, words: words, forms: forms.texts, article: article, round: round),
      place: keyPlace, valuePlace: valuePlace ?? keyPlace, formPlaces: forms.places)
  }

  /// Where a cell begins; columns count scalars.
  private static func start(
    ofCell index: Int, _ cells: [String], path: String, line: Int
  ) -> Place {
    let before = cells.prefix(index).reduce(0) { $0 + $1.unicodeScalars.count + 1 }
    return Place(file: path, line: line, column: before + 1)
  }

  /// The file that holds decisions, in their order. O(decisions).
  public static func bytes(of decisions: [Decision]) -> [UInt8] {
    let languages = Set(decisions.flatMap(\.words.keys)).sorted()
    let formed = Set(decisions.flatMap(\.forms.keys)).sorted()
    var table = Table(
      columns: ["decision", "key", "value", "article", "round"] + languages.map(\.code)
        + formed.map { formPrefix + $0.code })
    for decision in decisions {
      table.append(
        [
          decision.action.name, decision.key.description, decision.action.value,
          decision.article ?? "", decision.round > 0 ? String(decision.round) : "",
        ] + languages.map { decision.words[$0] ?? "" } + formed.map { decision.forms[$0] ?? "" })
    }
    return table.tsv()
  }
}

/// The forms of one line: an editor's, so they are checked before anything is written.
private struct EditedForms {
  private(set) var texts: [Language: String] = [:]
  private(set) var places: [Language: Place] = [:]

  /// Takes a cell; white space at its ends is left out.
  mutating func read(_ cell: String, of language: Language, at place: Place) {
    places[language] = place
    let scalars = cell.unicodeScalars
    guard let first = scalars.firstIndex(where: { !Self.isSpace($0) }),
      let last = scalars.lastIndex(where: { !Self.isSpace($0) })
    else { return }
    texts[language] = String(scalars[first...last])
    leading[language] = scalars.distance(from: scalars.startIndex, to: first)
  }

  /// Scalars before a form in its cell.
  private var leading: [Language: Int] = [:]

  /// Refuses forms that no glossary can hold: of a term that was edited, one that is empty or has
  /// control characters.
  func check(_ action: Decision.Action, words: [Language: String]) throws(DecisionError) {
    if texts.isEmpty { return }
    for (language, place) in places.sorted(by: { $0.key < $1.key }) {
      guard let text = texts[language] else {
        if words[language] != nil, action == .acceptTerm { throw .emptyForm(place, language) }
        continue
      }
      guard action == .acceptTerm else { throw .strayForm(place, language) }
      for (offset, scalar) in text.unicodeScalars.enumerated() where Self.isControl(scalar) {
        let column = place.column + (leading[language] ?? 0) + offset
        throw .controlCharacter(
          Place(file: place.file, line: place.line, column: column), language, scalar)
      }
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace && !isControl(scalar)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
