/// What the terms of sentences say of groups of them, for every pair of sentences near the band.
///
/// `forward(i, j, a)` is the logarithm of the odds, against chance, that the terms of target
/// sentence j are answers to those of the a source sentences that end with i; `backward(i, j, b)`
/// the same for the terms of source sentence i and the b target sentences that end with j. A bead
/// of a × b sentences is the sum of b forward and a backward figures.
struct LexicalEvidence {
  private static let groups = BeadShape.groupLimit
  /// First and last column of each row of sentence pairs.
  private(set) var low: [Int32] = []
  private(set) var high: [Int32] = []
  private(set) var offsets: [Int] = [0]
  /// By cell, then by group size from 1: 2 × `groupLimit` figures, forward first.
  private(set) var figures: [Float]
  private(set) var missedSource: [Double]
  private(set) var missedTarget: [Double]

  /// Time is that of the band's points times the links between their sentences' terms.
  init(
    _ band: SearchBand, _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    let n = source.count
    missedSource = Self.missed(of: source, links.missedSources)
    missedTarget = Self.missed(of: target, links.missedTargets)
    low.reserveCapacity(n)
    high.reserveCapacity(n)
    offsets.reserveCapacity(n + 1)
    for row in 0..<n {
      low.append(band.low[max(0, row - Self.groups + 1)])
      high.append(max(band.high[min(n, row + Self.groups)], low[row]))
      offsets.append(offsets[row] + Int(high[row] - low[row]))
    }
    figures = [Float](repeating: 0, count: offsets[n] * 2 * Self.groups)
    fill(links, source, target)
  }

  @inline(__always)
  func contains(_ row: Int, _ column: Int) -> Bool {
    column >= Int(low[row]) && column < Int(high[row])
  }

  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Int {
    (offsets[row] + column - Int(low[row])) * 2 * Self.groups
  }

  private static func missed(of side: AlignmentSide, _ logs: [Double]) -> [Double] {
    (0..<side.count).map { sentence in
      var sum = 0.0
      for index in side.termRange(sentence) {
        sum += logs[Int(side.terms[index])] * Double(side.counts[index])
      }
      return sum
    }
  }

  /// Matches of one cell: positions in a sentence's terms and their odds, summed.
  private struct Matches {
    var positions: [Int32] = []
    var odds: [Float] = []
    /// By column of the row, where its matches begin; one more for the end.
    var starts: [Int32] = []
    var low = 0

    mutating func clear(low: Int) {
      positions.removeAll(keepingCapacity: true)
      odds.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      starts.append(0)
      self.low = low
    }

    @inline(__always)
    func range(_ column: Int) -> Range<Int> {
      let index = column - low
      if index < 0 || index + 1 >= starts.count { return 0..<0 }
      return Int(starts[index])..<Int(starts[index + 1])
    }
  }

  private mutating func fill(
    _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    let groups = Self.groups
    // Matches of target terms by row, for the last rows; of source terms for the row at hand.
    var forward = (0..<groups).map { _ in Matches() }
    var backward = Matches()
    // Links of the row's terms by target term, as linked lists.
    var head = [Int32](repeating: -1, count: target.termCount)
    var next: [Int32] = []
    var entryPosition: [Int32] = []
    var entryLink: [Int32] = []
    var touched: [Int32] = []
    var sums = [Float](repeating: 0, count: AlignmentSide.termLimit)
    var mark: [Int32] = []

    for row in 0..<source.count {
      let sourceRange = source.termRange(row)
      for index in sourceRange {
        for link in links.range(Int(source.terms[index])) {
          let other = Int(links.targets[link])
          if head[other] < 0 { touched.append(Int32(other)) }
          next.append(head[other])
          head[other] = Int32(entryLink.count)
          entryLink.append(Int32(link))
          entryPosition.append(Int32(index - sourceRange.lowerBound))
        }
      }
      let first = Int(low[row])
      var current = forward.removeLast()
      current.clear(low: first)
      backward.clear(low: first)
      for column in first..<Int(high[row]) {
        let targetRange = target.termRange(column)
        for index in targetRange {
          var entry = head[Int(target.terms[index])]
          if entry < 0 { continue }
          var sum: Float = 0
          let count = Float(target.counts[index])
          while entry >= 0 {
            let link = Int(entryLink[Int(entry)])
            let position = Int(entryPosition[Int(entry)])
            sum +=
              links.forwardOdds[link]
              * Float(source.counts[sourceRange.lowerBound + position])
            if sums[position] == 0 { mark.append(Int32(position)) }
            sums[position] += links.backwardOdds[link] * count
            entry = next[Int(entry)]
          }
          current.positions.append(Int32(index - targetRange.lowerBound))
          current.odds.append(sum)
        }
        for position in mark {
          backward.positions.append(position)
          backward.odds.append(sums[Int(position)])
          sums[Int(position)] = 0
        }
        mark.removeAll(keepingCapacity: true)
        current.starts.append(Int32(current.positions.count))
        backward.starts.append(Int32(backward.positions.count))
      }
      forward.insert(current, at: 0)

      for column in first..<Int(high[row]) {
        let cell = cell(row, column)
        var mass = 0.0
        for size in 1...groups where row - size + 1 >= 0 {
          mass += source.masses[row - size + 1]
          let matches = forward[size - 1].range(column)
          for index in matches {
            let position = Int(forward[size - 1].positions[index])
            if sums[position] == 0 { mark.append(Int32(position)) }
            sums[position] += forward[size - 1].odds[index]
          }
          figures[cell + size - 1] = Float(
            missedTarget[column]
              + Self.evidence(mark, sums, mass, target.counts, target.termRange(column).lowerBound))
        }
        for position in mark { sums[Int(position)] = 0 }
        mark.removeAll(keepingCapacity: true)
        mass = 0
        for size in 1...groups where column - size + 1 >= 0 {
          mass += target.masses[column - size + 1]
          for index in backward.range(column - size + 1) {
            let position = Int(backward.positions[index])
            if sums[position] == 0 { mark.append(Int32(position)) }
            sums[position] += backward.odds[index]
          }
          figures[cell + groups + size - 1] = Float(
            missedSource[row]
              + Self.evidence(mark, sums, mass, source.counts, sourceRange.lowerBound))
        }
        for position in mark { sums[Int(position)] = 0 }
        mark.removeAll(keepingCapacity: true)
      }
      for term in touched { head[Int(term)] = -1 }
      touched.removeAll(keepingCapacity: true)
      next.removeAll(keepingCapacity: true)
      entryLink.removeAll(keepingCapacity: true)
      entryPosition.removeAll(keepingCapacity: true)
    }
  }

  /// The logarithm of the product of 1 + odds, with one logarithm for many factors.
  @inline(__always)
  private static func evidence(
    _ positions: [Int32], _ odds: [Float], _ mass: Double, _ counts: [UInt8], _ start: Int
  ) -> Double {
    let scale = 1 / mass
    var product = 1.0
    var logarithm = 0.0
    for position in positions {
      let factor = 1 + Double(odds[Int(position)]) * scale
      var count = counts[start + Int(position)]
      while count > 0 {
        product *= factor
        count -= 1
      }
      if product > 1e200 {
        logarithm += Logarithm.of(product)
        product = 1
      }
    }
    return logarithm + Logarithm.of(product)
  }
}
