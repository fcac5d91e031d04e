/// What an alignment is weighed by: each bead, and each sentence left out, has a value of some of
/// these; its score is their sum, each times its weight.
package enum AlignmentFeature: Int, CaseIterable, Sendable {
  // How common beads are, by sentences on either side.
  case oneOne, oneTwo, twoTwo, oneThree, twoThree, oneFour, larger
  // A run of sentences left out: its first, and each one more.
  case gapOpen, gapExtend
  // How much more of each this very text has than others: logarithms of ratios.
  case gapHabit, gapRunHabit, groupHabit

  // What the words say: the sum over sentences that find support in the bead, what they find
  // beyond doubt, and the sum over those that miss it; in beads of one sentence each and in larger
  // ones.
  case supportOfOne, surplusOfOne, lackOfOne, supportOfGroup, surplusOfGroup, lackOfGroup
  // How far sentences fall short of what others of their length find in this very text.
  case shortfallOfOne, shortfallOfGroup
  // In beads of several sentences on both sides: how much more all of one side say of a sentence
  // of the other than any one of them.
  case mixing
  // How little the first and last sentences of a group add to what the rest says of the other side.
  case idle
  // In beads of two sentences each: how much better they answer each other crosswise, or straight.
  case crossed, straight
  case length
  // How far clauses hang over a border of sentences within a group; see `Overhang`.
  case overhang
  // How far the first and last sentences of a group look like strangers in it; see `Strangers`.
  case strangers

  // How both sides end.
  case endsQuestionOrExclamation, endsDifferently, endsFullAndColon, endsFullAndOpen
  case endsColon, endsColonAndOpen, endsOpen
  case quotationClosesOnOne, quotationClosesOnBoth
  // How both sides begin.
  case lowerOnOne, lowerOnBoth, quotationOpensOnOne, quotationOpensOnBoth
  case dashOnOne, dashOnBoth, digitOnOne, digitOnBoth
  // Where sentences meet within a bead.
  case insideOpen, insideColon, insideLower, insideQuotation, insideQuestion
  // Ends of paragraphs, headings and items.
  case blockInside, blockOnOne, blockOnBoth

  // A sentence left out.
  case gapEndsOpen, gapStartsLower, gapAfterOpen, gapLength

  /// The name that the table of weights has for it.
  package var name: String { "\(self)" }

  static let count = allCases.count
}

/// A weight for each feature.
package struct FeatureWeights: Sendable, Equatable {
  /// By the raw value of the feature.
  package var values: [Double]

  package init() { values = Array(repeating: 0, count: AlignmentFeature.count) }

  @inline(__always)
  package subscript(feature: AlignmentFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}

/// The sum of features by their weights.
struct WeightedSum {
  let weights: FeatureWeights
  private(set) var value = 0.0

  init(_ weights: FeatureWeights) { self.weights = weights }

  @inline(__always)
  mutating func add(_ feature: AlignmentFeature, _ value: Double) {
    self.value += weights[feature] * value
  }
}
