internal import Glibc

/// Logistic regression by Newton's method, with a small penalty on great weights; nothing is random.
struct LogisticModel {
  private(set) var weights: [Double]

  private static let penalty = 1.0
  private static let rounds = 25

  /// O(rounds × examples × features²).
  init(_ examples: [(values: [Double], isRight: Bool)]) {
    let count = examples.first?.values.count ?? 0
    weights = Array(repeating: 0, count: count)
    for _ in 0..<Self.rounds {
      var gradient = weights.map { -Self.penalty * $0 }
      var curvature = [Double](repeating: 0, count: count * count)
      for index in 0..<count { curvature[index * count + index] = Self.penalty }
      for (values, isRight) in examples {
        let probability = 1 / (1 + exp(-sum(values)))
        let error = (isRight ? 1 : 0) - probability
        let slope = probability * (1 - probability)
        for row in 0..<count {
          gradient[row] += error * values[row]
          let share = slope * values[row]
          if share == 0 { continue }
          for column in 0...row { curvature[row * count + column] += share * values[column] }
        }
      }
      let step = Self.solved(curvature, gradient)
      for index in 0..<count { weights[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-7 }) { break }
    }
  }

  func sum(_ values: [Double]) -> Double {
    var sum = 0.0
    for index in values.indices { sum += weights[index] * values[index] }
    return sum
  }

  /// Solves a symmetric system, of which the lower half is given, by Cholesky's method.
  private static func solved(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    let count = vector.count
    var factor = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = factor[row * count + column]
        for index in 0..<column {
          sum -= factor[row * count + index] * factor[column * count + index]
        }
        factor[row * count + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / factor[column * count + column]
      }
    }
    var solution = vector
    for row in 0..<count {
      for index in 0..<row { solution[row] -= factor[row * count + index] * solution[index] }
      solution[row] /= factor[row * count + row]
    }
    for row in (0..<count).reversed() {
      for index in (row + 1)..<max(row + 1, count) {
        solution[row] -= factor[index * count + row] * solution[index]
      }
      solution[row] /= factor[row * count + row]
    }
    return solution
  }
}
