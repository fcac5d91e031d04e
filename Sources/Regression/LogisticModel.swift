internal import Glibc

/// Logistic regression by Newton's method, with a small penalty on great weights. Nothing is random:
/// the same examples give the same weights.
package struct LogisticModel {
  /// Something whose answer is known.
  package struct Example {
    /// One for each weight.
    package let values: [Double]
    package let isRight: Bool
    /// How often it counts.
    package let weight: Double

    package init(values: [Double], isRight: Bool, weight: Double = 1) {
      self.values = values
      self.isRight = isRight
      self.weight = weight
    }
  }

  package private(set) var weights: [Double]

  private static let penalty = 1.0
  private static let rounds = 30

  /// O(rounds × examples × values²).
  package init(_ examples: [Example]) {
    let count = examples.first?.values.count ?? 0
    weights = Array(repeating: 0, count: count)
    for _ in 0..<Self.rounds {
      var gradient = weights.map { -Self.penalty * $0 }
      // The lower half of a symmetric matrix.
      var curvature = [Double](repeating: 0, count: count * count)
      for index in 0..<count { curvature[index * count + index] = Self.penalty }
      for example in examples {
        let probability = 1 / (1 + exp(-sum(example.values)))
        let error = example.weight * ((example.isRight ? 1 : 0) - probability)
        let slope = example.weight * probability * (1 - probability)
        for row in 0..<count {
          gradient[row] += error * example.values[row]
          let share = slope * example.values[row]
          if share == 0 { continue }
          for column in 0...row {
            curvature[row * count + column] += share * example.values[column]
          }
        }
      }
      let step = PositiveSystem.solution(of: curvature, gradient)
      for index in 0..<count { weights[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-7 }) { break }
    }
  }

  /// The logarithm of the odds that something with these values is right.
  package func sum(_ values: [Double]) -> Double {
    var sum = 0.0
    for index in values.indices { sum += weights[index] * values[index] }
    return sum
  }
}
