internal import Text

/// Takes rows greedily, best first, each losing by what it repeats, until nothing more fits.
struct RowChoice {
  let candidates: CandidateRows
  let versions: [ScoredVersion]
  let redundancyWeight: Double
  /// By version and block, the heading it stands under, counted from 0.
  let sections: [[Int]]
  /// By version, the most that may be spent.
  let limits: [Int]
  /// Rows of which one at least is taken.
  let wanted: Set<Int>
  /// By version, the words there is room for; `nil` where sentences are counted.
  let room: [Double]?
  /// Row by row, version by version, in units of the budget.
  private let costs: [Int32]

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
    room = budget.room(in: versions)
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
    var run = GreedyRows(self)
    run.take()
    if run.chosen.isEmpty { return shortest() }
    return run.chosen.sorted()
  }

  /// Where a row stands in the body of the first version that has it.
  func places(of row: Int) -> (version: Int, places: [Int])? {
    for version in versions.indices {
      let sentences = candidates.range(row, version)
      if sentences.isEmpty { continue }
      return (
        version,
        sentences.map { Int(versions[version].placeInBody[$0]) }.filter { $0 >= 0 }
      )
    }
    return nil
  }

  /// How many words sentences of a version have.
  func words(of sentences: [Range<Int>], in version: Int) -> Double {
    sentences.joined().reduce(0) { $0 + Double(versions[version].words[$1]) }
  }

  /// What rows cost in a version.
  func cost(of rows: [Int32], in version: Int) -> Int {
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

  private static func sections(of document: Document) -> [Int] {
    var section = 0
    return document.blocks.map { block in
      if block.kind.isHeading { section += 1 }
      return section
    }
  }

  func section(of block: (version: Int, index: Int)) -> Int {
    sections[block.version][block.index]
  }

  /// Where a row begins in the first version that has it.
  func block(of row: Int) -> (version: Int, index: Int)? {
    for version in versions.indices {
      if let sentence = candidates.range(row, version).first {
        return (version, Int(versions[version].segmented.sentences[sentence].block))
      }
    }
    return nil
  }

  /// The greatest cosine of two rows' sentences in any version.
  func cosine(_ left: Int, _ right: Int) -> Float {
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
