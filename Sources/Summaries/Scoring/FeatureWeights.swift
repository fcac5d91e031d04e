internal import Text

/// What each feature of a sentence weighs: `Resources/weights.tsv` and `pair-weights.tsv`.
package struct FeatureWeights: Sendable, Equatable {
  /// What a budget is of: where sentences are counted, short ones have more of what they are judged by;
  /// where words or characters are, length costs already.
  package enum Budget: Int, CaseIterable, Sendable {
    case sentences, space

    package init(_ budget: SummaryOptions.Budget) {
      switch budget {
      case .sentences: self = .sentences
      case .words, .characters, .ratio: self = .space
      }
    }
  }

  /// By `Feature.index`.
  let values: [Double]
  let pairs: PairWeights

  /// The weights the program comes with, where sentences are counted.
  static let standard = FeatureWeights(budget: .sentences)
  private static let space = FeatureWeights(budget: .space)

  /// The weights the program comes with.
  static func standard(for budget: Budget) -> FeatureWeights {
    switch budget {
    case .sentences: standard
    case .space: space
    }
  }

  private init(budget: Budget) {
    self.init(parsing: PackageResources.weights_tsv, budget: budget)
  }

  /// Reads lines of a feature's name and its weight by `Budget`, parted by tabs; `#` begins a comment. A
  /// feature that is not named weighs nothing.
  init(parsing bytes: [UInt8], budget: Budget, pairs: PairWeights = .standard) {
    var values = [Double](repeating: 0, count: Feature.count)
    for fields in ResourceTable(bytes).rows {
      guard fields.count == 1 + Budget.allCases.count,
        let feature = Feature(name: String(decoding: fields[0], as: UTF8.self)),
        let value = Double(String(decoding: fields[1 + budget.rawValue], as: UTF8.self))
      else { continue }
      values[feature.index] = value
    }
    self.init(values: values, pairs: pairs)
  }

  package init(values: [Double], pairs: PairWeights = .standard) {
    self.values = values
    self.pairs = pairs
  }
}

/// What each feature of a pair of words weighs for the odds that a summary has the pair:
/// `Resources/pair-weights.tsv`.
package struct PairWeights: Sendable, Equatable {
  /// By `PairFeature.index`.
  let values: [Float]

  package static let standard = PairWeights(parsing: PackageResources.pair_weights_tsv)

  /// Reads lines of a feature's name, a tab and its weight.
  init(parsing bytes: [UInt8]) {
    var values = [Float](repeating: 0, count: PairFeature.count)
    for fields in ResourceTable(bytes).rows {
      guard fields.count == 2,
        let feature = PairFeature(name: String(decoding: fields[0], as: UTF8.self)),
        let value = Float(String(decoding: fields[1], as: UTF8.self))
      else { continue }
      values[feature.index] = value
    }
    self.values = values
  }

  package init(values: [Double]) { self.values = values.map { Float($0) } }
}
