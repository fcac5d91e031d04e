/// What sentence vectors say of groups of sentences, for every pair of sentences near the band.
///
/// The likeness of two groups is the cosine of their vectors, less what chance gives, in units of
/// how chance scatters (cf. the margin of Artetxe and Schwenk 2019 and the background of vecalign,
/// Thompson and Koehn 2019). It is a cosine of sums, so that the products of pairs of sentences,
/// each computed once, tell it for all beads.
struct VectorEvidence {
  private let comparison: VectorComparison
  private let weights: VectorWeights
  /// First column and first cell of each row of sentence pairs.
  private var low: [Int32] = []
  private var offsets: [Int] = [0]
  /// By cell: the product of its sentences' vectors.
  private var products: [Float] = []

  /// O(points of the band × dimension).
  init(_ band: SearchBand, _ comparison: VectorComparison, groups: Int, weights: VectorWeights) {
    self.comparison = comparison
    self.weights = weights
    let n = band.sourceCount
    low.reserveCapacity(n)
    offsets.reserveCapacity(n + 1)
    for row in 0..<n {
      // The columns of all beads that a path within the band can make with this row.
      let first = band.low[max(0, row - groups + 1)]
      let end = max(band.high[min(n, row + groups)], first)
      low.append(first)
      for column in Int(first)..<Int(end) { products.append(comparison.product(row, column)) }
      offsets.append(products.count)
    }
  }

  /// The logarithm of the odds, as far as vectors tell, that groups of sentences belong together.
  /// O(pairs of sentences).
  @inline(__always)
  func evidence(source: Range<Int>, target: Range<Int>) -> Double {
    let lengths =
      comparison.source.inverseLengths[
        (source.count - 1) * comparison.source.count + source.upperBound - 1]
      * comparison.target.inverseLengths[
        (target.count - 1) * comparison.target.count + target.upperBound - 1]
    if lengths == 0 { return 0 }
    var sum: Float = 0
    for row in source {
      let start = offsets[row] - Int(low[row])
      for column in target { sum += products[start + column] }
    }
    return weights.evidence(
      Double(sum * lengths / comparison.spread), sentences: source.count + target.count)
  }
}

/// What likeness by vectors counts: weights tuned on parallel texts of several kinds.
package struct VectorWeights: Sendable, Equatable {
  /// The likeness, in standard deviations of chance, that speaks neither for nor against a bead.
  package var neutral = 3.6
  /// What one standard deviation more is worth.
  package var slope = 1.0
  /// The most that it says for a bead, and against it.
  package var most = 6.0
  package var least = -6.0
  /// What each sentence above two adds to the weight of a bead.
  package var more = 0.5

  package init() {}

  @inline(__always)
  func evidence(_ likeness: Double, sentences: Int) -> Double {
    min(most, max(least, slope * (likeness - neutral)))
      * (1 + more * Double(sentences - 2))
  }
}
