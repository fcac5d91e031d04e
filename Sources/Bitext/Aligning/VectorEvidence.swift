/// What sentence vectors say of groups of sentences, for every pair of sentences near the band.
///
/// The likeness of two groups is the cosine of their vectors, less what chance gives, in units of
/// how chance scatters (cf. the margin of Artetxe and Schwenk 2019 and the background of vecalign,
/// Thompson and Koehn 2019). It is a cosine of sums, so that the products of pairs of sentences,
/// each computed once, tell it for all beads.
struct VectorEvidence {
  private let comparison: VectorComparison
  private let weights: VectorWeights
  /// The likeness that speaks neither for nor against a bead, and what one more is worth.
  private let neutral: Float
  private let slope: Float
  /// First column and first cell of each row of sentence pairs.
  private var low: [Int32] = []
  private var offsets: [Int] = [0]
  /// By cell: the product of its sentences' vectors, in units of chance.
  private var products: [Float] = []

  /// O(points of the band × dimension).
  init(_ band: SearchBand, _ comparison: VectorComparison, groups: Int, weights: VectorWeights) {
    self.comparison = comparison
    self.weights = weights
    let together = comparison.together
    let apart = comparison.apart
    let distance = max(0, together.mean - apart.mean)
    neutral = Float(apart.mean + weights.middle * distance)
    // The odds of two normal laws with the mean of their variances; none where they are the same.
    slope = Float(weights.share * distance / ((together.variance + apart.variance) / 2))
    let n = band.sourceCount
    low.reserveCapacity(n)
    offsets.reserveCapacity(n + 1)
    let unit = 1 / comparison.spread
    for row in 0..<n {
      // The columns of all beads that a path within the band can make with this row.
      let first = band.low[max(0, row - groups + 1)]
      let end = max(band.high[min(n, row + groups)], first)
      low.append(first)
      for column in Int(first)..<Int(end) {
        products.append(comparison.product(row, column) * unit)
      }
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
    let odds = Double(slope * (sum * lengths - neutral))
    let sentences = Double(source.count + target.count)
    return weights.kept * sentences
      + min(weights.limit, max(-weights.limit, odds)) * (1 + weights.more * (sentences - 2))
  }
}

/// What likeness by vectors counts: weights tuned on parallel texts of several kinds.
package struct VectorWeights: Sendable, Equatable {
  /// What the logarithm of the odds counts beside words, which often say the same.
  package var share = 0.4
  /// Where likeness is neutral, on the way from that of neighbours to that of counterparts.
  package var middle = 0.4
  /// The most that it says for a bead or against it.
  package var limit = 6.0
  /// What each sentence above two adds to the weight of a bead.
  package var more = 0.1
  /// What each sentence of a bead is worth: where vectors tell which beads are right, there is less
  /// reason to leave sentences out.
  package var kept = 0.25

  package init() {}
}
