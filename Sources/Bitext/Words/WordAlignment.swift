internal import Text

/// What a word aligner found, segment by segment.
package struct WordAlignment: ~Copyable {
  /// Two words of a segment that answer each other.
  package struct Link: Sendable, Equatable {
    /// Positions from 0: tokens of the segment, or pieces between white space.
    package let source: Int
    package let target: Int
    /// The probability that the link is right, in 0…1.
    package let probability: Float
  }

  /// Two words that answer each other somewhere, and how often.
  package struct Pair {
    /// Stems.
    package let source: String
    package let target: String
    /// Expected links; tokens of either word.
    package let count: Float
    package let sourceCount: Float
    package let targetCount: Float
  }

  private let words: ParallelWords
  private let least: Float
  private let weights = LinkWeights()
  private let samplers: LinkSamplers
  /// What is known beforehand, by pair.
  private let strengths: [UInt64: Float]
  private var bitext: WordBitext { words.bitext }

  init(
    words: ParallelWords, priors: [WordPrior], schedule: SamplingSchedule,
    least: Float
  ) {
    self.least = least
    samplers = LinkSamplers(words.bitext, priors: priors, schedule: schedule)
    var strengths: [UInt64: Float] = [:]
    strengths.reserveCapacity(priors.count)
    for prior in priors { strengths[Self.key(prior.source, prior.target)] = prior.strength }
    self.strengths = strengths
    self.words = words
  }

  private static func key(_ source: Int32, _ target: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
  }

  package var segmentCount: Int { bitext.count }

  /// The links of a segment, by source and then target; none of one with an empty side or more than
  /// 200 words. O(words²).
  package func links(ofSegment segment: Int) -> [Link] {
    // Two tokens between the same spaces are one word to whoever asks for such.
    var found: [Int: Float] = [:]
    for candidate in candidates(ofSegment: segment) {
      let probability = weights.probability(candidate.values)
      if probability < least { continue }
      let place = candidate.source << 16 | candidate.target
      found[place] = max(found[place] ?? 0, probability)
    }
    return found.sorted { $0.key < $1.key }.map {
      Link(source: $0.key >> 16, target: $0.key & 0xFFFF, probability: $0.value)
    }
  }

  /// A link that may be, by its positions, with what speaks for it.
  package struct Candidate {
    package let source: Int
    package let target: Int
    /// In the order of `LinkFeature`.
    package let values: [Float]
  }

  /// Links of a segment that may be, to learn weights from. O(words²).
  package func candidates(ofSegment segment: Int) -> [Candidate] {
    guard bitext.isAlignable(segment) else { return [] }
    let sources = bitext.sourceRange(segment)
    let targets = bitext.targetRange(segment)
    let posteriors = samplers.posteriors(of: segment)
    let features = LinkFeatures(posteriors)
    var candidates: [Candidate] = []
    for (i, one) in sources.enumerated() {
      for (j, other) in targets.enumerated() {
        let cell = i * targets.count + j
        if max(posteriors.forward[cell], posteriors.backward[cell]) < Self.negligible { continue }
        let source = bitext.source[one]
        let target = bitext.target[other]
        candidates.append(
          Candidate(
            source: Int(words.sides[0].positions[one]),
            target: Int(words.sides[1].positions[other]),
            values: features.values(
              i, j, prior: strengths[Self.key(source, target)] ?? 0,
              kinds: (words.sides[0].kinds[Int(source)], words.sides[1].kinds[Int(target)]))))
      }
    }
    return candidates
  }

  /// Links that no direction gives more than this are not looked at.
  private static let negligible: Float = 0.004

  /// Gives the pairs with an expected count of at least this, by source and then target word. What
  /// counts is where both directions agree. O(words²) within segments.
  package func forEachPair(least: Float, _ body: (Pair) -> Void) {
    var counts: [UInt64: Float] = [:]
    var tokens = words.sides.map { [Float](repeating: 0, count: $0.keys.count) }
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      let sources = bitext.sourceRange(segment)
      let targets = bitext.targetRange(segment)
      let posteriors = samplers.posteriors(of: segment)
      for (i, one) in sources.enumerated() {
        tokens[0][Int(bitext.source[one])] += 1
        for (j, other) in targets.enumerated() {
          let cell = i * targets.count + j
          let share = posteriors.forward[cell] * posteriors.backward[cell]
          if share < 0.01 { continue }
          counts[Self.key(bitext.source[one], bitext.target[other]), default: 0] += share
        }
      }
      for other in targets { tokens[1][Int(bitext.target[other])] += 1 }
    }
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) where count >= least {
      let source = Int(key >> 32)
      let target = Int(key & 0xFFFF_FFFF)
      body(
        Pair(
          source: words.vocabulary.string(of: words.sides[0].keys[source]),
          target: words.vocabulary.string(of: words.sides[1].keys[target]),
          count: min(count, tokens[0][source], tokens[1][target]),
          sourceCount: tokens[0][source], targetCount: tokens[1][target]))
    }
  }
}

extension WordAlignment {
  /// The pairs of words, as a lexicon that grows from run to run takes them: what is linked at
  /// least once in expectation. O(words²) within segments.
  package var learntPairs: [LearntPair] {
    var pairs: [LearntPair] = []
    forEachPair(least: 1) { pair in
      let hasLetters = { (word: String) in
        word.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
      }
      guard hasLetters(pair.source), hasLetters(pair.target) else { return }
      pairs.append(
        LearntPair(
          first: words.sides[0].language, second: words.sides[1].language,
          firstStem: pair.source, secondStem: pair.target,
          weight: pair.count / (pair.sourceCount * pair.targetCount).squareRoot(),
          count: pair.count))
    }
    return pairs
  }
}
