internal import Glibc
internal import Minimizing
internal import Text

/// Logistic regression with an L2 penalty. Nothing is random: the same examples give the same
/// weights.
struct LogisticRegression {
  struct Model {
    var weights: [Double]
    var bias: Double
  }

  let penalty: Double

  init(penalty: Double) { self.penalty = penalty }

  /// - Parameter combinations: How many different ones there are.
  func fit(_ examples: [GapExamples.Example], combinations: Int) -> Model {
    // The bias is the last unknown.
    let start = Array(repeating: 0.0, count: combinations + 1)
    let point = LimitedMemoryBFGS().lowestPoint(from: start) { objective($0, examples) }
    return Model(weights: Array(point.dropLast()), bias: point[combinations])
  }

  private func objective(
    _ point: [Double], _ examples: [GapExamples.Example]
  ) -> (Double, [Double]) {
    let last = point.count - 1
    var gradient = point.map { $0 * penalty }
    gradient[last] = 0
    var value = 0.0
    for weight in point.dropLast() { value += 0.5 * penalty * weight * weight }
    for example in examples {
      var sum = point[last]
      for combination in example.combinations { sum += point[Int(combination)] }
      let margin = example.endsSentence ? sum : -sum
      value += example.weight * (margin > 0 ? log1p(exp(-margin)) : log1p(exp(margin)) - margin)
      let pull = example.weight / (1 + exp(margin)) * (example.endsSentence ? -1 : 1)
      for combination in example.combinations { gradient[Int(combination)] += pull }
      gradient[last] += pull
    }
    return (value, gradient)
  }
}
