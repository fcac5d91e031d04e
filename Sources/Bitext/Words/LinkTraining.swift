/// Fits the weights by which links are decided on to segments whose links are known: logistic
/// regression by Newton's method, with a small penalty on great weights.
package struct LinkTraining {
  private struct Example {
    let values: [Double]
    let isRight: Bool
    let weight: Double
  }

  private var examples: [Example] = []

  package init() {}

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - weight: What the whole text counts, whatever its size.
  ///   - isRight: Takes a segment and the positions of two words; `nil`: it does not matter.
  package mutating func add(
    _ words: ParallelWords, lexicon: WordLexicon, weight: Double,
    isRight: (_ segment: Int, _ source: Int, _ target: Int) -> Bool?
  ) {
    let alignment = WordAligner(lexicon: lexicon).alignment(of: words)
    var found: [(values: [Float], isRight: Bool)] = []
    for segment in 0..<alignment.segmentCount {
      for candidate in alignment.candidates(ofSegment: segment) {
        guard let isRight = isRight(segment, candidate.source, candidate.target) else { continue }
        found.append((candidate.values, isRight))
      }
    }
    let share = weight * Self.textExamples / Double(max(1, found.count))
    examples += found.map {
      Example(values: $0.values.map(Double.init), isRight: $0.isRight, weight: share)
    }
  }

  /// What a text counts beside the penalty, in examples.
  private static let textExamples = 8_000.0

  /// The weights that make the known links most probable, by feature. O(rounds × examples ×
  /// features²).
  package var weights: [(name: String, weight: Double)] {
    let count = LinkFeature.allCases.count
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<30 {
      var gradient = weights.map { -$0 }
      var curvature = [[Double]](
        repeating: [Double](repeating: 0, count: count), count: count)
      for index in 0..<count { curvature[index][index] = 1 }
      for example in examples {
        var sum = 0.0
        for (weight, value) in zip(weights, example.values) { sum += weight * value }
        let probability = 1 / (1 + Logarithm.exponential(-sum))
        let error = example.weight * ((example.isRight ? 1 : 0) - probability)
        let slope = example.weight * probability * (1 - probability)
        for (row, value) in example.values.enumerated() {
          gradient[row] += error * value
          for column in 0...row {
            curvature[row][column] += slope * value * example.values[column]
          }
        }
      }
      for row in 0..<count {
        for column in (row + 1)..<max(row + 1, count) {
          curvature[row][column] = curvature[column][row]
        }
      }
      let step = Self.solution(of: curvature, gradient)
      for index in 0..<count { weights[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
    return zip(LinkFeature.allCases, weights).map { ($0.rawValue, $1) }
  }

  /// Gaussian elimination of a positive definite system.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double] {
    var matrix = matrix
    var right = right
    for pivot in right.indices {
      for row in right.indices where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in pivot..<right.count { matrix[row][column] -= factor * matrix[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    return right.indices.map { right[$0] / matrix[$0][$0] }
  }
}
