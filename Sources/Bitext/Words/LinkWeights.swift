internal import Text

/// How much each feature of a link counts: a logistic model, whose probabilities decide which words
/// are linked.
struct LinkWeights: Sendable {
  /// In the order of `LinkFeature`.
  private let weights: [Float]

  /// Those in the resource `word-link-weights.tsv`.
  init() {
    var weights = [Float](repeating: 0, count: LinkFeature.allCases.count)
    for row in ResourceTable(PackageResources.word_link_weights_tsv).rows where row.count == 2 {
      guard let feature = LinkFeature(rawValue: String(decoding: row[0], as: UTF8.self)),
        let index = LinkFeature.allCases.firstIndex(of: feature),
        let weight = Float(String(decoding: row[1], as: UTF8.self))
      else { continue }
      weights[index] = weight
    }
    self.weights = weights
  }

  /// The probability that a link with these features is right.
  func probability(_ values: [Float]) -> Float {
    var sum: Float = 0
    for (weight, value) in zip(weights, values) { sum += weight * value }
    return 1 / (1 + Float(Logarithm.exponential(Double(-sum))))
  }
}
