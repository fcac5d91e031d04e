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
/// The first line names the columns: `decision` and `key` are needed, `value`, `article`, `round`
/// and codes of languages are known, in any order. Empty lines and lines that begin with `#` are
/// left out.
public struct DecisionFile: Sendable {
  /// A decision and the line it stands on.
  public struct Entry: Sendable {
    public var decision: Decision
    /// Where its key stands.
    public let place: Place
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

  private enum Column: Equatable {
    case decision, key, value, article, round
    case words(Language)

    init?(_ name: String) {
      switch name {
      case "decision": self = .decision
      case "key": self = .key
      case "value": self = .value
      case "article": self = .article
      case "round": self = .round
      default:
        guard let language = Language(name), language.code == name else { return nil }
        self = .words(language)
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
    var (namePlace, valuePlace, keyPlace) = (place(0), place(0), place(0))
    var key: ContentKey?
    var words: [Language: String] = [:]
    var round = 0
    for (index, cell) in cells.enumerated() {
      switch columns[index] {
      case .decision: (name, namePlace) = (cell, place(index))
      case .value: (value, valuePlace) = (cell, place(index))
      case .article: article = cell.isEmpty ? nil : cell
      case .words(let language): if !cell.isEmpty { words[language] = cell }
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
      throw .badValue(valuePlace, decision: name, value)
    }
    return Entry(
      decision: Decision(action, key: key, words: words, article: article, round: round),
      place: keyPlace)
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
    var table = Table(
      columns: ["decision", "key", "value", "article", "round"] + languages.map(\.code))
    for decision in decisions {
      table.append(
        [
          decision.action.name, decision.key.description, decision.action.value,
          decision.article ?? "", decision.round > 0 ? String(decision.round) : "",
        ] + languages.map { decision.words[$0] ?? "" })
    }
    return table.tsv()
  }
}

/// A file that is no list of decisions.
public enum DecisionError: DiagnosableError, Equatable {
  case notUTF8(Place)
  case noHeader(Place)
  case badColumn(Place, String)
  case manyCells(Place, found: Int, expected: Int)
  case badKey(Place, String)
  case badRound(Place, String)
  case unknown(Place, String)
  case badValue(Place, decision: String, String)

  public var diagnostic: Diagnostic {
    switch self {
    case .notUTF8(let place):
      Diagnostic(.error, code: "not-utf8", "decisions are written in UTF-8", at: place)
    case .noHeader(let place):
      Diagnostic(
        .error, code: "bad-decisions",
        "the first line must name the columns decision and key, parted by tabs; export the file "
          + "from report.html", at: place)
    case .badColumn(let place, let name):
      Diagnostic(
        .error, code: "bad-decisions",
        "no column is named \"\(name)\", or two are; known are decision, key, value, article, "
          + "round and codes of languages", at: place)
    case .manyCells(let place, let found, let expected):
      Diagnostic(
        .error, code: "bad-decisions", "\(found) cells where the first line names \(expected)",
        at: place)
    case .badKey(let place, let key):
      Diagnostic(
        .error, code: "bad-decisions",
        "\"\(key)\" is no key; it has 16 hexadecimal digits", at: place)
    case .badRound(let place, let round):
      Diagnostic(.error, code: "bad-decisions", "\"\(round)\" is no number of a round", at: place)
    case .unknown(let place, let name):
      Diagnostic(
        .error, code: "bad-decisions",
        "there is no decision \"\(name)\"; known are "
          + Decision.Action.names.joined(separator: ", "), at: place)
    case .badValue(let place, let decision, let value):
      Diagnostic(
        .error, code: "bad-decisions",
        "\"\(value)\" is nothing to \(decision) by: \(Self.hint(decision))",
        at: place)
    }
  }

  private static func hint(_ decision: String) -> String {
    switch decision {
    case "merge": "expected the key of the row behind"
    case "split": "expected how many sentences the first part takes, such as fr:1 en:2"
    case "unlink": "expected a language, such as en"
    default: "the column stays empty"
    }
  }
}
