internal import Regression
internal import Summaries
internal import Text

/// What is learnt from articles: weights of pairs of words, and on them weights of sentences.
struct TrainedWeights {
  let pairs: PairWeights
  private let pairValues: [Double]
  private let values: [FeatureWeights.Budget: [Double]]
  private let left: Set<Feature>

  private static let penalty = 0.1

  /// - Parameter leaving: Features that are to weigh nothing.
  init(_ articles: [TrainingArticle], leaving: Set<Feature> = []) {
    left = leaving
    // Sentences are weighed by pairs as they look in articles whose references were not seen.
    let halves = [0, 1].map { half in
      articles.enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }
    let learnt = halves.map { PairWeights(values: Self.pairs($0)) }
    let measured = zip(halves, learnt.reversed()).flatMap { half, weights in
      half.map { ($0, $0.measures.features(weights)) }
    }
    pairValues = Self.pairs(articles).map { ($0 * 1000).rounded() / 1000 }
    pairs = PairWeights(values: pairValues)
    var values: [FeatureWeights.Budget: [Double]] = [:]
    for budget in FeatureWeights.Budget.allCases {
      values[budget] = Self.sentences(measured, budget, leaving)
    }
    self.values = values
  }

  func weights(for budget: FeatureWeights.Budget) -> FeatureWeights {
    FeatureWeights(values: values[budget] ?? [], pairs: pairs)
  }

  private static func pairs(_ articles: [TrainingArticle]) -> [Double] {
    let share = share(articles)
    return LogisticModel(
      articles.flatMap { article in
        article.pairs.map {
          LogisticModel.Example(
            values: $0.values, isRight: $0.isThere,
            weight: share[article.segmented.language] ?? 1)
        }
      }
    ).weights
  }

  /// What an article counts, so that each language counts as much as every other: 1 where all have as
  /// many.
  private static func share(_ articles: [TrainingArticle]) -> [Language: Double] {
    let counts = Dictionary(grouping: articles, by: \.segmented.language).mapValues(\.count)
    return counts.mapValues { Double(articles.count) / Double($0 * counts.count) }
  }

  /// Of a language, each article counts as much as every other, however many sentences it has. Weights
  /// are scaled to a sum of 1 without their signs: only their ratios count.
  private static func sentences(
    _ articles: [(article: TrainingArticle, features: [[Double]])], _ budget: FeatureWeights.Budget,
    _ leaving: Set<Feature>
  ) -> [Double] {
    let share = share(articles.map(\.article))
    let examples = articles.flatMap { article, features in
      zip(features, article.worth[budget] ?? []).map { values, worth in
        RidgeModel.Example(
          values: Feature.allCases.map { leaving.contains($0) ? 0 : values[$0.index] },
          answer: worth,
          weight: (share[article.segmented.language] ?? 1) / Double(features.count))
      }
    }
    let weights = RidgeModel(examples, penalty: penalty).weights
    let sum = weights.reduce(0) { $0 + abs($1) }
    return weights.map { sum > 0 ? ($0 / sum * 1000).rounded() / 1000 : 0 }
  }

  /// `Sources/Summaries/Resources/weights.tsv`
  var table: String {
    var lines = [
      "# What each feature of a sentence weighs in a summary, on its value less the article's mean: where",
      "# sentences are counted, and where words or characters are. Made by Benchmarks/train-summaries. Not",
      "# to be edited.",
    ]
    lines += Feature.allCases.filter { !left.contains($0) }.map { feature in
      ([feature.name] + FeatureWeights.Budget.allCases.map { "\(values[$0]?[feature.index] ?? 0)" })
        .joined(separator: "\t")
    }.sorted()
    return lines.joined(separator: "\n") + "\n"
  }

  /// `Sources/Summaries/Resources/pair-weights.tsv`
  var pairTable: String {
    var lines = [
      "# What each feature of two neighbouring words weighs for the odds that a summary has them too. Made",
      "# by Benchmarks/train-summaries. Not to be edited.",
    ]
    lines += PairFeature.allCases.map { "\($0.name)\t\(pairValues[$0.index])" }.sorted()
    return lines.joined(separator: "\n") + "\n"
  }
}
