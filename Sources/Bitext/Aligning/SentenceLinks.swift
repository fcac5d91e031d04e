/// How probable it is that sentences of two sides stand in one bead: what a lattice says of single
/// sentences.
struct SentenceLinks: Sendable {
  /// Links of source sentence `i` are at `starts[i]..<starts[i + 1]`, by ascending target.
  private(set) var starts: [Int32]
  private(set) var targets: [Int32]
  private(set) var masses: [Float]
  let targetCount: Int

  var sourceCount: Int { starts.count - 1 }

  /// Links less probable than this are not kept.
  static let least: Float = 0.01

  init(starts: [Int32], targets: [Int32], masses: [Float], targetCount: Int) {
    self.starts = starts
    self.targets = targets
    self.masses = masses
    self.targetCount = targetCount
  }

  @inline(__always)
  func range(_ source: Int) -> Range<Int> { Int(starts[source])..<Int(starts[source + 1]) }

  /// The same, seen from the other side. O(links).
  var reversed: SentenceLinks {
    var starts = [Int32](repeating: 0, count: targetCount + 1)
    for target in targets { starts[Int(target) + 1] += 1 }
    for index in 0..<targetCount { starts[index + 1] += starts[index] }
    var next = starts
    var sources = [Int32](repeating: 0, count: targets.count)
    var masses = [Float](repeating: 0, count: targets.count)
    for source in 0..<sourceCount {
      for link in range(source) {
        let place = Int(next[Int(targets[link])])
        next[Int(targets[link])] += 1
        sources[place] = Int32(source)
        masses[place] = self.masses[link]
      }
    }
    return SentenceLinks(
      starts: starts, targets: sources, masses: masses, targetCount: sourceCount)
  }

  /// The links of this side with a third one, by way of the side in the middle. O(links × links of
  /// a sentence).
  func followed(by other: SentenceLinks) -> SentenceLinks {
    var starts: [Int32] = [0]
    var targets: [Int32] = []
    var masses: [Float] = []
    starts.reserveCapacity(sourceCount + 1)
    var found: [(target: Int32, mass: Float)] = []
    for source in 0..<sourceCount {
      found.removeAll(keepingCapacity: true)
      for link in range(source) {
        let middle = Int(self.targets[link])
        // A sentence in the middle that stands for several does not say which of them is meant.
        var sum: Float = 0
        for next in other.range(middle) { sum += other.masses[next] }
        let share = self.masses[link] / max(1, sum)
        for next in other.range(middle) {
          found.append((other.targets[next], share * other.masses[next]))
        }
      }
      found.sort { $0.target < $1.target }
      var index = 0
      while index < found.count {
        let target = found[index].target
        var mass: Float = 0
        while index < found.count, found[index].target == target {
          mass += found[index].mass
          index += 1
        }
        if mass >= Self.least {
          targets.append(target)
          masses.append(min(1, mass))
        }
      }
      starts.append(Int32(targets.count))
    }
    return SentenceLinks(
      starts: starts, targets: targets, masses: masses, targetCount: other.targetCount)
  }
}

/// What a third version says of beads of two: which sentences correspond to the same ones of it.
struct ThirdVersionEvidence: Sendable {
  private let links: SentenceLinks
  /// By sentence: how probable it is that the third version has a counterpart for it in the other.
  let sourceMasses: [Float]
  let targetMasses: [Float]

  init(_ links: SentenceLinks) {
    self.links = links
    var sources = [Float](repeating: 0, count: links.sourceCount)
    var targets = [Float](repeating: 0, count: links.targetCount)
    for source in 0..<links.sourceCount {
      for link in links.range(source) {
        sources[source] += links.masses[link]
        targets[Int(links.targets[link])] += links.masses[link]
      }
    }
    sourceMasses = sources.map { min(1, $0) }
    targetMasses = targets.map { min(1, $0) }
  }

  /// How many of a bead's sentences find their counterpart in it, and how many have it elsewhere.
  func votes(source: Range<Int>, target: Range<Int>) -> (within: Double, beyond: Double) {
    var within: Float = 0
    var beyond: Float = 0
    for sentence in source {
      var inside: Float = 0
      var outside: Float = 0
      for link in links.range(sentence) {
        if target.contains(Int(links.targets[link])) {
          inside += links.masses[link]
        } else {
          outside += links.masses[link]
        }
      }
      within += min(1, inside)
      beyond += min(1, outside)
    }
    // From the other side, only what the bead's own sentences give is looked at: what lies beyond
    // is the rest of the sentence's mass.
    for sentence in target {
      var inside: Float = 0
      for one in source {
        for link in links.range(one) where Int(links.targets[link]) == sentence {
          inside += links.masses[link]
        }
      }
      within += min(1, inside)
      beyond += max(0, targetMasses[sentence] - inside)
    }
    return (Double(within), Double(beyond))
  }
}
