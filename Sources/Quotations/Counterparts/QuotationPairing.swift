public import Bitext
public import Text

/// Finds the same quotation in the other versions of an article.
///
/// Two quotations can only be the same when the rows of their sentences touch or are neighbours.
/// Among those, an order-keeping assignment is chosen (dynamic programming as in sentence
/// alignment, over a band) by row, length, names, numbers, kind and speaker; as sentences do, a
/// quotation may answer two or three (“We go,” he said, “and stay.”). What has no counterpart stays
/// a group of its own; nested quotations are paired inside their parents.
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
    var profiles = versions.indices.map {
      QuotationProfile.profiles(of: quotations[$0], in: versions[$0], rows: rows)
    }
    var groups: [Group] = []
    // For each version, which group a quotation is in.
    var groupOf = profiles.map { Array(repeating: -1, count: $0.count) }
    for first in versions.indices {
      for index in profiles[first].indices where groupOf[first][index] < 0 {
        groupOf[first][index] = groups.count
        groups.append(
          Group(versions: versions.count, first, index, profiles[first][index].rows.lowerBound))
      }
      for second in versions.indices where second > first {
        // What an earlier version has brought together is not asked again.
        let left = profiles[first].indices.filter {
          let parts = groups[groupOf[first][$0]].parts
          return parts[first].first == $0 && parts[second].isEmpty
        }
        let right = profiles[second].indices.filter { groupOf[second][$0] < 0 }
        let pairs = pairs(
          left.map { Item(index: $0, profile: profiles[first][$0]) },
          right.map { Item(index: $0, profile: profiles[second][$0]) },
          isLoose: { index in groups[groupOf[first][index]].isLoose })
        for pair in pairs {
          let kept = pair.left.first { !groups[groupOf[first][$0]].isLoose } ?? pair.left[0]
          let group = groupOf[first][kept]
          var parts = groups[group].parts[first]
          for index in pair.left where index != kept {
            let other = groupOf[first][index]
            parts += groups[other].parts[first]
            for part in groups[other].parts[first] { groupOf[first][part] = group }
            groups[other].parts[first] = []
          }
          for index in pair.right { groupOf[second][index] = group }
          groups[group].parts[first] = parts.sorted()
          groups[group].parts[second] = pair.right
          groups[group].confidence = min(groups[group].confidence, pair.score)
          profiles[first][parts.min() ?? kept] = pair.leftProfile
          profiles[second][pair.right[0]] = pair.rightProfile
        }
      }
    }
    return inOrder(groups).enumerated().map { index, group in
      var members: [Language: Int] = [:]
      var continuations: [Language: [Int]] = [:]
      for (version, parts) in group.parts.enumerated() where !parts.isEmpty {
        members[versions[version].language] = parts[0]
        if parts.count > 1 {
          continuations[versions[version].language] = Array(parts.dropFirst())
        }
      }
      return ParallelQuotation(
        index: index, quotations: members, continuations: continuations,
        confidence: group.confidence)
    }
  }

  /// By row, then by the first version that has them; without those that went into others.
  private func inOrder(_ groups: [Group]) -> [Group] {
    groups.compactMap { group in
      group.parts.firstIndex { !$0.isEmpty }.map { (group, $0, group.parts[$0][0]) }
    }.sorted { ($0.0.row, $0.1, $0.2) < ($1.0.row, $1.1, $1.2) }.map(\.0)
  }

  private struct Group {
    /// By version, the quotations that are its own, in text order; empty in all versions where it
    /// went into another group.
    var parts: [[Int]]
    var confidence = 1.0
    let row: Int

    init(versions: Int, _ version: Int, _ index: Int, _ row: Int) {
      parts = Array(repeating: [], count: versions)
      parts[version] = [index]
      self.row = row
    }

    /// Whether only one version has it.
    var isLoose: Bool { parts.count { !$0.isEmpty } == 1 }
  }

  /// A quotation of a version.
  private struct Item {
    let index: Int
    let profile: QuotationProfile
  }

  private struct Pair {
    let left: [Int]
    let right: [Int]
    let leftProfile: QuotationProfile
    let rightProfile: QuotationProfile
    let score: Double
  }

  private func pairs(
    _ left: [Item], _ right: [Item], isLoose: (Int) -> Bool
  ) -> [Pair] {
    var pairs = aligned(
      left.filter { $0.profile.level == 0 }, right.filter { $0.profile.level == 0 }, isLoose)
    // Inside paired parents, level by level.
    var childrenOfLeft = Dictionary(grouping: left) { $0.profile.parent ?? -1 }
    let childrenOfRight = Dictionary(grouping: right) { $0.profile.parent ?? -1 }
    var next = 0
    while next < pairs.count {
      let pair = pairs[next]
      next += 1
      let inner = pair.left.flatMap { childrenOfLeft.removeValue(forKey: $0) ?? [] }
      let theirs = pair.right.flatMap { childrenOfRight[$0] ?? [] }
      if inner.isEmpty || theirs.isEmpty { continue }
      pairs += aligned(inner, theirs, isLoose)
    }
    return pairs
  }

  /// The best order-keeping assignment of two lists of quotations.
  private func aligned(_ left: [Item], _ right: [Item], _ isLoose: (Int) -> Bool) -> [Pair] {
    if left.isEmpty || right.isEmpty { return [] }
    let windows = windows(left, right)
    let position = RelativePositions(left.map(\.profile), right.map(\.profile))
    let loose = left.map { isLoose($0.index) }
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
          guard let leftProfile = joined(left[(offset + 1 - own)...offset]),
            let rightProfile = joined(right[(column + 1 - theirs)...column])
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
              move: .pair(own, theirs, score: score, leftProfile, rightProfile))
          }
        }
        row.cells.append(cell)
      }
      table.append(row)
    }
    return traced(left, right, table)
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

  /// The profile of quotations as one; `nil` where they cannot be one.
  private func joined(_ items: ArraySlice<Item>) -> QuotationProfile? {
    var profile = items.first?.profile
    for item in items.dropFirst() { profile = profile?.joined(with: item.profile) }
    return profile
  }

  /// The pairs of the best assignment, read from the table's end.
  private func traced(_ left: [Item], _ right: [Item], _ table: [BandRow]) -> [Pair] {
    var pairs: [Pair] = []
    var column = right.count - 1
    var offset = left.count - 1
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
      case .pair(let own, let theirs, let score, let leftProfile, let rightProfile):
        pairs.append(
          Pair(
            left: left[(offset + 1 - own)...offset].map(\.index),
            right: right[(column + 1 - theirs)...column].map(\.index),
            leftProfile: leftProfile, rightProfile: rightProfile, score: score))
        offset -= own
        column -= theirs
      }
    }
    return pairs.reversed()
  }

  /// The best sum over some left ones and some right ones, and its last step.
  private struct Cell {
    enum Move {
      case skipLeft, skipRight
      case pair(Int, Int, score: Double, QuotationProfile, QuotationProfile)
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
