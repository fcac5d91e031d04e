internal import Glibc
internal import Text

/// By what it is judged how probably a place is the original of a quotation.
package enum OriginalFeature: Int, CaseIterable, Sendable {
  case bias
  /// As in `SpanMatch`.
  case score, recall, precision
  /// The logarithm of how many words the quotation has, and what likeness means for so many.
  case words, scoreByWords
  /// What more speaks for it than for the next place with another wording.
  case margin, marginByWords
  /// How well the words around the quotation are answered around it.
  case near

  package var name: String { "\(self)" }

  static func values(_ best: OriginalCandidate, margin: Double) -> [Double] {
    let words = log(1 + Double(best.wordCount))
    return allCases.map { feature in
      switch feature {
      case .bias: 1
      case .score: best.match.score
      case .recall: best.match.recall
      case .precision: best.match.precision
      case .words: words
      case .scoreByWords: best.match.score * words
      case .margin: margin
      case .marginByWords: margin * words
      case .near: best.near
      }
    }
  }
}

/// The weights of `OriginalFeature` in a logistic model, from `Benchmarks/train-originals`.
struct OriginalWeights: Sendable {
  private var weights = [Double](repeating: 0, count: OriginalFeature.allCases.count)

  init() {
    for fields in ResourceTable(PackageResources.original_weights_tsv).rows where fields.count == 2
    {
      let name = String(decoding: fields[0], as: UTF8.self)
      guard let feature = OriginalFeature.allCases.first(where: { $0.name == name }) else {
        continue
      }
      weights[feature.rawValue] = Double(String(decoding: fields[1], as: UTF8.self)) ?? 0
    }
  }

  func probability(_ values: [Double]) -> Double {
    1 / (1 + exp(-zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
