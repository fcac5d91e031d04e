/// How well words are aligned: precision, recall and the alignment error rate of Och & Ney (2003).
struct WordScore: Sendable {
  private(set) var found = 0
  private(set) var sure = 0
  private(set) var foundSure = 0
  private(set) var foundPossible = 0

  /// Adds a segment. O(links).
  mutating func add(_ links: Set<WordGold.Link>, gold: WordGold.Segment) {
    found += links.count
    sure += gold.sure.count
    foundSure += links.intersection(gold.sure).count
    foundPossible += links.intersection(gold.possible).count
  }

  mutating func add(_ other: WordScore) {
    found += other.found
    sure += other.sure
    foundSure += other.foundSure
    foundPossible += other.foundPossible
  }

  /// The share of found links that are possible at least.
  var precision: Double { found > 0 ? Double(foundPossible) / Double(found) : 0 }

  /// The share of sure links that were found.
  var recall: Double { sure > 0 ? Double(foundSure) / Double(sure) : 0 }

  /// 1 − (|A∩S| + |A∩P|) / (|A| + |S|); the less, the better.
  var errorRate: Double {
    found + sure > 0 ? 1 - Double(foundSure + foundPossible) / Double(found + sure) : 0
  }
}
