/// How like two versions' sentences are by their vectors.
///
/// From each vector the mean of its side is taken away: what all sentences of a text share (its
/// language, its matter) would otherwise make all of them alike; 0 is then what chance gives.
/// A group of sentences has the sum of its sentences' vectors, the longer ones counting more.
struct VectorComparison: Sendable {
  /// What is to be known of one side.
  struct Side: Sendable {
    let vectors: SentenceVectors
    let mean: [Float]
    /// By sentence: what it counts in a group; 0 without a vector.
    let weights: [Float]
    /// By group, `[(size - 1) * count + last]`: 1 through the length of its vector; 0 where it has
    /// none.
    let inverseLengths: [Float]

    var count: Int { weights.count }
  }

  let source: Side
  let target: Side
  /// By sentence: the product of its vector and the mean of the other side.
  private let sourceOffsets: [Float]
  private let targetOffsets: [Float]
  private let meanProduct: Float
  /// How far the likeness of sentences taken at random is from 0, as a standard deviation: the
  /// unit of likeness.
  private(set) var spread: Float = 1
  /// Likeness of counterparts, and of sentences with the neighbours of their counterparts.
  private(set) var together = Level(mean: 6)
  private(set) var apart = Level(mean: 1)

  /// A normal law: that of many models' vectors until there is more to know.
  struct Level: Sendable {
    var mean: Double
    var variance = 1.8

    /// Beads that what is known beforehand is worth.
    private static let prior = 10.0

    /// The law of values with weights, given as sums of weights, of values and of squares.
    func learnt(_ weight: Double, _ sum: Double, _ squares: Double) -> Level {
      let total = weight + Self.prior
      let mean = (sum + self.mean * Self.prior) / total
      let square = (squares + (variance + self.mean * self.mean) * Self.prior) / total
      return Level(mean: mean, variance: max(0.5, square - mean * mean))
    }
  }

  /// `nil` when a side has no vectors, or those of another model. O(sentences × dimension).
  init?(_ source: AlignmentSide, _ target: AlignmentSide) {
    guard let first = source.vectors, let second = target.vectors,
      first.dimension == second.dimension, first.count == source.count,
      second.count == target.count
    else { return nil }
    self.source = Side(first, lengths: source.lengths)
    self.target = Side(second, lengths: target.lengths)
    sourceOffsets = Self.products(first, self.target.mean)
    targetOffsets = Self.products(second, self.source.mean)
    meanProduct = zip(self.source.mean, self.target.mean).reduce(0) { $0 + $1.0 * $1.1 }
    spread = measuredSpread()
  }

  /// The product of a source and a target sentence's vectors, less their means and by their
  /// weights. O(dimension).
  @inline(__always)
  func product(_ row: Int, _ column: Int) -> Float {
    let weight = source.weights[row] * target.weights[column]
    if weight == 0 { return 0 }
    let raw =
      source.vectors.scales[row] * target.vectors.scales[column]
      * Float(source.vectors.product(row, target.vectors, column))
    return weight * (raw - sourceOffsets[row] - targetOffsets[column] + meanProduct)
  }

  /// The likeness of two sentences; 0 without vectors. O(dimension).
  private func likeness(_ row: Int, _ column: Int) -> Double {
    let lengths = source.inverseLengths[row] * target.inverseLengths[column]
    return Double(product(row, column) * lengths / spread)
  }

  /// Learns from beads of one sentence each how alike counterparts are, and their neighbours.
  /// O(beads × dimension).
  mutating func learn(from beads: [(source: Int, target: Int, weight: Double)]) {
    var sums = (here: (0.0, 0.0, 0.0), near: (0.0, 0.0, 0.0))
    func add(_ row: Int, _ column: Int, _ weight: Double, to sum: inout (Double, Double, Double)) {
      guard column >= 0, column < target.count, source.weights[row] > 0, target.weights[column] > 0
      else { return }
      let value = likeness(row, column)
      sum = (sum.0 + weight, sum.1 + weight * value, sum.2 + weight * value * value)
    }
    for bead in beads {
      add(bead.source, bead.target, bead.weight, to: &sums.here)
      for step in [-2, -1, 1, 2] {
        add(bead.source, bead.target + step, bead.weight / 4, to: &sums.near)
      }
    }
    together = Level(mean: 6).learnt(sums.here.0, sums.here.1, sums.here.2)
    apart = Level(mean: 1).learnt(sums.near.0, sums.near.1, sums.near.2)
  }

  private static func products(_ vectors: SentenceVectors, _ mean: [Float]) -> [Float] {
    (0..<vectors.count).map { vectors.product($0, mean) }
  }

