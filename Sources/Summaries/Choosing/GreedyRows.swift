internal import Text

/// One greedy choice of rows under way.
struct GreedyRows {
  private(set) var chosen: [Int] = []

  private let choice: RowChoice
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
  private var coverage: PairCoverage
  private var names: IntroducedNames
  /// What is chosen so far, where room is counted.
  private var filled: RoomWorth?

  /// What each row already chosen from the same paragraph takes from a score, so that a summary
  /// of an article with many goes through it. A text that is one paragraph is not touched: there
  /// all rows lose alike.
  private static let paragraphPenalty = 0.6
  /// The same for each row already chosen under the same heading: an article that is parted into
  /// sections has something to say in each. A text without headings is not touched.
  private static let sectionPenalty = 0.7
  /// What a sentence loses that calls by the last name whom the summary has not named in full. A
  /// deviation; ROUGE is no lower than without.
  private static let nameless = 1.0
  /// What a new expected pair for each word adds to a score where sentences are counted (2 to 16
  /// score alike), and words that are counted in addition, for of a short sentence a share says
  /// little.
  private static let pairGain = 4.0
  private static let fewWords = 10.0
  /// Longer summaries are cut texts, not digests; what repeats their first choices is enough.
  private static let mostCompared = 64
  /// The most bundles that are taken at once for the sake of one.
  private static let mostTakenAlong = 4

  private var candidates: CandidateRows { choice.candidates }

  init(_ choice: RowChoice) {
    self.choice = choice
    let count = choice.candidates.count
    isTaken = [Bool](repeating: false, count: count)
    spent = [Int](repeating: 0, count: choice.versions.count)
    coverage = PairCoverage(choice.versions)
    names = IntroducedNames(choice)
    filled = choice.room.map { room in
      RoomWorth(
        room: room,
        whole: choice.versions.map { version in
          version.body.reduce(0) { $0 + Double(version.words[Int($1)]) }
        })
    }
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

  /// Values only fall while rows are taken, but for a bundle whose company has been taken or whose
  /// names have been given; that
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
      // What makes a text that may be as long as this worse is left out, now and later.
      if !chosen.isEmpty, let filled, !filled.isBetter(with: worth(of: company)) { continue }
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
    if filled != nil {
      let worth = worth(of: company)
      filled?.add(worth)
    }
    for version in choice.versions.indices {
      coverage.take(sentences(of: company, version), in: version)
    }
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
    let places = places(of: company)
    for freed in names.take(places.places, in: places.version) where !isTaken[Int(freed)] {
      enqueue(Int(freed))
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
        if company.count == Self.mostTakenAlong { return nil }
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

  /// What a company adds to the summary: score less what it repeats, and expected pairs of words,
  /// both for the room it takes where room is counted.
  private mutating func value(of company: [Int32]) -> Double {
    if let filled { return filled.value(of: worth(of: company)) }
    var density = 0.0
    for version in choice.versions.indices {
      let sentences = sentences(of: company, version)
      density +=
        coverage.gain(of: sentences, in: version)
        / (choice.words(of: sentences, in: version) + Self.fewWords)
    }
    return score(of: company) + Self.pairGain * density / Double(choice.versions.count)
  }

  private mutating func worth(of company: [Int32]) -> [RoomWorth.Part] {
    let score = score(of: company)
    return choice.versions.indices.map { version in
      let sentences = sentences(of: company, version)
      return RoomWorth.Part(
        words: choice.words(of: sentences, in: version),
        pairs: coverage.gain(of: sentences, in: version), score: score)
    }
  }

  /// Where a company stands in the body of the first version that has its first row.
  private func places(of company: [Int32]) -> (version: Int, places: [Int]) {
    let found = company.flatMap { candidates.members[Int($0)] }.compactMap {
      choice.places(of: Int($0))
    }
    let version = found.first?.version ?? 0
    return (version, found.filter { $0.version == version }.flatMap(\.places))
  }

  /// By row of a company, its sentences in a version.
  private func sentences(of company: [Int32], _ version: Int) -> [Range<Int>] {
    company.flatMap { bundle in
      candidates.members[Int(bundle)].map { candidates.range(Int($0), version) }
    }
  }

  /// The mean over the rows of score less what they repeat.
  private mutating func score(of company: [Int32]) -> Double {
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
        sum -= Self.paragraphPenalty * Double(min(had, 4))
        let section = choice.section(of: block)
        let inSection =
          Int(chosenInSection[block.version][section])
          + earlier.count { choice.section(of: $0) == section }
        sum -= Self.sectionPenalty * Double(min(inSection, 4))
        // Long bundles are quotations; the first rows tell enough.
        if earlier.count < 8 { earlier.append(block) }
      }
    }
    let places = places(of: company)
    sum -= Self.nameless * Double(names.unknown(at: places.places, in: places.version))
    return sum / Double(max(count, 1))
  }

  private mutating func redundancy(of row: Int) -> Float {
    let end = min(chosen.count, Self.mostCompared)
    for other in chosen[Int(comparedCount[row])..<end] {
      greatestCosine[row] = max(greatestCosine[row], choice.cosine(row, other))
    }
    comparedCount[row] = Int32(end)
    return greatestCosine[row]
  }
}
