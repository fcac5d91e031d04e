internal import Text

/// A term that fits some tokens of a sentence.
struct TermMatch {
  /// Indices of tokens, from the term's first word to behind its last.
  let firstToken: Int
  let endToken: Int
  let range: ByteRange
  let entry: Int32
  /// How many words stand in between that are not the term's.
  let gap: Int32
}

/// Chooses the matches that are occurrences: what stands together before what does not, then the
/// longest first; what overlaps a chosen one is dropped, or, when nested terms are wanted, kept
/// unless it has a gap.
struct MatchChoice {
  private let nested: Bool
  /// Tokens of chosen matches, from the first token of a group on; all `false` between groups.
  private var isTaken: [Bool] = []

  init(nested: Bool) { self.nested = nested }

  /// Drops what is not chosen of matches in order of their first tokens, and puts the others in
  /// text order. O(n log n) for a group of n matches that overlap, O(1) for one alone.
  mutating func choose(_ matches: inout [TermMatch]) {
    var kept = 0
    var first = 0
    while first < matches.count {
      var endToken = matches[first].endToken
      var end = first + 1
      while end < matches.count, matches[end].firstToken < endToken {
        endToken = max(endToken, matches[end].endToken)
        end += 1
      }
      if end == first + 1 {
        if kept < first { matches[kept] = matches[first] }
        kept += 1
      } else {
        let tokens = matches[first].firstToken..<endToken
        // Sorting a part of an array in place; no pointer leaves the closure.
        kept = matches.withUnsafeMutableBufferPointer {
          choose(UnsafeMutableBufferPointer(rebasing: $0[first..<end]), tokens, $0, kept)
        }
      }
      first = end
    }
    matches.removeLast(matches.count - kept)
  }

  /// Copies the chosen ones of a group to where the kept ones end, at or before the group, and
  /// returns their new end.
  private mutating func choose(
    _ group: UnsafeMutableBufferPointer<TermMatch>, _ tokens: Range<Int>,
    _ matches: UnsafeMutableBufferPointer<TermMatch>, _ kept: Int
  ) -> Int {
    var group = group
    group.sort {
      if $0.gap != $1.gap { return $0.gap < $1.gap }
      if $0.range.count != $1.range.count { return $0.range.count > $1.range.count }
      return $0.range.start < $1.range.start
    }
    while isTaken.count < tokens.count { isTaken.append(false) }
    var end = kept
    for match in group {
      let places = (match.firstToken - tokens.lowerBound)..<(match.endToken - tokens.lowerBound)
      // A term inside another is listed on request; one with a gap never reaches across others.
      if !nested || match.gap > 0, isAnyTaken(places) { continue }
      for place in places { isTaken[place] = true }
      matches[end] = match
      end += 1
    }
    for place in 0..<tokens.count { isTaken[place] = false }
    var chosen = UnsafeMutableBufferPointer(rebasing: matches[kept..<end])
    chosen.sort { $0.range < $1.range }
    return end
  }

  private func isAnyTaken(_ places: Range<Int>) -> Bool {
    for place in places where isTaken[place] { return true }
    return false
  }
}
