internal import Bitext
internal import Glibc
internal import Text

/// The words of all pages in one language, each with the places where it stands.
struct PagePool: Sendable {
  struct Sentence {
    /// Index of the page among those of the search.
    let page: Int
    /// Index of the sentence in its page.
    let index: Int
    /// Tokens of the pool.
    let tokens: Range<Int>
  }

  let language: Language
  private(set) var sentences: [Sentence] = []
  /// By token of the pool: its stem, or -1 for marks; the sentence it stands in.
  private(set) var stems: [Int32] = []
  private var sentenceOfToken: [Int32] = []
  /// By page: the number of its first sentence here.
  private(set) var firstSentence: [Int: Int] = [:]
  private var vocabulary = Vocabulary()
  /// Sentences that have a stem, ascending: those of stem `s` from `starts[s]` on.
  private var starts: [Int32] = []
  private var holders: [Int32] = []
  /// Stems by the first two letters, to find words of one origin.
  private var likenesses: [Int: [(stem: Int32, word: WordLikeness)]] = [:]

  /// Of languages whose words the lexicon does not look up: their stems, each with the stems of the
  /// pool whose translation it is.
  private var answers: [Language: [[UInt8]: [(stem: Int32, weight: Float)]]] = [:]

  /// O(text of the pages + words × log lexicon).
  init(_ pages: [SourcePage], language: Language, _ lexicon: WordLexicon) {
    self.language = language
    for (number, page) in pages.enumerated() where page.segmented.language == language {
      firstSentence[number] = sentences.count
      let segmented = page.segmented
      let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
      for (index, sentence) in segmented.sentences.enumerated() {
        let start = stems.count
        for token in Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound) {
          let isMark = segmented.tokens[token].kind == .mark
          stems.append(isMark ? -1 : identifiers.stems[token])
          sentenceOfToken.append(Int32(sentences.count))
        }
        sentences.append(Sentence(page: number, index: index, tokens: start..<stems.count))
      }
    }
    index()
    for other in Language.supported
    where other != language && language.isSupported && !lexicon.canLookUp(from: other, to: language)
    {
      answers[other] = answers(from: other, lexicon)
    }
  }

  private func answers(
    from other: Language, _ lexicon: WordLexicon
  ) -> [[UInt8]: [(stem: Int32, weight: Float)]] {
    var answers: [[UInt8]: [(stem: Int32, weight: Float)]] = [:]
    for stem in 0..<Int32(vocabulary.count) where starts[Int(stem)] < starts[Int(stem) + 1] {
      for translation in lexicon.translations(
        ofStem: vocabulary.bytes(of: stem), from: language, to: other)
      {
        answers[Array(translation.stem.utf8), default: []].append((stem, translation.weight))
      }
    }
    return answers
  }

  /// The stems of the pool that translate a stem of another language, and how surely.
  func translations(
    of stem: [UInt8], from other: Language, _ lexicon: WordLexicon
  ) -> [(stem: Int32, weight: Float)] {
    if let answers = answers[other] { return answers[stem] ?? [] }
    return lexicon.translations(ofStem: stem[...], from: other, to: language).compactMap { found in
      self.stem(Array(found.stem.utf8)[...]).map { ($0, found.weight) }
    }
  }

  private mutating func index() {
    var counts = [Int32](repeating: 0, count: vocabulary.count + 1)
    var last = [Int32](repeating: -1, count: vocabulary.count)
    func forEachNew(_ body: (Int, Int32) -> Void) {
      for index in last.indices { last[index] = -1 }
      for (token, stem) in stems.enumerated() where stem >= 0 {
        let sentence = sentenceOfToken[token]
        if last[Int(stem)] == sentence { continue }
        last[Int(stem)] = sentence
        body(Int(stem), sentence)
      }
    }
    forEachNew { stem, _ in counts[stem + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    holders = Array(repeating: 0, count: Int(counts[counts.count - 1]))
    var next = counts
    forEachNew { stem, sentence in
      holders[Int(next[stem])] = sentence
      next[stem] += 1
    }
    for stem in 0..<vocabulary.count where starts[stem] < starts[stem + 1] {
      if let word = WordLikeness(vocabulary.bytes(of: Int32(stem))) {
        likenesses[word.head, default: []].append((Int32(stem), word))
      }
    }
  }

  func sentence(ofToken token: Int) -> Int { Int(sentenceOfToken[token]) }

  /// The sentences that have a stem.
  func holders(of stem: Int32) -> ArraySlice<Int32> {
    holders[Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1])]
  }

  /// How much a stem tells sentences apart: the logarithm of their number as a multiple of those that
  /// have it. A pool of a few sentences tells less of that than the language does.
  func weight(of stem: Int32) -> Double {
    let count = Double(starts[Int(stem) + 1] - starts[Int(stem)])
    return log((Double(sentences.count) + 30) / (count + 0.5))
  }

  /// What a word that the pool does not have would tell.
  var weightOfUnknown: Double { log((Double(sentences.count) + 30) / 0.5) }

  func stem(_ bytes: ArraySlice<UInt8>) -> Int32? {
    guard let stem = vocabulary.existingIdentifier(of: bytes),
      starts[Int(stem)] < starts[Int(stem) + 1]
    else { return nil }
    return stem
  }

  /// Stems that look like a word, each with how much.
  func stems(like word: ArraySlice<UInt8>, least: Float) -> [(stem: Int32, likeness: Float)] {
    guard let own = WordLikeness(word) else { return [] }
    return (likenesses[own.head] ?? []).compactMap { other in
      let likeness = own.likeness(to: other.word, least: least)
      return likeness >= least ? (other.stem, likeness) : nil
    }
  }
}
