internal import Text

/// Which of the expected pairs of words rows already chosen bring, version by version: what a
/// summary has once it need not have again (maximum coverage: Gillick and Favre 2009).
struct PairCoverage {
  private let versions: [ScoredVersion]
  /// By version and pair: 0 for what no chosen row has, the greatest number for what one has,
  /// else the last reckoning that met it.
  private var marks: [[Int32]]
  private var reckoning: Int32 = 0

  private static let isChosen = Int32.max

  init(_ versions: [ScoredVersion]) {
    self.versions = versions
    marks = versions.map { [Int32](repeating: 0, count: $0.expectedPairs.count) }
  }

  /// How many pairs of a human summary sentences of a version are expected to add.
  ///
  /// O(words of the sentences).
  mutating func gain(of sentences: [Range<Int>], in version: Int) -> Double {
    reckoning += 1
    let expected = versions[version].expectedPairs
    var gain: Float = 0
    for sentence in sentences.joined() {
      for pair in pairs(of: sentence, version) where marks[version][Int(pair)] < reckoning {
        gain += expected.likelihood(of: pair)
        marks[version][Int(pair)] = reckoning
      }
    }
    return Double(gain)
  }

  /// Counts sentences of a version as chosen.
  mutating func take(_ sentences: [Range<Int>], in version: Int) {
    for sentence in sentences.joined() {
      for pair in pairs(of: sentence, version) { marks[version][Int(pair)] = Self.isChosen }
    }
  }

  private func pairs(of sentence: Int, _ version: Int) -> ArraySlice<Int32> {
    let place = Int(versions[version].placeInBody[sentence])
    return place < 0 ? [] : versions[version].expectedPairs.pairs(at: place)
  }
}
