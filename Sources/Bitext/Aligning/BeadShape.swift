/// How many sentences a bead has on either side.
struct BeadShape {
  let source: Int
  let target: Int
  let feature: AlignmentFeature

  /// The largest number of sentences on one side of a bead.
  static let groupLimit = 4

  var isGroup: Bool { source + target > 2 }

  /// The shapes of beads with both sides and no more than `groups` sentences on either.
  static func matches(groups: Int) -> [BeadShape] {
    all.filter { $0.source <= groups && $0.target <= groups }
  }

  private static let all = [
    BeadShape(source: 1, target: 1, feature: .oneOne),
    BeadShape(source: 1, target: 2, feature: .oneTwo),
    BeadShape(source: 2, target: 1, feature: .oneTwo),
    BeadShape(source: 2, target: 2, feature: .twoTwo),
    BeadShape(source: 1, target: 3, feature: .oneThree),
    BeadShape(source: 3, target: 1, feature: .oneThree),
    BeadShape(source: 2, target: 3, feature: .twoThree),
    BeadShape(source: 3, target: 2, feature: .twoThree),
    BeadShape(source: 1, target: 4, feature: .oneFour),
    BeadShape(source: 4, target: 1, feature: .oneFour),
    BeadShape(source: 3, target: 3, feature: .larger),
    BeadShape(source: 2, target: 4, feature: .larger),
    BeadShape(source: 4, target: 2, feature: .larger),
  ]
}
