internal import Bitext
internal import Text

/// The weights of word pairs of two languages, from parallel segments and from a list by hand.
struct PairWeights {
  struct Entry {
    var weight: Float
    /// How much is known of it: expected links.
    var count: Float
    var isByHand = false
  }

  /// How pairs are chosen.
  struct Choice {
    /// Least weight of a pair.
    var leastWeight: Float = 0.02
    /// Least expected links, unless a word stands alone on both sides.
    var leastCount: Float = 0.7
    /// What a segment of one word on both sides counts, in links.
    var aloneLinks: Float = 2
    /// The most translations of a word.
    var translations = 30
    /// Least probability of a pair through a third language, and what it is worth.
    var leastPivot: Float = 0.02
    var pivotFactor: Float = 0.6
  }

  let first: Language
  let second: Language
  private let choice: Choice
  /// By first stem, then second stem.
  private(set) var entries: [String: [String: Entry]] = [:]

  init(
    _ segments: (first: [String], second: [String]), _ first: Language, _ second: Language,
    lexicon: WordLexicon, choice: Choice
  ) {
    self.first = first
    self.second = second
    self.choice = choice
    let texts = (
      PresplitText.segmented(lines: segments.first, language: first),
      PresplitText.segmented(lines: segments.second, language: second)
    )
    var options = WordAligner.Options()
    options.marks = false
    let alignment = WordAligner(options: options, lexicon: lexicon)
      .alignment(of: texts.0, texts.1)
    let alone = LoneWords(texts.0, texts.1)
    alignment.forEachPair(least: 0.5) { pair in
      guard Self.isWord(pair.source), Self.isWord(pair.target) else { return }
      let extra = choice.aloneLinks * alone.count(of: pair.source, pair.target)
      let count = pair.count + extra
      if extra == 0 && count < choice.leastCount { return }
      let weight =
        count
        / ((pair.sourceCount + choice.aloneLinks * alone.count(ofFirst: pair.source))
        * (pair.targetCount + choice.aloneLinks * alone.count(ofSecond: pair.target)))
        .squareRoot()
      // Little evidence is trusted less.
      add(pair.source, pair.target, Entry(weight: weight * count / (count + 1), count: count))
    }
    keepBest()
    for pair in lexicon.pairs(first, second) {
      add(pair.first, pair.second, Entry(weight: pair.weight, count: 100, isByHand: true))
    }
  }

  private mutating func add(_ one: String, _ other: String, _ entry: Entry) {
    if entry.weight < choice.leastWeight { return }
    if let known = entries[one]?[other], known.weight >= entry.weight { return }
    entries[one, default: [:]][other] = entry
  }

  private mutating func keepBest() {
    for (word, translations) in entries where translations.count > choice.translations {
      let best = translations.sorted {
        $0.value.weight != $1.value.weight
          ? $0.value.weight > $1.value.weight : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }.prefix(choice.translations)
      entries[word] = Dictionary(uniqueKeysWithValues: best.map { ($0.key, $0.value) })
    }
  }

  /// The pairs that this table lacks and that meet in a third language, in which both other tables
  /// have them.
  ///
  /// - Parameters:
  ///   - one: A table of this one's first language and the third.
  ///   - other: A table of the third language and this one's second.
  func pivots(through one: PairWeights, _ other: PairWeights) -> [Pivot] {
    let there = one.translations(from: first)
    let back = other.translations(from: one.first == first ? one.second : one.first)
    var pivots: [Pivot] = []
    // Sums are taken in the order of the words, so that they are the same on every run.
    for word in there.keys.sorted() {
      var weights: [String: Float] = [:]
      for (middle, weight) in there[word] ?? [] {
        for (end, next) in back[middle] ?? [] { weights[end, default: 0] += weight * next }
      }
      for (end, weight) in weights
      where weight >= choice.leastPivot && entries[word]?[end] == nil {
        pivots.append(Pivot(first: word, second: end, weight: choice.pivotFactor * weight))
      }
    }
    return pivots
  }

  /// A pair that was found by way of a third language.
  struct Pivot {
    let first: String
    let second: String
    let weight: Float
  }

  mutating func add(_ pivots: [Pivot]) {
    for pivot in pivots {
      entries[pivot.first, default: [:]][pivot.second] = Entry(
        weight: min(0.9, pivot.weight), count: 0.5)
    }
  }

