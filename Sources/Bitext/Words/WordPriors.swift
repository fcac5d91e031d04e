internal import Text

/// Which words of two sides are known beforehand to answer each other: equal words, numbers and
/// marks, words of one origin, function words, and what a lexicon has.
struct WordPriors {
  /// By source, then target word; each pair once.
  private(set) var priors: [WordPrior] = []

  private let source: ParallelWords.Side
  private let target: ParallelWords.Side
  private let vocabulary: Vocabulary

  init(_ words: ParallelWords, lexicon: WordLexicon) {
    source = words.sides[0]
    target = words.sides[1]
    vocabulary = words.vocabulary
    addEqualWords()
    addCognates()
    addFunctionWords()
    addTranslations(lexicon)
    priors.sort {
      ($0.source, $0.target, -$0.strength) < ($1.source, $1.target, -$1.strength)
    }
    var kept = 0
    for prior in priors {
      if kept > 0, priors[kept - 1].source == prior.source,
        priors[kept - 1].target == prior.target
      {
        continue
      }
      priors[kept] = prior
      kept += 1
    }
    priors.removeSubrange(kept...)
  }

  private mutating func add(_ one: Int32, _ other: Int32, _ strength: Float) {
    priors.append(WordPrior(source: one, target: other, strength: strength))
  }

  private mutating func addEqualWords() {
    for (word, key) in source.keys.enumerated() {
      guard let other = target.word(ofKey: key) else { continue }
      let kind = source.kinds[word]
      if kind != target.kinds[Int(other)] { continue }
      // Short words that look the same often are others: "on", "a", "me".
      let isShort = kind == .word && vocabulary.bytes(of: key).count <= 3
      add(Int32(word), other, kind != .word ? 1 : isShort ? 0.3 : 0.9)
    }
  }

  private static let leastLikeness: Float = 0.6
  /// Pairs are compared at most this often for a word: keeps strange texts linear.
  private static let compared = 4096

  private mutating func addCognates() {
    var byHead: [Int: [(word: Int32, letters: WordLikeness)]] = [:]
    for (word, key) in target.keys.enumerated() where target.kinds[word] == .word {
      guard let letters = WordLikeness(vocabulary.bytes(of: key)) else { continue }
      byHead[letters.head, default: []].append((Int32(word), letters))
    }
    for (word, key) in source.keys.enumerated() where source.kinds[word] == .word {
      guard let letters = WordLikeness(vocabulary.bytes(of: key)) else { continue }
      guard let others = byHead[letters.head] else { continue }
      let probe = LikenessProbe(letters)
      for other in others.prefix(Self.compared) {
        let likeness = probe.likeness(to: other.letters, least: Self.leastLikeness)
        if likeness >= Self.leastLikeness {
          add(Int32(word), other.word, 0.4 * likeness * likeness)
        }
      }
    }
  }

  private mutating func addFunctionWords() {
    let sourceStem = LexiconStem(source.language)
    let targetStem = LexiconStem(target.language)
    for pair in FunctionWords(from: source.language, to: target.language).pairs {
      guard let one = sourceStem.key(of: pair.source), let other = targetStem.key(of: pair.target),
        let first = word(of: one, in: source), let second = word(of: other, in: target)
      else { continue }
      add(first, second, pair.weight)
    }
  }

  private mutating func addTranslations(_ lexicon: WordLexicon) {
    if lexicon.isEmpty { return }
    addTranslations(lexicon, from: source, to: target) { ($0, $1) }
    // Some tables are looked up from one of their languages only.
    addTranslations(lexicon, from: target, to: source) { ($1, $0) }
  }

  private mutating func addTranslations(
    _ lexicon: WordLexicon, from one: ParallelWords.Side, to other: ParallelWords.Side,
    ordered: (Int32, Int32) -> (Int32, Int32)
  ) {
    for (index, key) in one.keys.enumerated() where one.kinds[index] == .word {
      let translations = lexicon.translations(
        ofStem: vocabulary.bytes(of: key), from: one.language, to: other.language)
      for translation in translations {
        guard let match = word(of: Array(translation.stem.utf8), in: other) else { continue }
        let pair = ordered(Int32(index), match)
        // A lexicon's weights are shares among all translations; the words at hand are fewer.
        add(pair.0, pair.1, translation.weight.squareRoot())
      }
    }
  }

  private func word(of stem: [UInt8], in side: ParallelWords.Side) -> Int32? {
    guard let key = vocabulary.existingIdentifier(of: stem[...]),
      let word = side.word(ofKey: key), side.kinds[Int(word)] == .word
    else { return nil }
    return word
  }
}
