/// The points (i, j) of a lattice that an alignment may pass, where i and j sentences are behind
/// it on either side: for each i an interval of j.
///
/// Both ends of the intervals ascend and neighbours overlap, so that some path leads from (0, 0)
/// to the end.
struct SearchBand {
  let sourceCount: Int
  let targetCount: Int
  /// By i in `0...sourceCount`.
  private(set) var low: [Int32]
  private(set) var high: [Int32]
  /// Index of the first point of a row among the points of the band.
  private(set) var offsets: [Int] = []

  var pointCount: Int { offsets[sourceCount + 1] }

  init(sourceCount: Int, targetCount: Int, low: [Int32], high: [Int32]) {
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    self.low = low
    self.high = high
    connect()
  }

  /// A band around a chain of anchors: the rectangles between them, widened by `padding`, or, where
  /// a rectangle has more than `areaLimit` points, a strip along its diagonal. O(n + anchors).
  init(
    around anchors: [(source: Int, target: Int)], sourceCount: Int, targetCount: Int,
    padding: Int, areaLimit: Int
  ) {
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    low = Array(repeating: Int32(targetCount), count: sourceCount + 1)
    high = Array(repeating: 0, count: sourceCount + 1)
    var from = (source: 0, target: 0)
    for index in 0...anchors.count {
      let to: (source: Int, target: Int) =
        index < anchors.count ? anchors[index] : (sourceCount, targetCount)
      let height = to.source - from.source
      let width = to.target - from.target
      if (height + 1) * (width + 1) <= areaLimit {
        cover(
          rows: (from.source - padding)...(to.source + padding),
          columns: (from.target - padding)...(to.target + padding))
      } else {
        let strip = max(padding, areaLimit / (4 * max(height, width)))
        let step = Double(width) / Double(max(height, 1))
        let rise = Int(step.rounded(.up))
        for row in 0...height {
          let middle = from.target + Int(Double(row) * step)
          cover(
            rows: (from.source + row)...(from.source + row),
            columns: (middle - strip - rise)...(middle + strip + rise))
        }
        cover(
          rows: (from.source - padding)...(from.source + padding),
          columns: (from.target - padding)...(from.target + padding))
      }
      from = to
    }
    connect()
  }

  private mutating func cover(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    let left = Int32(max(0, min(columns.lowerBound, targetCount)))
    let right = Int32(min(targetCount, max(0, columns.upperBound)))
    for row in max(0, rows.lowerBound)...max(0, min(sourceCount, rows.upperBound)) {
      low[row] = min(low[row], left)
      high[row] = max(high[row], right)
    }
  }

  /// Makes the ends ascend and the intervals of neighbours overlap.
  private mutating func connect() {
    low[0] = 0
    high[sourceCount] = Int32(targetCount)
    for row in stride(from: sourceCount - 1, through: 0, by: -1) {
      low[row] = min(low[row], low[row + 1])
    }
    for row in 1..<max(1, sourceCount + 1) { high[row] = max(high[row], high[row - 1]) }
    for row in 0...sourceCount where high[row] < low[row] { high[row] = low[row] }
    for row in 1..<max(1, sourceCount + 1) where low[row] > high[row - 1] {
      high[row - 1] = low[row]
    }
    offsets = [0]
    offsets.reserveCapacity(sourceCount + 2)
    for row in 0...sourceCount { offsets.append(offsets[row] + Int(high[row] - low[row]) + 1) }
  }

  @inline(__always)
  func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && column >= Int(low[row]) && column <= Int(high[row])
  }

  /// The index of a point of the band.
  @inline(__always)
  func index(_ row: Int, _ column: Int) -> Int { offsets[row] + column - Int(low[row]) }
}
