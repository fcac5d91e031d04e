/// What words answer which, learnt from parallel segments: hidden Markov models in both directions
/// that are made to agree (Liang, Taskar & Klein 2006), with Dirichlet priors (Riley & Gildea 2012).
///
/// Training has no randomness: the same segments give the same model.
struct WordModel: ~Copyable {
  struct Options: Sendable {
    /// Rounds without and with word order.
    var rounds = 1
    var orderedRounds = 4
    /// Concentration of the Dirichlet priors: the smaller, the fewer translations a word has.
    var sparsity: Float = 0.01
    /// What a pair known beforehand for certain counts, in tokens.
    var priorTokens: Float = 2
    /// What a pair must be worth to be looked at; see `WordPairs`.
    var leastAssociation: Float = 1e-4
  }

  let bitext: WordBitext
  let pairs: WordPairs
  let options: Options
  /// By pair: the probability of the target word given the source word, and the reverse.
  private(set) var forward: [Float]
  private(set) var backward: [Float]
  /// By pair: expected links of both directions.
  private(set) var counts: [Float]
  private var nullTargets: [Float]
  private var nullSources: [Float]
  private var nullTargetCounts: [Float]
  private var nullSourceCounts: [Float]

  /// Of words that were never seen to answer each other.
  private static let floor: Float = 1e-7

  private let forwardChain = WordChain()
  private let backwardChain = WordChain()
  private let forwardJumps = JumpModel()
  private let backwardJumps = JumpModel()
  /// By source and target position of the segment at hand: the index of the pair or -1.
  private let cells = Scratch<Int32>(
    repeating: -1, count: WordBitext.wordLimit * WordBitext.wordLimit)

  init(_ bitext: WordBitext, priors: [WordPrior] = [], options: Options = Options()) {
    self.bitext = bitext
    self.options = options
    pairs = WordPairs(bitext, priors: priors, least: options.leastAssociation)
    forward = Array(repeating: 0, count: pairs.count)
    backward = forward
    counts = forward
    nullTargets = Array(repeating: 0, count: bitext.targetWords)
    nullSources = Array(repeating: 0, count: bitext.sourceWords)
    nullTargetCounts = nullTargets
    nullSourceCounts = nullSources
    start()
    for round in 0..<(options.rounds + options.orderedRounds) {
      expect(ordered: round >= options.rounds)
      maximize()
    }
  }

  /// The first model: how strongly words go together in segments, and what is known beforehand.
  private mutating func start() {
    for word in 0..<bitext.sourceWords {
      for pair in pairs.range(word) {
        let product = pairs.sourceSegments[word] * pairs.targetSegments[Int(pairs.targets[pair])]
        counts[pair] =
          pairs.together[pair] * pairs.together[pair] / max(1, product) * pairs.together[pair]
      }
    }
    for index in bitext.target { nullTargetCounts[Int(index)] += 0.1 }
    for index in bitext.source { nullSourceCounts[Int(index)] += 0.1 }
    maximize()
  }

