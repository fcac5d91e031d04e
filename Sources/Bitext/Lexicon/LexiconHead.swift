internal import Text

/// What stands above the rows of a lexicon file: its header, and what its comments say of it.
struct LexiconHead {
  enum Column: Equatable {
    case language(Language)
    case weight, count

    init?(named name: String) {
      switch name {
      case "weight": self = .weight
      case "count": self = .count
      default:
        let isCode = name.utf8.count == 2 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        guard isCode, let language = Language(name) else { return nil }
        self = .language(language)
      }
    }
  }

  private(set) var columns: [Column] = []
  /// `# stems`: the words are stems as `Stemmer` makes them, and need no stemming.
  private(set) var holdsStems = false
  /// `# sorted`: the rows ascend by the bytes of their first column.
  private(set) var isSorted = false
  /// `# learnt`: the file is written by the program from run to run.
  private(set) var isLearnt = false
  /// Where the rows begin.
  private(set) var end = 0

  var languages: [Language] {
    columns.compactMap { if case .language(let language) = $0 { language } else { nil } }
  }

  /// Whether the rows can be looked up where they lie: two columns of languages first, then
  /// nothing but a weight.
  var isPairTable: Bool {
    guard columns.count <= 3, columns.count >= 2, case .language = columns[0],
      case .language = columns[1]
    else { return false }
    return columns.count == 2 || columns[2] == .weight
  }

  /// Reads the lines down to the header. O(head).
  init(_ bytes: [UInt8], path: String) throws(LexiconError) {
    while end < bytes.count {
      let feed = bytes[end...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[end..<feed]
      if end == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.last == 0x0D { line = line.dropLast() }
      end = min(feed + 1, bytes.count)
      if line.isEmpty { continue }
      if line.first == UInt8(ascii: "#") {
        switch String(decoding: line.dropFirst(), as: UTF8.self).drop(while: { $0 == " " }) {
        case "stems": holdsStems = true
        case "sorted": isSorted = true
        case "learnt": isLearnt = true
        default: break
        }
        continue
      }
      try readHeader(line, in: bytes, path: path)
      return
    }
    throw .empty(Place(file: path))
  }

  private mutating func readHeader(
    _ line: ArraySlice<UInt8>, in bytes: [UInt8], path: String
  ) throws(LexiconError) {
    for cell in line.split(separator: 0x09, omittingEmptySubsequences: false) {
      let place = Place(file: path, byte: cell.startIndex, in: bytes)
      let name = String(decoding: cell, as: UTF8.self)
      guard let column = Column(named: name) else { throw .unknownColumn(place, name: name) }
      if columns.contains(column) { throw .duplicateColumn(place, name: name) }
      columns.append(column)
    }
    if languages.count < 2 {
      throw .fewLanguages(Place(file: path, byte: line.startIndex, in: bytes))
    }
  }
}
