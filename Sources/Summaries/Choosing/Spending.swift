internal import Text

/// A budget in numbers: what may be spent in each version, and what a sentence costs.
struct Spending {
  let limits: [Int]
  private let costs: [[Int32]]

  init(_ budget: SummaryOptions.Budget, _ versions: [ScoredVersion]) {
    switch budget {
    case .sentences(let count):
      limits = versions.map { _ in max(count, 1) }
      costs = versions.map { [Int32](repeating: 1, count: $0.segmented.sentences.count) }
    case .words(let count):
      limits = versions.map { _ in count }
      costs = versions.map(\.words)
    case .characters(let count):
      limits = versions.map { _ in count }
      costs = versions.map { version in
        version.segmented.sentences.map {
          budget.cost(of: $0.range, in: version.segmented.document.text)
        }
      }
    case .ratio(let share):
      limits = versions.map { version in
        let words = version.body.reduce(0) { $0 + Int(version.words[Int($1)]) }
        return Int((share.isFinite ? min(max(share, 0), 1) : 1) * Double(words))
      }
      costs = versions.map(\.words)
    }
  }

  func cost(of sentence: Int, in version: Int) -> Int32 { costs[version][sentence] }
}
