internal import Text

/// The weights of the aligner's evidence: general ones, tuned on parallel texts of several kinds
/// and pairs of languages.
package struct AlignmentWeights: Sendable, Equatable {
  /// The weights of features round by round: what is known of words differs from one to the next.
  /// The last are those of the last round.
  package var rounds: [FeatureWeights]

  /// Variance of the logarithm of the lengths' ratio: the part that stays, and the part that
  /// shrinks with length (times characters).
  package var lengthVariance = 0.01
  package var lengthVarianceOfShort = 3.45

  /// How probable it is that a term of a kind, present on both sides, answers itself.
  package var name = 0.9
  package var longWord = 0.87
  package var shortWord = 0.15
  package var number = 0.85
  package var mark = 0.5
  package var concept = 0.9
  package var address = 0.95
  package var heading = 0.95
  /// The same of cognates, times likeness to the power `cognateSharpness`.
  package var cognate = 0.7
  package var cognateSharpness = 2.0
  package var cognateLeast = 0.55
  /// The same of words that a lexicon has as translations, times the root of its weight.
  package var translation = 0.9

  /// How probable it is that a term is answered at all before anything is known of it.
  package var answered = 0.115
  /// Weight of what is known beforehand against counts, in tokens.
  package var priorTokens = 1.0
  package var answeredTokens = 1.5
  /// Part of the words that nothing on the other side need explain.
  package var null = 1.15

  /// What likeness by sentence vectors counts, where there are any.
  package var vectors = VectorWeights()

  /// What a bead must be worth to be taken, in decoding by posterior probability.
  package var decodingThreshold = 0.0
  /// Exponent of posterior probabilities for confidence.
  package var confidenceScale = 1.0

  /// What narrows the search: a band's least width around anchors, the padding and the least
  /// probability of points looked at again, and what links must be worth.
  package var firstPadding = 3.0
  package var padding = 1.0
  package var leastThrough = 1e-4
  package var leastOdds = 1.0
  package var leastAssociation = 0.03

  /// The weights that come with the project.
  package init() { rounds = Self.trained }

  private static let trained: [FeatureWeights] = {
    var features: [ArraySlice<UInt8>: AlignmentFeature] = [:]
    for feature in AlignmentFeature.allCases {
      features[ArraySlice(feature.name.utf8)] = feature
    }
    var rounds: [FeatureWeights] = []
    for row in ResourceTable(PackageResources.alignment_weights_tsv).rows {
      guard let feature = features[row[0]] else { continue }
      for (round, field) in row.dropFirst().enumerated() {
        if round == rounds.count { rounds.append(FeatureWeights()) }
        rounds[round][feature] = Double(String(decoding: field, as: UTF8.self)) ?? 0
      }
    }
    return rounds
  }()
}
