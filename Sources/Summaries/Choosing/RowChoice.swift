internal import Text

/// Takes rows greedily, best first, each losing by what it repeats, until nothing more fits.
struct RowChoice {
  private let candidates: CandidateRows
  private let versions: [ScoredVersion]
  private let redundancyWeight: Double
  /// By version and block, the heading it stands under, counted from 0.
  private let sections: [[Int]]
  /// By version, the most that may be spent.
  private let limits: [Int]
  /// Rows of which one at least is taken.
  private let wanted: Set<Int>
  /// Row by row, version by version, in units of the budget.
  private let costs: [Int32]

  /// What each row already chosen from the same paragraph takes from a score, so that a summary
  /// of an article with many goes through it. A text that is one paragraph is not touched: there
  /// all rows lose alike.
  private static let paragraphPenalty = 0.6
  /// The same for each row already chosen under the same heading: an article that is parted into
  /// sections has something to say in each. A text without headings is not touched.
  private static let sectionPenalty = 0.7
  /// Longer summaries are cut texts, not digests; what repeats their first choices is enough.
  private static let mostCompared = 64
  /// The most bundles that are taken at once for the sake of one.
  private static let mostTakenAlong = 4

  init(
    candidates: CandidateRows, versions: [ScoredVersion], options: SummaryOptions,
    wanted: Set<Int> = []
  ) {
    self.wanted = wanted
    self.candidates = candidates
    self.versions = versions
    redundancyWeight = options.redundancy
    sections = versions.map { Self.sections(of: $0.segmented.document) }
    let budget = Spending(options.budget, versions)
    limits = budget.limits
    var costs: [Int32] = []
    costs.reserveCapacity(candidates.count * versions.count)
    for row in 0..<candidates.count {
      for version in versions.indices {
        costs.append(
          candidates.range(row, version).reduce(0) { $0 + budget.cost(of: $1, in: version) })
      }
    }
    self.costs = costs
  }

  /// The chosen rows, ascending.
  func rows() -> [Int] {
    var run = Run(choice: self)
    run.take()
    if run.chosen.isEmpty { return shortest() }
    return run.chosen.sorted()
  }

  /// What rows cost in a version.
  private func cost(of rows: [Int32], in version: Int) -> Int {
    rows.reduce(0) { $0 + Int(costs[Int($1) * versions.count + version]) }
  }

  /// What stands alone where nothing fits: of the bundles that lean on nothing and are no worse
  /// than the mean, the shortest in the version where it is longest.
  private func shortest() -> [Int] {
    var best: (rank: Int, cost: Int, bundle: Int)?
    for bundle in 0..<candidates.count where !candidates.members[bundle].isEmpty {
      let members = candidates.members[bundle]
      guard members.allSatisfy({ candidates.isEligible[Int($0)] }) else { continue }
      let leans =
        !candidates.needs[bundle].isEmpty
        || members.contains { candidates.isOrphan[Int($0)] }
      let score = members.reduce(0) { $0 + candidates.scores[Int($1)] } / Double(members.count)
      let rank = leans ? 2 : score < 0 ? 1 : 0
      let cost = versions.indices.map { self.cost(of: members, in: $0) }.max() ?? 0
      if let best, (best.rank, best.cost) <= (rank, cost) { continue }
      best = (rank, cost, bundle)
    }
    if let best { return candidates.members[best.bundle].map { Int($0) } }
    // Every bundle holds what may not be chosen: then one row, whatever it cuts.
    let rows = (0..<candidates.count).filter { candidates.isEligible[$0] }
    return rows.min { cost(of: [Int32($0)], in: 0) < cost(of: [Int32($1)], in: 0) }.map { [$0] }
      ?? []
  }

  /// One choice under way.
  private struct Run {
    let choice: RowChoice
    var chosen: [Int] = []
    private var isTaken: [Bool]
    private var spent: [Int]
    private var queue = ScoreQueue()
    /// By row, the greatest cosine with the first `comparedCount` chosen rows.
    private var greatestCosine: [Float]
    private var comparedCount: [Int32]
    /// By bundle, the bundles that need it.
    private var neededBy: [[Int32]]
    /// How many rows are chosen, by block of the first version that has them.
    private var chosenInBlock: [[Int32]]
    /// The same by section.
    private var chosenInSection: [[Int32]]

    private var candidates: CandidateRows { choice.candidates }

    init(choice: RowChoice) {
      self.choice = choice
      let count = choice.candidates.count
      isTaken = [Bool](repeating: false, count: count)
      spent = [Int](repeating: 0, count: choice.versions.count)
      greatestCosine = [Float](repeating: 0, count: count)
      comparedCount = [Int32](repeating: 0, count: count)
      neededBy = [[Int32]](repeating: [], count: count)
      chosenInBlock = choice.versions.map {
        [Int32](repeating: 0, count: $0.segmented.document.blocks.count)
      }
      chosenInSection = choice.sections.map { [Int32](repeating: 0, count: ($0.last ?? 0) + 1) }
      for bundle in 0..<count {
        for needed in choice.candidates.needs[bundle] {
          neededBy[Int(needed)].append(Int32(bundle))
        }
      }
    }

