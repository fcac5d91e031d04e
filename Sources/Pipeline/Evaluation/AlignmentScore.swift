public import Bitext

/// Precision, recall and F1 of sentence alignments against gold, strict and lax.
///
/// A bead is a strict hit when gold has the same one; a lax hit when it is a strict one or when
/// gold links one of its source sentences to one of its target sentences. Precision is over all
/// beads found, sentences left out included; recall over the gold beads that have both sides,
/// against the found ones that have both. Counts are summed over texts before they are divided
/// (Sennrich and Volk 2010; Thompson and Koehn 2019).
public struct AlignmentScore: Sendable, Equatable {
  /// A bead as gold files write it: sentence numbers from 0, which need not be neighbours.
  public struct IndexBead: Sendable, Hashable {
    /// Sentence numbers on either side.
    public let source: [Int]
    public let target: [Int]

    public init(source: [Int], target: [Int]) {
      self.source = source
      self.target = target
    }

    /// The bead of a bitext.
    public init(_ bead: Bead) {
      self.init(source: Array(bead.source), target: Array(bead.target))
    }

    var hasBothSides: Bool { !source.isEmpty && !target.isEmpty }
    var isEmpty: Bool { source.isEmpty && target.isEmpty }
  }

  /// Hits among judged items.
  public struct Ratio: Sendable, Equatable {
    public var hits = 0
    public var total = 0

    /// 0 where nothing was judged.
    public var value: Double { total == 0 ? 0 : Double(hits) / Double(total) }
  }

  public private(set) var strictPrecision = Ratio()
  public private(set) var strictRecall = Ratio()
  public private(set) var laxPrecision = Ratio()
  public private(set) var laxRecall = Ratio()
  /// Of sentences without counterpart, on either side.
  public private(set) var nullPrecision = Ratio()
  public private(set) var nullRecall = Ratio()

  /// The score of nothing, to add texts to.
  public init() {}

  public var strictF1: Double { Self.harmonicMean(strictPrecision, strictRecall) }
  public var laxF1: Double { Self.harmonicMean(laxPrecision, laxRecall) }
  public var nullF1: Double { Self.harmonicMean(nullPrecision, nullRecall) }

  private static func harmonicMean(_ precision: Ratio, _ recall: Ratio) -> Double {
    let sum = precision.value + recall.value
    return sum == 0 ? 0 : 2 * precision.value * recall.value / sum
  }

  /// Adds the counts of one text. O(beads + links).
  public mutating func add(_ beads: [IndexBead], gold: [IndexBead]) {
    Self.count(beads, against: gold, strict: &strictPrecision, lax: &laxPrecision)
    Self.count(
      gold.filter(\.hasBothSides), against: beads.filter(\.hasBothSides), strict: &strictRecall,
      lax: &laxRecall)
    let found = Self.leftOut(beads)
    let expected = Self.leftOut(gold)
    let common = found.intersection(expected).count
    nullPrecision.hits += common
    nullPrecision.total += found.count
    nullRecall.hits += common
    nullRecall.total += expected.count
  }

  private static func count(
    _ judged: [IndexBead], against reference: [IndexBead], strict: inout Ratio, lax: inout Ratio
  ) {
    let known = Set(reference.filter { !$0.isEmpty })
    var links: [Int: Set<Int>] = [:]
    for bead in known {
      for sentence in bead.source { links[sentence, default: []].formUnion(bead.target) }
    }
    // Twice the same bead is judged once.
    for bead in Set(judged) where !bead.isEmpty {
      strict.total += 1
      lax.total += 1
      if known.contains(bead) {
        strict.hits += 1
        lax.hits += 1
      } else if bead.source.contains(where: { sentence in
        links[sentence].map { linked in bead.target.contains(where: linked.contains) } ?? false
      }) {
        lax.hits += 1
      }
    }
  }

  private struct Place: Hashable {
    let isSource: Bool
    let sentence: Int
  }

  private static func leftOut(_ beads: [IndexBead]) -> Set<Place> {
    var result: Set<Place> = []
    for bead in beads {
      if bead.target.isEmpty {
        result.formUnion(bead.source.map { Place(isSource: true, sentence: $0) })
      }
      if bead.source.isEmpty {
        result.formUnion(bead.target.map { Place(isSource: false, sentence: $0) })
      }
    }
    return result
  }
}
