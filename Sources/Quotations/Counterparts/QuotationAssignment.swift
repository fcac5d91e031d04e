/// The best order-keeping assignment of the quotations of two versions, by dynamic programming over a
/// band; a quotation may answer up to three.
struct QuotationAssignment {
  /// Pairs that are less probable than this stay apart.
  let threshold: Double

  /// A quotation of a version.
  struct Item {
    let index: Int
    let profile: QuotationProfile
  }

  struct Pair {
    let left: [Int]
    let right: [Int]
    let leftProfile: QuotationProfile
    let rightProfile: QuotationProfile
    let score: Double
  }

  /// The best order-keeping assignment of two lists of quotations.
  func pairs(_ left: [Item], _ right: [Item], _ isLoose: (Int) -> Bool) -> [Pair] {
    if left.isEmpty || right.isEmpty { return [] }
    let windows = windows(left, right)
    let position = RelativePositions(left.map(\.profile), right.map(\.profile))
    let loose = left.map { isLoose($0.index) }
    let (leftJoined, rightJoined) = (joined(left), joined(right))
    var table: [BandRow] = []
    for offset in left.indices {
      var row = BandRow(window: windows[offset])
      row.base = table.last?.value(upTo: row.window.lowerBound - 1) ?? 0
      for column in row.window {
        var cell = Cell(value: table.last?.value(upTo: column) ?? 0)
        if let before = row.cells.last, before.value > cell.value {
          cell = Cell(value: before.value, move: .skipRight)
        } else if row.cells.isEmpty, row.base > cell.value {
          cell = Cell(value: row.base, move: .skipRight)
        }
        for (own, theirs) in Self.shapes where own <= offset + 1 && theirs <= column + 1 {
          // Of the parts of one, only one may have a counterpart already.
          if own > 1, loose[(offset + 1 - own)...offset].count(where: { !$0 }) > 1 { continue }
          guard let leftProfile = leftJoined[own - 1][offset],
            let rightProfile = rightJoined[theirs - 1][column]
          else { continue }
          let score =
            leftProfile.similarity(to: rightProfile)
            * (own == 1 && theirs == 1 ? position.factor(offset, column) : 1)
          guard score >= threshold else { continue }
          if own + theirs > 2,
            !Self.gains(
              left[(offset + 1 - own)...offset], leftProfile,
              right[(column + 1 - theirs)...column], rightProfile)
          {
            continue
          }
          let before =
            own <= offset ? table[offset - own].value(upTo: column - theirs) : 0
          let value =
            before + score - threshold / 2 + Self.worthOfPart * Double(own + theirs - 2)
          if value > cell.value + 1e-12 {
            cell = Cell(
              value: value,
              move: .pair(own, theirs, score: score))
          }
        }
        row.cells.append(cell)
      }
      table.append(row)
    }
    return steps(table, to: right.count - 1).map { step in
      Pair(
        left: left[(step.offset + 1 - step.own)...step.offset].map(\.index),
        right: right[(step.column + 1 - step.theirs)...step.column].map(\.index),
        leftProfile: leftJoined[step.own - 1][step.offset] ?? left[step.offset].profile,
        rightProfile: rightJoined[step.theirs - 1][step.column] ?? right[step.column].profile,
        score: step.score)
    }
  }

