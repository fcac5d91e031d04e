internal import Bitext
internal import Glibc

/// An example and how much it weighs.
struct WeightedExample {
  let example: LatticeExample
  let weight: Double
}

/// A semi-Markov conditional random field over alignments (Sarawagi and Cohen 2004): the
/// probability of an alignment is the exponential of its features' weighted sum, over that of all
/// alignments.
struct LatticeField {
  let examples: [WeightedExample]
  let penalty: Double
  /// Weights that cost nothing.
  let center: [Double]

  /// The negative logarithm of the probability of the right alignments, and its gradient.
  func objective(_ weights: [Double]) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    var gradient = [Double](repeating: 0, count: weights.count)
    for index in weights.indices {
      let difference = weights[index] - center[index]
      value += 0.5 * penalty * difference * difference
      gradient[index] += penalty * difference
    }
    for example in examples {
      let scores = scores(of: example.example, weights)
      let all = Sums(example.example, scores, onlyRight: false)
      let right = Sums(example.example, scores, onlyRight: true)
      value += example.weight * (all.total - right.total)
      all.addExpectations(example.example, scores, example.weight, to: &gradient)
      right.addExpectations(example.example, scores, -example.weight, to: &gradient)
    }
    return (value, gradient)
  }

  private func scores(of example: LatticeExample, _ weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: example.arcs.count)
    for index in scores.indices {
      var sum = 0.0
      for feature in example.featureRange(ofArc: index) {
        sum += Double(example.values[feature]) * weights[Int(example.features[feature])]
      }
      scores[index] = sum
    }
    return scores
  }

  /// Sums over all alignments, or over the right ones, by the forward-backward algorithm.
  private struct Sums {
    private var beadForward: [Double]
    private var gapForward: [Double]
    private var beadBackward: [Double]
    private var gapBackward: [Double]
    private let onlyRight: Bool
    let total: Double

    init(_ example: LatticeExample, _ scores: [Double], onlyRight: Bool) {
      let count = example.pointCount
      self.onlyRight = onlyRight
      beadForward = Array(repeating: -.infinity, count: count)
      gapForward = beadForward
      beadBackward = beadForward
      gapBackward = beadForward
      beadForward[0] = 0
      for (index, arc) in example.arcs.enumerated() where arc.isRight || !onlyRight {
        let from = Int(arc.from)
        let to = Int(arc.to)
        switch arc.step {
        case .bead:
          Self.add(Self.sum(beadForward[from], gapForward[from]) + scores[index], &beadForward[to])
        case .opensGap: Self.add(beadForward[from] + scores[index], &gapForward[to])
        case .extendsGap: Self.add(gapForward[from] + scores[index], &gapForward[to])
        }
      }
      total = Self.sum(beadForward[count - 1], gapForward[count - 1])
      beadBackward[count - 1] = 0
      gapBackward[count - 1] = 0
      for index in example.arcs.indices.reversed() {
        let arc = example.arcs[index]
        if onlyRight && !arc.isRight { continue }
        let from = Int(arc.from)
        let to = Int(arc.to)
        switch arc.step {
        case .bead:
          let value = beadBackward[to] + scores[index]
          Self.add(value, &beadBackward[from])
          Self.add(value, &gapBackward[from])
        case .opensGap: Self.add(gapBackward[to] + scores[index], &beadBackward[from])
        case .extendsGap: Self.add(gapBackward[to] + scores[index], &gapBackward[from])
        }
      }
    }

    func addExpectations(
      _ example: LatticeExample, _ scores: [Double], _ weight: Double,
      to gradient: inout [Double]
    ) {
      for (index, arc) in example.arcs.enumerated() where arc.isRight || !onlyRight {
        let from = Int(arc.from)
        let to = Int(arc.to)
        let path =
          switch arc.step {
          case .bead: Self.sum(beadForward[from], gapForward[from]) + beadBackward[to]
          case .opensGap: beadForward[from] + gapBackward[to]
          case .extendsGap: gapForward[from] + gapBackward[to]
          }
        let share = path + scores[index] - total
        if share < -20 { continue }
        let probability = exp(share) * weight
        for feature in example.featureRange(ofArc: index) {
          gradient[Int(example.features[feature])] +=
            probability * Double(example.values[feature])
        }
      }
    }

    private static func sum(_ a: Double, _ b: Double) -> Double {
      let high = max(a, b)
      let low = min(a, b)
      return low == -.infinity ? high : high + log1p(exp(low - high))
    }

    private static func add(_ value: Double, _ sum: inout Double) { sum = Self.sum(sum, value) }
  }
}
