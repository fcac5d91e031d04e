internal import Glibc
internal import Text

/// Logistic regression with an L2 penalty, fitted by L-BFGS (Liu and Nocedal 1989) with a
/// backtracking line search. Nothing is random: the same examples give the same weights.
struct LogisticRegression {
  struct Model {
    var weights: [Double]
    var bias: Double
  }

  let penalty: Double
  var rounds = 300
  private let memory = 10

  init(penalty: Double) { self.penalty = penalty }

  /// - Parameter combinations: How many different ones there are.
  func fit(_ examples: [GapExamples.Example], combinations: Int) -> Model {
    // The bias is the last unknown.
    var point = Array(repeating: 0.0, count: combinations + 1)
    var (value, gradient) = objective(point, examples)
    var steps: [(step: [Double], change: [Double], inverse: Double)] = []
    for _ in 0..<rounds {
      let direction = Self.direction(gradient, steps)
      let slope = Self.dot(direction, gradient)
      guard slope < -1e-10 else { break }
      var length = steps.isEmpty ? 1 / max(1, Self.dot(gradient, gradient).squareRoot()) : 1.0
      var next = point
      var (nextValue, nextGradient) = (value, gradient)
      var isFound = false
      for _ in 0..<30 {
        for index in point.indices { next[index] = point[index] + length * direction[index] }
        (nextValue, nextGradient) = objective(next, examples)
        if nextValue <= value + 1e-4 * length * slope {
          isFound = true
          break
        }
        length /= 2
      }
      guard isFound else { break }
      let step = zip(next, point).map { $0 - $1 }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let curvature = Self.dot(step, change)
      if curvature > 1e-12 {
        steps.append((step, change, 1 / curvature))
        if steps.count > memory { steps.removeFirst() }
      }
      let improvement = value - nextValue
      (point, value, gradient) = (next, nextValue, nextGradient)
      if improvement < 1e-7 * max(1, abs(value)) { break }
    }
    return Model(weights: Array(point.dropLast()), bias: point[combinations])
  }

  private func objective(
    _ point: [Double], _ examples: [GapExamples.Example]
  ) -> (Double, [Double]) {
    let last = point.count - 1
    var gradient = point.map { $0 * penalty }
    gradient[last] = 0
    var value = 0.5 * penalty * (Self.dot(point, point) - point[last] * point[last])
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

  /// The two-loop recursion.
  private static func direction(
    _ gradient: [Double], _ steps: [(step: [Double], change: [Double], inverse: Double)]
  ) -> [Double] {
    var result = gradient.map { -$0 }
    var factors: [Double] = []
    for (step, change, inverse) in steps.reversed() {
      let factor = inverse * dot(step, result)
      factors.append(factor)
      for index in result.indices { result[index] -= factor * change[index] }
    }
    if let (step, change, _) = steps.last {
      let scale = dot(step, change) / dot(change, change)
      for index in result.indices { result[index] *= scale }
    }
    for ((step, change, inverse), factor) in zip(steps, factors.reversed()) {
      let correction = factor - inverse * dot(change, result)
      for index in result.indices { result[index] += correction * step[index] }
    }
    return result
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
