import TestSupport
import Testing
import Text

@testable import Summaries

@Suite struct ScoringTests {
  /// Features count against the article's mean: the scores of all sentences add up to nothing.
  @Test(arguments: [1, 2, 7, 60])
  func scoresAreMeanCentred(_ size: Int) {
    var random = SplitMix(seed: UInt64(size))
    let document = segmented(randomText(sentences: size, using: &random))
    for budget in FeatureWeights.Budget.allCases {
      let version = ScoredVersion(document, weights: .standard(for: budget))
      #expect(abs(version.scores.reduce(0, +)) < 1e-6)
      for place in version.body.indices {
        let sum = version.contributions(at: place).reduce(0, +)
        #expect(abs(sum - version.scores[place]) < 1e-9)
      }
    }
  }

  /// Pairs run over marks, not over ends of sentences, and each counts once in a sentence.
  @Test func pairsOfWords() {
    let document = segmented("The old bridge, the old bridge closes. Bridge closes.")
    let reading = SentenceReading(of: document, body: [0, 1])
    // the-old, old-bridge, bridge-the, bridge-closes; the second sentence has the last of them.
    #expect(reading.pairs.count == 4)
    #expect(reading.pairs.offsets == [0, 4, 5])
    #expect(reading.pairs.pairs.last == 3)
    let recurrences = (0..<4).map {
      reading.pairs.measures(of: $0)[PairFeature.recurrence.index]
    }
    #expect(recurrences[..<3].allSatisfy { $0 == 0 } && recurrences[3] > 0.69)
  }

  @Test func pairsThatRecurAreLikelier() {
    let document = segmented(
      """
      Rain fell on the hills all night long. The harbour bridge closes. Boats wait outside.
      The harbour bridge is old. Nobody asked the pilots.
      """)
    let reading = SentenceReading(of: document, body: [0, 1, 2, 3, 4])
    let likelihoods = reading.pairs.likelihoods(.standard)
    #expect(likelihoods.allSatisfy { $0 > 0 && $0 < 1 })
    func likeliest(_ sentence: Int) -> Float {
      let range = Int(reading.pairs.offsets[sentence])..<Int(reading.pairs.offsets[sentence + 1])
      return reading.pairs.pairs[range].map { likelihoods[Int($0)] }.max() ?? 0
    }
    #expect(likeliest(3) > likeliest(2) && likeliest(3) > likeliest(4))
  }

  @Test func textsWithoutPairsAreScored() {
    for text in ["One. Two. Three.", "…", "12. 13."] {
      let version = ScoredVersion(segmented(text), weights: .standard)
      #expect(version.scores.allSatisfy { $0.isFinite })
    }
  }

  @Test func budgetsHaveTheirOwnWeights() {
    #expect(FeatureWeights.Budget(.sentences(3)) == .sentences)
    for budget in [SummaryOptions.Budget.words(40), .characters(300), .ratio(0.1)] {
      #expect(FeatureWeights.Budget(budget) == .space)
    }
    #expect(FeatureWeights.standard(for: .space) != FeatureWeights.standard(for: .sentences))
  }
}
