import Summaries

/// A score and what adds up to it, in thousandths: the values as printed give the score as printed.
struct ScoreExplanation {
  /// What a feature adds to a score.
  struct Contribution: Encodable {
    let feature: String
    let value: Double
  }

  let contributions: [Contribution]
  let score: Double

  init(_ contributions: [Summary.Contribution], score: Double) {
    self.contributions = contributions.map {
      Contribution(feature: $0.feature, value: $0.value.rounded3)
    }
    let thousandths = self.contributions.reduce(0) { $0 + Int(($1.value * 1000).rounded()) }
    self.score = contributions.isEmpty ? score.rounded3 : Double(thousandths) / 1000
  }

  /// `1.204 = lead 0.511 + length 0.400 − question 0.021`, the greatest first, without those that add
  /// nothing.
  var text: String {
    let parts = contributions.filter { $0.value != 0 }
      .sorted { (abs($1.value), $0.feature) < (abs($0.value), $1.feature) }
    var text = "\(score) ="
    for (index, part) in parts.enumerated() {
      if index == 0 {
        text += part.value < 0 ? " −" : " "
      } else {
        text += part.value < 0 ? " − " : " + "
      }
      text += "\(part.feature) \(abs(part.value))"
    }
    return parts.isEmpty ? text + " 0" : text
  }
}
