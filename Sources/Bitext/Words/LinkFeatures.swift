internal import Text

/// What speaks for a link, as the model that decides on it weighs it.
package enum LinkFeature: String, CaseIterable {
  case bias
  /// Its probabilities in both directions, their geometric mean, and their log odds.
  case forward, backward, agreement, forwardOdds, backwardOdds
  /// The greatest agreement of another link of the source word, and of the target word.
  case rowRival, columnRival
  /// The agreement of the links beside it: both words one on or one back; crossed; the next target
  /// word with the same source word; the next source word with the same target word.
  case diagonal, crossed, horizontal, vertical
  /// What is known of the pair beforehand.
  case prior
  /// One of the two is a mark; both are numbers.
  case mark, number
  /// How far it lies from the diagonal, in segments.
  case distance
  /// Links beside it in both ways.
  case corner
}

/// The features of the links of one segment.
struct LinkFeatures {
  private let posteriors: LinkPosteriors
  private var rowBest: [(first: Float, at: Int, second: Float)]
  private var columnBest: [(first: Float, at: Int, second: Float)]

  /// O(cells).
  init(_ posteriors: LinkPosteriors) {
    self.posteriors = posteriors
    rowBest = Array(repeating: (0, -1, 0), count: posteriors.height)
    columnBest = Array(repeating: (0, -1, 0), count: posteriors.width)
    for i in 0..<posteriors.height {
      for j in 0..<posteriors.width {
        let agreement = posteriors.agreement(i * posteriors.width + j)
        Self.note(agreement, at: j, in: &rowBest[i])
        Self.note(agreement, at: i, in: &columnBest[j])
      }
    }
  }

  private static func note(
    _ value: Float, at index: Int, in best: inout (first: Float, at: Int, second: Float)
  ) {
    if value > best.first {
      best = (value, index, best.first)
    } else if value > best.second {
      best.second = value
    }
  }

  /// The features of a link, in the order of `LinkFeature`. O(1).
  func values(_ i: Int, _ j: Int, prior: Float, kinds: (Token.Kind, Token.Kind)) -> [Float] {
    let cell = i * posteriors.width + j
    let forward = min(posteriors.forward[cell], 1)
    let backward = min(posteriors.backward[cell], 1)
    let row = rowBest[i].at == j ? rowBest[i].second : rowBest[i].first
    let column = columnBest[j].at == i ? columnBest[j].second : columnBest[j].first
    let horizontal = max(agreement(i, j - 1), agreement(i, j + 1))
    let vertical = max(agreement(i - 1, j), agreement(i + 1, j))
    let distance =
      (Float(i) + 0.5) / Float(posteriors.height) - (Float(j) + 0.5) / Float(posteriors.width)
    return [
      1, forward, backward, (forward * backward).squareRoot(), Self.odds(forward),
      Self.odds(backward), row, column,
      (agreement(i - 1, j - 1) + agreement(i + 1, j + 1)) / 2,
      (agreement(i - 1, j + 1) + agreement(i + 1, j - 1)) / 2, horizontal, vertical, prior,
      kinds.0 == .mark || kinds.1 == .mark ? 1 : 0,
      kinds.0 == .number && kinds.1 == .number ? 1 : 0, abs(distance), horizontal * vertical,
    ]
  }

  private func agreement(_ i: Int, _ j: Int) -> Float {
    guard i >= 0, i < posteriors.height, j >= 0, j < posteriors.width else { return 0 }
    return posteriors.agreement(i * posteriors.width + j)
  }

  /// Log odds, not without bounds.
  private static func odds(_ probability: Float) -> Float {
    let least: Float = 0.02
    return Float(Logarithm.of(Double((probability + least) / (1 - probability + least))))
  }
}