  /// For each left one, the right ones whose rows touch its own or their neighbours.
  private func windows(_ left: [Item], _ right: [Item]) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var start = 0
    for item in left {
      let rows = item.profile.rows
      while start < right.count, right[start].profile.rows.upperBound + 1 <= rows.lowerBound {
        start += 1
      }
      var end = start
      while end < right.count, end - start < Self.band,
        right[end].profile.rows.lowerBound <= rows.upperBound
      {
        end += 1
      }
      windows.append(start..<end)
    }
    return windows
  }

  /// Whether the parts together are as long as the whole, and none of them is so alone.
  private static func gains(
    _ left: ArraySlice<Item>, _ leftProfile: QuotationProfile, _ right: ArraySlice<Item>,
    _ rightProfile: QuotationProfile
  ) -> Bool {
    let alone =
      left.count > 1
      ? left.map { $0.profile.lengthRatio(to: rightProfile) }
      : right.map { $0.profile.lengthRatio(to: leftProfile) }
    let ratio = leftProfile.lengthRatio(to: rightProfile)
    return ratio >= leastRatioOfParts && ratio > (alone.max() ?? 0) + leastGainOfParts
  }

  /// For one, two and three quotations, by the last of them, their profile as one; `nil` where they
  /// cannot be one. O(quotations).
  private func joined(_ items: [Item]) -> [[QuotationProfile?]] {
    var profiles: [[QuotationProfile?]] = [items.map(\.profile)]
    for parts in 2...3 {
      let before = profiles[parts - 2]
      profiles.append(
        items.indices.map { last in
          last + 1 < parts ? nil : before[last - 1]?.joined(with: items[last].profile)
        })
    }
    return profiles
  }

  /// So many left ones up to `offset` and right ones up to `column` are the same.
  private struct Step {
    let offset: Int
    let column: Int
    let own: Int
    let theirs: Int
    let score: Double
  }

  /// The steps of the best assignment, read from the table's end.
  private func steps(_ table: [BandRow], to last: Int) -> [Step] {
    var steps: [Step] = []
    var column = last
    var offset = table.count - 1
    while offset >= 0, column >= 0 {
      let row = table[offset]
      guard column >= row.window.lowerBound, !row.window.isEmpty else {
        offset -= 1
        continue
      }
      column = min(column, row.window.upperBound - 1)
      switch row.cells[column - row.window.lowerBound].move {
      case .skipLeft: offset -= 1
      case .skipRight: column -= 1
      case .pair(let own, let theirs, let score):
        steps.append(
          Step(offset: offset, column: column, own: own, theirs: theirs, score: score))
        offset -= own
        column -= theirs
      }
    }
    return steps.reversed()
  }

  /// The best sum over some left ones and some right ones, and its last step.
  private struct Cell {
    enum Move {
      case skipLeft, skipRight
      case pair(Int, Int, score: Double)
    }

    var value: Double
    var move = Move.skipLeft
  }

  /// One row of the table: the best sums over this and all earlier left ones.
  private struct BandRow {
    /// The right ones it is compared with; windows only move forward.
    let window: Range<Int>
    /// The best sum with the right ones before the window.
    var base = 0.0
    /// For each column of the window, the best with the right ones up to it.
    var cells: [Cell] = []

    init(window: Range<Int>) { self.window = window }

    func value(upTo column: Int) -> Double {
      guard column >= window.lowerBound, !cells.isEmpty else { return base }
      return cells[min(column, window.upperBound - 1) - window.lowerBound].value
    }
  }

  /// The most quotations of the other version that one is compared with.
  private static let band = 48
  /// How many quotations of either side answer each other.
  private static let shapes = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1)]
  /// What it is worth to find a place for a part as well.
  private static let worthOfPart = 0.15
  /// Together, the parts are as long as the whole: translations differ by a fifth.
  private static let leastRatioOfParts = 0.75
  private static let leastGainOfParts = 0.1
}

/// Where quotations stand among those of their rows: the first of three is rather the first of
/// the others' three.
private struct RelativePositions {
  private let left: [Double]
  private let right: [Double]

  init(_ left: [QuotationProfile], _ right: [QuotationProfile]) {
    self.left = Self.ranks(left)
    self.right = Self.ranks(right)
  }

  /// Place of each among those that begin in the same row, in 0…1.
  private static func ranks(_ list: [QuotationProfile]) -> [Double] {
    var result = Array(repeating: 0.5, count: list.count)
    var start = 0
    while start < list.count {
      var end = start + 1
      while end < list.count,
        list[end].rows.lowerBound == list[start].rows.lowerBound
      {
        end += 1
      }
      for index in start..<end {
        result[index] = (Double(index - start) + 0.5) / Double(end - start)
      }
      start = end
    }
    return result
  }

  func factor(_ leftIndex: Int, _ rightIndex: Int) -> Double {
    1 - 0.25 * abs(left[leftIndex] - right[rightIndex])
  }
}
