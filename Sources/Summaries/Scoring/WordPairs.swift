internal import Glibc
internal import Text

/// The pairs of neighbouring words of an article's body, each once, with what is measured of them.
///
/// Words are stems; marks between them do not part them, ends of sentences do.
struct WordPairs: Sendable {
  /// Of each word of the body, sentence by sentence, what pairs are made of.
  struct Words {
    private(set) var stems: [Int32] = []
    /// Sentence `i` has the words `offsets[i]..<offsets[i + 1]`.
    private(set) var offsets: [Int32] = [0]
    private(set) var isFunction: [Bool] = []
    private(set) var isNumber: [Bool] = []
    private(set) var isCapital: [Bool] = []

    init(capacity: Int) {
      stems.reserveCapacity(capacity)
      isFunction.reserveCapacity(capacity)
      isNumber.reserveCapacity(capacity)
      isCapital.reserveCapacity(capacity)
    }

    mutating func add(_ stem: Int32, isFunction: Bool, isNumber: Bool, isCapital: Bool) {
      stems.append(stem)
      self.isFunction.append(isFunction)
      self.isNumber.append(isNumber)
      self.isCapital.append(isCapital)
    }

    mutating func endSentence() { offsets.append(Int32(stems.count)) }
  }

  /// By sentence, its different pairs at `offsets[i]..<offsets[i + 1]`.
  private(set) var pairs: [Int32] = []
  private(set) var offsets: [Int32] = [0]
  private var seen: [Seen] = []
  /// By stem.
  private var logFrequencies: [Float]
  private var capitals: [Float]
  private var isTitle: [Bool]
  /// By sentence.
  private let logPositions: [Float]
  private let articleLength: Float

  /// What is known of a pair.
  private struct Seen {
    let stems: (Int32, Int32)
    /// The sentence that has it first, and the last one so far.
    let first: Int32
    var last: Int32
    var recurrence: Int32 = 0
    var weighted: Float = 0
    let functionWords: Float
    let hasNumber: Bool
  }

  var count: Int { seen.count }

  /// O(words).
  init(_ words: Words, stemCount: Int, titleStems: [Int32]) {
    let sentenceCount = words.offsets.count - 1
    let scale = 1 / logf(1 + Float(max(sentenceCount, 1)))
    logPositions = (0..<sentenceCount).map { logf(Float(1 + $0)) * scale }
    articleLength = logf(Float(max(sentenceCount, 1))) - 3
    capitals = [Float](repeating: 0, count: stemCount)
    isTitle = [Bool](repeating: false, count: stemCount)
    for stem in titleStems { isTitle[Int(stem)] = true }
    var frequencies = [Float](repeating: 0, count: stemCount)
    for (word, stem) in words.stems.enumerated() {
      frequencies[Int(stem)] += 1
      if words.isCapital[word] { capitals[Int(stem)] += 1 }
    }
    logFrequencies = frequencies.map { $0 > 1 ? logf($0) : 0 }
    for stem in 0..<stemCount where capitals[stem] > 0 { capitals[stem] /= frequencies[stem] }
    find(in: words)
  }

  private mutating func find(in words: Words) {
    var table = PairTable(capacity: words.stems.count)
    pairs.reserveCapacity(words.stems.count)
    for sentence in 0..<(words.offsets.count - 1) {
      let range = Int(words.offsets[sentence])..<Int(words.offsets[sentence + 1])
      let weight = 1 / Float(1 + sentence)
      for word in range.dropLast() {
        let stems = (words.stems[word], words.stems[word + 1])
        let pair = table.identifier(of: stems.0, stems.1)
        if pair == seen.count {
          let functions =
            (words.isFunction[word] ? 1 : 0) + (words.isFunction[word + 1] ? 1 : 0)
          seen.append(
            Seen(
              stems: stems, first: Int32(sentence), last: -1,
              functionWords: Float(functions) / 2,
              hasNumber: words.isNumber[word] || words.isNumber[word + 1]))
        }
        if seen[pair].last == Int32(sentence) { continue }
        seen[pair].last = Int32(sentence)
        seen[pair].recurrence += 1
        seen[pair].weighted += weight
        pairs.append(Int32(pair))
      }
      offsets.append(Int32(pairs.count))
    }
  }

  /// The stems of a pair.
  func stems(of pair: Int) -> (Int32, Int32) { seen[pair].stems }

  /// `PairFeature.count` values.
  func measures(of pair: Int) -> [Float] {
    var values = [Float](repeating: 0, count: PairFeature.count)
    measure(pair) { values[$0.index] = $1 }
    return values
  }

  @inline(__always)
  private func measure(_ pair: Int, _ take: (PairFeature, Float) -> Void) {
    let known = seen[pair]
    let (one, other) = (Int(known.stems.0), Int(known.stems.1))
    take(.constant, 1)
    take(.recurrence, known.recurrence > 1 ? logf(Float(known.recurrence)) : 0)
    take(.weightedRecurrence, min(known.weighted, 3))
    take(.logPosition, logPositions[Int(known.first)])
    take(.inFirst, known.first == 0 ? 1 : 0)
    take(.inLead, known.first < 3 ? 1 : 0)
    take(.functionWords, known.functionWords)
    take(.inTitle, isTitle[one] && isTitle[other] ? 1 : 0)
    take(.capitals, (capitals[one] + capitals[other]) / 2)
    take(.number, known.hasNumber ? 1 : 0)
    take(.rarerWord, min(logFrequencies[one], logFrequencies[other]))
    take(.commonerWord, max(logFrequencies[one], logFrequencies[other]))
    take(.articleLength, articleLength)
  }

  /// By pair, how likely a summary has it. O(pairs).
  func likelihoods(_ weights: PairWeights) -> [Float] {
    weights.values.withUnsafeBufferPointer { weights in
      (0..<count).map { pair in
        var sum: Float = 0
        measure(pair) { sum += weights[$0.index] * $1 }
        return 1 / (1 + expf(-sum))
      }
    }
  }
}

/// Numbers for pairs of stems. Open addressing; a power of two, at most half full.
private struct PairTable {
  private var keys: [UInt64]
  private var identifiers: [Int32]
  private var count: Int32 = 0

  /// - Parameter capacity: The most pairs there can be.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: .max, count: size)
    identifiers = [Int32](repeating: 0, count: size)
  }

  /// The number of a pair, the next one when it is not known yet. O(1).
  @inline(__always)
  mutating func identifier(of left: Int32, _ right: Int32) -> Int {
    let key = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    let mask = keys.count - 1
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != .max, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == .max {
      keys[slot] = key
      identifiers[slot] = count
      count += 1
    }
    return Int(identifiers[slot])
  }
}
