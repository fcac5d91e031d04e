/// All alignments within a band, weighed against each other: probabilities of beads by the
/// forward-backward algorithm, and the alignment with the most probable beads.
struct BeadLattice {
  struct ScoredBead {
    var source: Range<Int>
    var target: Range<Int>
    var probability: Double
  }

  private let band: SearchBand
  private let features: BeadFeatures
  private let shapes: [BeadShape]
  /// By point, then shape: the score of the bead that ends there; -infinity where none may.
  private var scores: [Float]
  /// By point: logarithm of the sum of all paths to it that end with a match or in a gap.
  private var matchForward: [Double] = []
  private var anyForward: [Double] = []
  private var gapForward: [Double] = []
  private var matchBackward: [Double] = []
  private var gapBackward: [Double] = []
  private var total = 0.0

  /// O(points of the band).
  init(_ band: SearchBand, _ features: BeadFeatures) {
    self.band = band
    self.features = features
    shapes = features.shapes
    scores = [Float](repeating: -.infinity, count: band.pointCount * shapes.count)
    score()
    sumForward()
    sumBackward()
  }

  /// A border is looked at when its probability is above the exponential of this.
  private static let leastBorder = -7.0

  /// Adds to the groups that have a border of sentences on both sides within them what `border` says
  /// of it, where it is at all probable that a bead ends there, and to those at all probable what
  /// `group` says of them. O(points).
  mutating func weighGroups(
    border: (_ row: Int, _ column: Int) -> Double,
    group: (_ source: Range<Int>, _ target: Range<Int>) -> Double
  ) {
    var additions: [(row: Int, column: Int, value: Float)] = []
    var others: [(slot: Int, value: Float)] = []
    for row in 1..<max(1, band.sourceCount + 1) {
      for column in Int(band.low[row])...Int(band.high[row]) {
        let point = band.index(row, column)
        let through = max(
          matchForward[point] + matchBackward[point], gapForward[point] + gapBackward[point])
        if through - total < Self.leastBorder { continue }
        let value = Float(border(row, column))
        if value != 0 { additions.append((row, column, value)) }
        for (index, shape) in shapes.enumerated() where shape.isGroup {
          let slot = point * shapes.count + index
          if scores[slot] == -.infinity || probability(row, column, point, index) < 0.001 {
            continue
          }
          let value = Float(
            group((row - shape.source)..<row, (column - shape.target)..<column))
          if value != 0 { others.append((slot, value)) }
        }
      }
    }
    if additions.isEmpty, others.isEmpty { return }
    for addition in additions { addToGroups(around: addition.row, addition.column, addition.value) }
    for other in others { scores[other.slot] += other.value }
    sumForward()
    sumBackward()
  }

  private mutating func addToGroups(around row: Int, _ column: Int, _ value: Float) {
    for (index, shape) in shapes.enumerated() where shape.source > 1 && shape.target > 1 {
      for a in 1..<shape.source where row + a <= band.sourceCount {
        for b in 1..<shape.target where band.contains(row + a, column + b) {
          scores[band.index(row + a, column + b) * shapes.count + index] += value
        }
      }
    }
  }

  private mutating func score() {
    let shapes = shapes
    var scores = scores
    self.scores = []
    defer { self.scores = scores }
    for row in 1..<max(1, band.sourceCount + 1) {
      for column in max(1, Int(band.low[row]))..<(max(1, Int(band.high[row]) + 1)) {
        let slot = band.index(row, column) * shapes.count
        for index in 0..<shapes.count {
          let a = shapes[index].source
          let b = shapes[index].target
          if row < a || column < b || !band.contains(row - a, column - b) { continue }
          scores[slot + index] = Float(features.score(shape: index, row: row, column: column))
        }
      }
    }
  }

  private mutating func sumForward() {
    matchForward = Array(repeating: -.infinity, count: band.pointCount)
    gapForward = matchForward
    anyForward = matchForward
    matchForward[0] = 0
    anyForward[0] = 0
    let count = shapes.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { values in
      for row in 0...band.sourceCount {
        let low = Int(band.low[row])
        for column in low...Int(band.high[row]) where row + column > 0 {
          let point = band.index(row, column)
          var gap = -Double.infinity
          if band.contains(row - 1, column) {
            gap = leaving(band.index(row - 1, column)) + features.sourceGaps[row - 1]
          }
          if column > low {
            gap = Logarithm.sum(gap, leaving(point - 1) + features.targetGaps[column - 1])
          }
          gapForward[point] = gap
          var highest = -Double.infinity
          for index in 0..<count {
            let score = scores[point * count + index]
            if score == -.infinity {
              values[index] = -.infinity
              continue
            }
            let from = band.index(row - shapes[index].source, column - shapes[index].target)
            let value = anyForward[from] + Double(score)
            values[index] = value
            highest = max(highest, value)
          }
          if highest > -.infinity {
            var sum = 0.0
            for index in 0..<count where values[index] > highest - 25 {
              sum += Logarithm.exponential(values[index] - highest)
            }
            matchForward[point] = highest + Logarithm.of(sum)
          }
          anyForward[point] = Logarithm.sum(gap, matchForward[point])
        }
      }
    }
    total = anyForward[band.pointCount - 1]
  }

