/// Which terms answer which, and how strongly: a translation model between the terms of two
/// sides (IBM model 1 of Brown et al. 1993, in both directions).
struct LinkTable {
  /// Links of source term `s` are at `starts[s]..<starts[s + 1]`.
  var starts: [Int32]
  var targets: [Int32]
  /// Probability of the target term given the source term, and the other way round.
  var forward: [Float]
  var backward: [Float]
  /// By target and source term: the probability that it is answered at all.
  var answeredTargets: [Float]
  var answeredSources: [Float]

  /// What the lattice adds up: odds of a link against chance, per link.
  private(set) var forwardOdds: [Float] = []
  private(set) var backwardOdds: [Float] = []
  /// By term: the logarithm of not being answered.
  private(set) var missedTargets: [Double] = []
  private(set) var missedSources: [Double] = []

  /// The model before anything is learnt from the text.
  init(
    _ prior: PriorLinks, _ source: AlignmentSide, _ target: AlignmentSide,
    weights: AlignmentWeights
  ) {
    starts = [Int32](repeating: 0, count: source.termCount + 1)
    targets = prior.links.map(\.target)
    forward = []
    backward = []
    var sourceSum = [Float](repeating: 0, count: source.termCount)
    var targetSum = [Float](repeating: 0, count: target.termCount)
    for link in prior.links {
      starts[Int(link.source) + 1] += 1
      sourceSum[Int(link.source)] += link.strength
      targetSum[Int(link.target)] += link.strength
    }
    for term in 0..<source.termCount { starts[term + 1] += starts[term] }
    forward.reserveCapacity(prior.links.count)
    backward.reserveCapacity(prior.links.count)
    let base = Float(weights.answered)
    answeredSources = [Float](repeating: base, count: source.termCount)
    answeredTargets = [Float](repeating: base, count: target.termCount)
    for link in prior.links {
      let s = Int(link.source)
      let t = Int(link.target)
      forward.append(link.strength / max(1, sourceSum[s]))
      backward.append(link.strength / max(1, targetSum[t]))
      answeredSources[s] = max(answeredSources[s], base + (1 - base) * link.strength * 0.9)
      answeredTargets[t] = max(answeredTargets[t], base + (1 - base) * link.strength * 0.9)
    }
    computeOdds(source, target)
  }

  init(
    starts: [Int32], targets: [Int32], forward: [Float], backward: [Float],
    answeredSources: [Float], answeredTargets: [Float], _ source: AlignmentSide,
    _ target: AlignmentSide, leastOdds: Float
  ) {
    self.starts = starts
    self.targets = targets
    self.forward = forward
    self.backward = backward
    self.answeredSources = answeredSources
    self.answeredTargets = answeredTargets
    computeOdds(source, target)
    if leastOdds > 0 { removeLinks(below: leastOdds) }
  }

  @inline(__always)
  func range(_ source: Int) -> Range<Int> { Int(starts[source])..<Int(starts[source + 1]) }

  /// Tokens that a text is taken to have besides its own when chances are counted: without them a
  /// word would seem common in a text of two sentences.
  private static let unseenTokens: Float = 300

  private mutating func computeOdds(_ source: AlignmentSide, _ target: AlignmentSide) {
    let sourceTotal = Float(source.tokenTotal) + Self.unseenTokens
    let targetTotal = Float(target.tokenTotal) + Self.unseenTokens
    forwardOdds = [Float](repeating: 0, count: targets.count)
    backwardOdds = [Float](repeating: 0, count: targets.count)
    for s in 0..<source.termCount {
      let a = answeredSources[s]
      let chance = (Float(source.tokenCounts[s]) + 0.5) / sourceTotal
      let factor = a / (1 - a) / chance
      for index in range(s) {
        let t = Int(targets[index])
        let b = answeredTargets[t]
        let otherChance = (Float(target.tokenCounts[t]) + 0.5) / targetTotal
        backwardOdds[index] = backward[index] * factor
        forwardOdds[index] = forward[index] * b / (1 - b) / otherChance
      }
    }
    missedSources = answeredSources.map { Logarithm.of(Double(1 - $0)) }
    missedTargets = answeredTargets.map { Logarithm.of(Double(1 - $0)) }
  }

  /// Takes out the links that say next to nothing in either direction.
  private mutating func removeLinks(below least: Float) {
    var kept = 0
    for source in 0..<(starts.count - 1) {
      let range = range(source)
      starts[source] = Int32(kept)
      for index in range where max(forwardOdds[index], backwardOdds[index]) >= least {
        targets[kept] = targets[index]
        forward[kept] = forward[index]
        backward[kept] = backward[index]
        forwardOdds[kept] = forwardOdds[index]
        backwardOdds[kept] = backwardOdds[index]
        kept += 1
      }
    }
    starts[starts.count - 1] = Int32(kept)
    targets.removeSubrange(kept...)
    forward.removeSubrange(kept...)
    backward.removeSubrange(kept...)
    forwardOdds.removeSubrange(kept...)
    backwardOdds.removeSubrange(kept...)
  }
}
