internal import Bitext
internal import Pipeline
internal import Text

/// Climbs to better weights, one weight at a time.
///
/// The likelihood of gold alignments (a conditional random field over the lattice) was tried
/// first: its weights are better calibrated and score worse.
struct WeightSearch {
  /// Texts that are scored together.
  struct GoldSet {
    let texts: [AlignmentGold]
    let weight: Double
  }

  let sets: [GoldSet]
  let lexicon: WordLexicon
  /// Told what was kept.
  let log: (String) -> Void
  private(set) var weights = AlignmentWeights()
  private var best: Double

  init(sets: [GoldSet], lexicon: WordLexicon, log: @escaping (String) -> Void) {
    self.log = log
    self.sets = sets
    self.lexicon = lexicon
    best = Self.value(AlignmentWeights(), sets, lexicon)
  }

  /// What is worth keeping, in hundredths of F1.
  private static let least = 0.01
  /// Steps of one weight in one direction.
  private static let mostSteps = 3

  /// Tries each weight of the last round in both directions.
  mutating func pass(scale: Double) {
    let last = weights.rounds.count - 1
    for feature in AlignmentFeature.allCases {
      let before = weights.rounds[last][feature]
      for direction in [1.0, -1.0] {
        var steps = 0
        while steps < Self.mostSteps {
          var next = weights
          next.rounds[last][feature] += direction * scale * Self.step(of: feature)
          let value = Self.value(next, sets, lexicon)
          guard value > best + Self.least else { break }
          weights = next
          best = value
          steps += 1
        }
        if steps > 0 { break }
      }
      let after = weights.rounds[last][feature]
      if after != before { log("\(feature.name) \(before) -> \(after): \(best)") }
    }
  }

  private static func step(of feature: AlignmentFeature) -> Double {
    switch feature {
    case .supportOfOne, .surplusOfOne, .lackOfOne, .supportOfGroup, .surplusOfGroup, .lackOfGroup,
      .shortfallOfOne, .shortfallOfGroup, .mixing, .crossed, .straight:
      0.06
    case .length: 0.1
    case .overhang: 0.2
    case .gapHabit, .gapRunHabit, .groupHabit: 0.8
    case .oneOne, .oneTwo, .twoTwo, .oneThree, .twoThree, .oneFour, .larger, .gapOpen,
      .gapExtend, .idle:
      0.5
    default: 0.4
    }
  }

  private static func value(
    _ weights: AlignmentWeights, _ sets: [GoldSet], _ lexicon: WordLexicon
  ) -> Double {
    let aligner = SentenceAligner(lexicon: lexicon, weights: weights)
    var sum = 0.0
    for set in sets {
      let found = concurrentMap(set.texts.count) { index in
        aligner.bitext(set.texts[index].source, set.texts[index].target).beads
      }
      var score = AlignmentScore()
      for (text, beads) in zip(set.texts, found) {
        score.add(beads.map { AlignmentScore.IndexBead($0) }, gold: text.beads)
      }
      sum += set.weight * (score.strictF1 + 0.3 * score.laxF1)
    }
    return 100 * sum / sets.reduce(0) { $0 + $1.weight }
  }
}
