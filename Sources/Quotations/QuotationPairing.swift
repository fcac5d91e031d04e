public import Bitext
public import Text

/// Finds the same quotation in the other versions of an article.
///
/// Two quotations can only be the same when the rows of their sentences touch or are neighbours.
/// Among those, an order-keeping assignment is chosen (dynamic programming as in sentence
/// alignment, over a band) by row, length, names, numbers, kind and speaker. What has no
/// counterpart stays a group of its own; nested quotations are paired inside their parents.
public struct QuotationPairing: Sendable {
  /// Pairs that are less probable than this stay apart.
  public var threshold = 0.35

  public init() {}

  /// The groups, in order of their rows; each quotation is in exactly one.
  ///
  /// `versions` and `quotations` go together, index by index; `rows` are those of the same
  /// versions. O(quotations · band + text of the quotations).
  public func groups(
    versions: [SegmentedDocument], rows: [TrilingualRow], quotations: [[Quotation]]
  ) -> [ParallelQuotation] {
    precondition(versions.count == quotations.count, "each version has its quotations")
    let profiles = versions.indices.map {
      QuotationProfile.profiles(of: quotations[$0], in: versions[$0], rows: rows)
    }
    var groups: [Group] = []
    // For each version, which group a quotation is in.
    var groupOf = profiles.map { Array(repeating: -1, count: $0.count) }
    for first in versions.indices {
      for index in profiles[first].indices where groupOf[first][index] < 0 {
        groupOf[first][index] = groups.count
        groups.append(
          Group(
            members: [(first, index)], confidence: 1, row: profiles[first][index].rows.lowerBound))
      }
      for second in versions.indices where second > first {
        // What an earlier version has brought together is not asked again.
        let pairs = pairs(profiles[first], profiles[second], takenRight: groupOf[second])
        for pair in pairs {
          let group = groupOf[first][pair.left]
          guard !groups[group].members.contains(where: { $0.version == second }) else { continue }
          groupOf[second][pair.right] = group
          groups[group].members.append((second, pair.right))
          groups[group].confidence = min(groups[group].confidence, pair.score)
        }
      }
    }
    let order = groups.indices.sorted {
      let (left, right) = (groups[$0], groups[$1])
      return (left.row, left.members[0].version, left.members[0].index)
        < (right.row, right.members[0].version, right.members[0].index)
    }
    return order.enumerated().map { index, group in
      var members: [Language: Int] = [:]
      for member in groups[group].members {
        members[versions[member.version].language] = member.index
      }
      return ParallelQuotation(
        index: index, quotations: members, confidence: groups[group].confidence)
    }
  }

  private struct Group {
    var members: [(version: Int, index: Int)]
    var confidence: Double
    var row: Int
  }

  private struct Pair {
    let left: Int
    let right: Int
    let score: Double
  }

  private func pairs(
    _ left: [QuotationProfile], _ right: [QuotationProfile], takenRight: [Int]
  ) -> [Pair] {
    let freeRight = right.indices.filter { takenRight[$0] < 0 }
    var pairs = aligned(
      left.indices.filter { left[$0].level == 0 }, freeRight.filter { right[$0].level == 0 },
      left, right)
    // Inside paired parents, level by level.
    var childrenOfLeft = children(Array(left.indices), left)
    let childrenOfRight = children(freeRight, right)
    var next = 0
    while next < pairs.count {
      let pair = pairs[next]
      next += 1
      let inner = childrenOfLeft[pair.left]
      childrenOfLeft[pair.left] = []
      if inner.isEmpty || childrenOfRight[pair.right].isEmpty { continue }
      pairs += aligned(inner, childrenOfRight[pair.right], left, right)
    }
    return pairs
  }

  private func children(_ indices: [Int], _ profiles: [QuotationProfile]) -> [[Int]] {
    var result: [[Int]] = Array(repeating: [], count: profiles.count)
    for index in indices {
      if let parent = profiles[index].parent { result[parent].append(index) }
    }
    return result
  }

