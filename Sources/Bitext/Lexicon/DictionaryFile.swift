internal import CZlib
internal import Text

/// A bilingual dictionary as dictd has it: an index of headwords with places in a text of entries,
/// which is compressed in blocks that any gzip reader can read.
///
/// An entry is a headword, with its pronunciation and class, and below it the translations: a line
/// for each sense, numbered or not, translations parted by commas.
struct DictionaryFile {
  private let index: [UInt8]
  private let indexPath: String
  private let entries: [UInt8]

  /// What the first sense of a word counts, and the others.
  private static let firstWeight: Float = 0.7
  private static let otherWeight: Float = 0.5

  /// Opens `BASE.index` with `BASE.dict.dz` or `BASE.dict`.
  init(base: String) throws(LexiconError) {
    indexPath = base + ".index"
    index = try WordLexicon.bytes(at: indexPath)
    if let decompressed = try Self.decompressed(base + ".dict.dz") {
      entries = decompressed
    } else {
      entries = try WordLexicon.bytes(at: base + ".dict")
    }
  }

  /// Gives headwords and translations as they are written. O(bytes).
  func forEachPair(
    _ body: (_ word: ArraySlice<UInt8>, _ translation: ArraySlice<UInt8>, Float) -> Void
  ) throws(LexiconError) {
    for line in index.split(separator: 0x0A) {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard cells.count >= 3, let offset = Self.number(cells[1]),
        let length = Self.number(cells[2]), offset + length <= entries.count
      else {
        throw .badDictionary(
          Place(file: indexPath, byte: line.startIndex, in: index),
          problem: "no headword with a place in the dictionary; install its package anew")
      }
      // Facts about the dictionary itself.
      if cells[0].starts(with: "00database".utf8) || cells[0].starts(with: "00-database".utf8) {
        continue
      }
      var weight = Self.firstWeight
      for sense in entries[offset..<(offset + length)].split(separator: 0x0A).dropFirst() {
        for part in Self.withoutNumber(sense).split(separator: UInt8(ascii: ",")) {
          body(cells[0], Self.trimmed(part), weight)
        }
        weight = Self.otherWeight
      }
    }
  }

  private static func withoutNumber(_ sense: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let sense = trimmed(sense)
    let digits = sense.prefix { $0 &- 0x30 < 10 }
    let rest = sense.dropFirst(digits.count)
    return !digits.isEmpty && rest.first == UInt8(ascii: ".") ? rest.dropFirst() : sense
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while text.first == 0x20 { text = text.dropFirst() }
    while text.last == 0x20 { text = text.dropLast() }
    return text
  }

  /// A number in dictd's digits to the base 64; `nil` for anything else.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    if digits.isEmpty || digits.count > 8 { return nil }
    var value = 0
    for digit in digits {
      let next: Int
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): next = Int(digit - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): next = Int(digit - UInt8(ascii: "a")) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): next = Int(digit - UInt8(ascii: "0")) + 52
      case UInt8(ascii: "+"): next = 62
      case UInt8(ascii: "/"): next = 63
      default: return nil
      }
      value = 64 * value + next
    }
    return value
  }

  /// More than any dictionary has.
  private static let byteLimit = 512 << 20

  /// The bytes of a compressed file; `nil` where there is none.
  private static func decompressed(_ path: String) throws(LexiconError) -> [UInt8]? {
    guard let file = gzopen(path, "rb") else { return nil }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    while true {
      var count: Int32 = 0
      let step = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
        count = gzread(file, buffer.baseAddress, UInt32(buffer.count))
        filled = Int(max(0, count))
      }
      if count < 0 || bytes.count + step.count > byteLimit {
        throw .badDictionary(
          Place(file: path), problem: "cannot be decompressed; install its package anew")
      }
      if count == 0 { return bytes }
      bytes += step
    }
  }
}

extension WordLexicon {
  /// Where Debian puts dictionaries.
  public static let dictionaryFolder = "/usr/share/dictd"

  /// Adds the FreeDict dictionaries of French, Italian and English that are installed.
  ///
  /// They are read where they lie and never copied: their licences are others' than this
  /// program's. O(bytes); some tenths of a second for a large one.
  ///
  /// - Throws: Where there is none, or one is damaged.
  public mutating func addDictionaries(
    in folder: String = WordLexicon.dictionaryFolder
  ) throws(LexiconError) {
    let codes: [(String, Language)] = [
      ("fra", .french), ("ita", .italian), ("eng", .english),
    ]
    var found = false
    for (code, first) in codes {
      for (otherCode, second) in codes where first != second {
        let base = "\(folder)/freedict-\(code)-\(otherCode)"
        let dictionary: DictionaryFile
        do throws(LexiconError) {
          dictionary = try DictionaryFile(base: base)
        } catch {
          if case .unreadable = error { continue }
          throw error
        }
        found = true
        try add(dictionary, first, second)
      }
    }
    if !found { throw .noDictionaries(Place(file: folder)) }
  }

  private mutating func add(
    _ dictionary: DictionaryFile, _ first: Language, _ second: Language
  ) throws(LexiconError) {
    var builder = PairTablesBuilder(languages: [first, second])
    try dictionary.forEachPair { word, translation, weight in
      builder.add(
        LexiconReader.Row(words: [word, translation], weight: weight, count: 1), areStems: false)
    }
    adopt(builder.finished())
  }
}
