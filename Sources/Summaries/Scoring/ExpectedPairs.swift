/// The different pairs of neighbouring words of each sentence, and how likely a summary by people
/// has them.
struct ExpectedPairs: Sendable {
  /// How many different pairs the body has.
  var count: Int { likelihoods.count }

  private let pairs: [Int32]
  private let offsets: [Int32]
  private let likelihoods: [Float]

  /// O(pairs).
  init(_ pairs: WordPairs, weights: PairWeights) {
    self.pairs = pairs.pairs
    offsets = pairs.offsets
    likelihoods = pairs.likelihoods(weights)
  }

  /// The pairs of the body sentence at a place, each once.
  func pairs(at place: Int) -> ArraySlice<Int32> {
    pairs[Int(offsets[place])..<Int(offsets[place + 1])]
  }

  /// Between 0 and 1.
  func likelihood(of pair: Int32) -> Float { likelihoods[Int(pair)] }
}
