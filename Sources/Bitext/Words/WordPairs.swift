/// The pairs of words that may answer each other: those that stand together in segments no less often
/// than by chance, and those known beforehand.
struct WordPairs: Sendable {
  /// The pairs of source word `s` are at `starts[s]..<starts[s + 1]`, by target word.
  private(set) var starts: [Int32] = [0]
  private(set) var targets: [Int32] = []
  /// In how many segments both words of a pair stand.
  private(set) var together: [Float] = []
  /// What is known of the pair beforehand, in 0…1.
  private(set) var prior: [Float] = []
  /// In how many segments a word stands.
  private(set) var sourceSegments: [Float]
  private(set) var targetSegments: [Float]

  /// Open addressing by both words: the index of a pair + 1, or 0 where free. A power of two, at
  /// most half full.
  private var slots: [Int32] = []

  var count: Int { targets.count }

  /// Counts the pairs of a bitext. O(pairs of words within segments).
  ///
  /// - Parameter least: Least squared cosine of the segments of both words; what is below is left
  ///   out, which keeps the table small.
  init(_ bitext: WordBitext, priors: [WordPrior], least: Float) {
    sourceSegments = Array(repeating: 0, count: bitext.sourceWords)
    targetSegments = Array(repeating: 0, count: bitext.targetWords)
    let postings = Self.postings(of: bitext, &sourceSegments, &targetSegments)
    let priors = priors.sorted {
      ($0.source, $0.target, -$0.strength) < ($1.source, $1.target, -$1.strength)
    }
    var nextPrior = 0
    let all = Float(max(1, bitext.count))
    let counts = Scratch<Float>(repeating: 0, count: bitext.targetWords)
    let known = Scratch<Float>(repeating: 0, count: bitext.targetWords)
    let seen = Scratch<Int32>(repeating: -1, count: bitext.targetWords)
    var touched: [Int32] = []
    starts.reserveCapacity(bitext.sourceWords + 1)
    for word in 0..<bitext.sourceWords {
      var stamp = Int32(0)
      for position in postings.starts[word]..<postings.starts[word + 1] {
        let segment = Int(postings.segments[Int(position)])
        stamp = Int32(segment)
        for index in bitext.targetRange(segment) {
          let other = Int(bitext.target[index])
          if seen[other] == stamp { continue }
          seen[other] = stamp
          if counts[other] == 0 { touched.append(Int32(other)) }
          counts[other] += 1
        }
      }
      while nextPrior < priors.count, Int(priors[nextPrior].source) == word {
        let other = Int(priors[nextPrior].target)
        // Only words that meet in some segment can be linked.
        if other < bitext.targetWords, counts[other] > 0, known[other] == 0 {
          known[other] = priors[nextPrior].strength
        }
        nextPrior += 1
      }
      touched.sort()
      for other in touched {
        let index = Int(other)
        seen[index] = -1
        let count = counts[index]
        let product = sourceSegments[word] * targetSegments[index]
        if known[index] > 0 || (count * all > 0.8 * product && count * count >= least * product) {
          targets.append(other)
          together.append(count)
          prior.append(known[index])
        }
        counts[index] = 0
        known[index] = 0
      }
      touched.removeAll(keepingCapacity: true)
      starts.append(Int32(targets.count))
    }
    fillSlots(sourceWords: bitext.sourceWords)
  }

  private mutating func fillSlots(sourceWords: Int) {
    var size = 1024
    while size < 2 * count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for word in 0..<sourceWords {
      for pair in range(word) {
        var slot = Self.hash(Int32(word), targets[pair]) & (size - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(pair + 1)
      }
    }
  }

  @inline(__always)
  private static func hash(_ source: Int32, _ target: Int32) -> Int {
    let key = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 24)
  }

  /// The index of a pair; -1 where it is not among them. O(1) on average.
  @inline(__always)
  func index(_ source: Int32, _ target: Int32, in range: Range<Int>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(source, target) & mask
    while slots[slot] != 0 {
      let pair = Int(slots[slot]) - 1
      if targets[pair] == target, range.contains(pair) { return pair }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// Segments by source word, each once, ascending.
  private static func postings(
    of bitext: WordBitext, _ sources: inout [Float], _ targets: inout [Float]
  ) -> (starts: [Int32], segments: [Int32]) {
    var last = [Int32](repeating: -1, count: bitext.sourceWords)
    var lastTarget = [Int32](repeating: -1, count: bitext.targetWords)
    var counts = [Int32](repeating: 0, count: bitext.sourceWords + 1)
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      for index in bitext.sourceRange(segment) where last[Int(bitext.source[index])] != segment {
        last[Int(bitext.source[index])] = Int32(segment)
        counts[Int(bitext.source[index]) + 1] += 1
        sources[Int(bitext.source[index])] += 1
      }
      for index in bitext.targetRange(segment)
      where lastTarget[Int(bitext.target[index])] != segment {
        lastTarget[Int(bitext.target[index])] = Int32(segment)
        targets[Int(bitext.target[index])] += 1
      }
    }
    for word in 0..<bitext.sourceWords { counts[word + 1] += counts[word] }
    var next = counts
    var segments = [Int32](repeating: 0, count: Int(counts[bitext.sourceWords]))
    last = Array(repeating: -1, count: bitext.sourceWords)
    for segment in 0..<bitext.count where bitext.isAlignable(segment) {
      for index in bitext.sourceRange(segment) {
        let word = Int(bitext.source[index])
        if last[word] == segment { continue }
        last[word] = Int32(segment)
        segments[Int(next[word])] = Int32(segment)
        next[word] += 1
      }
    }
    return (counts, segments)
  }

  @inline(__always)
  func range(_ source: Int) -> Range<Int> { Int(starts[source])..<Int(starts[source + 1]) }
}
