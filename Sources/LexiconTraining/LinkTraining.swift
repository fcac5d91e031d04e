internal import Bitext
internal import Regression

/// Fits the weights by which links are decided on to segments whose links are known.
struct LinkTraining {
  private var examples: [LogisticModel.Example] = []

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - weight: What the whole text counts, whatever its size.
  ///   - isRight: Takes a segment and the positions of two words; `nil`: it does not matter.
  mutating func add(
    _ words: ParallelWords, lexicon: WordLexicon, weight: Double,
    isRight: (_ segment: Int, _ source: Int, _ target: Int) -> Bool?
  ) {
    let alignment = WordAligner(lexicon: lexicon).alignment(of: words)
    var found: [(values: [Float], isRight: Bool)] = []
    for segment in 0..<alignment.segmentCount {
      for candidate in alignment.candidates(ofSegment: segment) {
        guard let isRight = isRight(segment, candidate.source, candidate.target) else { continue }
        found.append((candidate.values, isRight))
      }
    }
    let share = weight * Self.textExamples / Double(max(1, found.count))
    examples += found.map {
      LogisticModel.Example(values: $0.values.map(Double.init), isRight: $0.isRight, weight: share)
    }
  }

  /// What a text counts beside the penalty, in examples.
  private static let textExamples = 8_000.0

  /// The weights that make the known links most probable, by feature.
  var weights: [(name: String, weight: Double)] {
    zip(LinkFeature.allCases, LogisticModel(examples).weights).map { ($0.rawValue, $1) }
  }
}
