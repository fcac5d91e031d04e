/// Takes bundles of rows of several articles greedily, best first, each losing by what it repeats of other
/// articles.
struct JointChoice {
  /// Rows of an article that are only taken together.
  struct Bundle {
    let article: Int
    /// Its first row: its number within the article.
    let first: Int
    let choices: [Summary.Choice]
  }

  private(set) var isTaken: [Bool]

  private let bundles: [Bundle]
  /// The mean score of its rows.
  private let scores: [Double]
  /// Bundle by bundle, language by language.
  private let costs: [[Int]]
  private let limits: [Int]
  private let vectors: [BundleVectors]
  /// By bundle, those it leans on, and those that lean on it.
  private let needs: [[Int]]
  private let neededBy: [[Int]]
  private var spent: [Int]
  private var taken: [Int] = []
  /// By bundle, the greatest cosine with the first `comparedCount` taken of other articles.
  private var repeated: [Double]
  private var comparedCount: [Int]
  private var queue = ScoreQueue()

  /// What a repetition of a whole row takes from a score: more than within an article, where the
  /// same is rarely said twice. What is said word for word is then never among the better half.
  private static let redundancy = 3.0
  private static let mostCompared = 64
  /// The most bundles that are taken at once for the sake of one.
  private static let mostTakenAlong = 4

  init(_ bundles: [Bundle], costs: [[Int]], limits: [Int], vectors: [BundleVectors]) {
    self.bundles = bundles
    self.costs = costs
    self.limits = limits
    self.vectors = vectors
    scores = bundles.map { bundle in
      bundle.choices.reduce(0) { $0 + $1.score } / Double(bundle.choices.count)
    }
    isTaken = Array(repeating: false, count: bundles.count)
    repeated = Array(repeating: 0, count: bundles.count)
    comparedCount = Array(repeating: 0, count: bundles.count)
    spent = limits.map { _ in 0 }
    var places: [[Int: Int]] = Array(
      repeating: [:], count: (bundles.map(\.article).max() ?? -1) + 1)
    for (place, bundle) in bundles.enumerated() { places[bundle.article][bundle.first] = place }
    // What a bundle leans on is in its article's own summary as well.
    let needs = bundles.map { bundle in
      bundle.choices[0].needs.compactMap { places[bundle.article][$0] }
    }
    self.needs = needs
    var neededBy = [[Int]](repeating: [], count: bundles.count)
    for (place, needed) in needs.enumerated() {
      for other in needed { neededBy[other].append(place) }
    }
    self.neededBy = neededBy
  }

  /// Values only fall while bundles are taken, but for one whose company has been taken; that one is
  /// queued anew. So the first of the queue whose value still holds is the best (lazy greedy: Minoux
  /// 1978).
  mutating func take() {
    for place in bundles.indices { enqueue(place) }
    while let (value, place) = queue.removeFirst() {
      guard !isTaken[place], let company = company(of: place), fits(company) else { continue }
      let now = self.value(of: company)
      if now < value {
        queue.insert(now, place)
        continue
      }
      for bundle in company {
        isTaken[bundle] = true
        taken.append(bundle)
        for language in spent.indices { spent[language] += costs[bundle][language] }
      }
      for bundle in company {
        for dependent in neededBy[bundle] where !isTaken[dependent] { enqueue(dependent) }
      }
    }
  }

  private mutating func enqueue(_ place: Int) {
    guard let company = company(of: place), fits(company) else { return }
    queue.insert(value(of: company), place)
  }

  /// A bundle and all it leans on that is not taken yet; `nil` where that is too much at once.
  private func company(of place: Int) -> [Int]? {
    var company = [place]
    var next = 0
    while next < company.count {
      for needed in needs[company[next]] where !isTaken[needed] && !company.contains(needed) {
        if company.count == Self.mostTakenAlong { return nil }
        company.append(needed)
      }
      next += 1
    }
    return company
  }

  private func fits(_ company: [Int]) -> Bool {
    spent.indices.allSatisfy { language in
      company.reduce(spent[language]) { $0 + costs[$1][language] } <= limits[language]
    }
  }

  /// The mean over the bundles of score less what they repeat.
  private mutating func value(of company: [Int]) -> Double {
    var sum = 0.0
    for place in company { sum += scores[place] - Self.redundancy * repetition(of: place) }
    return sum / Double(company.count)
  }

  private mutating func repetition(of place: Int) -> Double {
    let end = min(taken.count, Self.mostCompared)
    for other in taken[comparedCount[place]..<end]
    where bundles[other].article != bundles[place].article {
      for vectors in vectors {
        repeated[place] = max(repeated[place], vectors.cosine(other, place))
      }
    }
    comparedCount[place] = end
    return repeated[place]
  }
}
