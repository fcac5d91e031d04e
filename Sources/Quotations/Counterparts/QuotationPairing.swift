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
          left.map { QuotationAssignment.Item(index: $0, profile: profiles[first][$0]) },
          right.map { QuotationAssignment.Item(index: $0, profile: profiles[second][$0]) },
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

  private func pairs(
    _ left: [QuotationAssignment.Item], _ right: [QuotationAssignment.Item],
    isLoose: (Int) -> Bool
  ) -> [QuotationAssignment.Pair] {
    let assignment = QuotationAssignment(threshold: threshold)
    var pairs = assignment.pairs(
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
      pairs += assignment.pairs(inner, theirs, isLoose)
    }
    return pairs
  }
}
