/// How far a confidence can be believed: against the share of what it is told of that is right.
///
/// What is judged goes into ten bins by confidence. The expected calibration error is the mean distance
/// between a bin's mean confidence and its share of what is right, weighed by its size (Naeini,
/// Cooper and Hauskrecht 2015).
struct Calibration: Sendable, Equatable {
  static let binCount = 10

  private var counts = [Int](repeating: 0, count: binCount)
  private var right = [Int](repeating: 0, count: binCount)
  private var confidence = [Double](repeating: 0, count: binCount)

  /// Adds one that was judged.
  mutating func add(confidence: Double, isRight: Bool) {
    let bin = min(Self.binCount - 1, max(0, Int(confidence * Double(Self.binCount))))
    counts[bin] += 1
    self.confidence[bin] += confidence
    if isRight { right[bin] += 1 }
  }

  mutating func add(_ other: Calibration) {
    for bin in 0..<Self.binCount {
      counts[bin] += other.counts[bin]
      right[bin] += other.right[bin]
      confidence[bin] += other.confidence[bin]
    }
  }

  /// In 0…1; 0 where nothing was judged.
  var error: Double {
    let total = counts.reduce(0, +)
    if total == 0 { return 0 }
    var sum = 0.0
    for bin in 0..<Self.binCount { sum += abs(confidence[bin] - Double(right[bin])) }
    return sum / Double(total)
  }

  /// The figures as reports print them.
  var table: Table {
    Table(
      error: error.rounded5,
      bins: (0..<Self.binCount).map { bin in
        let count = Double(max(1, counts[bin]))
        return Table.Bin(
          from: Double(bin) / Double(Self.binCount), to: Double(bin + 1) / Double(Self.binCount),
          count: counts[bin], meanConfidence: (confidence[bin] / count).rounded5,
          right: (Double(right[bin]) / count).rounded5)
      })
  }

  struct Table: Encodable, Sendable {
    struct Bin: Encodable, Sendable {
      let from: Double
      let to: Double
      let count: Int
      let meanConfidence: Double
      /// The share that is right.
      let right: Double
    }

    let error: Double
    let bins: [Bin]
  }
}
