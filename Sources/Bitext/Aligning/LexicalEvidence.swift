/// What the terms of sentences say of groups of them, for every pair of sentences near the band.
///
/// `forward(i, j, a)` is the logarithm of the odds, against chance, that the terms of target
/// sentence j are answers to those of the a source sentences that end with i; `backward(i, j, b)`
/// the same for the terms of source sentence i and the b target sentences that end with j. A bead
/// of a × b sentences is the sum of b forward and a backward figures.
struct LexicalEvidence {
  /// The largest group.
  let groups: Int
  /// First and last column of each row of sentence pairs.
  private(set) var low: [Int32] = []
  private(set) var high: [Int32] = []
  private(set) var offsets: [Int] = [0]
  /// By cell, then by group size from 1: 2 × `groupLimit` figures, forward first.
  private(set) var figures: [Float] = []
  private(set) var missedSource: [Double]
  private(set) var missedTarget: [Double]

  /// Time is that of the band's points times the links between their sentences' terms.
  init(
    _ band: SearchBand, _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide,
    groups: Int
  ) {
    self.groups = groups
    let n = source.count
    missedSource = Self.missed(of: source, links.missedSources)
    missedTarget = Self.missed(of: target, links.missedTargets)
    low.reserveCapacity(n)
    high.reserveCapacity(n)
    offsets.reserveCapacity(n + 1)
    for row in 0..<n {
      low.append(band.low[max(0, row - groups + 1)])
      high.append(max(band.high[min(n, row + groups)], low[row]))
      offsets.append(offsets[row] + Int(high[row] - low[row]))
    }
    figures = [Float](repeating: 0, count: offsets[n] * 2 * groups)
    fill(links, source, target)
  }

  @inline(__always)
  func contains(_ row: Int, _ column: Int) -> Bool {
    column >= Int(low[row]) && column < Int(high[row])
  }

  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Int {
    (offsets[row] + column - Int(low[row])) * 2 * groups
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

  private mutating func fill(
    _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    let rows = (0..<groups).map { _ in MatchRow() }
    let backward = MatchRow()
    var threads = LinkThreads(targetTerms: target.termCount)
    var sum = SparseSum()
    var result = figures
    figures = []
    result.withUnsafeMutableBufferPointer { figures in
      for row in 0..<source.count {
        threads.load(row, links, source)
        let forward = rows[row % groups]
        let columns = Int(low[row])..<Int(high[row])
        match(
          row, columns, threads, links, source, target, forward: forward, backward: backward,
          sum: &sum)
        for column in columns {
          let cell = cell(row, column)
          let counts = Int(target.starts[column])
          var mass = 0.0
          for size in 1...groups where row - size + 1 >= 0 {
            mass += source.masses[row - size + 1]
            rows[(row - size + 1) % groups].add(column, to: &sum)
            figures[cell + size - 1] = Float(
              missedTarget[column] + sum.evidence(mass, target.counts, counts))
          }
          sum.clear()
          mass = 0
          let own = Int(source.starts[row])
          for size in 1...groups where column - size + 1 >= 0 {
            mass += target.masses[column - size + 1]
            backward.add(column - size + 1, to: &sum)
            figures[cell + groups + size - 1] = Float(
              missedSource[row] + sum.evidence(mass, source.counts, own))
          }
          sum.clear()
        }
        threads.unload()
      }
    }
    figures = result
  }

  /// Finds the matches of one row's sentence with those of its columns, in both directions.
  private func match(
    _ row: Int, _ columns: Range<Int>, _ threads: LinkThreads, _ links: LinkTable,
    _ source: AlignmentSide, _ target: AlignmentSide, forward: MatchRow, backward: MatchRow,
    sum: inout SparseSum
  ) {
    let own = source.termRange(row)
    forward.begin(
      columns, capacity: Int(target.starts[columns.upperBound] - target.starts[columns.lowerBound]))
    backward.begin(columns, capacity: own.count * columns.count)
    target.terms.withUnsafeBufferPointer { terms in
      threads.head.withUnsafeBufferPointer { head in
        for column in columns {
          let others = target.termRange(column)
          for index in others {
            var entry = head[Int(terms[index])]
            if entry < 0 { continue }
            var odds: Float = 0
            let count = Float(target.counts[index])
            while entry >= 0 {
              let thread = threads.entries[Int(entry)]
              odds += thread.forward
              sum.add(thread.position, thread.backward * count)
              entry = thread.next
            }
            forward.append(Int32(index - others.lowerBound), odds)
          }
          forward.endColumn()
          sum.move(to: backward)
          backward.endColumn()
        }
      }
    }
  }
}

/// The links of one sentence's terms, by the term on the other side.
private struct LinkThreads {
  struct Entry {
    var position: Int32
    /// The next entry with the same target term, -1 for none.
    var next: Int32
    /// Odds of the target term by the source term's count, and of the source term by one.
    var forward: Float
    var backward: Float
  }

