/// How many sentences a bead has on either side.
struct BeadShape {
  let source: Int
  let target: Int
  let logPrior: Double

  /// The largest number of sentences on one side of a bead.
  static let groupLimit = 4

  /// The shapes of beads with both sides and no more than `groups` sentences on either.
  static func matches(_ weights: AlignmentWeights, groups: Int) -> [BeadShape] {
    let all = [
      BeadShape(source: 1, target: 1, logPrior: weights.oneOne),
      BeadShape(source: 1, target: 2, logPrior: weights.oneTwo),
      BeadShape(source: 2, target: 1, logPrior: weights.oneTwo),
      BeadShape(source: 2, target: 2, logPrior: weights.twoTwo),
      BeadShape(source: 1, target: 3, logPrior: weights.oneThree),
      BeadShape(source: 3, target: 1, logPrior: weights.oneThree),
      BeadShape(source: 2, target: 3, logPrior: weights.twoThree),
      BeadShape(source: 3, target: 2, logPrior: weights.twoThree),
      BeadShape(source: 1, target: 4, logPrior: weights.oneFour),
      BeadShape(source: 4, target: 1, logPrior: weights.oneFour),
    ]
    return all.filter { $0.source <= groups && $0.target <= groups }
  }
}
