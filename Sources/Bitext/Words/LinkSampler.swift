/// Samples which words of parallel segments answer each other: Bayesian IBM model 1, then a hidden
/// Markov model, by collapsed Gibbs sampling (Östling & Tiedemann 2016), in both directions at
/// once. A link that the other direction has as well is worth more, which makes both agree, as
/// Liang, Taskar & Klein (2006) did with EM.
///
/// Fertility, as eflomal's last model has it, made the alignments of the development sets no
/// better once the directions agree, and is left out.
///
/// The same segments, priors and seed give the same links.
struct LinkSampler: ~Copyable {
  struct Options: Sendable {
    /// Concentration of the Dirichlet priors: the smaller, the fewer translations a word has.
    var alpha: Float = 0.001
    /// The same of what answers nothing.
    var nothingAlpha: Float = 0.01
    /// What a pair known beforehand for certain counts, in links.
    var priorLinks: Float = 8
    /// How probable it is that a word answers nothing.
    var nothing: Float = 0.2
    /// How much more a link is worth that the other direction has as well.
    var agreement: Float = 5
  }

  private let bitext: WordBitext
  private let options: Options
  private let seed: UInt64
  private var chance: Chance
  private var pairs: PairCounts
  private let forward: AnswerModel
  private let backward: AnswerModel
  private var forwardSweep = AnswerSweep()
  private var backwardSweep = AnswerSweep()
  /// Whether the jumps of the answers at hand are counted.
  private var countsJumps = false

  /// Links every word with what it goes best with. O(pairs of words within segments).
  init(
    _ bitext: WordBitext, priors: [WordPrior], options: Options = Options(), seed: UInt64
  ) {
    self.bitext = bitext
    self.options = options
    self.seed = seed
    chance = Chance(seed: seed)
    pairs = PairCounts(capacity: priors.count + 4096)
    forward = AnswerModel(
      tokens: bitext.target.count, stateWords: bitext.sourceWords,
      observedWords: bitext.targetWords)
    backward = AnswerModel(
      tokens: bitext.source.count, stateWords: bitext.targetWords,
      observedWords: bitext.sourceWords)
    for prior in priors {
      let index = pairs.insert(prior.source, prior.target)
      let more = prior.strength - pairs[index].prior
      if more <= 0 { continue }
      pairs[index].prior += more
      forward.priors[Int(prior.source)] += more
      backward.priors[Int(prior.target)] += more
    }
    start()
  }