  /// All paths to a point, with the price of leaving out a sentence behind it.
  @inline(__always)
  private func leaving(_ point: Int) -> Double {
    Logarithm.sum(
      matchForward[point] + features.gapOpen, gapForward[point] + features.gapExtend)
  }

  private mutating func sumBackward() {
    let count = shapes.count
    // Sums over the matches that leave a point are the same whatever came before it.
    var onward = [Double](repeating: -.infinity, count: band.pointCount)
    matchBackward = onward
    gapBackward = onward
    for row in stride(from: band.sourceCount, through: 0, by: -1) {
      let high = Int(band.high[row])
      for column in stride(from: high, through: Int(band.low[row]), by: -1) {
        let point = band.index(row, column)
        var gap = -Double.infinity
        if row < band.sourceCount, band.contains(row + 1, column) {
          gap = gapBackward[band.index(row + 1, column)] + features.sourceGaps[row]
        }
        if column < high {
          gap = Logarithm.sum(gap, gapBackward[point + 1] + features.targetGaps[column])
        }
        let rest = point == band.pointCount - 1 ? 0 : onward[point]
        matchBackward[point] = Logarithm.sum(rest, gap + features.gapOpen)
        gapBackward[point] = Logarithm.sum(rest, gap + features.gapExtend)
        for index in 0..<count {
          let score = scores[point * count + index]
          if score == -.infinity { continue }
          let from = band.index(row - shapes[index].source, column - shapes[index].target)
          let value = matchBackward[point] + Double(score)
          // What adds less than a billionth to all alignments through there adds nothing.
          if value + anyForward[from] < total - 25, onward[from] > -.infinity { continue }
          onward[from] = Logarithm.sum(onward[from], value)
        }
      }
    }
  }

  /// The probability that the alignment has the bead of a shape that ends at a point.
  @inline(__always)
  private func probability(_ row: Int, _ column: Int, _ point: Int, _ index: Int) -> Double {
    let score = scores[point * shapes.count + index]
    if score == -.infinity { return 0 }
    let from = band.index(row - shapes[index].source, column - shapes[index].target)
    let share = anyForward[from] + Double(score) + matchBackward[point] - total
    return share < -16 ? 0 : Logarithm.exponential(share)
  }

  /// The probability that one sentence is left out between two neighbouring points.
  @inline(__always)
  private func gapProbability(from: Int, to: Int, score: Double) -> Double {
    let share = max(matchForward[from] + features.gapOpen, gapForward[from] + features.gapExtend)
    let rest = score + gapBackward[to] - total
    if share + rest < -17 { return 0 }
    return Logarithm.exponential(leaving(from) + rest)
  }

  @inline(__always)
  private func sourceGapProbability(_ row: Int, _ column: Int) -> Double {
    gapProbability(
      from: band.index(row - 1, column), to: band.index(row, column),
      score: features.sourceGaps[row - 1])
  }

  @inline(__always)
  private func targetGapProbability(_ row: Int, _ column: Int) -> Double {
    let point = band.index(row, column)
    return gapProbability(from: point - 1, to: point, score: features.targetGaps[column - 1])
  }

  /// How probable it is of each sentence that it is left out, wherever among those of the other
  /// side: where many are left out on both sides, no single place is probable. O(points).
  private func leftOut() -> (sources: [Double], targets: [Double]) {
    var sources = [Double](repeating: 0, count: band.sourceCount)
    var targets = [Double](repeating: 0, count: band.targetCount)
    for row in 0...band.sourceCount {
      for column in Int(band.low[row])...Int(band.high[row]) {
        if band.contains(row - 1, column) {
          sources[row - 1] += sourceGapProbability(row, column)
        }
        if column > Int(band.low[row]) { targets[column - 1] += targetGapProbability(row, column) }
      }
    }
    return (sources.map { min(1, $0) }, targets.map { min(1, $0) })
  }

