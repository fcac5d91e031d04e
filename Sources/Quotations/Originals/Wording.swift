internal import Bitext
public import Text

/// The words of a quotation in one version of an article: what an original is looked for by.
public struct Wording: Sendable {
  public let segmented: SegmentedDocument
  /// The words without their marks, in the version's text.
  public let range: ByteRange
  /// The speaker's name as far as known.
  public let speaker: String?

  public init(_ segmented: SegmentedDocument, range: ByteRange, speaker: String? = nil) {
    self.segmented = segmented
    self.range = range
    self.speaker = speaker
  }

  /// Its tokens, as indices of the version's. O(log tokens).
  var tokens: Range<Int> {
    let start = segmented.tokenIndex(at: range.start)
    return start..<max(start, segmented.tokenIndex(at: range.end))
  }

  /// Whether it begins with a capital and ends a sentence.
  var isWhole: Bool {
    let words = tokens
    guard let first = words.first, let last = words.last else { return false }
    let text = segmented.document.text
    let begins = text[Int(segmented.tokens[first].range.start)]
    let ends = text[Int(segmented.tokens[last].range.start)]
    return (begins &- 0x41 < 26 || begins == 0xC3) && (ends == 0x2E || ends == 0x21 || ends == 0x3F)
  }

  /// The tokens of the sentences it stands in.
  var context: Range<Int> {
    let own = tokens
    guard let first = segmented.sentenceIndex(at: range.start),
      let last = segmented.sentenceIndex(at: max(range.start, range.end - 1))
    else { return own }
    return min(
      Int(segmented.sentences[first].tokens.lowerBound), own.lowerBound)..<max(
        Int(segmented.sentences[last].tokens.upperBound), own.upperBound)
  }
}

/// The words of a wording, and what may stand for each of them in the pages of a language.
struct SoughtWords: Sendable {
  struct Word: Sendable {
    /// How much it tells sentences apart.
    let weight: Double
    /// Stems of the pool, each with how surely it answers the word, in 0…1.
    let answers: [(stem: Int32, likeness: Double)]
    /// Token of the wording's version.
    let token: Int
  }

  private(set) var words: [Word] = []
  /// The weights of all words.
  private(set) var total = 0.0
  /// By stem of the pool, the words it answers.
  private(set) var asked: [Int32: [(word: Int, likeness: Double)]] = [:]

  /// O(words × translations).
  init(
    _ tokens: some Sequence<Int>, of segmented: SegmentedDocument, in pool: PagePool,
    _ lexicon: WordLexicon
  ) {
    let stemmer = Stemmer(segmented.language)
    let poolStemmer = Stemmer(pool.language)
    for token in tokens where segmented.tokens[token].kind != .mark {
      let form = segmented.folded.bytes[segmented.tokens[token].folded.indices]
      var answers: [Int32: Double] = [:]
      func add(_ stem: Int32?, _ likeness: Double) {
        if let stem { answers[stem] = max(answers[stem] ?? 0, likeness) }
      }
      if segmented.tokens[token].kind == .number {
        add(pool.stem(form), 1)
        var plain: [UInt8] = []
        NumberForm.append(form, to: &plain)
        add(pool.stem(plain[...]), 1)
      } else if segmented.language == pool.language {
        add(pool.stem(Array(stemmer.stem(form))[...]), 1)
      } else {
        let stem = Array(stemmer.stem(form))
        for translation in pool.translations(of: stem, from: segmented.language, lexicon) {
          add(translation.stem, 0.35 + 0.65 * Double(translation.weight))
        }
        add(pool.stem(Array(poolStemmer.stem(form))[...]), 0.9)
        for like in pool.stems(like: stem[...], least: 0.72) {
          add(like.stem, Double(like.likeness) * 0.8)
        }
      }
      let known = answers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12)
      // A word with several answers weighs as much as the likeliest of them.
      let weight =
        known.first.map { pool.weight(of: $0.key) } ?? pool.weightOfUnknown * Self.unknown
      for answer in known {
        asked[answer.key, default: []].append((words.count, answer.value))
      }
      words.append(
        Word(weight: weight, answers: known.map { ($0.key, $0.value) }, token: token))
      total += weight
    }
  }

  /// A word that nothing answers says less against a page than the lexicon's gaps would have it.
  private static let unknown = 0.5
}
