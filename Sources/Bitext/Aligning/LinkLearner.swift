/// Learns from an alignment which terms answer which.
///
/// Pairs of terms are weighed by how often they stand in beads together; then one pass of
/// expectation-maximization lets the terms of each bead compete for their answers. What a single
/// bead says is taken off, so that no bead votes for itself.
struct LinkLearner {
  let source: AlignmentSide
  let target: AlignmentSide
  let prior: LinkTable
  let weights: AlignmentWeights

  /// A bead with both sides, and how far to believe it.
  struct Example {
    var source: Range<Int>
    var target: Range<Int>
    var weight: Float
  }

  /// The model that the examples and the prior links give together. O(pairs of terms in beads).
  func links(from examples: [Example]) -> LinkTable {
    var table = Candidates(source: source, target: target, prior: prior)
    table.collect(examples, least: Float(weights.leastAssociation))
    return table.estimate(examples, prior: prior, weights: weights)
  }
}

/// Links that may be, with what is known of them so far.
private struct Candidates {
  let source: AlignmentSide
  let target: AlignmentSide
  let prior: LinkTable
  var starts: [Int32] = [0]
  var targets: [Int32] = []
  /// Association in 0…1 at first, then the expected count, both from the examples alone.
  var values: [Float] = []
  /// Prior probabilities, forward and backward, 0 where there is none.
  var forwardPrior: [Float] = []
  var backwardPrior: [Float] = []

  init(source: AlignmentSide, target: AlignmentSide, prior: LinkTable) {
    self.source = source
    self.target = target
    self.prior = prior
  }

  /// Example by source sentence, -1 where there is none.
  private func exampleOfSentence(_ examples: [LinkLearner.Example]) -> [Int32] {
    var result = [Int32](repeating: -1, count: source.count)
    for (index, example) in examples.enumerated() {
      for sentence in example.source { result[sentence] = Int32(index) }
    }
    return result
  }