  /// How many beads and gaps of each sort are to be expected. O(points).
  func expectedCounts() -> AlignmentHabits.Counts {
    var counts = AlignmentHabits.Counts()
    for row in 0...band.sourceCount {
      for column in Int(band.low[row])...Int(band.high[row]) where row + column > 0 {
        let point = band.index(row, column)
        // Most points are passed by no alignment worth counting.
        if max(matchForward[point], gapForward[point])
          + max(matchBackward[point], gapBackward[point]) - total < -12
        {
          continue
        }
        for index in 0..<shapes.count {
          let share = probability(row, column, point, index)
          counts.beads += share
          if shapes[index].isGroup { counts.groups += share }
        }
        if band.contains(row - 1, column) {
          count(band.index(row - 1, column), point, features.sourceGaps[row - 1], &counts)
        }
        if column > Int(band.low[row]) {
          count(point - 1, point, features.targetGaps[column - 1], &counts)
        }
      }
    }
    return counts
  }

  private func count(
    _ from: Int, _ to: Int, _ score: Double, _ counts: inout AlignmentHabits.Counts
  ) {
    let rest = score + gapBackward[to] - total
    let opens = matchForward[from] + features.gapOpen + rest
    let extends = gapForward[from] + features.gapExtend + rest
    if opens > -16 { counts.gaps += Logarithm.exponential(opens) }
    if extends > -16 { counts.extensions += Logarithm.exponential(extends) }
  }

  /// The alignment whose beads have the greatest sum of probability less `threshold`, each
  /// weighed by its sentences: the one with the most sentences expected to be right. O(points).
  func mostProbableBeads(threshold: Double) -> [ScoredBead] {
    var best = [Double](repeating: -.infinity, count: band.pointCount)
    // The shape that leads here; `shapes.count` for a source sentence left out, one more for a
    // target sentence.
    var choice = [UInt8](repeating: 0, count: band.pointCount)
    best[0] = 0
    let leftOut = leftOut()
    for row in 0...band.sourceCount {
      for column in Int(band.low[row])...Int(band.high[row]) where row + column > 0 {
        let point = band.index(row, column)
        var top = -Double.infinity
        var chosen = 0
        for index in 0..<shapes.count where scores[point * shapes.count + index] != -.infinity {
          let shape = shapes[index]
          let from = band.index(row - shape.source, column - shape.target)
          let value =
            best[from] + (probability(row, column, point, index) - threshold)
            * Double(shape.source + shape.target)
          if value > top {
            top = value
            chosen = index
          }
        }
        if band.contains(row - 1, column) {
          let value =
            best[band.index(row - 1, column)] + leftOut.sources[row - 1] - threshold
          if value > top {
            top = value
            chosen = shapes.count
          }
        }
        if column > Int(band.low[row]) {
          let value = best[point - 1] + leftOut.targets[column - 1] - threshold
          if value > top {
            top = value
            chosen = shapes.count + 1
          }
        }
        best[point] = top
        choice[point] = UInt8(chosen)
      }
    }
    return trace(choice, leftOut)
  }

  private func trace(
    _ choice: [UInt8], _ leftOut: (sources: [Double], targets: [Double])
  ) -> [ScoredBead] {
    var beads: [ScoredBead] = []
    var row = band.sourceCount
    var column = band.targetCount
    while row > 0 || column > 0 {
      let point = band.index(row, column)
      let chosen = Int(choice[point])
      if chosen < shapes.count {
        let shape = shapes[chosen]
        beads.append(
          ScoredBead(
            source: (row - shape.source)..<row, target: (column - shape.target)..<column,
            probability: probability(row, column, point, chosen)))
        row -= shape.source
        column -= shape.target
      } else if chosen == shapes.count {
        beads.append(
          ScoredBead(
            source: (row - 1)..<row, target: column..<column,
            probability: leftOut.sources[row - 1]))
        row -= 1
      } else {
        beads.append(
          ScoredBead(
            source: row..<row, target: (column - 1)..<column,
            probability: leftOut.targets[column - 1]))
        column -= 1
      }
    }
    return beads.reversed()
  }

  /// The points that an alignment passes with a probability above `least`, and their neighbours.
  func narrowedBand(least: Double, padding: Int) -> SearchBand {
    let limit = Logarithm.of(least)
    let n = band.sourceCount
    var low = [Int32](repeating: Int32(band.targetCount), count: n + 1)
    var high = [Int32](repeating: 0, count: n + 1)
    for row in 0...n {
      for column in band.low[row]...band.high[row] {
        let point = band.index(row, Int(column))
        let through = max(
          matchForward[point] + matchBackward[point], gapForward[point] + gapBackward[point])
        if through - total < limit { continue }
        let left = max(0, column - Int32(padding))
        let right = min(Int32(band.targetCount), column + Int32(padding))
        for other in max(0, row - padding)...min(n, row + padding) {
          low[other] = min(low[other], left)
          high[other] = max(high[other], right)
        }
      }
    }
    return SearchBand(
      sourceCount: n, targetCount: band.targetCount, low: low, high: high)
  }
}
