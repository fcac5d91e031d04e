/// Linear regression with a penalty on great weights (ridge: Hoerl and Kennard 1970), on values that are
/// centred already: there is no constant. Nothing is random.
package struct RidgeModel {
  /// Something whose answer is known.
  package struct Example {
    /// One for each weight.
    package let values: [Double]
    package let answer: Double
    /// How often it counts.
    package let weight: Double

    package init(values: [Double], answer: Double, weight: Double = 1) {
      self.values = values
      self.answer = answer
      self.weight = weight
    }
  }

  package private(set) var weights: [Double]

  /// O(examples × values²).
  ///
  /// - Parameter penalty: On weights of values of unit deviation, relative to the examples' weight.
  package init(_ examples: [Example], penalty: Double) {
    let count = examples.first?.values.count ?? 0
    // The lower half of a symmetric matrix.
    var products = [Double](repeating: 0, count: count * count)
    var answers = [Double](repeating: 0, count: count)
    var total = 0.0
    for example in examples {
      total += example.weight
      for row in 0..<count {
        let share = example.weight * example.values[row]
        if share == 0 { continue }
        answers[row] += share * example.answer
        for column in 0...row { products[row * count + column] += share * example.values[column] }
      }
    }
    let scale = 1 / max(total, 1e-12)
    let deviations = (0..<count).map { max(products[$0 * count + $0] * scale, 1e-18).squareRoot() }
    for row in 0..<count {
      for column in 0...row {
        products[row * count + column] *= scale / (deviations[row] * deviations[column])
      }
      products[row * count + row] += penalty
      answers[row] *= scale / deviations[row]
    }
    weights = zip(PositiveSystem.solution(of: products, answers), deviations).map { $0 / $1 }
  }
}
