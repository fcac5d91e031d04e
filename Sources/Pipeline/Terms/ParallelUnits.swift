public import Bitext
public import Editions
internal import Terminology
public import Text

/// Units that say the same in several languages, of translation memories, tables or articles: what
/// glossaries are built from.
///
/// ```swift
/// let units = try ParallelUnits(tmx: "memory.tmx", languages: [.french, .english])
/// ```
public struct ParallelUnits: Sendable {
  /// A text for each language, in the order asked for.
  public let versions: [SegmentedDocument]
  /// A row for each unit; it lacks the languages that the unit lacks.
  public let rows: [TrilingualRow]
  /// What units are called; empty where rows have names of their own.
  private let names: [String]

  /// The name of a unit: `r12` is the twelfth.
  func name(ofRow index: Int) -> String { names.isEmpty ? rows[index].identifier : names[index] }

  /// The text of a unit in a version.
  func text(ofRow index: Int, in version: SegmentedDocument) -> String {
    (rows[index].sentences[version.language] ?? 0..<0)
      .map { version.string(ofSentence: $0) }.joined(separator: " ")
  }

  fileprivate init(_ lines: UnitLines) {
    versions = zip(lines.languages, lines.lines).map { language, lines in
      PresplitText.segmented(lines: lines, language: language)
    }
    rows = lines.rows
    names = lines.names
  }

  /// Reads a translation memory, unit by unit; of variants in one language the first. O(bytes).
  public init(tmx path: String, languages: [Language]) throws {
    var lines = UnitLines(languages)
    var units = try TranslationUnits(at: path)
    var found: Set<Language> = []
    while let unit = try units.next() {
      for variant in unit.variants { found.insert(variant.language) }
      try lines.append(
        languages.map { language in
          unit.text(in: language).map { [Self.collapsed($0)] } ?? []
        }, of: path)
    }
    if let absent = languages.first(where: { !found.contains($0) }) {
      throw ParallelUnitsError.noSegments(Place(file: path), absent, found: found.sorted())
    }
    self.init(lines)
  }

  /// Reads a table whose first line names columns by codes of languages; other columns are not
  /// looked at. O(bytes).
  ///
  /// - Parameter languages: `nil`: all that the table has.
  public init(tsv path: String, languages: [Language]?, reader: PresplitReader) throws {
    let table = try UnitTable(at: path, reader: reader)
    let languages = languages ?? table.languages
    let columns = try languages.map { language in
      guard let column = table.column(of: language) else {
        throw ParallelUnitsError.noColumn(
          Place(file: path, line: 1, column: 1), language, found: table.languages)
      }
      return column
    }
    var lines = UnitLines(languages)
    try table.forEachRow { cells in
      try lines.append(
        columns.map { cells[$0].isEmpty ? [] : [Self.collapsed(cells[$0])] }, of: path)
    }
    self.init(lines)
  }

  /// The rows of articles. O(text).
  public init(_ analyses: [Analysis], languages: [Language]) throws {
    var lines = UnitLines(languages)
    for analysis in analyses {
      let present = analysis.versions.map(\.language)
      if let absent = languages.first(where: { !present.contains($0) }) {
        throw ArticleError.missingVersion(absent, key: analysis.key, present: present)
      }
      for row in analysis.rows {
        let texts = languages.map { language in
          guard let version = analysis.versions.first(where: { $0.language == language }) else {
            return [String]()
          }
          return (row.sentences[language] ?? 0..<0).map { version.string(ofSentence: $0) }
        }
        try lines.append(
          texts, of: analysis.key,
          named: analyses.count > 1 ? "\(analysis.key):\(row.identifier)" : row.identifier)
      }
    }
    self.init(lines)
  }

  /// Without white space around it, and with single spaces inside.
  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Collects the lines of units: what is read before texts are made of it.
private struct UnitLines {
  let languages: [Language]
  private(set) var lines: [[String]]
  private(set) var rows: [TrilingualRow] = []
  private(set) var names: [String] = []
  private var sizes: [Int]

  init(_ languages: [Language]) {
    self.languages = languages
    lines = languages.map { _ in [] }
    sizes = languages.map { _ in 0 }
  }

  /// Adds a unit: its sentences by language.
  mutating func append(_ texts: [[String]], of path: String, named name: String? = nil) throws {
    var sentences: [Language: Range<Int>] = [:]
    for (index, text) in texts.enumerated() where !text.allSatisfy(\.isEmpty) {
      let start = lines[index].count
      for line in text {
        lines[index].append(line)
        sizes[index] += line.utf8.count + 1
      }
      // What a document can hold.
      if sizes[index] > Int(Int32.max) {
        throw ParallelUnitsError.tooLarge(Place(file: path), languages[index])
      }
      sentences[languages[index]] = start..<lines[index].count
    }
    rows.append(TrilingualRow(index: rows.count, sentences: sentences, confidence: 1))
    if let name { names.append(name) }
  }
}

/// What is wrong with units.
public enum ParallelUnitsError: DiagnosableError {
  case noColumn(Place, Language, found: [Language])
  case fewLanguages(Place, found: [Language])
  case duplicateColumn(Place, Language)
  case cellCount(Place, found: Int, expected: Int)
  case noSegments(Place, Language, found: [Language])
  case tooLarge(Place, Language)

  public var diagnostic: Diagnostic {
    func list(_ languages: [Language]) -> String {
      languages.isEmpty ? "none" : languages.map(\.code).joined(separator: ", ")
    }
    switch self {
    case .noColumn(let place, let language, let found):
      return Diagnostic(
        .error, code: "no-language-column",
        "no column is named \(language.code), only \(list(found)); name it in the first line, or ask "
          + "for other languages with --from and --to", at: place)
    case .fewLanguages(let place, let found):
      return Diagnostic(
        .error, code: "no-language-column",
        "the first line must name two columns or more by codes of languages such as fr, it or en; "
          + "there are \(list(found))", at: place)
    case .duplicateColumn(let place, let language):
      return Diagnostic(
        .error, code: "duplicate-column",
        "two columns are named \(language.code); rename one", at: place)
    case .cellCount(let place, let found, let expected):
      return Diagnostic(
        .error, code: "wrong-cell-count",
        "\(found) cells where the header names \(expected) columns; part cells by tabs, and keep "
          + "empty ones", at: place)
    case .noSegments(let place, let language, let found):
      return Diagnostic(
        .error, code: "no-segments",
        "no unit has a segment in \(language.code), only in \(list(found)); ask for those with "
          + "--from and --to", at: place)
    case .tooLarge(let place, let language):
      return Diagnostic(
        .error, code: "too-large",
        "more than 2 GiB of \(language.code); split the file", at: place)
    }
  }
}