  /// Expected links over all segments.
  private mutating func expect(ordered: Bool) {
    for index in counts.indices { counts[index] = 0 }
    for index in nullTargetCounts.indices { nullTargetCounts[index] = 0 }
    for index in nullSourceCounts.indices { nullSourceCounts[index] = 0 }
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      pass(segment, ordered: ordered)
      let sources = bitext.sourceRange(segment)
      let targets = bitext.targetRange(segment)
      for j in 0..<targets.count {
        var sum: Float = 0
        for i in 0..<sources.count {
          let cell = cells[i * targets.count + j]
          if cell < 0 { continue }
          let share = share(i, j, sources.count, targets.count)
          counts[Int(cell)] += share
          sum += share
        }
        nullTargetCounts[Int(bitext.target[targets.lowerBound + j])] += max(0, 1 - sum)
      }
      for i in 0..<sources.count {
        var sum: Float = 0
        for j in 0..<targets.count { sum += share(i, j, sources.count, targets.count) }
        nullSourceCounts[Int(bitext.source[sources.lowerBound + i])] += max(0, 1 - sum)
      }
    }
    if ordered {
      forwardJumps.update()
      backwardJumps.update()
    }
  }

  /// How far both directions agree on a link of the segment at hand.
  @inline(__always)
  private func share(_ i: Int, _ j: Int, _ sources: Int, _ targets: Int) -> Float {
    forwardChain.posteriors[j * sources + i] * backwardChain.posteriors[i * targets + j]
  }

  /// Posteriors of a segment in both directions.
  private func pass(_ segment: Int, ordered: Bool) {
    let sources = bitext.sourceRange(segment)
    let targets = bitext.targetRange(segment)
    let height = sources.count
    let width = targets.count
    for i in 0..<height {
      let word = Int(bitext.source[sources.lowerBound + i])
      let range = pairs.range(word)
      for j in 0..<width {
        let cell = pairs.index(
          Int32(word), bitext.target[targets.lowerBound + j], in: range)
        cells[i * width + j] = Int32(cell)
        forwardChain.emissions[j * height + i] = cell < 0 ? Self.floor : forward[cell]
        backwardChain.emissions[i * width + j] = cell < 0 ? Self.floor : backward[cell]
      }
      backwardChain.nullEmissions[i] = nullSources[word]
    }
    for j in 0..<width {
      forwardChain.nullEmissions[j] = nullTargets[Int(bitext.target[targets.lowerBound + j])]
    }
    if ordered {
      forwardChain.pass(states: height, observations: width, forwardJumps)
      backwardChain.pass(states: width, observations: height, backwardJumps)
    } else {
      forwardChain.passWithoutOrder(states: height, observations: width)
      backwardChain.passWithoutOrder(states: width, observations: height)
    }
  }

  /// Probabilities from counts: the mean field of a Dirichlet posterior.
  private mutating func maximize() {
    let sparsity = options.sparsity
    var targetSums = [Float](repeating: 0, count: bitext.targetWords)
    for word in 0..<bitext.sourceWords {
      let range = pairs.range(word)
      var sum: Float = 0
      for pair in range {
        let count = counts[pair] + sparsity + options.priorTokens * pairs.prior[pair]
        sum += count
        targetSums[Int(pairs.targets[pair])] += count
      }
      let total = DirichletMean.of(sum)
      for pair in range {
        let count = counts[pair] + sparsity + options.priorTokens * pairs.prior[pair]
        forward[pair] = max(Self.floor, DirichletMean.of(count) / total)
      }
    }
    for word in 0..<bitext.sourceWords {
      for pair in pairs.range(word) {
        let count = counts[pair] + sparsity + options.priorTokens * pairs.prior[pair]
        let total = DirichletMean.of(targetSums[Int(pairs.targets[pair])])
        backward[pair] = max(Self.floor, DirichletMean.of(count) / total)
      }
    }
    Self.normalize(nullTargetCounts, into: &nullTargets)
    Self.normalize(nullSourceCounts, into: &nullSources)
  }

  private static func normalize(_ counts: [Float], into probabilities: inout [Float]) {
    var sum: Float = 0
    for count in counts { sum += count + 0.05 }
    for index in counts.indices { probabilities[index] = (counts[index] + 0.05) / max(1, sum) }
  }

  /// The links of a segment of the bitext: pairs of positions and how sure they are, by source and
  /// then target position. O(segment's words²).
  func links(of segment: Int, least: Float) -> [WordLink] {
    guard bitext.isAlignable(segment) else { return [] }
    pass(segment, ordered: options.orderedRounds > 0)
    let height = bitext.sourceRange(segment).count
    let width = bitext.targetRange(segment).count
    var grid = LinkGrid(height: height, width: width, least: least)
    for i in 0..<height {
      for j in 0..<width {
        grid.note(
          i, j, forward: forwardChain.posteriors[j * height + i],
          backward: backwardChain.posteriors[i * width + j])
      }
    }
    return grid.links()
  }
}

/// Two words of a segment that answer each other.
struct WordLink: Sendable, Equatable {
  /// Positions from 0.
  var source: Int32
  var target: Int32
  /// The geometric mean of the posterior probabilities of both directions, or what one of them has
  /// where the link was only found beside surer ones.
  var probability: Float
}

/// What a count is worth in the mean field of a Dirichlet posterior: the exponential of the
/// digamma function, about the count less a half, and far less for counts below one.
enum DirichletMean {
  static func of(_ count: Float) -> Float {
    var x = Double(max(count, 1e-4))
    var shift = 0.0
    while x < 6 {
      shift += 1 / x
      x += 1
    }
    let inverse = 1 / x
    let square = inverse * inverse
    let digamma =
      Logarithm.of(x) - 0.5 * inverse - square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
    return Float(Logarithm.exponential(digamma - shift))
  }
}
