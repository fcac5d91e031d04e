public import Text

/// Which words of different languages translate each other, and how surely.
///
/// ```swift
/// var lexicon = WordLexicon()
/// try lexicon.addFile(at: "Glossaries/lexicon/fr-en.tsv")
/// lexicon.translations(of: "maisons", from: .french, to: .english)  // house, home…
/// ```
///
/// Words are matched by their stems, so that an entry of any form serves them all. Tables that
/// come with the program are looked up where they lie in their files; others are read whole.
public struct WordLexicon: Sendable {
  /// A translation, by its stem.
  public struct Translation: Sendable, Equatable {
    /// A stem as `Stemmer` makes it, in folded letters.
    public let stem: String
    /// In 0…1: how surely the words answer each other where both stand in sentences that say the
    /// same.
    public let weight: Float
  }

  private(set) var tables: [any PairTable] = []

  /// A lexicon that knows nothing.
  public init() {}

  /// Whether it knows nothing at all.
  public var isEmpty: Bool { tables.isEmpty }

  /// Adds the words of a file. O(bytes).
  ///
  /// - Parameter path: A path, or `-` for standard input.
  public mutating func addFile(at path: String) throws(LexiconError) {
    try add(from: Self.bytes(at: path), path: path)
  }

  /// Adds the words of a file's bytes; the path names it in messages. O(bytes).
  public mutating func add(from bytes: [UInt8], path: String) throws(LexiconError) {
    let reader = try LexiconReader(bytes, path: path)
    var builder = PairTablesBuilder(languages: reader.head.languages)
    try reader.forEachRow { builder.add($0, areStems: reader.head.holdsStems) }
    adopt(builder.finished())
  }

  /// Adds a table that comes with the program: one that is marked as sorted stems is looked up
  /// where it lies, and its rows are not checked; another is read whole.
  public mutating func addPairFile(at path: String) throws(LexiconError) {
    if let table = try SortedPairFile(path: path) {
      tables.append(table)
    } else {
      try addFile(at: path)
    }
  }

  /// Adds pairs of words, written in full. O(pairs).
  public mutating func add(
    _ pairs: [(String, String, weight: Float)], _ first: Language, _ second: Language
  ) {
    var builder = PairTablesBuilder(languages: [first, second])
    for pair in pairs {
      builder.add(
        LexiconReader.Row(
          words: [Array(pair.0.utf8)[...], Array(pair.1.utf8)[...]], weight: pair.weight, count: 1),
        areStems: false)
    }
    adopt(builder.finished())
  }

  mutating func adopt(_ tables: [StoredPairTable]) {
    self.tables += tables.map { $0 as any PairTable }
  }

  /// The translations of a word in any form, the surest first. O(log entries).
  public func translations(
    of word: String, from source: Language, to target: Language
  ) -> [Translation] {
    guard let key = LexiconStem(source).key(of: Array(word.utf8)[...]) else { return [] }
    return translations(ofStem: key[...], from: source, to: target)
  }

  /// The translations of a stem, the surest first; through the third language where there is
  /// nothing direct. O(log entries).
  public func translations(
    ofStem stem: ArraySlice<UInt8>, from source: Language, to target: Language
  ) -> [Translation] {
    var weights: [String: Float] = [:]
    forEachTranslation(of: stem, from: source, to: target) { word, weight in
      weights[String(decoding: word, as: UTF8.self), default: 0].raise(to: weight)
    }
    if weights.isEmpty {
      for middle in pivots(between: source, target) {
        forEachTranslation(of: stem, from: source, to: middle) { between, there in
          // The table that gave the word still holds its buffer.
          let between = Array(between)
          forEachTranslation(of: between[...], from: middle, to: target) { word, back in
            weights[String(decoding: word, as: UTF8.self), default: 0]
              .raise(to: there * back * Self.pivotFactor)
          }
        }
      }
    }
    return weights.map { Translation(stem: $0.key, weight: $0.value) }
      .sorted {
        $0.weight != $1.weight
          ? $0.weight > $1.weight : $0.stem.utf8.lexicographicallyPrecedes($1.stem.utf8)
      }
  }

  /// What a translation found through a third language is worth: a word of several meanings leads
  /// astray.
  static let pivotFactor: Float = 0.6

  /// All pairs of two languages in tables that were read whole, by stems.
  package func pairs(
    _ first: Language, _ second: Language
  ) -> [(first: String, second: String, weight: Float)] {
    tables.flatMap { table -> [(first: String, second: String, weight: Float)] in
      guard let table = table as? StoredPairTable,
        [first, second] == [table.first, table.second]
          || [second, first] == [table.first, table.second]
      else { return [] }
      return table.pairs.map {
        let one = table.firstStems.string(of: $0.first)
        let other = table.secondStems.string(of: $0.second)
        return table.first == first ? (one, other, $0.weight) : (other, one, $0.weight)
      }
    }
  }

  /// Whether the words of a language can be looked up for their translations into another; else only
  /// the other way round.
  package func canLookUp(from source: Language, to target: Language) -> Bool {
    tables.contains {
      $0.first == source && $0.second == target
        || $0.readsBothWays && $0.first == target && $0.second == source
    }
  }

  func forEachTranslation(
    of stem: ArraySlice<UInt8>, from source: Language, to target: Language,
    _ body: (ArraySlice<UInt8>, Float) -> Void
  ) {
    for table in tables {
      if table.first == source, table.second == target {
        table.forEachTranslation(of: stem, isFirst: true, body)
      } else if table.first == target, table.second == source {
        table.forEachTranslation(of: stem, isFirst: false, body)
      }
    }
  }

  /// The languages by which words of two others may be found.
  func pivots(between source: Language, _ target: Language) -> [Language] {
    var known: Set<Language> = []
    for table in tables {
      known.insert(table.first)
      known.insert(table.second)
    }
    return known.subtracting([source, target]).sorted()
  }

  static func bytes(at path: String) throws(LexiconError) -> [UInt8] {
    do throws(ReadingError) {
      return try SourceFile.bytes(at: path)
    } catch {
      throw .unreadable(error.diagnostic)
    }
  }
}

extension Float {
  fileprivate mutating func raise(to other: Float) { self = Swift.max(self, other) }
}
