/// A place where three versions may be cut: how many sentences of each are before it.
struct RowCut: Equatable {
  private let sentences: SIMD4<Int32>

  init(_ first: Int, _ second: Int, _ third: Int) {
    sentences = SIMD4(Int32(first), Int32(second), Int32(third), 0)
  }

  @inline(__always)
  subscript(version: Int) -> Int { Int(sentences[version]) }

  /// Whether a row may lie between the two: no version runs backwards, and they differ.
  @inline(__always)
  func precedes(_ other: RowCut) -> Bool {
    sentences != other.sentences && self[0] <= other[0] && self[1] <= other[1]
      && self[2] <= other[2]
  }

  static func < (left: RowCut, right: RowCut) -> Bool {
    (left[0], left[1], left[2]) < (right[0], right[1], right[2])
  }
}

/// The cuts that all three bitexts allow, or two of them that are surer than the third.
struct RowCuts {
  /// In order of the first version, then the second, then the third; with start and end.
  private(set) var cuts: [RowCut] = []

  private let ends: [[(Int, Int)]]

  /// O(n log n) in beads.
  init(counts: [Int], beads: [[Bead]]) {
    ends = beads.map { [(0, 0)] + $0.map { ($0.source.upperBound, $0.target.upperBound) } }
    cuts = [RowCut(0, 0, 0), RowCut(counts[0], counts[1], counts[2])]
    // Pairs of bitexts that share a version, and the third one: (0,1) & (0,2), (0,1) & (1,2),
    // (0,2) & (1,2).
    join(ends[0], ends[1], third: ends[2]) { RowCut($0, $1, $2) }
    join(ends[0].map { ($0.1, $0.0) }, ends[2], third: ends[1]) { RowCut($1, $0, $2) }
    join(ends[1].map { ($0.1, $0.0) }, ends[2].map { ($0.1, $0.0) }, third: ends[0]) {
      RowCut($1, $2, $0)
    }
    cuts.sort { $0 < $1 }
    var kept = 0
    for cut in cuts where kept == 0 || cuts[kept - 1] != cut {
      cuts[kept] = cut
      kept += 1
    }
    cuts.removeSubrange(kept...)
    keepAgreed(beads)
  }

  /// A bead that is no surer than this may always be cut.
  private static let doubtful = 0.5

  /// Leaves the cuts that all three bitexts allow, and those where two of them are surer of their
  /// beads on both sides than the third of the bead that is cut. O(n log n).
  private mutating func keepAgreed(_ beads: [[Bead]]) {
    cuts.removeAll { cut in
      var sureOfCut = 1.0
      var sureOfBead = 0.0
      for (pair, (one, other)) in Self.pairs.enumerated() {
        let place = (cut[one], cut[other])
        let next = Self.firstEnd(behind: place, ends[pair])
        // Ends are one more than beads: the first is the beginning of the texts.
        if next > 0, ends[pair][next - 1] == place {
          if next > 1 { sureOfCut = min(sureOfCut, beads[pair][next - 2].confidence) }
          if next <= beads[pair].count {
            sureOfCut = min(sureOfCut, beads[pair][next - 1].confidence)
          }
        } else if next > 0, next <= beads[pair].count {
          sureOfBead = max(sureOfBead, beads[pair][next - 1].confidence)
        }
      }
      return sureOfBead > max(Self.doubtful, sureOfCut)
    }
  }

  private static let pairs = [(0, 1), (0, 2), (1, 2)]

  /// The first end behind a place, on either side. O(log n).
  private static func firstEnd(behind place: (Int, Int), _ ends: [(Int, Int)]) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle].0 > place.0 || ends[middle].1 > place.1 {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Makes cuts of the places two bitexts give for the same sentence of the version they share.
  ///
  /// Where many sentences of both others answer nothing in it, their places are not all paired:
  /// only those that the third bitext pairs, and a way to the first and from the last of them.
  private mutating func join(
    _ left: [(Int, Int)], _ right: [(Int, Int)], third: [(Int, Int)],
    _ cut: (Int, Int, Int) -> RowCut
  ) {
    var from = 0
    var index = 0
    var search = 0
    while index < left.count {
      let shared = left[index].0
      var end = index
      while end < left.count, left[end].0 == shared { end += 1 }
      while from < right.count, right[from].0 < shared { from += 1 }
      var to = from
      while to < right.count, right[to].0 == shared { to += 1 }
      if from < to {
        if (end - index) * (to - from) <= 16 {
          for one in index..<end {
            for other in from..<to { cuts.append(cut(shared, left[one].1, right[other].1)) }
          }
        } else {
          // A path from the first places to the last, over all that the third bitext pairs.
          var corner = (left[index].1, right[from].1)
          func walk(to next: (Int, Int)) {
            for one in index..<end where left[one].1 >= corner.0 && left[one].1 <= next.0 {
              cuts.append(cut(shared, left[one].1, corner.1))
            }
            for other in from..<to where right[other].1 >= corner.1 && right[other].1 <= next.1 {
              cuts.append(cut(shared, next.0, right[other].1))
            }
            corner = next
          }
          let last = (left[end - 1].1, right[to - 1].1)
          var isFirst = true
          while search < third.count, third[search].0 < left[index].1 { search += 1 }
          while search < third.count, third[search].0 <= last.0 {
            let pair = third[search]
            search += 1
            if pair.1 < right[from].1 || pair.1 > last.1 { continue }
            if isFirst { walk(to: pair) }
            isFirst = false
            cuts.append(cut(shared, pair.0, pair.1))
            corner = pair
          }
          walk(to: last)
        }
      }
      index = end
    }
  }
}
