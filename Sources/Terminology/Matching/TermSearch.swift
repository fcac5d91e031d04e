internal import Text

/// One search of a document for the terms of an index.
struct TermSearch {
  let index: TermIndex
  let segmented: SegmentedDocument
  let options: TermSearchOptions

  /// A term that fits some tokens of a sentence.
  private struct Candidate {
    /// Indices of tokens, from the term's first word to its last.
    let tokens: Range<Int>
    let range: ByteRange
    let entry: Int32
    /// How many words stand in between that are not the term's.
    let gap: Int
    /// 0 as written in the glossary, 1 but for case, 2 inflected.
    let distance: Int
  }

  /// A way down the tree along words of a sentence.
  private struct Walk {
    let node: Int32
    /// The tokens of the term's words.
    let words: [Int]
    var gap = 0
  }

  private var candidates: [Candidate] = []
  private var frontier: [Int32] = []
  private var nextFrontier: [Int32] = []

  init(index: TermIndex, segmented: SegmentedDocument, options: TermSearchOptions) {
    self.index = index
    self.segmented = segmented
    self.options = options
  }

  mutating func occurrences() -> [TermOccurrence] {
    var occurrences: [TermOccurrence] = []
    if index.entries.isEmpty { return [] }
    let words = TokenNumbers(of: segmented, index.keys)
    for (number, sentence) in segmented.sentences.enumerated() {
      let tokens = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      candidates.removeAll(keepingCapacity: true)
      for start in tokens where words.hasNumbers(start) {
        if options.gap == 0 {
          match(from: start, in: tokens, words)
        } else {
          matchWithGaps(from: start, in: tokens, words)
        }
      }
      if candidates.isEmpty { continue }
      for candidate in chosen(in: tokens) {
        let entry = index.entries[Int(candidate.entry)]
        occurrences.append(
          TermOccurrence(
            concept: entry.concept, term: entry.term, range: candidate.range, sentence: number,
            status: entry.status))
      }
    }
    return occurrences
  }

  /// Walks the tree along the tokens from `start`. O(`wordLimit`) steps.
  private mutating func match(from start: Int, in sentence: Range<Int>, _ words: TokenNumbers) {
    frontier.removeAll(keepingCapacity: true)
    frontier.append(TermTrie.root)
    var position = start
    while position < sentence.upperBound {
      nextFrontier.removeAll(keepingCapacity: true)
      for node in frontier {
        words.forEachNumber(of: position) { number in
          let child = index.trie.child(of: node, key: number)
          if child >= 0 { nextFrontier.append(child) }
        }
      }
      if nextFrontier.isEmpty { return }
      swap(&frontier, &nextFrontier)
      position += 1
      if frontier.contains(where: index.trie.hasEntries) {
        let run = (start..<position).filter { !isJoiningHyphen($0, in: sentence) }
        if let candidate = best(of: frontier, words: run, gap: 0, in: sentence) {
          candidates.append(candidate)
        }
      }
      if isJoiningHyphen(position, in: sentence) { position += 1 }
    }
  }

  /// The same where up to `options.gap` words of others may stand between a term's words.
  /// O(`wordLimit` × ways to spread the gap).
  private mutating func matchWithGaps(
    from start: Int, in sentence: Range<Int>, _ words: TokenNumbers
  ) {
    var walks = steps(from: TermTrie.root, to: start, behind: [], gap: 0, words)
    while !walks.isEmpty {
      var next: [Walk] = []
      for walk in walks {
        if index.trie.hasEntries(walk.node),
          let candidate = best(of: [walk.node], words: walk.words, gap: walk.gap, in: sentence)
        {
          candidates.append(candidate)
        }
        var position = walk.words[walk.words.count - 1] + 1
        if isJoiningHyphen(position, in: sentence) { position += 1 }
        var gap = walk.gap
        while position < sentence.upperBound {
          next += steps(from: walk.node, to: position, behind: walk.words, gap: gap, words)
          guard gap < options.gap, segmented.tokens[position].kind == .word else { break }
          gap += 1
          position += 1
        }
      }
      walks = next
    }
  }

  private func steps(
    from node: Int32, to position: Int, behind path: [Int], gap: Int, _ words: TokenNumbers
  ) -> [Walk] {
    var steps: [Walk] = []
    words.forEachNumber(of: position) { number in
      let child = index.trie.child(of: node, key: number)
      if child >= 0 { steps.append(Walk(node: child, words: path + [position], gap: gap)) }
    }
    return steps
  }

  /// The entry that fits some words best, of all that end at the nodes.
  private func best(
    of nodes: [Int32], words: [Int], gap: Int, in sentence: Range<Int>
  ) -> Candidate? {
    let tokens = words[0]..<(words[words.count - 1] + 1)
    let range = ByteRange(
      segmented.tokens[tokens.lowerBound].range.start,
      segmented.tokens[tokens.upperBound - 1].range.end)
    var best: Candidate?
    for node in nodes {
      index.trie.forEachEntry(at: node) { number in
        let entry = index.entries[Int(number)]
        guard fits(entry, words, in: sentence) else { return }
        let candidate = Candidate(
          tokens: tokens, range: range, entry: number, gap: gap,
          distance: distance(of: entry, from: range, words))
        if best.map({ isBetter(candidate, than: $0) }) ?? true { best = candidate }
      }
    }
    return best
  }

  private func isBetter(_ left: Candidate, than right: Candidate) -> Bool {
    let leftEntry = index.entries[Int(left.entry)]
    let rightEntry = index.entries[Int(right.entry)]
    return (left.distance, leftEntry.status.rank, leftEntry.term, leftEntry.concept)
      < (right.distance, rightEntry.status.rank, rightEntry.term, rightEntry.concept)
  }

  /// Choosing: what stands together before what does not, then the longest first; what overlaps a
  /// chosen one is dropped. O(n log n) for the n candidates of a sentence.
  private func chosen(in sentence: Range<Int>) -> [Candidate] {
    if candidates.count == 1 { return candidates }
    let byLength = candidates.sorted {
      ($0.gap, $1.range.count, $0.range.start) < ($1.gap, $0.range.count, $1.range.start)
    }
    var isTaken = [Bool](repeating: false, count: sentence.count)
    var chosen: [Candidate] = []
    for candidate in byLength {
      let places = candidate.tokens.lazy.map { $0 - sentence.lowerBound }
      // A term inside another is listed on request; one with a gap never reaches across others.
      if !options.nested || candidate.gap > 0, places.contains(where: { isTaken[$0] }) { continue }
      for place in places { isTaken[place] = true }
      chosen.append(candidate)
    }
    return chosen.sorted { $0.range < $1.range }
  }
}
