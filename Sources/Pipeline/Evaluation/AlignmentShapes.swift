/// Strict figures apart by the shape of beads: `1-1`, `2-1`, `1-0`.
struct AlignmentShapes: Sendable, Equatable {
  private struct Counts: Equatable {
    var found = 0
    var gold = 0
    var right = 0
  }

  private var counts: [String: Counts] = [:]

  /// Adds the beads of one text. O(beads).
  mutating func add(
    _ beads: [AlignmentScore.IndexBead], gold: [AlignmentScore.IndexBead]
  ) {
    let known = Set(gold)
    for bead in Set(beads) where !bead.isEmpty {
      counts[bead.shape, default: Counts()].found += 1
      if known.contains(bead) { counts[bead.shape, default: Counts()].right += 1 }
    }
    for bead in known where !bead.isEmpty { counts[bead.shape, default: Counts()].gold += 1 }
  }

  /// The figures as reports print them, by shape.
  var table: [String: Figures] {
    counts.mapValues { counts in
      let precision = counts.found == 0 ? 0 : Double(counts.right) / Double(counts.found)
      let recall = counts.gold == 0 ? 0 : Double(counts.right) / Double(counts.gold)
      let sum = precision + recall
      return Figures(
        found: counts.found, gold: counts.gold, right: counts.right,
        precision: precision.rounded5, recall: recall.rounded5,
        f1: (sum == 0 ? 0 : 2 * precision * recall / sum).rounded5)
    }
  }

  struct Figures: Encodable, Sendable {
    let found: Int
    let gold: Int
    let right: Int
    let precision: Double
    let recall: Double
    let f1: Double
  }
}

extension AlignmentScore.IndexBead {
  /// Sentences on either side: `2-1`.
  var shape: String { "\(source.count)-\(target.count)" }
}
