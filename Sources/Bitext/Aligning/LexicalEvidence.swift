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
    fill(band, links, source, target)
  }

  @inline(__always)
  func contains(_ row: Int, _ column: Int) -> Bool {
    column >= Int(low[row]) && column < Int(high[row])
  }

  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Int {
    (offsets[row] + column - Int(low[row])) * 2 * groups
  }

  /// What the target sentence's terms say of the group of `size` source sentences that ends with
  /// `row`.
  @inline(__always)
  func forward(_ row: Int, _ column: Int, size: Int) -> Float {
    contains(row, column) ? figures[cell(row, column) + size - 1] : Float(missedTarget[column])
  }

  /// What the source sentence's terms say of the group of `size` target sentences that ends with
  /// `column`.
  @inline(__always)
  func backward(_ row: Int, _ column: Int, size: Int) -> Float {
    contains(row, column)
      ? figures[cell(row, column) + groups + size - 1] : Float(missedSource[row])
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
    _ band: SearchBand, _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    // A ring of rows for the matches of target terms, and one row for those of source terms.
    let rows = MatchRows(count: groups + 1)
    var threads = LinkThreads(targetTerms: target.termCount)
    var sum = SparseSum()
    var result = figures
    figures = []
    result.withUnsafeMutableBufferPointer { figures in
      for row in 0..<source.count {
        threads.load(row, links, source)
        let columns = Int(low[row])..<Int(high[row])
        match(row, columns, threads, source, target, rows, sum: &sum)
        for column in columns {
          let cell = cell(row, column)
          let counts = Int(target.starts[column])
          var mass = 0.0
          for size in 1...groups where row - size + 1 >= 0 {
            mass += source.masses[row - size + 1]
            rows.add((row - size + 1) % groups, column, to: &sum)
            // Only where a bead of so many sentences may end with this one.
            if column < Int(band.low[row + 1 - size]) || column >= Int(band.high[row + 1]) {
              continue
            }
            figures[cell + size - 1] = Float(
              missedTarget[column] + sum.evidence(mass, target.counts, counts))
          }
          sum.clear()
          mass = 0
          let own = Int(source.starts[row])
          for size in 1...groups where column - size + 1 >= 0 {
            mass += target.masses[column - size + 1]
            rows.add(groups, column - size + 1, to: &sum)
            if column + 1 < Int(band.low[row + 1]) || column + 1 - size > Int(band.high[row]) {
              continue
            }
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
    _ row: Int, _ columns: Range<Int>, _ threads: LinkThreads, _ source: AlignmentSide,
    _ target: AlignmentSide, _ rows: borrowing MatchRows, sum: inout SparseSum
  ) {
    let own = source.termRange(row)
    let forward = row % groups
    let backward = groups
    rows.begin(
      forward, columns,
      capacity: Int(target.starts[columns.upperBound] - target.starts[columns.lowerBound]))
    rows.begin(backward, columns, capacity: own.count * columns.count)
    target.terms.withUnsafeBufferPointer { terms in
      threads.head.withUnsafeBufferPointer { head in
        threads.entries.withUnsafeBufferPointer { entries in
          for column in columns {
            let others = target.termRange(column)
            for index in others {
              var entry = head[Int(terms[index])]
              if entry < 0 { continue }
              var odds: Float = 0
              let count = Float(target.counts[index])
              while entry >= 0 {
                let thread = entries[Int(entry)]
                odds += thread.forward
                sum.add(thread.position, thread.backward * count)
                entry = thread.next
              }
              rows.append(forward, Int32(index - others.lowerBound), odds)
            }
            rows.endColumn(forward)
            sum.move(to: rows, backward)
            rows.endColumn(backward)
          }
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

/// The matches of some rows of cells: positions in a sentence's terms and their odds.
private struct MatchRows: ~Copyable {
  struct Match {
    var position: Int32
    var odds: Float
  }

  private struct Row {
    var matches: UnsafeMutablePointer<Match>
    var capacity: Int
    var count = 0
    /// By column, where its matches begin; one more for the end.
    var starts: UnsafeMutablePointer<Int32>
    var startCapacity: Int
    var columns = 0
    var first = 0
  }

  private let rows: UnsafeMutablePointer<Row>
  private let count: Int

  init(count: Int) {
    self.count = count
    rows = .allocate(capacity: count)
    for index in 0..<count {
      (rows + index).initialize(
        to: Row(
          matches: .allocate(capacity: 64), capacity: 64, starts: .allocate(capacity: 64),
          startCapacity: 64))
    }
  }

  deinit {
    for index in 0..<count {
      rows[index].matches.deallocate()
      rows[index].starts.deallocate()
    }
    rows.deallocate()
  }

  /// Empties a row and makes room for `capacity` matches.
  func begin(_ row: Int, _ columns: Range<Int>, capacity needed: Int) {
    if needed > rows[row].capacity {
      rows[row].matches.deallocate()
      rows[row].capacity = max(needed, 2 * rows[row].capacity)
      rows[row].matches = .allocate(capacity: rows[row].capacity)
    }
    if columns.count + 1 > rows[row].startCapacity {
      rows[row].starts.deallocate()
      rows[row].startCapacity = max(columns.count + 1, 2 * rows[row].startCapacity)
      rows[row].starts = .allocate(capacity: rows[row].startCapacity)
    }
    rows[row].count = 0
    rows[row].columns = 0
    rows[row].first = columns.lowerBound
    rows[row].starts[0] = 0
  }

  @inline(__always)
  func append(_ row: Int, _ position: Int32, _ odds: Float) {
    assert(rows[row].count < rows[row].capacity, "begin was told how many")
    rows[row].matches[rows[row].count] = Match(position: position, odds: odds)
    rows[row].count += 1
  }

  @inline(__always)
  func endColumn(_ row: Int) {
    rows[row].columns += 1
    rows[row].starts[rows[row].columns] = Int32(rows[row].count)
  }

  /// Adds the matches of a column; none where the row does not reach it.
  @inline(__always)
  func add(_ row: Int, _ column: Int, to sum: inout SparseSum) {
    let row = rows[row]
    let index = column - row.first
    if index < 0 || index >= row.columns { return }
    for match in Int(row.starts[index])..<Int(row.starts[index + 1]) {
      sum.add(row.matches[match].position, row.matches[match].odds)
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
  mutating func move(to rows: borrowing MatchRows, _ row: Int) {
    for index in 0..<count { rows.append(row, positions[index], odds[Int(positions[index])]) }
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
      var count = counts[start + position]
      while count > 0 {
        product *= factor
        count -= 1
      }
      if product > 1e150 {
        logarithm += Logarithm.of(product)
        product = 1
      }
    }
    return logarithm + Logarithm.of(product)
  }
}
