internal import Bitext

/// How far three bitexts agree: the share of sentences of the first version that lead to the same
/// sentences of the third by way of the second as they do directly.
///
/// Sentences that the second version lacks have no way through it and are not judged.
struct TriangleScore: Sendable, Equatable {
  private(set) var ratio = AlignmentScore.Ratio()

  /// Adds a text. O(sentences × sentences of a bead).
  ///
  /// - Parameters:
  ///   - bitexts: Of the pairs (0, 1), (0, 2), (1, 2).
  mutating func add(_ bitexts: [Bitext]) {
    let first = Self.counterparts(bitexts[0])
    let direct = Self.counterparts(bitexts[1])
    let second = Self.counterparts(bitexts[2])
    for (sentence, middle) in first where !middle.isEmpty {
      let around = middle.reduce(into: Set<Int>()) { $0.formUnion(second[$1] ?? 0..<0) }
      ratio.total += 1
      if around == Set(direct[sentence] ?? 0..<0) { ratio.hits += 1 }
    }
  }

  private static func counterparts(_ bitext: Bitext) -> [Int: Range<Int>] {
    var result: [Int: Range<Int>] = [:]
    for bead in bitext.beads {
      for sentence in bead.source { result[sentence] = bead.target }
    }
    return result
  }
}