  /// The first links: to what stands in the same segments most, or is known beforehand, and not
  /// far from the diagonal.
  private mutating func start() {
    let together = Cooccurrence(bitext)
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      let sources = bitext.sourceRange(segment)
      let targets = bitext.targetRange(segment)
      pairs.reserve(sources.count + targets.count)
      var bestOfTarget = [(score: Float, at: Int)](repeating: (0, -1), count: targets.count)
      for (i, one) in sources.enumerated() {
        var best: (score: Float, at: Int) = (0, -1)
        for (j, other) in targets.enumerated() {
          let index = pairs.index(bitext.source[one], bitext.target[other])
          let distance = Float(i) / Float(sources.count) - Float(j) / Float(targets.count)
          let score =
            (together.association(bitext.source[one], bitext.target[other])
              / Float(sources.count) + (index < 0 ? 0 : pairs[index].prior) + 0.0005)
            / (1 + 20 * distance * distance)
          if score > best.score { best = (score, j) }
          if score > bestOfTarget[j].score { bestOfTarget[j] = (score, i) }
        }
        backward.answers[one] = Int16(best.at)
        let other = bitext.target[targets.lowerBound + best.at]
        pairs[pairs.insert(bitext.source[one], other)].backward += 1
        backward.links[Int(other)] += 1
      }
      for (j, other) in targets.enumerated() {
        let one = bitext.source[sources.lowerBound + bestOfTarget[j].at]
        forward.answers[other] = Int16(bestOfTarget[j].at)
        pairs[pairs.insert(one, bitext.target[other])].forward += 1
        forward.links[Int(one)] += 1
      }
    }
  }

  /// Draws new links for all segments. O(sweeps × pairs of words within segments).
  mutating func pass(ordered: Bool, sweeps: Int) {
    forward.jumps.update()
    backward.jumps.update()
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      let sources = bitext.sourceRange(segment)
      let targets = bitext.targetRange(segment)
      pairs.reserve(sources.count + targets.count)
      load(sources, targets)
      if countsJumps { countJumps(by: -1) }
      for _ in 0..<sweeps { sweep(sources, targets, ordered: ordered, addsUp: false) }
      if ordered { countJumps(by: 1) }
      store(sources, targets)
    }
    countsJumps = ordered
  }

  /// Adds the probabilities of the links of a segment, met with in so many sweeps, to what was
  /// found so far. The sampler stays as it is.
  mutating func addPosteriors(
    of segment: Int, sweeps: Int, weight: Float, to posteriors: inout LinkPosteriors
  ) {
    let sources = bitext.sourceRange(segment)
    let targets = bitext.targetRange(segment)
    load(sources, targets)
    forwardSweep.clearSums()
    backwardSweep.clearSums()
    // Of its own, so that it does not matter which segments were asked for before.
    chance = Chance(seed: seed ^ (UInt64(segment) &* 0xD1B5_4A32_D192_ED03))
    let before = Nothings(forward, backward, bitext, sources, targets)
    for _ in 0..<sweeps { sweep(sources, targets, ordered: true, addsUp: true) }
    before.restore(forward, backward, bitext, sources, targets)
    let scale = weight / Float(sweeps)
    for i in 0..<sources.count {
      for j in 0..<targets.count {
        posteriors.add(
          i, j, forward: scale * forwardSweep.sums[j * forwardSweep.stride + i],
          backward: scale * backwardSweep.sums[i * backwardSweep.stride + j])
      }
    }
  }

  private mutating func sweep(
    _ sources: Range<Int>, _ targets: Range<Int>, ordered: Bool, addsUp: Bool
  ) {
    var chance = self.chance
    forwardSweep.run(
      forward, tokens: bitext.target, words: targets.lowerBound, other: backwardSweep,
      options: options, ordered: ordered, addsUp: addsUp, chance: &chance)
    backwardSweep.run(
      backward, tokens: bitext.source, words: sources.lowerBound, other: forwardSweep,
      options: options, ordered: ordered, addsUp: addsUp, chance: &chance)
    self.chance = chance
  }

  private func countJumps(by amount: Float) {
    forward.jumps.count(
      forwardSweep.answers, observations: forwardSweep.observations,
      states: forwardSweep.states, by: amount)
    backward.jumps.count(
      backwardSweep.answers, observations: backwardSweep.observations,
      states: backwardSweep.states, by: amount)
  }

  /// Takes a segment's counts and answers into working memory.
  private mutating func load(_ sources: Range<Int>, _ targets: Range<Int>) {
    forwardSweep.begin(observations: targets.count, states: sources.count)
    backwardSweep.begin(observations: sources.count, states: targets.count)
    let alpha = options.alpha
    for (i, one) in sources.enumerated() {
      let source = bitext.source[one]
      for (j, other) in targets.enumerated() {
        let index = pairs.index(source, bitext.target[other])
        let entry = index < 0 ? PairCounts.Entry() : pairs[index]
        let known = alpha + options.priorLinks * entry.prior
        forwardSweep.numerators[j * forwardSweep.stride + i] = entry.forward + known
        backwardSweep.numerators[i * backwardSweep.stride + j] = entry.backward + known
      }
      forwardSweep.totals[i] =
        forward.links[Int(source)] + alpha * Float(bitext.targetWords)
        + options.priorLinks * forward.priors[Int(source)]
      backwardSweep.answers[i] = Int32(backward.answers[one])
    }
    for (j, other) in targets.enumerated() {
      let target = Int(bitext.target[other])
      backwardSweep.totals[j] =
        backward.links[target] + alpha * Float(bitext.sourceWords)
        + options.priorLinks * backward.priors[target]
      forwardSweep.answers[j] = Int32(forward.answers[other])
    }
    forwardSweep.adoptTotals()
    backwardSweep.adoptTotals()
  }

  /// Takes a segment's new answers into the counts. Words that answer nothing are counted already.
  private mutating func store(_ sources: Range<Int>, _ targets: Range<Int>) {
    for (j, other) in targets.enumerated() {
      let old = Int(forward.answers[other])
      let new = Int(forwardSweep.answers[j])
      if old == new { continue }
      for (answer, amount) in [(old, Float(-1)), (new, 1)] where answer >= 0 {
        let source = bitext.source[sources.lowerBound + answer]
        pairs[pairs.insert(source, bitext.target[other])].forward += amount
        forward.links[Int(source)] += amount
      }
      forward.answers[other] = Int16(new)
    }
    for (i, one) in sources.enumerated() {
      let old = Int(backward.answers[one])
      let new = Int(backwardSweep.answers[i])
      if old == new { continue }
      for (answer, amount) in [(old, Float(-1)), (new, 1)] where answer >= 0 {
        let target = bitext.target[targets.lowerBound + answer]
        pairs[pairs.insert(bitext.source[one], target)].backward += amount
        backward.links[Int(target)] += amount
      }
      backward.answers[one] = Int16(new)
    }
  }
}
