internal import Text

/// Finds sentences that change places within a bead of several sentences on both sides.
///
/// Alignments run forward on both sides, so two sentences in another order make one bead of both.
/// What their words say tells which answers which.
struct CrossingFinder {
  /// What words say of groups of neighbouring sentences: the logarithm of odds against chance.
  let evidence: (_ source: Range<Int>, _ target: Range<Int>) -> Double

  /// What a crossed bead must be worth by itself, and how much more two of them together than
  /// what they take the place of.
  private static let least = 3.0
  private static let margin = 4.0

  /// The beads with those that cross parted, in order of the source. O(beads).
  func crossed(_ beads: [Bead]) -> [Bead] {
    beads.flatMap(parts)
  }

  /// A bead, or the two it is made of.
  private func parts(of bead: Bead) -> [Bead] {
    if bead.source.count < 2 || bead.target.count < 2 { return [bead] }
    var best = evidence(bead.source, bead.target)
    var parts: [Bead] = []
    for i in (bead.source.lowerBound + 1)..<bead.source.upperBound {
      for j in (bead.target.lowerBound + 1)..<bead.target.upperBound {
        let first = bead.source.lowerBound..<i
        let last = i..<bead.source.upperBound
        let early = bead.target.lowerBound..<j
        let late = j..<bead.target.upperBound
        let straight = evidence(first, early) + evidence(last, late)
        if straight > best {
          best = straight
          parts = []
        }
        let one = evidence(first, late)
        let other = evidence(last, early)
        if one > Self.least, other > Self.least, one + other > best + Self.margin {
          best = one + other
          parts = [
            Bead(source: first, target: late, confidence: bead.confidence),
            Bead(source: last, target: early, confidence: bead.confidence),
          ]
        }
      }
    }
    return parts.isEmpty ? [bead] : parts
  }
}

extension RowJoiner {
  /// Rows whose sentences change places between the versions, parted into the rows they are made
  /// of; in order of the first version. O(sentences).
  ///
  /// - Parameter bitexts: One per pair of versions, with crossed beads.
  func parted(
    _ rows: [TrilingualRow], languages: [Language], by bitexts: [[Bead]]
  ) -> [TrilingualRow] {
    let pairs = languages.indices.flatMap { first in
      languages.indices.dropFirst(first + 1).map { (first, $0) }
    }
    // By pair: the beads whose target stands before one that is behind theirs.
    let crossed = bitexts.map(Self.crossedBeads)
    if crossed.allSatisfy(\.isEmpty) { return rows }
    var result: [TrilingualRow] = []
    for row in rows {
      let ranges = languages.map { row.sentences[$0] ?? 0..<0 }
      let isCrossed = pairs.indices.contains { pair in
        crossed[pair].contains { ranges[pairs[pair].0].contains($0.source.lowerBound) }
      }
      let parts = isCrossed ? Self.components(of: ranges, pairs, bitexts) : []
      if parts.count < 2 {
        result.append(
          TrilingualRow(index: result.count, sentences: row.sentences, confidence: row.confidence))
        continue
      }
      for part in parts {
        var sentences: [Language: Range<Int>] = [:]
        for (language, range) in zip(languages, part) where !range.isEmpty {
          sentences[language] = range
        }
        result.append(
          TrilingualRow(index: result.count, sentences: sentences, confidence: row.confidence))
      }
    }
    return result
  }

  private static func crossedBeads(_ beads: [Bead]) -> [Bead] {
    var result: [Bead] = []
    var farthest = -1
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      if bead.target.lowerBound < farthest { result.append(bead) }
      farthest = max(farthest, bead.target.upperBound)
    }
    return result
  }

  /// The groups of a row's sentences that beads hold together, by version a range; none where a
  /// group has sentences of others within it.
  private static func components(
    of ranges: [Range<Int>], _ pairs: [(Int, Int)], _ bitexts: [[Bead]]
  ) -> [[Range<Int>]] {
    var group: [[Int]] = []
    var count = 0
    for range in ranges {
      group.append(Array(count..<(count + range.count)))
      count += range.count
    }
    func join(_ one: Int, _ other: Int) {
      if one == other { return }
      for version in group.indices {
        for index in group[version].indices where group[version][index] == other {
          group[version][index] = one
        }
      }
    }
    for (pair, beads) in zip(pairs, bitexts) {
      for bead in beads
      where ranges[pair.0].contains(bead.source.lowerBound)
        || (bead.source.isEmpty && ranges[pair.1].contains(bead.target.lowerBound))
      {
        var members: [(Int, Int)] = []
        for sentence in bead.source where ranges[pair.0].contains(sentence) {
          members.append((pair.0, sentence - ranges[pair.0].lowerBound))
        }
        for sentence in bead.target where ranges[pair.1].contains(sentence) {
          members.append((pair.1, sentence - ranges[pair.1].lowerBound))
        }
        guard let first = members.first else { continue }
        for other in members.dropFirst() {
          join(group[first.0][first.1], group[other.0][other.1])
        }
      }
    }
    var names: [Int] = []
    for version in group { for name in version where !names.contains(name) { names.append(name) } }
    var parts: [[Range<Int>]] = []
    for name in names {
      var part: [Range<Int>] = []
      for (version, members) in group.enumerated() {
        let inside = members.indices.filter { members[$0] == name }
        guard let low = inside.first, let high = inside.last else {
          part.append(0..<0)
          continue
        }
        if high - low + 1 != inside.count { return [] }
        let start = ranges[version].lowerBound
        part.append((start + low)..<(start + high + 1))
      }
      parts.append(part)
    }
    return parts
  }
}