  mutating func collect(_ examples: [LinkLearner.Example], least: Float) {
    let exampleOf = exampleOfSentence(examples)
    let postings = source.postings()
    // Weight of the examples that each target term stands in.
    var targetWeight = [Float](repeating: 0, count: target.termCount)
    var lastExample = [Int32](repeating: -1, count: target.termCount)
    for (index, example) in examples.enumerated() {
      for entry in terms(of: target, example.target) {
        let term = Int(target.terms[entry])
        if lastExample[term] == Int32(index) { continue }
        lastExample[term] = Int32(index)
        targetWeight[term] += example.weight
      }
    }
    let together = Scratch<Float>(repeating: 0, count: target.termCount)
    let greatest = Scratch<Float>(repeating: 0, count: target.termCount)
    let isPrior = Scratch<Bool>(repeating: false, count: target.termCount)
    let seen = Scratch<Int32>(repeating: -1, count: target.termCount)
    let isRare = Scratch<Bool>(repeating: false, count: target.termCount)
    for term in 0..<target.termCount { isRare[term] = target.sentenceCounts[term] < 2 }
    var touched: [Int32] = []
    for term in 0..<source.termCount {
      var weight: Float = 0
      var previous: Int32 = -1
      if source.sentenceCounts[term] > 1 {
        for position in postings.starts[term]..<postings.starts[term + 1] {
          let index = exampleOf[Int(postings.sentences[Int(position)])]
          if index < 0 || index == previous { continue }
          previous = index
          let example = examples[Int(index)]
          weight += example.weight
          for entry in terms(of: target, example.target) {
            let other = Int(target.terms[entry])
            if isRare[other] || seen[other] == index { continue }
            seen[other] = index
            if together[other] == 0 { touched.append(Int32(other)) }
            together[other] += example.weight
            greatest[other] = max(greatest[other], example.weight)
          }
        }
      }
      for link in prior.range(term) {
        let other = Int(prior.targets[link])
        isPrior[other] = true
        targets.append(Int32(other))
        forwardPrior.append(prior.forward[link])
        backwardPrior.append(prior.backward[link])
        values.append(association(together[other], greatest[other], weight, targetWeight[other]))
      }
      for other in touched {
        let other = Int(other)
        seen[other] = -1
        if !isPrior[other] {
          let value = association(together[other], greatest[other], weight, targetWeight[other])
          if value > least {
            targets.append(Int32(other))
            forwardPrior.append(0)
            backwardPrior.append(0)
            values.append(value)
          }
        }
        together[other] = 0
        greatest[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
      for link in prior.range(term) { isPrior[Int(prior.targets[link])] = false }
      starts.append(Int32(targets.count))
    }
  }

  @inline(__always)
  private func terms(of side: AlignmentSide, _ sentences: Range<Int>) -> Range<Int> {
    Int(side.starts[sentences.lowerBound])..<Int(side.starts[sentences.upperBound])
  }

  /// Squared cosine of two terms' examples, the weightiest example left out.
  @inline(__always)
  private func association(
    _ together: Float, _ greatest: Float, _ one: Float, _ other: Float
  ) -> Float {
    let count = together - greatest
    if count <= 0 { return 0 }
    return count * count / (one * other)
  }

  mutating func estimate(
    _ examples: [LinkLearner.Example], prior: LinkTable, weights: AlignmentWeights
  ) -> LinkTable {
    let exampleOf = exampleOfSentence(examples)
    let postings = source.postings()
    let null = Float(weights.null)
    // How strongly a link competes before its counts are known.
    let strength = values.indices.map { max(values[$0], max(forwardPrior[$0], backwardPrior[$0])) }
    // By target entry: what the terms of its example offer it, in all.
    let offered = Scratch<Float>(repeating: 0, count: target.terms.count)
    let received = Scratch<Float>(repeating: 0, count: source.terms.count)
    let sums = Scratch<Float>(repeating: 0, count: target.termCount)
    let chance = (0..<target.termCount).map {
      null * Float(target.sentenceCounts[$0]) / Float(target.count)
    }
    let sourceChance = (0..<source.termCount).map {
      null * Float(source.sentenceCounts[$0]) / Float(source.count)
    }
    for example in examples {
      let entries = terms(of: target, example.target)
      for entry in terms(of: source, example.source) {
        let term = Int(source.terms[entry])
        for link in Int(starts[term])..<Int(starts[term + 1]) {
          sums[Int(targets[link])] += strength[link]
        }
      }
      for entry in entries {
        offered[entry] = sums[Int(target.terms[entry])] + 0.2 * chance[Int(target.terms[entry])]
      }
      for entry in terms(of: source, example.source) {
        let term = Int(source.terms[entry])
        for link in Int(starts[term])..<Int(starts[term + 1]) { sums[Int(targets[link])] = 0 }
      }
      // The other direction: what the example's target terms offer each source term.
      for entry in entries { sums[Int(target.terms[entry])] = 1 }
      for entry in terms(of: source, example.source) {
        let term = Int(source.terms[entry])
        var sum = 0.2 * sourceChance[term]
        for link in Int(starts[term])..<Int(starts[term + 1]) {
          sum += strength[link] * sums[Int(targets[link])]
        }
        received[entry] = sum
      }
      for entry in entries { sums[Int(target.terms[entry])] = 0 }
    }

    var counts = [Float](repeating: 0, count: targets.count)
    let place = Scratch<Int32>(repeating: -1, count: target.termCount)
    let greatest = Scratch<Float>(repeating: 0, count: target.termCount)
    for term in 0..<source.termCount where starts[term] < starts[term + 1] {
      let range = Int(starts[term])..<Int(starts[term + 1])
      for link in range { place[Int(targets[link])] = Int32(link) }
      for position in postings.starts[term]..<postings.starts[term + 1] {
        let sentence = Int(postings.sentences[Int(position)])
        let index = exampleOf[sentence]
        if index < 0 { continue }
        let example = examples[Int(index)]
        let here = entry(of: term, in: sentence)
        for entry in terms(of: target, example.target) {
          let other = Int(target.terms[entry])
          let link = Int(place[other])
          if link < 0 { continue }
          // The geometric mean of both directions: a link must be chosen from both sides.
          let share =
            (strength[link] / offered[entry] * strength[link] / received[here]).squareRoot()
          let count = example.weight * min(1, share)
          counts[link] += count
          greatest[other] = max(greatest[other], count)
        }
      }
      for link in range {
        let other = Int(targets[link])
        counts[link] = max(0, counts[link] - greatest[other])
        greatest[other] = 0
        place[other] = -1
      }
    }
    return table(
      counts, sourceSeen: seen(source, examples) { $0.source },
      targetSeen: seen(target, examples) { $0.target }, prior: prior, weights: weights)
  }

  @inline(__always)
  private func entry(of term: Int, in sentence: Int) -> Int {
    for entry in source.termRange(sentence) where Int(source.terms[entry]) == term {
      return entry
    }
    return source.termRange(sentence).lowerBound
  }

  /// By term: the weight of the examples it stands in.
  private func seen(
    _ side: AlignmentSide, _ examples: [LinkLearner.Example],
    _ sentences: (LinkLearner.Example) -> Range<Int>
  ) -> [Float] {
    var seen = [Float](repeating: 0, count: side.termCount)
    for example in examples {
      for entry in terms(of: side, sentences(example)) {
        seen[Int(side.terms[entry])] += example.weight
      }
    }
    return seen
  }

  private func table(
    _ counts: [Float], sourceSeen: [Float], targetSeen: [Float], prior: LinkTable,
    weights: AlignmentWeights
  ) -> LinkTable {
    let priorTokens = Float(weights.priorTokens)
    let answeredTokens = Float(weights.answeredTokens)
    var sourceSum = [Float](repeating: 0, count: source.termCount)
    var targetSum = [Float](repeating: 0, count: target.termCount)
    for term in 0..<source.termCount {
      for link in Int(starts[term])..<Int(starts[term + 1]) {
        sourceSum[term] += counts[link]
        targetSum[Int(targets[link])] += counts[link]
      }
    }
    var newStarts: [Int32] = [0]
    var newTargets: [Int32] = []
    var forward: [Float] = []
    var backward: [Float] = []
    newStarts.reserveCapacity(source.termCount + 1)
    for term in 0..<source.termCount {
      for link in Int(starts[term])..<Int(starts[term + 1]) {
        let other = Int(targets[link])
        let there =
          (counts[link] + priorTokens * forwardPrior[link]) / (sourceSum[term] + priorTokens)
        let back =
          (counts[link] + priorTokens * backwardPrior[link]) / (targetSum[other] + priorTokens)
        if max(there, back) < 0.01 { continue }
        newTargets.append(Int32(other))
        forward.append(there)
        backward.append(back)
      }
      newStarts.append(Int32(newTargets.count))
    }
    func answered(_ before: [Float], _ sums: [Float], _ seen: [Float]) -> [Float] {
      before.indices.map {
        min(
          0.95,
          max(0.02, (sums[$0] + answeredTokens * before[$0]) / (seen[$0] + answeredTokens)))
      }
    }
    return LinkTable(
      starts: newStarts, targets: newTargets, forward: forward, backward: backward,
      answeredSources: answered(prior.answeredSources, sourceSum, sourceSeen),
      answeredTargets: answered(prior.answeredTargets, targetSum, targetSeen),
      source, target, leastOdds: Float(weights.leastOdds))
  }
}
