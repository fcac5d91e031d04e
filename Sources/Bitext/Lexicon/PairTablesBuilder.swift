internal import Text

/// Makes the pair tables of a lexicon file from its rows.
struct PairTablesBuilder: ~Copyable {
  private let languages: [Language]
  private let stems: StemsByLanguage
  private var tables: [StoredPairTable] = []
  /// Of each table, the columns it is made of.
  private let columns: [(Int, Int)]

  init(languages: [Language]) {
    self.languages = languages
    stems = StemsByLanguage(languages)
    columns = languages.indices.flatMap { first in
      languages.indices.dropFirst(first + 1).map { (first, $0) }
    }
    tables = columns.map { StoredPairTable(languages[$0.0], languages[$0.1]) }
  }

  /// Adds the pairs of a row; entries of more than one word are passed over.
  mutating func add(_ row: LexiconReader.Row, areStems: Bool) {
    if row.weight <= 0 { return }
    let keys = row.words.indices.map { column -> [UInt8]? in
      let word = row.words[column]
      if word.isEmpty { return nil }
      if areStems { return LexiconStem.isOneWord(word) ? Array(word) : nil }
      return stems.key(of: word, column: column)
    }
    for (table, pair) in columns.enumerated() {
      guard let one = keys[pair.0], let other = keys[pair.1] else { continue }
      tables[table].add(one[...], other[...], weight: row.weight)
    }
  }

  /// The tables that have pairs.
  consuming func finished() -> [StoredPairTable] {
    var tables = tables.filter { !$0.pairs.isEmpty }
    for index in tables.indices { tables[index].seal() }
    return tables
  }
}

/// The stemmers of some languages, which cannot be copied and so cannot stand in an array.
final class StemsByLanguage {
  private let languages: [Language]
  private let french = LexiconStem(.french)
  private let italian = LexiconStem(.italian)
  private let english = LexiconStem(.english)

  init(_ languages: [Language]) { self.languages = languages }

  func key(of word: ArraySlice<UInt8>, column: Int) -> [UInt8]? {
    switch languages[column] {
    case .french: french.key(of: word)
    case .italian: italian.key(of: word)
    case .english: english.key(of: word)
    default: LexiconStem(languages[column]).key(of: word)
    }
  }
}