  /// The best order-keeping assignment of two lists of quotations.
  private func aligned(
    _ left: [Int], _ right: [Int], _ leftProfiles: [QuotationProfile],
    _ rightProfiles: [QuotationProfile]
  ) -> [Pair] {
    if left.isEmpty || right.isEmpty { return [] }
    // For each left one the right ones whose rows touch its own or their neighbours.
    var windows: [Range<Int>] = []
    var start = 0
    for index in left {
      let rows = leftProfiles[index].rows
      while start < right.count, rightProfiles[right[start]].rows.upperBound + 1 <= rows.lowerBound
      {
        start += 1
      }
      var end = start
      while end < right.count, end - start < Self.band,
        rightProfiles[right[end]].rows.lowerBound <= rows.upperBound
      {
        end += 1
      }
      windows.append(start..<end)
    }
    let position = RelativePositions(left, right, leftProfiles, rightProfiles)
    var table: [BandRow] = []
    for (offset, index) in left.enumerated() {
      var row = BandRow(window: windows[offset])
      row.base = table.last?.value(upTo: row.window.lowerBound - 1) ?? 0
      for column in row.window {
        let score =
          leftProfiles[index].similarity(to: rightProfiles[right[column]])
          * position.factor(offset, column)
        row.scores.append(score)
        var value = max(table.last?.value(upTo: column) ?? 0, row.values.last ?? row.base)
        if score >= threshold {
          value = max(
            value, (table.last?.value(upTo: column - 1) ?? 0) + score - threshold / 2)
        }
        row.values.append(value)
      }
      table.append(row)
    }
    return traced(left, right, table)
  }

  /// The pairs of the best assignment, read from the table's end.
  private func traced(_ left: [Int], _ right: [Int], _ table: [BandRow]) -> [Pair] {
    var pairs: [Pair] = []
    var column = right.count - 1
    for offset in left.indices.reversed() {
      let row = table[offset]
      guard column >= row.window.lowerBound, !row.window.isEmpty else { continue }
      let value = row.value(upTo: column)
      let without = offset > 0 ? table[offset - 1].value(upTo: column) : 0
      if without >= value - 1e-12 { continue }
      var current = min(column, row.window.upperBound - 1)
      while current > row.window.lowerBound, row.value(upTo: current - 1) >= value - 1e-12 {
        current -= 1
      }
      pairs.append(
        Pair(
          left: left[offset], right: right[current],
          score: row.scores[current - row.window.lowerBound]))
      column = current - 1
    }
    return pairs.reversed()
  }

  /// One row of the table: the best sums over this and all earlier left ones.
  private struct BandRow {
    /// The right ones it is compared with; windows only move forward.
    let window: Range<Int>
    /// The best sum with the right ones before the window.
    var base = 0.0
    /// The best sums with the right ones up to each column of the window.
    var values: [Double] = []
    var scores: [Double] = []

    init(window: Range<Int>) { self.window = window }

    func value(upTo column: Int) -> Double {
      guard column >= window.lowerBound, !values.isEmpty else { return base }
      return values[min(column, window.upperBound - 1) - window.lowerBound]
    }
  }

  /// The most quotations of the other version that one is compared with.
  private static let band = 48
}

/// Where quotations stand among those of their rows: the first of three is rather the first of
/// the others' three.
private struct RelativePositions {
  private let left: [Double]
  private let right: [Double]

  init(
    _ left: [Int], _ right: [Int], _ leftProfiles: [QuotationProfile],
    _ rightProfiles: [QuotationProfile]
  ) {
    self.left = Self.ranks(left, leftProfiles)
    self.right = Self.ranks(right, rightProfiles)
  }

  /// Place of each among those that begin in the same row, in 0…1.
  private static func ranks(_ list: [Int], _ profiles: [QuotationProfile]) -> [Double] {
    var result = Array(repeating: 0.5, count: list.count)
    var start = 0
    while start < list.count {
      var end = start + 1
      while end < list.count,
        profiles[list[end]].rows.lowerBound == profiles[list[start]].rows.lowerBound
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
