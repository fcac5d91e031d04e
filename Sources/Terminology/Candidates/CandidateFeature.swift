internal import Glibc
internal import Text

/// What a pair of phrases is judged by.
package enum CandidateFeature: Int, CaseIterable, Sendable {
  case bias
  /// The logarithm of how often the word alignment joins the two, and of which part of the
  /// occurrences of each that is.
  case joint, regularity, targetRegularity
  case sourceCount
  /// Both sides' contexts; see `PhraseContexts`.
  case nested, targetNested
  case oneWord, twoWords, threeWords, moreWords, wordDifference, targetWords
  case capital, targetCapital
  /// Both begin a sentence of the same row: whether ever, how often, and the share.
  case beginsTogether, beginsTogetherCount, beginsTogetherShare
  case entropyBefore, entropyBehind, targetEntropyBefore, targetEntropyBehind
  case common, targetCommon
  case quoted, targetQuoted
  /// The joint count as a part of that of the best partner of each.
  case bestOfSource, bestOfTarget
  case once
  /// The mean certainty of the links that join them.
  case certainty
  case begins, targetBegins

  package var name: String { "\(self)" }
  static let featureCount = allCases.count
}

/// The weights of `CandidateFeature` in two logistic models: how probable it is that a pair is a term
/// in both languages, and that one who looks the source phrase up finds the right translation.
///
/// They come from `Benchmarks/train-terms`.
struct CandidateWeights: Sendable {
  private(set) var term = [Double](repeating: 0, count: CandidateFeature.featureCount)
  private(set) var translation = [Double](repeating: 0, count: CandidateFeature.featureCount)

  init() {
    var features: [String: CandidateFeature] = [:]
    for feature in CandidateFeature.allCases { features[feature.name] = feature }
    for fields in ResourceTable(PackageResources.candidate_weights_tsv).rows
    where fields.count == 3 {
      guard let feature = features[String(decoding: fields[0], as: UTF8.self)] else { continue }
      term[feature.rawValue] = Double(String(decoding: fields[1], as: UTF8.self)) ?? 0
      translation[feature.rawValue] = Double(String(decoding: fields[2], as: UTF8.self)) ?? 0
    }
  }

  func termProbability(_ values: [Double]) -> Double { Self.probability(term, values) }
  func translationProbability(_ values: [Double]) -> Double {
    Self.probability(translation, values)
  }

  private static func probability(_ weights: [Double], _ values: [Double]) -> Double {
    var sum = 0.0
    for index in values.indices { sum += weights[index] * values[index] }
    return 1 / (1 + exp(-sum))
  }
}