  /// By target term: its first entry, or -1.
  private(set) var head: [Int32]
  private(set) var entries: [Entry] = []
  private var touched: [Int32] = []

  init(targetTerms: Int) { head = [Int32](repeating: -1, count: targetTerms) }

  mutating func load(_ sentence: Int, _ links: LinkTable, _ source: AlignmentSide) {
    let range = source.termRange(sentence)
    for index in range {
      let count = Float(source.counts[index])
      for link in links.range(Int(source.terms[index])) {
        let other = Int(links.targets[link])
        if head[other] < 0 { touched.append(Int32(other)) }
        entries.append(
          Entry(
            position: Int32(index - range.lowerBound), next: head[other],
            forward: links.forwardOdds[link] * count, backward: links.backwardOdds[link]))
        head[other] = Int32(entries.count - 1)
      }
    }
  }

  mutating func unload() {
    for term in touched { head[Int(term)] = -1 }
    touched.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }
}

/// The matches of one row of cells: positions in a sentence's terms and their odds.
private final class MatchRow {
  struct Match {
    var position: Int32
    var odds: Float
  }

  private var matches: UnsafeMutablePointer<Match>
  private var capacity = 64
  private var count = 0
  /// By column, where its matches begin; one more for the end.
  private var starts: [Int32] = []
  private var first = 0

  init() { matches = .allocate(capacity: 64) }

  deinit { matches.deallocate() }

  /// Empties the row and makes room for `capacity` matches.
  func begin(_ columns: Range<Int>, capacity needed: Int) {
    if needed > capacity {
      matches.deallocate()
      capacity = max(needed, 2 * capacity)
      matches = .allocate(capacity: capacity)
    }
    count = 0
    first = columns.lowerBound
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  @inline(__always)
  func append(_ position: Int32, _ odds: Float) {
    assert(count < capacity, "begin was told how many")
    (matches + count).initialize(to: Match(position: position, odds: odds))
    count += 1
  }

  @inline(__always)
  func endColumn() { starts.append(Int32(count)) }

  /// Adds the matches of a column; none where the row does not reach it.
  @inline(__always)
  func add(_ column: Int, to sum: inout SparseSum) {
    let index = column - first
    if index < 0 || index + 1 >= starts.count { return }
    for match in Int(starts[index])..<Int(starts[index + 1]) {
      sum.add(matches[match].position, matches[match].odds)
    }
  }
}

/// Odds by position in a sentence's terms, added up.
private struct SparseSum: ~Copyable {
  private let odds: UnsafeMutablePointer<Float>
  private let positions: UnsafeMutablePointer<Int32>
  private var count = 0

  init() {
    odds = .allocate(capacity: AlignmentSide.termLimit)
    odds.initialize(repeating: 0, count: AlignmentSide.termLimit)
    positions = .allocate(capacity: AlignmentSide.termLimit)
    positions.initialize(repeating: 0, count: AlignmentSide.termLimit)
  }

  deinit {
    odds.deallocate()
    positions.deallocate()
  }

  /// - Precondition: `value` is positive, and the position below `AlignmentSide.termLimit`.
  @inline(__always)
  mutating func add(_ position: Int32, _ value: Float) {
    if odds[Int(position)] == 0 {
      positions[count] = position
      count += 1
    }
    odds[Int(position)] += value
  }

  @inline(__always)
  mutating func clear() {
    for index in 0..<count { odds[Int(positions[index])] = 0 }
    count = 0
  }

  @inline(__always)
  mutating func move(to row: MatchRow) {
    for index in 0..<count { row.append(positions[index], odds[Int(positions[index])]) }
    clear()
  }

  /// The logarithm of the product of 1 + odds / mass, with one logarithm for many factors.
  @inline(__always)
  func evidence(_ mass: Double, _ counts: [UInt8], _ start: Int) -> Double {
    let scale = 1 / mass
    var product = 1.0
    var logarithm = 0.0
    for index in 0..<count {
      let position = Int(positions[index])
      let factor = 1 + Double(odds[position]) * scale
      product *= factor
      if counts[start + position] > 1 {
        product *= factor
        if counts[start + position] > 2 { product *= factor }
      }
      if product > 1e200 {
        logarithm += Logarithm.of(product)
        product = 1
      }
    }
    return logarithm + Logarithm.of(product)
  }
}
