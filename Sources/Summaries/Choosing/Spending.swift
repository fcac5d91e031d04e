package import Text

extension SummaryOptions.Budget {
  /// Whether sentences of a document are more than it allows. O(text).
  package func isExceeded(by sentences: Set<Int>, in document: SegmentedDocument) -> Bool {
    func spent(_ sentences: some Sequence<Int>) -> Int {
      sentences.reduce(0) {
        $0 + Int(cost(of: document.sentences[$1].range, in: document.document.text))
      }
    }
    return switch self {
    case .sentences(let most), .words(let most), .characters(let most): spent(sentences) > most
    case .ratio(let share):
      Double(spent(sentences)) > share
        * Double(spent(ScoredVersion.body(of: document).map { Int($0) }))
    }
  }
}

/// A budget in numbers: what may be spent in each version, and what a sentence costs.
struct Spending {
  let limits: [Int]
  private let costs: [[Int32]]
  private let countsRoom: Bool

  init(_ budget: SummaryOptions.Budget, _ versions: [ScoredVersion]) {
    switch budget {
    case .sentences(let count):
      countsRoom = false
      limits = versions.map { _ in max(count, 1) }
      costs = versions.map { [Int32](repeating: 1, count: $0.segmented.sentences.count) }
    case .words(let count):
      countsRoom = true
      limits = versions.map { _ in count }
      costs = versions.map(\.words)
    case .characters(let count):
      countsRoom = true
      limits = versions.map { _ in count }
      costs = versions.map { version in
        version.segmented.sentences.map {
          budget.cost(of: $0.range, in: version.segmented.document.text)
        }
      }
    case .ratio(let share):
      countsRoom = true
      limits = versions.map { version in
        let words = version.body.reduce(0) { $0 + Int(version.words[Int($1)]) }
        return Int((share.isFinite ? min(max(share, 0), 1) : 1) * Double(words))
      }
      costs = versions.map(\.words)
    }
  }

  /// By version, about how many words fit; `nil` where sentences are counted.
  func room(in versions: [ScoredVersion]) -> [Double]? {
    guard countsRoom else { return nil }
    return versions.enumerated().map { version, scored in
      let sums = scored.body.reduce(into: (words: 0, cost: 0)) { sums, sentence in
        sums.words += Int(scored.words[Int(sentence)])
        sums.cost += Int(costs[version][Int(sentence)])
      }
      // Room beyond the whole text is no room.
      let share = Double(limits[version]) / Double(max(sums.cost, 1))
      return max(min(share, 1) * Double(sums.words), 1)
    }
  }

  func cost(of sentence: Int, in version: Int) -> Int32 { costs[version][sentence] }
}
