/// A mean and its 95 % interval by the percentile bootstrap (Efron 1979): the mean of as many values drawn
/// with replacement, a thousand times.
///
/// Draws come from SplitMix64 with a fixed seed, so the interval is the same on every run; another
/// generator gives one that differs in the third digit.
struct Bootstrap {
  let mean: Double
  let low: Double
  let high: Double

  private static let samples = 1000

  /// O(samples × values).
  init(_ values: [Double], seed: UInt64 = 7) {
    let count = values.count
    guard count > 0 else {
      (mean, low, high) = (0, 0, 0)
      return
    }
    mean = values.reduce(0, +) / Double(count)
    var generator = SplitMix(state: seed)
    let means = (0..<Self.samples).map { _ in
      var sum = 0.0
      for _ in 0..<count { sum += values[generator.index(below: count)] }
      return sum / Double(count)
    }.sorted()
    low = means[Self.samples / 40]
    high = means[Self.samples - Self.samples / 40 - 1]
  }
}
