public import Text

/// Proposals that an editor turned down, so that they are not made again.
///
///     fr	it	en	note
///     jeune homme	giovane uomo	young man	too general
///
/// The first line names languages, each further one has the terms of a proposal; a cell may be
/// empty. Lines that begin with `#` are left out. Columns that name no language are not looked at.
/// What stands in a file stays there as it is, notes and columns of people too: new terms come in
/// lines of their own at its end.
public struct IgnoredTerms: Sendable {
  private var lines: [[Language: String]] = []
  /// Indices of lines by language and term.
  private var places: [Language: [String: [Int]]] = [:]
  private var known: Set<[Language: String]> = []
  /// The file that was read, line by line without line feeds; empty where there is none.
  private var source: [[UInt8]] = []
  /// Where its header stands.
  private var header: Int?
  /// The languages of its columns; `nil` for columns of people.
  private var columns: [Language?] = []
  /// The most cells that one of its lines has.
  private var width = 0
  /// How many proposals stand in it.
  private var readCount = 0

  /// Ignores nothing.
  public init() {}

  /// Reads a file's bytes. O(bytes).
  public init(from bytes: [UInt8]) {
    source = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if source.last?.isEmpty ?? false { source.removeLast() }
    for (index, line) in source.enumerated() {
      guard let cells = Self.cells(line, isFirst: index == 0) else { continue }
      guard header != nil else {
        header = index
        columns = cells.map { Language($0) }
        continue
      }
      width = max(width, cells.count)
      var terms: [Language: String] = [:]
      for (language, cell) in zip(columns, cells) where !cell.isEmpty {
        if let language { terms[language] = cell }
      }
      add(terms)
    }
    readCount = lines.count
  }

  /// The cells of a line; `nil` where it is empty or a note.
  private static func cells(_ line: [UInt8], isFirst: Bool) -> [String]? {
    var line = line[start(of: line, isFirst: isFirst)...]
    if line.last == 0x0D { line.removeLast() }
    if line.isEmpty || line.first == UInt8(ascii: "#") { return nil }
    return line.split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  public var count: Int { lines.count }

  /// Adds a proposal; one that is there already is not added again.
  public mutating func add(_ terms: [Language: String]) {
    if terms.isEmpty || !known.insert(terms).inserted { return }
    for (language, text) in terms {
      places[language, default: [:]][text.lowercased(), default: []].append(lines.count)
    }
    lines.append(terms)
  }

  /// Whether a proposal was turned down: one that is the same in every language that both have, and
  /// that is at least two. O(1) for a term that few lines have.
  public func contains(_ terms: [Language: String]) -> Bool {
    let folded = terms.mapValues { $0.lowercased() }
    for (language, text) in folded {
      for place in places[language]?[text] ?? [] {
        let shared = lines[place].filter { folded[$0.key] != nil }
        if shared.count > 1, shared.allSatisfy({ folded[$0.key] == $0.value.lowercased() }) {
          return true
        }
      }
    }
    return false
  }

  /// The file: what was read, byte for byte, and a line for each proposal that was added, with
  /// columns behind the others for languages that had none. O(lines).
  public var bytes: [UInt8] {
    let added = lines[readCount...]
    let new = Set(added.flatMap(\.keys)).subtracting(columns.compactMap(\.self)).sorted()
    // Cells that stand behind the last named column stay nameless.
    let padding = new.isEmpty ? 0 : max(0, width - columns.count)
    let columns = columns + Array(repeating: nil, count: padding) + new
    let isWindows = header.map { source[$0].last == 0x0D } ?? false
    let end: [UInt8] = isWindows ? [0x0D] : []
    var text = source
    if let header {
      let names = String(repeating: "\t", count: padding) + new.map { "\t" + $0.code }.joined()
      text[header].insert(contentsOf: names.utf8, at: text[header].count - end.count)
    } else {
      text.append(Array(new.map(\.code).joined(separator: "\t").utf8))
    }
    for terms in added {
      var written: Set<Language> = []
      let cells = columns.map { language in
        guard let language, written.insert(language).inserted else { return "" }
        return terms[language] ?? ""
      }
      text.append(Array(cells.joined(separator: "\t").utf8) + end)
    }
    // An empty first column keeps a term such as `#metoo` from being read as a note.
    if let first = columns.first, let first, added.contains(where: { $0[first]?.first == "#" }) {
      for index in text.indices where index >= (header ?? source.count) {
        let isAdded = index >= source.count
        if isAdded || Self.cells(text[index], isFirst: index == 0) != nil {
          text[index].insert(0x09, at: Self.start(of: text[index], isFirst: index == 0))
        }
      }
    }
    return text.flatMap { $0 + [0x0A] }
  }

  /// Where a line begins behind a byte order mark.
  private static func start(of line: [UInt8], isFirst: Bool) -> Int {
    isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
