package import Text

/// How well proposed term pairs agree with gold ones.
///
/// The definitions are those of the reference scorer: pairs are compared exactly (case folded,
/// straight apostrophes, articles off) or lemma-insensitively, each word through a small stripper of
/// endings; counts are summed over texts before they are divided.
package struct TermScore: Sendable, Equatable {
  /// Gold pairs and gold source terms.
  package private(set) var gold = 0
  package private(set) var goldSources = 0
  /// Different pairs proposed.
  package private(set) var proposed = 0
  /// Gold pairs among all proposed ones, and among the first 1, 2 and 5 times as many as gold has.
  package private(set) var found = 0
  package private(set) var foundFirst: [Int] = Array(repeating: 0, count: multiples.count)
  /// Gold source terms proposed at all, and those whose first translation is a gold one.
  package private(set) var sourcesFound = 0
  package private(set) var sourcesRight = 0
  /// Proposed pairs whose source is a gold term, and the gold pairs among them.
  package private(set) var judged = 0
  package private(set) var judgedRight = 0

  package static let multiples = [1, 2, 5]

  package init() {}

  /// Scores one text's proposals, the best first. O(pairs).
  package init(
    _ proposals: [(source: String, target: String)], gold pairs: [(source: String, target: String)],
    from source: Language, to target: Language, ignoringEndings: Bool
  ) {
    func key(_ text: String, _ language: Language) -> String {
      ScoredTerm(text, language).key(ignoringEndings: ignoringEndings)
    }
    var targets: [String: Set<String>] = [:]
    for pair in pairs {
      targets[key(pair.source, source), default: []].insert(key(pair.target, target))
    }
    gold = targets.values.reduce(0) { $0 + $1.count }
    goldSources = targets.count
    var seen: Set<[String]> = []
    var first: [String: Bool] = [:]
    for proposal in proposals {
      let pair = [key(proposal.source, source), key(proposal.target, target)]
      guard seen.insert(pair).inserted else { continue }
      let rank = proposed
      proposed += 1
      guard let right = targets[pair[0]] else { continue }
      let isRight = right.contains(pair[1])
      judged += 1
      if first[pair[0]] == nil { first[pair[0]] = isRight }
      guard isRight else { continue }
      judgedRight += 1
      found += 1
      for (index, multiple) in Self.multiples.enumerated() where rank < multiple * gold {
        foundFirst[index] += 1
      }
    }
    sourcesFound = first.count
    sourcesRight = first.values.count { $0 }
  }

  package mutating func add(_ other: TermScore) {
    gold += other.gold
    goldSources += other.goldSources
    proposed += other.proposed
    found += other.found
    for index in foundFirst.indices { foundFirst[index] += other.foundFirst[index] }
    sourcesFound += other.sourcesFound
    sourcesRight += other.sourcesRight
    judged += other.judged
    judgedRight += other.judgedRight
  }

  /// Shares in 0…1; 0 of nothing.
  package var recall: Double { Self.share(found, gold) }
  package var recallFirst: [Double] { foundFirst.map { Self.share($0, gold) } }
  package var sourceRecall: Double { Self.share(sourcesFound, goldSources) }
  package var firstRight: Double { Self.share(sourcesRight, sourcesFound) }
  package var precision: Double { Self.share(judgedRight, judged) }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

/// A term as the scorer compares it.
struct ScoredTerm {
  private let words: [String]
  private let language: Language

  init(_ text: String, _ language: Language) {
    self.language = language
    var words = Self.words(of: text)
    let articles = Self.articles[language] ?? []
    while words.count > 1, articles.contains(words[0]) { words.removeFirst() }
    self.words = words.filter { !["-", "\"", "«", "»"].contains($0) }
  }

  func key(ignoringEndings: Bool) -> String {
    words.map { ignoringEndings ? Self.stripped($0, language) : $0 }.joined(separator: " ")
  }

  private static let articles: [Language: Set<String>] = [
    .english: ["the", "a", "an"],
    .french: ["le", "la", "les", "un", "une", "des", "l'", "d'"],
    .italian: ["il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l'", "un'"],
  ]

  /// Words with an apostrophe that ends them, and marks, in small letters.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
    let folded = text.lowercased().unicodeScalars.map {
      $0 == "\u{2019}" ? "'" : $0 == "\u{A0}" ? " " : $0
    }
    for scalar in folded {
      if isWordPart(scalar) {
        if word.last == "'" {
          words.append(word)
          word = ""
        }
        word.unicodeScalars.append(scalar)
      } else {
        if scalar == "'", !word.isEmpty, word.last != "'" {
          word.unicodeScalars.append(scalar)
          continue
        }
        if !word.isEmpty { words.append(word) }
        word = ""
        if !scalar.properties.isWhitespace { words.append(String(Character(scalar))) }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// A word without the endings of number and gender, roughly.
  private static func stripped(_ word: String, _ language: Language) -> String {
    guard word.unicodeScalars.count >= 4 else { return word }
    return switch language {
    case .english: english(word)
    case .french: french(word)
    case .italian: italian(word)
    default: word
    }
  }

  private static func english(_ word: String) -> String {
    func ends(_ endings: String...) -> Bool { endings.contains { word.hasSuffix($0) } }
    if ends("ies"), !ends("eies", "aies") { return word.dropLast(3) + "y" }
    if ends("sses", "shes", "ches", "xes", "zes") { return String(word.dropLast(2)) }
    if ends("es"), !ends("aes", "ees", "oes") { return String(word.dropLast()) }
    if ends("s"), !ends("us", "ss", "is") { return String(word.dropLast()) }
    return word
  }

  private static func french(_ word: String) -> String {
    if word.hasSuffix("eaux") { return String(word.dropLast()) }
    if word.hasSuffix("aux"), word.count > 4 { return word.dropLast(3) + "al" }
    var word = word
    if word.hasSuffix("x") || word.hasSuffix("s") { word.removeLast() }
    if word.count > 4, word.hasSuffix("e") { word.removeLast() }
    if word.count > 4, word.last == word.dropLast().last { word.removeLast() }
    if word.hasSuffix("èr") { word = word.dropLast(2) + "er" }
    if word.hasSuffix("iv") { word = word.dropLast() + "f" }
    if word.hasSuffix("eus") { word.removeLast() }
    return word
  }

  private static func italian(_ word: String) -> String {
    let plain: [Character: Character] = [
      "à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u",
    ]
    let word = String(word.map { plain[$0] ?? $0 })
    if ["che", "ghe", "chi", "ghi", "ie", "ii", "io", "ia"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    if let last = word.last, "aeio".contains(last) { return String(word.dropLast()) }
    return word
  }
}
