/// What the lengths of sentences say: how well a group of sentences fits another in length,
/// against two groups taken at random.
///
/// The logarithm of the ratio of lengths is taken to be normal (cf. Gale and Church 1993), with a
/// variance that shrinks with length.
struct LengthModel {
  /// Logarithms of the lengths of groups of 1…`groupLimit` sentences, by the group's last
  /// sentence: `logs[(size - 1) * count + last]`.
  private let sourceLogs: [Double]
  private let targetLogs: [Double]
  private let sourceCount: Int
  private let targetCount: Int
  /// What chance says of each group's length, by group size and last sentence.
  private let sourceChances: [Double]
  private let targetChances: [Double]
  /// Mean of the logarithm of target length over source length.
  var shift: Double
  var variance: Double
  var varianceOfShort: Double

  struct NormalLaw {
    var mean = 0.0
    var variance = 1.0

    /// Logarithm of the density, less the constant.
    @inline(__always)
    func log(_ x: Double) -> Double {
      -0.5 * ((x - mean) * (x - mean) / variance + Logarithm.of(variance))
    }
  }

  init(
    _ source: AlignmentSide, _ target: AlignmentSide, groupLimit: Int, weights: AlignmentWeights
  ) {
    let sourceChance: [NormalLaw]
    let targetChance: [NormalLaw]
    (sourceLogs, sourceChance) = Self.groups(of: source, limit: groupLimit)
    (targetLogs, targetChance) = Self.groups(of: target, limit: groupLimit)
    sourceChances = Self.chances(sourceLogs, sourceChance)
    targetChances = Self.chances(targetLogs, targetChance)
    sourceCount = source.count
    targetCount = target.count
    shift = 0
    variance = weights.lengthVariance
    varianceOfShort = weights.lengthVarianceOfShort
    shift = (targetChance.first?.mean ?? 0) - (sourceChance.first?.mean ?? 0)
    // Versions of one text differ little; a greater difference comes of what they do not share.
    shift = min(max(shift, -0.15), 0.15)
  }

  private static func groups(
    of side: AlignmentSide, limit: Int
  ) -> (logs: [Double], laws: [NormalLaw]) {
    var logs = [Double](repeating: 0, count: limit * side.count)
    var laws: [NormalLaw] = []
    for size in 1...limit {
      var sum = 0.0
      var mean = 0.0
      var square = 0.0
      let seen = Double(max(1, side.count - size + 1))
      for last in 0..<side.count {
        sum += side.lengths[last]
        if last >= size { sum -= side.lengths[last - size] }
        let log = Logarithm.of(sum)
        logs[(size - 1) * side.count + last] = log
        if last >= size - 1 {
          mean += log
          square += log * log
        }
      }
      mean /= seen
      laws.append(NormalLaw(mean: mean, variance: max(0.1, square / seen - mean * mean)))
    }
    return (logs, laws)
  }

  private static func chances(_ logs: [Double], _ laws: [NormalLaw]) -> [Double] {
    let count = max(1, logs.count / max(1, laws.count))
    return logs.indices.map { laws[$0 / count].log(logs[$0]) }
  }

  /// The logarithm of the odds that the groups that end with these sentences belong together.
  @inline(__always)
  func evidence(
    sourceLast: Int, sourceSize: Int, targetLast: Int, targetSize: Int
  ) -> Double {
    let s = sourceLogs[(sourceSize - 1) * sourceCount + sourceLast]
    let t = targetLogs[(targetSize - 1) * targetCount + targetLast]
    let spread = variance + varianceOfShort * Logarithm.exponential(-0.5 * (s + t))
    let d = t - s - shift
    let match = -0.5 * (d * d / spread + Logarithm.of(spread))
    return match
      - 0.5
      * (targetChances[(targetSize - 1) * targetCount + targetLast]
        + sourceChances[(sourceSize - 1) * sourceCount + sourceLast])
  }

  /// How well two lengths fit each other: a logarithm, up to a constant.
  func fit(_ source: Double, _ target: Double) -> Double {
    let s = Logarithm.of(max(1, source))
    let t = Logarithm.of(max(1, target))
    let spread = variance + varianceOfShort * Logarithm.exponential(-0.5 * (s + t))
    let d = t - s - shift
    return -0.5 * (d * d / spread + Logarithm.of(spread))
  }

  /// Learns mean and variance from beads of one sentence each. O(beads).
  mutating func learn(from beads: [(source: Int, target: Int, weight: Double)]) {
    var weight = 8.0
    var sum = shift * 8
    for bead in beads {
      sum += bead.weight * (targetLogs[bead.target] - sourceLogs[bead.source])
      weight += bead.weight
    }
    shift = min(max(sum / weight, -0.6), 0.6)
  }
}