  /// The median of likeness at random pairs, 0 being their mean, tells the spread and does not
  /// mind the few of them that are counterparts.
  private func measuredSpread() -> Float {
    let size = min(2_000, source.count * target.count)
    var found: [Float] = []
    found.reserveCapacity(size)
    for sample in 0..<size {
      let row = sample * source.count / size
      // Multiples of the golden section fall evenly, and far from the diagonal.
      let fraction = (Double(sample) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      let column = min(target.count - 1, Int(fraction * Double(target.count)))
      let lengths = source.inverseLengths[row] * target.inverseLengths[column]
      if lengths > 0 { found.append(abs(product(row, column) * lengths)) }
    }
    guard !found.isEmpty else { return 0.1 }
    found.sort()
    return min(0.15, max(0.03, 1.4826 * found[found.count / 2]))
  }
}

extension VectorComparison.Side {
  init(_ vectors: SentenceVectors, lengths: [Double]) {
    self.vectors = vectors
    mean = vectors.mean
    weights = lengths.indices.map { vectors.scales[$0] > 0 ? Float(lengths[$0].squareRoot()) : 0 }
    inverseLengths = Self.inverseLengths(vectors, mean, weights)
  }

  /// O(sentences × dimension).
  private static func inverseLengths(
    _ vectors: SentenceVectors, _ mean: [Float], _ weights: [Float]
  ) -> [Float] {
    let count = vectors.count
    let limit = BeadShape.groupLimit
    let offsets = (0..<count).map { vectors.product($0, mean) }
    let square = mean.reduce(0) { $0 + $1 * $1 }
    var result = [Float](repeating: 0, count: limit * count)
    // The products of a sentence and the ones before it: `near[distance][sentence]`.
    var near = [[Float]](repeating: [Float](repeating: 0, count: count), count: limit)
    for last in 0..<count {
      for distance in 0..<min(limit, last + 1) {
        let first = last - distance
        let raw =
          vectors.scales[last] * vectors.scales[first]
          * Float(vectors.product(last, vectors, first))
        near[distance][last] =
          weights[last] * weights[first] * (raw - offsets[last] - offsets[first] + square)
      }
      var sum: Float = 0
      var squares: Float = 0
      for size in 1...min(limit, last + 1) {
        // The group grows by one sentence at its front.
        let first = last - size + 1
        sum += near[0][first]
        squares += weights[first] * weights[first]
        for distance in stride(from: 1, to: size, by: 1) {
          sum += 2 * near[distance][first + distance]
        }
        // What rounding leaves of a group that is no different from the mean tells nothing.
        if sum > 1e-4 * squares, sum > 0 {
          result[(size - 1) * count + last] = 1 / sum.squareRoot()
        }
      }
    }
    return result
  }
}

extension SentenceVectors {
  /// The mean of the vectors there are. O(sentences × dimension).
  fileprivate var mean: [Float] {
    var sum = [Float](repeating: 0, count: dimension)
    var present: Float = 0
    for index in 0..<count where scales[index] > 0 {
      present += 1
      let scale = scales[index]
      components.withUnsafeBufferPointer { components in
        sum.withUnsafeMutableBufferPointer { sum in
          for position in 0..<dimension {
            sum[position] += scale * Float(components[index * dimension + position])
          }
        }
      }
    }
    return present > 0 ? sum.map { $0 / present } : sum
  }

  fileprivate func product(_ index: Int, _ other: [Float]) -> Float {
    if scales[index] == 0 { return 0 }
    var sum: Float = 0
    components.withUnsafeBufferPointer { components in
      other.withUnsafeBufferPointer { other in
        for position in 0..<dimension {
          sum += Float(components[index * dimension + position]) * other[position]
        }
      }
    }
    return sum * scales[index]
  }

  /// The product of components, which stays below 127² × 65,536. O(dimension).
  @inline(__always)
  fileprivate func product(_ index: Int, _ others: SentenceVectors, _ other: Int) -> Int32 {
    components.withUnsafeBufferPointer { mine in
      others.components.withUnsafeBufferPointer { theirs in
        let first = UnsafeBufferPointer(
          rebasing: mine[(index * dimension)..<((index + 1) * dimension)])
        let second = UnsafeBufferPointer(
          rebasing: theirs[(other * dimension)..<((other + 1) * dimension)])
        var sum: Int32 = 0
        for position in 0..<dimension {
          sum &+= Int32(first[position]) &* Int32(second[position])
        }
        return sum
      }
    }
  }
}
