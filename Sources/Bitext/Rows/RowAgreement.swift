/// How far rows agree with three bitexts.
struct RowAgreement {
  /// What a bitext says of one sentence.
  private struct Counterpart {
    var low: Int32 = 0
    var high: Int32 = 0
    var confidence: Float = 0
  }

  /// By version, then by which of the other two (the lower one first), then by sentence.
  private var counterparts: [[[Counterpart]]]

  private static let pairs = [(0, 1), (0, 2), (1, 2)]

  /// O(sentences).
  init(counts: [Int], beads: [[Bead]]) {
    counterparts = counts.map { count in
      Array(repeating: Array(repeating: Counterpart(), count: count), count: 2)
    }
    for (pair, (source, target)) in Self.pairs.enumerated() {
      for bead in beads[pair] {
        let confidence = Float(max(0.01, bead.confidence))
        for sentence in bead.source {
          counterparts[source][target == 2 ? 1 : 0][sentence] = Counterpart(
            low: Int32(bead.target.lowerBound), high: Int32(bead.target.upperBound),
            confidence: confidence)
        }
        for sentence in bead.target {
          counterparts[target][source == 1 ? 1 : 0][sentence] = Counterpart(
            low: Int32(bead.source.lowerBound), high: Int32(bead.source.upperBound),
            confidence: confidence)
        }
      }
    }
  }

  private static let others = [[1, 2], [0, 2], [0, 1]]

  /// The votes of a row's sentences for it: each gives its bead's confidence, times the share
  /// that the row's and the bead's counterparts have in common. O(sentences of the row).
  func votes(from: RowCut, to: RowCut) -> Double {
    var sum = 0.0
    for version in 0..<3 {
      for (slot, other) in Self.others[version].enumerated() {
        let low = from[other]
        let high = to[other]
        for sentence in from[version]..<to[version] {
          let bead = counterparts[version][slot][sentence]
          sum += Double(bead.confidence) * Self.common(low, high, Int(bead.low), Int(bead.high))
        }
      }
    }
    return sum
  }

  /// The mean of the votes: near 1 when all sentences' beads are sure and agree with the row.
  func confidence(from: RowCut, to: RowCut) -> Double {
    let sentences = (0..<3).reduce(0) { $0 + to[$1] - from[$1] }
    return min(1, max(0, votes(from: from, to: to) / Double(max(1, 2 * sentences))))
  }

  /// The share of two ranges' sentences that are in both; 1 when both are empty.
  @inline(__always)
  private static func common(_ low: Int, _ high: Int, _ otherLow: Int, _ otherHigh: Int) -> Double {
    if low == high || otherLow == otherHigh {
      return low == high && otherLow == otherHigh ? 1 : 0
    }
    let inside = min(high, otherHigh) - max(low, otherLow)
    if inside <= 0 { return 0 }
    return Double(inside) / Double(max(high, otherHigh) - min(low, otherLow))
  }
}