  /// The translations of each word of a language, sorted.
  private func translations(from language: Language) -> [String: [(String, Float)]] {
    var result: [String: [(String, Float)]] = [:]
    for (word, translations) in entries {
      for (other, entry) in translations {
        let pair = language == first ? (word, other) : (other, word)
        result[pair.0, default: []].append((pair.1, entry.weight))
      }
    }
    return result.mapValues { $0.sorted { $0.0 < $1.0 } }
  }

  private static func isWord(_ stem: String) -> Bool {
    guard let scalar = stem.unicodeScalars.first else { return false }
    return scalar.properties.isAlphabetic && !stem.utf8.contains { $0 &- 0x30 < 10 }
  }

  /// The file: at most so many pairs, those of which most is known.
  func text(note: [String], limit: Int, withCounts: Bool = false) -> String {
    var rows: [(first: String, second: String, entry: Entry)] = entries.flatMap { word in
      word.value.map { (word.key, $0.key, $0.value) }
    }
    func precedes(
      _ one: (first: String, second: String, entry: Entry),
      _ other: (first: String, second: String, entry: Entry)
    ) -> Bool {
      one.first != other.first
        ? one.first.utf8.lexicographicallyPrecedes(other.first.utf8)
        : one.second.utf8.lexicographicallyPrecedes(other.second.utf8)
    }
    if rows.count > limit {
      func rank(_ entry: Entry) -> Float {
        entry.isByHand ? .infinity : entry.weight * min(entry.count, 10)
      }
      rows.sort {
        let ranks = (rank($0.entry), rank($1.entry))
        return ranks.0 != ranks.1 ? ranks.0 > ranks.1 : precedes($0, $1)
      }
      rows.removeSubrange(limit...)
    }
    rows.sort(by: precedes)
    var text = note.map { "# \($0)\n" }.joined()
    text += "# stems\n# sorted\n\(first.code)\t\(second.code)\tweight"
    text += withCounts ? "\tcount\n" : "\n"
    for row in rows {
      text += "\(row.first)\t\(row.second)\t\(Self.rounded(row.entry.weight))"
      text += withCounts ? "\t\((row.entry.count * 10).rounded() / 10)\n" : "\n"
    }
    return text
  }

  /// Two digits behind the point.
  private static func rounded(_ weight: Float) -> String {
    let hundredths = max(1, min(100, Int((weight * 100).rounded())))
    if hundredths == 100 { return "1" }
    return "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
  }
}

/// Words that are a whole segment on both sides: such pairs are sure.
private struct LoneWords {
  private struct Pair: Hashable {
    let first: String
    let second: String
  }

  private var pairs: [Pair: Float] = [:]
  private var firsts: [String: Float] = [:]
  private var seconds: [String: Float] = [:]

  init(_ first: SegmentedDocument, _ second: SegmentedDocument) {
    let firstStemmer = Stemmer(first.language)
    let secondStemmer = Stemmer(second.language)
    for segment in 0..<min(first.sentences.count, second.sentences.count) {
      guard let one = Self.onlyWord(of: first, segment),
        let other = Self.onlyWord(of: second, segment)
      else { continue }
      let pair = Pair(
        first: String(decoding: firstStemmer.stem(one), as: UTF8.self),
        second: String(decoding: secondStemmer.stem(other), as: UTF8.self))
      pairs[pair, default: 0] += 1
      firsts[pair.first, default: 0] += 1
      seconds[pair.second, default: 0] += 1
    }
  }

  func count(of first: String, _ second: String) -> Float {
    pairs[Pair(first: first, second: second)] ?? 0
  }

  func count(ofFirst word: String) -> Float { firsts[word] ?? 0 }

  func count(ofSecond word: String) -> Float { seconds[word] ?? 0 }

  private static func onlyWord(of text: SegmentedDocument, _ segment: Int) -> ArraySlice<UInt8>? {
    let tokens = text.sentences[segment].tokens.map { text.tokens[Int($0)] }
    let words = tokens.filter { $0.kind != .mark }
    guard words.count == 1, words[0].kind == .word else { return nil }
    return text.folded.bytes[words[0].folded.indices]
  }
}
