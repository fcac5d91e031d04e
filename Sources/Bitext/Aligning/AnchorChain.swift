/// Finds the backbone of an alignment in linear time: pairs of sentences that share rare terms
/// and choose each other, in an order that both sides keep.
struct AnchorChain {
  /// Ascending on both sides.
  private(set) var anchors: [(source: Int, target: Int)] = []

  /// Terms in more sentences than this choose nothing.
  private static let rarity: Int32 = 12

  /// O(terms × rarity² + n log n).
  init(_ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide, least: Float) {
    let candidates = Self.mutualChoices(links, source, target)
    let chain = Self.heaviestChain(candidates, targetCount: target.count)
    anchors = Self.supported(chain, least: least)
  }

  private struct Candidate {
    var source: Int32
    var target: Int32
    var weight: Float
  }

  private static func mutualChoices(
    _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide
  ) -> [Candidate] {
    let postings = target.postings()
    let total = Float(target.count)
    var sums = [Float](repeating: 0, count: target.count)
    var touched: [Int32] = []
    var choiceOfTarget = [Int32](repeating: -1, count: target.count)
    var weightOfTarget = [Float](repeating: 0, count: target.count)
    var choices: [Candidate] = []
    for sentence in 0..<source.count {
      for entry in source.termRange(sentence) {
        let term = Int(source.terms[entry])
        if source.sentenceCounts[term] > rarity { continue }
        for link in links.range(term) {
          let other = Int(links.targets[link])
          if target.sentenceCounts[other] > rarity { continue }
          let strength = min(links.forward[link], links.backward[link])
          if strength < 0.15 { continue }
          let frequency = Float(source.sentenceCounts[term] * target.sentenceCounts[other])
          let weight =
            strength * Float(Logarithm.of(Double(1 + total / frequency.squareRoot())))
            / frequency.squareRoot()
          for index in postings.starts[other]..<postings.starts[other + 1] {
            let there = Int(postings.sentences[Int(index)])
            if sums[there] == 0 { touched.append(Int32(there)) }
            sums[there] += weight
          }
        }
      }
      var best = Candidate(source: Int32(sentence), target: -1, weight: 0)
      for there in touched {
        let weight = sums[Int(there)]
        if weight > best.weight || (weight == best.weight && there < best.target) {
          best.weight = weight
          best.target = there
        }
        if weight > weightOfTarget[Int(there)] {
          weightOfTarget[Int(there)] = weight
          choiceOfTarget[Int(there)] = Int32(sentence)
        }
        sums[Int(there)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if best.target >= 0 { choices.append(best) }
    }
    return choices.filter { choiceOfTarget[Int($0.target)] == $0.source }
  }

  /// The chain of greatest weight that ascends on both sides, by a tree of prefix maxima.
  private static func heaviestChain(_ candidates: [Candidate], targetCount: Int) -> [Candidate] {
    var best = [Float](repeating: 0, count: candidates.count)
    var previous = [Int32](repeating: -1, count: candidates.count)
    // Index of the candidate that ends the heaviest chain within a prefix of the targets.
    var tree = [Int32](repeating: -1, count: targetCount + 1)
    var last: Int32 = -1
    for (index, candidate) in candidates.enumerated() {
      var node = Int(candidate.target)
      var before: Int32 = -1
      while node > 0 {
        let there = tree[node]
        if there >= 0, before < 0 || best[Int(there)] > best[Int(before)] { before = there }
        node &= node - 1
      }
      best[index] = candidate.weight + (before >= 0 ? best[Int(before)] : 0)
      previous[index] = before
      if last < 0 || best[index] > best[Int(last)] { last = Int32(index) }
      node = Int(candidate.target) + 1
      while node <= targetCount {
        if tree[node] < 0 || best[Int(tree[node])] < best[index] { tree[node] = Int32(index) }
        node += node & -node
      }
    }
    var chain: [Candidate] = []
    while last >= 0 {
      chain.append(candidates[Int(last)])
      last = previous[Int(last)]
    }
    return chain.reversed()
  }

  /// The links of a chain that do not stand alone: they or their neighbours nearby on the same
  /// diagonal weigh enough.
  private static func supported(
    _ chain: [Candidate], least: Float
  ) -> [(source: Int, target: Int)] {
    var result: [(source: Int, target: Int)] = []
    for (index, link) in chain.enumerated() {
      var support = link.weight
      for direction in [-1, 1] {
        var other = index + direction
        var steps = 0
        while other >= 0, other < chain.count, steps < 6 {
          let rows = abs(chain[other].source - link.source)
          let columns = abs(chain[other].target - link.target)
          if rows > 24 { break }
          if abs(rows - columns) <= 2 + min(rows, columns) / 3 {
            support += chain[other].weight
          } else {
            support -= chain[other].weight * 0.5
          }
          other += direction
          steps += 1
        }
      }
      if support >= least { result.append((Int(link.source), Int(link.target))) }
    }
    return result
  }
}
