internal import Text

/// One search of a document for the terms of an index.
struct TermSearch {
  let index: TermIndex
  let segmented: SegmentedDocument
  let nested: Bool

  /// A term that fits a run of tokens.
  private struct Candidate {
    /// Indices of tokens.
    let tokens: Range<Int>
    let range: ByteRange
    let entry: Int32
    /// 0 as written in the glossary, 1 but for case, 2 inflected.
    let distance: Int
  }

  private var candidates: [Candidate] = []
  private var frontier: [Int32] = []
  private var nextFrontier: [Int32] = []

  init(index: TermIndex, segmented: SegmentedDocument, nested: Bool) {
    self.index = index
    self.segmented = segmented
    self.nested = nested
  }

  mutating func occurrences() -> [TermOccurrence] {
    var occurrences: [TermOccurrence] = []
    if index.entries.isEmpty { return [] }
    let words = TokenNumbers(of: segmented, index.keys)
    for (number, sentence) in segmented.sentences.enumerated() {
      let tokens = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      candidates.removeAll(keepingCapacity: true)
      for start in tokens where words.hasNumbers(start) { match(from: start, in: tokens, words) }
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
      if frontier.contains(where: index.trie.hasEntries),
        let candidate = best(of: frontier, tokens: start..<position, in: sentence)
      {
        candidates.append(candidate)
      }
      if isJoiningHyphen(position, in: sentence) { position += 1 }
    }
  }

  /// Whether the token is a hyphen with a word close on either side.
  private func isJoiningHyphen(_ position: Int, in sentence: Range<Int>) -> Bool {
    guard position > sentence.lowerBound, position + 1 < sentence.upperBound else { return false }
    let token = segmented.tokens[position]
    return token.kind == .mark
      && segmented.folded.bytes[token.folded.indices].elementsEqual("-".utf8)
      && segmented.tokens[position - 1].range.end == token.range.start
      && segmented.tokens[position + 1].range.start == token.range.end
  }

  /// The entry that fits a run of tokens best, of all that end at the nodes.
  private func best(
    of nodes: [Int32], tokens: Range<Int>, in sentence: Range<Int>
  ) -> Candidate? {
    let range = ByteRange(
      segmented.tokens[tokens.lowerBound].range.start,
      segmented.tokens[tokens.upperBound - 1].range.end)
    var best: Candidate?
    for node in nodes {
      index.trie.forEachEntry(at: node) { number in
        let entry = index.entries[Int(number)]
        guard fits(entry, tokens, in: sentence) else { return }
        let candidate = Candidate(
          tokens: tokens, range: range, entry: number,
          distance: distance(of: entry, from: range, tokens, in: sentence))
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

  private func distance(
    of entry: TermEntry, from range: ByteRange, _ tokens: Range<Int>, in sentence: Range<Int>
  ) -> Int {
    if segmented.document.text[range.indices].elementsEqual(entry.text) { return 0 }
    var rest = entry.folded[...]
    for position in tokens where !isJoiningHyphen(position, in: sentence) {
      let word = segmented.folded.bytes[segmented.tokens[position].folded.indices]
      guard rest.starts(with: word) else { return 2 }
      rest = rest.dropFirst(word.count)
      // The space between two words.
      guard rest.isEmpty || rest.first == 0x20 else { return 2 }
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? 1 : 2
  }

  /// Choosing: the longest first; what overlaps a longer one is dropped. O(n log n) for the n
  /// candidates of a sentence.
  private func chosen(in sentence: Range<Int>) -> [Candidate] {
    if nested {
      return candidates.sorted { $0.range < $1.range }
    }
    if candidates.count == 1 { return candidates }
    var isTaken = [Bool](repeating: false, count: sentence.count)
    var chosen: [Candidate] = []
    let byLength = candidates.sorted {
      ($1.range.count, $0.range.start) < ($0.range.count, $1.range.start)
    }
    for candidate in byLength {
      let places = candidate.tokens.lazy.map { $0 - sentence.lowerBound }
      if places.contains(where: { isTaken[$0] }) { continue }
      for place in places { isTaken[place] = true }
      chosen.append(candidate)
    }
    return chosen.sorted { $0.range < $1.range }
  }
}

extension TermSearch {
  /// Whether case and the neighbourhood allow an entry at a run of tokens.
  private func fits(_ entry: TermEntry, _ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    if entry.hasCase { return hasCase(of: entry, tokens, in: sentence) }
    // `open-source` names no source, `ex-researcher` a researcher.
    let before = tokens.lowerBound - 1
    guard entry.keys.count == 1, isJoiningHyphen(before, in: sentence) else { return true }
    let prefix = segmented.tokens[before - 1].folded
    return index.prefixes.contains(segmented.folded.bytes[prefix.indices])
  }

  private func hasCase(of entry: TermEntry, _ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    let text = segmented.document.text
    var position = tokens.lowerBound
    for cased in entry.casedWords {
      let written = text[segmented.tokens[position].range.indices]
      guard Self.haveSameCase(written, cased[...]) else { return false }
      position += 1
      if position < tokens.upperBound, isJoiningHyphen(position, in: sentence) { position += 1 }
    }
    return entry.keys.count > 1 || entry.isName || !isAllCapitals(sentence)
  }

  /// Whether a word is written as in the glossary, but for small letters of its ending.
  private static func haveSameCase(_ word: ArraySlice<UInt8>, _ cased: ArraySlice<UInt8>) -> Bool {
    if cased.isEmpty || word.elementsEqual(cased) { return true }
    var common = zip(word, cased).prefix { $0 == $1 }.count
    // Letters that differ in their last byte only (`É`, `é`) are not taken apart.
    while common > 0, word.dropFirst(common).first.map({ $0 & 0xC0 == 0x80 }) ?? false {
      common -= 1
    }
    return LetterCase(word.dropFirst(common)).capitals == 0
      && LetterCase(cased.dropFirst(common)).capitals == 0
  }

  /// Whether a sentence is set in capitals, so that they do not tell acronyms from words.
  /// O(1) in ordinary sentences: the first small letter ends it.
  private func isAllCapitals(_ sentence: Range<Int>) -> Bool {
    var words = 0
    for token in segmented.tokens[sentence] where token.kind == .word {
      if LetterCase(segmented.document.text[token.range.indices]).small > 0 { return false }
      words += 1
    }
    return words >= 4
  }
}

extension TermStatus {
  /// The more welcome, the lower.
  var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    case .forbidden: 2
    }
  }
}