    /// Values only fall while rows are taken, but for a bundle whose company has been taken; that
    /// one is queued anew. So the first of the queue whose value still holds is the best (lazy
    /// greedy: Minoux 1978).
    mutating func take() {
      takeWanted()
      for bundle in 0..<candidates.count { enqueue(bundle) }
      while let (value, bundle) = queue.removeFirst() {
        if isTaken[bundle] { continue }
        guard let company = company(of: bundle) else { continue }
        guard fits(company) else { continue }
        let now = self.value(of: company)
        if now < value {
          queue.insert(now, bundle)
          continue
        }
        take(company)
      }
    }

    /// The best that holds a row that is wanted.
    private mutating func takeWanted() {
      var best: (value: Double, company: [Int32])?
      for row in choice.wanted.sorted() where row < candidates.count {
        guard let company = company(of: Int(candidates.bundle[row])), fits(company) else {
          continue
        }
        let value = value(of: company)
        if value > best?.value ?? -.infinity { best = (value, company) }
      }
      if let best { take(best.company) }
    }

    private mutating func enqueue(_ bundle: Int) {
      guard let company = company(of: bundle), fits(company) else { return }
      queue.insert(value(of: company), bundle)
    }

    private mutating func take(_ company: [Int32]) {
      for bundle in company {
        isTaken[Int(bundle)] = true
        for row in candidates.members[Int(bundle)] {
          chosen.append(Int(row))
          if let block = choice.block(of: Int(row)) {
            chosenInBlock[block.version][block.index] += 1
            chosenInSection[block.version][choice.section(of: block)] += 1
          }
        }
        for version in spent.indices {
          spent[version] += choice.cost(of: candidates.members[Int(bundle)], in: version)
        }
      }
      for bundle in company {
        for dependent in neededBy[Int(bundle)] where !isTaken[Int(dependent)] {
          enqueue(Int(dependent))
        }
      }
    }

    /// A bundle and all it leans on that is not taken yet; `nil` where that may not be chosen or
    /// is too much.
    private func company(of bundle: Int) -> [Int32]? {
      guard !candidates.members[bundle].isEmpty else { return nil }
      var company = [Int32(bundle)]
      var next = 0
      while next < company.count {
        let current = Int(company[next])
        next += 1
        let members = candidates.members[current]
        for row in members
        where !candidates.isEligible[Int(row)] || candidates.isOrphan[Int(row)] { return nil }
        for needed in candidates.needs[current]
        where !isTaken[Int(needed)] && !company.contains(needed) {
          if company.count == RowChoice.mostTakenAlong { return nil }
          company.append(needed)
        }
      }
      return company
    }

    private func fits(_ company: [Int32]) -> Bool {
      choice.versions.indices.allSatisfy { version in
        company.reduce(spent[version]) {
          $0 + choice.cost(of: candidates.members[Int($1)], in: version)
        } <= choice.limits[version]
      }
    }

    /// The mean over the rows of score less what they repeat.
    private mutating func value(of company: [Int32]) -> Double {
      var sum = 0.0
      var count = 0
      var earlier: [(version: Int, index: Int)] = []
      for bundle in company {
        for row in candidates.members[Int(bundle)] {
          sum += candidates.scores[Int(row)]
          sum -= choice.redundancyWeight * Double(redundancy(of: Int(row)))
          count += 1
          guard let block = choice.block(of: Int(row)) else { continue }
          let had =
            Int(chosenInBlock[block.version][block.index])
            + earlier.count { $0 == block }
          sum -= RowChoice.paragraphPenalty * Double(min(had, 4))
          let section = choice.section(of: block)
          let inSection =
            Int(chosenInSection[block.version][section])
            + earlier.count { choice.section(of: $0) == section }
          sum -= RowChoice.sectionPenalty * Double(min(inSection, 4))
          // Long bundles are quotations; the first rows tell enough.
          if earlier.count < 8 { earlier.append(block) }
        }
      }
      return sum / Double(max(count, 1))
    }

    private mutating func redundancy(of row: Int) -> Float {
      let end = min(chosen.count, RowChoice.mostCompared)
      for other in chosen[Int(comparedCount[row])..<end] {
        greatestCosine[row] = max(greatestCosine[row], choice.cosine(row, other))
      }
      comparedCount[row] = Int32(end)
      return greatestCosine[row]
    }
  }

  private static func sections(of document: Document) -> [Int] {
    var section = 0
    return document.blocks.map { block in
      if block.kind.isHeading { section += 1 }
      return section
    }
  }

  private func section(of block: (version: Int, index: Int)) -> Int {
    sections[block.version][block.index]
  }

  /// Where a row begins in the first version that has it.
  private func block(of row: Int) -> (version: Int, index: Int)? {
    for (version, scored) in versions.enumerated() {
      if let sentence = candidates.range(row, version).first {
        return (version, Int(scored.segmented.sentences[sentence].block))
      }
    }
    return nil
  }

  /// The greatest cosine of two rows' sentences in any version.
  private func cosine(_ left: Int, _ right: Int) -> Float {
    var greatest: Float = 0
    for (version, scored) in versions.enumerated() {
      for one in candidates.range(left, version) {
        for other in candidates.range(right, version) {
          greatest = max(
            greatest,
            scored.vectors.cosine(Int(scored.placeInBody[one]), Int(scored.placeInBody[other])))
        }
      }
    }
    return greatest
  }
}
