public import Text

/// A pair of words that an alignment showed to answer each other.
public struct LearntPair: Sendable, Equatable {
  /// The languages of the stems, in the order in which languages are listed.
  public let first: Language
  public let second: Language
  public let firstStem: String
  public let secondStem: String
  /// The geometric mean of the probabilities of either word given the other, in 0…1.
  public let weight: Float
  /// In how many beads both stand.
  public let count: Float
}

/// What was learnt from the articles aligned so far: a lexicon file that grows from run to run.
///
/// The file is a lexicon of stems with counts, marked `# learnt`, sorted, so that the same articles
/// in the same order give the same bytes.
public struct LearntLexicon: Sendable {
  private struct Key: Hashable {
    let first: Language
    let second: Language
    let firstStem: String
    let secondStem: String
  }

  private struct Evidence {
    var weight: Float
    var count: Float
  }

  private var pairs: [Key: Evidence] = [:]

  /// Nothing learnt yet.
  public init() {}

  /// What a file of earlier runs holds.
  ///
  /// - Throws: Where it is no lexicon, or one that was not written here: somebody's own list is not
  ///   written over.
  public init(from bytes: [UInt8], path: String) throws(LexiconError) {
    let reader = try LexiconReader(bytes, path: path)
    guard reader.head.isLearnt else { throw .notLearnt(Place(file: path, line: 1)) }
    let languages = reader.head.languages
    try reader.forEachRow { row in
      for one in languages.indices where !row.words[one].isEmpty {
        for other in languages.indices.dropFirst(one + 1) where !row.words[other].isEmpty {
          add(
            LearntPair(
              first: languages[one], second: languages[other],
              firstStem: String(decoding: row.words[one], as: UTF8.self),
              secondStem: String(decoding: row.words[other], as: UTF8.self),
              weight: row.weight, count: row.count))
        }
      }
    }
  }

  /// The number of pairs.
  public var count: Int { pairs.count }

  /// Adds what an alignment showed; a pair known before gets the mean of both weights, by their
  /// counts.
  public mutating func add(_ pair: LearntPair) {
    let isOrdered = pair.first < pair.second
    let key = Key(
      first: isOrdered ? pair.first : pair.second, second: isOrdered ? pair.second : pair.first,
      firstStem: isOrdered ? pair.firstStem : pair.secondStem,
      secondStem: isOrdered ? pair.secondStem : pair.firstStem)
    var evidence = pairs[key] ?? Evidence(weight: 0, count: 0)
    let count = evidence.count + pair.count
    if count <= 0 { return }
    evidence.weight = (evidence.weight * evidence.count + pair.weight * pair.count) / count
    evidence.count = count
    pairs[key] = evidence
  }

  /// The file. O(n log n).
  public var bytes: [UInt8] {
    let languages = Set(pairs.keys.flatMap { [$0.first, $0.second] }).union(
      pairs.isEmpty ? [.french, .english] : []
    ).sorted()
    var lines: [String] = []
    lines.reserveCapacity(pairs.count)
    for (key, evidence) in pairs {
      let cells = languages.map {
        $0 == key.first ? key.firstStem : $0 == key.second ? key.secondStem : ""
      }
      lines.append(
        cells.joined(separator: "\t") + "\t\(Self.rounded(evidence.weight, 1000))"
          + "\t\(Self.rounded(evidence.count, 10))\n")
    }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let header = languages.map(\.code).joined(separator: "\t") + "\tweight\tcount\n"
    return Array(
      ("# Word pairs learnt by pipeline align --learn; read with --lexicon\n# learnt\n# stems\n"
        + header + lines.joined()).utf8)
  }

  /// A number with few digits: `0.25`, `3`.
  private static func rounded(_ value: Float, _ unit: Float) -> String {
    let rounded = (value * unit).rounded() / unit
    return rounded == rounded.rounded() && rounded < 1e9 ? "\(Int(rounded))" : "\(rounded)"
  }
}
