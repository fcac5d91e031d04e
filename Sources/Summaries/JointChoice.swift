/// Takes rows of several articles greedily, best first, each losing by what it repeats of other articles.
struct JointChoice {
  private(set) var isTaken: [Bool]

  private let candidates: [Candidate]
  /// Row by row, language by language.
  private let costs: [[Int]]
  private let limits: [Int]
  private let vectors: [ChoiceVectors]
  /// By row, itself and the rows it is only taken with.
  private let companies: [[Int]]
  /// By row, the rows whose company it is in.
  private var dependents: [[Int]]
  private var spent: [Int]
  private var taken: [Int] = []
  /// By row, the greatest cosine with the first `comparedCount` taken rows of other articles.
  private var repeated: [Double]
  private var comparedCount: [Int]
  private var queue = ScoreQueue()

  /// What a repetition of a whole row takes from a score: more than within an article, where the
  /// same is rarely said twice.
  private static let redundancy = 3.0
  private static let mostCompared = 64

  init(_ candidates: [Candidate], costs: [[Int]], limits: [Int], vectors: [ChoiceVectors]) {
    self.candidates = candidates
    self.costs = costs
    self.limits = limits
    self.vectors = vectors
    isTaken = Array(repeating: false, count: candidates.count)
    repeated = Array(repeating: 0, count: candidates.count)
    comparedCount = Array(repeating: 0, count: candidates.count)
    spent = limits.map { _ in 0 }
    var places: [[Int: Int]] = Array(
      repeating: [:], count: (candidates.map(\.article).max() ?? -1) + 1)
    for (place, candidate) in candidates.enumerated() {
      places[candidate.article][candidate.choice.row] = place
    }
    // What a row leans on is in its article's own summary as well.
    companies = candidates.map { candidate in
      ([candidate.choice.row] + candidate.choice.company)
        .compactMap { places[candidate.article][$0] }
    }
    dependents = Array(repeating: [], count: candidates.count)
    for (place, company) in companies.enumerated() {
      for other in company where other != place { dependents[other].append(place) }
    }
  }

  /// Values only fall while rows are taken, but for a row whose company has been taken; that one is
  /// queued anew. So the first of the queue whose value still holds is the best (lazy greedy: Minoux
  /// 1978).
  mutating func take() {
    for place in candidates.indices { enqueue(place) }
    while let (value, place) = queue.removeFirst() {
      if isTaken[place] { continue }
      let company = companies[place].filter { !isTaken[$0] }
      guard fits(company) else { continue }
      let now = self.value(of: company)
      if now < value {
        queue.insert(now, place)
        continue
      }
      for row in company {
        isTaken[row] = true
        taken.append(row)
        for language in spent.indices { spent[language] += costs[row][language] }
      }
      for row in company {
        for dependent in dependents[row] where !isTaken[dependent] { enqueue(dependent) }
      }
    }
  }

  private mutating func enqueue(_ place: Int) {
    let company = companies[place].filter { !isTaken[$0] }
    if fits(company) { queue.insert(value(of: company), place) }
  }

  private func fits(_ company: [Int]) -> Bool {
    spent.indices.allSatisfy { language in
      company.reduce(spent[language]) { $0 + costs[$1][language] } <= limits[language]
    }
  }

  /// The mean over the rows of score less what they repeat.
  private mutating func value(of company: [Int]) -> Double {
    var sum = 0.0
    for place in company {
      sum += candidates[place].choice.score - Self.redundancy * repetition(of: place)
    }
    return sum / Double(max(company.count, 1))
  }

  private mutating func repetition(of place: Int) -> Double {
    let end = min(taken.count, Self.mostCompared)
    for other in taken[comparedCount[place]..<max(end, comparedCount[place])]
    where candidates[other].article != candidates[place].article {
      for vectors in vectors {
        repeated[place] = max(repeated[place], vectors.cosine(other, place))
      }
    }
    comparedCount[place] = max(end, comparedCount[place])
    return repeated[place]
  }
}
