/// Finds the lowest point of a smooth function by L-BFGS (Liu and Nocedal 1989) with a backtracking
/// line search. Nothing is random: the same function gives the same point.
package struct LimitedMemoryBFGS: Sendable {
  /// Steps at most.
  package var rounds = 300
  /// Ends when a step betters the value by less than this part of it.
  package var tolerance = 1e-7
  private let memory = 10

  package init() {}

  private struct Step {
    let step: [Double]
    let change: [Double]
    let inverse: Double
  }

  /// - Parameters:
  ///   - start: Where to begin.
  ///   - objective: The value and the gradient at a point.
  package func lowestPoint(
    from start: [Double], _ objective: (_ point: [Double]) -> (value: Double, gradient: [Double])
  ) -> [Double] {
    var point = start
    var (value, gradient) = objective(point)
    var steps: [Step] = []
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
        (nextValue, nextGradient) = objective(next)
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
        steps.append(Step(step: step, change: change, inverse: 1 / curvature))
        if steps.count > memory { steps.removeFirst() }
      }
      let improvement = value - nextValue
      (point, value, gradient) = (next, nextValue, nextGradient)
      if improvement < tolerance * max(1, abs(value)) { break }
    }
    return point
  }

  /// The two-loop recursion.
  private static func direction(_ gradient: [Double], _ steps: [Step]) -> [Double] {
    var result = gradient.map { -$0 }
    var factors: [Double] = []
    for step in steps.reversed() {
      let factor = step.inverse * dot(step.step, result)
      factors.append(factor)
      for index in result.indices { result[index] -= factor * step.change[index] }
    }
    if let last = steps.last {
      let scale = dot(last.step, last.change) / dot(last.change, last.change)
      for index in result.indices { result[index] *= scale }
    }
    for (step, factor) in zip(steps, factors.reversed()) {
      let correction = factor - step.inverse * dot(step.change, result)
      for index in result.indices { result[index] += correction * step.step[index] }
    }
    return result
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
