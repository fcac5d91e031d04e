/// Linear equations whose matrix is symmetric and positive definite.
enum PositiveSystem {
  /// The solution, by Cholesky's method. O(n³).
  ///
  /// - Parameter matrix: Row by row; only the lower half is read.
  static func solution(of matrix: [Double], _ right: [Double]) -> [Double] {
    let count = right.count
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
    var solution = right
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
