internal import Text

/// One search of a document for the terms of an index.
///
/// Nothing is allocated for a sentence or a token: what a walk needs is kept for the next one.
struct TermSearch {
  let index: TermIndex
  let segmented: SegmentedDocument
  let options: TermSearchOptions
  let forms: TokenForms

  /// A way down the tree along words of a sentence.
  private struct Walk {
    let node: TermTrie.Node
    /// The tokens of the term's words.
    let words: [Int]
    var gap = 0
  }

  /// What was found in a sentence.
  private var matches: [TermMatch] = []
  /// The nodes that a walk without gaps has come to, level after level.
  private var nodes: [TermTrie.Node] = []
  private var nodeCount = 0
  /// The tokens of the words that lead to a node.
  private(set) var words = [Int](repeating: 0, count: TermIndex.wordLimit)
  private(set) var wordCount = 0
  /// Whether the sentence at hand is set in capitals, once that has been asked.
  var isInCapitals: Bool?

  init(index: TermIndex, segmented: SegmentedDocument, options: TermSearchOptions) {
    self.index = index
    self.segmented = segmented
    self.options = options
    forms = TokenForms(of: segmented, index)
  }

  mutating func occurrences() -> [TermOccurrence] {
    var occurrences: [TermOccurrence] = []
    // Room that is never used is never touched.
    occurrences.reserveCapacity(segmented.tokens.count / 4)
    var choice = MatchChoice(nested: options.nested)
    for (number, sentence) in segmented.sentences.enumerated() {
      let tokens = Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      isInCapitals = nil
      for start in tokens where !forms.firstNodes(of: start).isEmpty {
        if options.gap == 0 {
          match(from: start, in: tokens)
        } else {
          matchWithGaps(from: start, in: tokens)
        }
      }
      if matches.isEmpty { continue }
      choice.choose(&matches)
      for match in matches {
        let entry = index.entries[match.entry]
        occurrences.append(
          TermOccurrence(
            concept: Int(entry.concept), term: Int(entry.term), range: match.range,
            sentence: number, status: entry.status))
      }
      matches.removeAll(keepingCapacity: true)
    }
    return occurrences
  }

  /// Walks the tree along the tokens from `start`. O(`wordLimit`) steps.
  private mutating func match(from start: Int, in sentence: Range<Int>) {
    nodeCount = 0
    wordCount = 0
    for place in forms.firstNodes(of: start) { addNode(forms.firstNode(place)) }
    var level = 0..<nodeCount
    var position = start
    while !level.isEmpty {
      words[wordCount] = position
      wordCount += 1
      addBest(of: level, gap: 0, in: sentence)
      position += 1
      if isJoiningHyphen(position, in: sentence) { position += 1 }
      if position >= sentence.upperBound { return }
      let numbers = forms.numbers(of: position)
      if numbers.isEmpty { return }
      for place in level where nodes[place].hasChildren {
        for number in numbers where nodes[place].mayHaveChild(forms.number(number)) {
          let child = index.trie.child(of: nodes[place].number, key: forms.number(number))
          if child.exists { addNode(child) }
        }
      }
      level = level.upperBound..<nodeCount
    }
  }

  @inline(__always)
  private mutating func addNode(_ node: TermTrie.Node) {
    if nodeCount == nodes.count { nodes.append(node) } else { nodes[nodeCount] = node }
    nodeCount += 1
  }

  /// The same where up to `options.gap` words of others may stand between a term's words.
  /// O(`wordLimit` × ways to spread the gap).
  private mutating func matchWithGaps(from start: Int, in sentence: Range<Int>) {
    var walks = forms.firstNodes(of: start).map {
      Walk(node: forms.firstNode($0), words: [start])
    }
    while !walks.isEmpty {
      var next: [Walk] = []
      for walk in walks {
        take(walk)
        addBest(of: 0..<1, gap: walk.gap, in: sentence)
        if !walk.node.hasChildren { continue }
        var position = walk.words[walk.words.count - 1] + 1
        if isJoiningHyphen(position, in: sentence) { position += 1 }
        var gap = walk.gap
        while position < sentence.upperBound {
          next += steps(from: walk, to: position, gap: gap)
          guard gap < options.gap, segmented.tokens[position].kind == .word else { break }
          gap += 1
          position += 1
        }
      }
      walks = next
    }
  }

  /// Makes a walk's words and node those to look at.
  private mutating func take(_ walk: Walk) {
    wordCount = 0
    for word in walk.words {
      words[wordCount] = word
      wordCount += 1
    }
    nodeCount = 0
    addNode(walk.node)
  }

  private func steps(from walk: Walk, to position: Int, gap: Int) -> [Walk] {
    forms.numbers(of: position).compactMap {
      guard walk.node.mayHaveChild(forms.number($0)) else { return nil }
      let child = index.trie.child(of: walk.node.number, key: forms.number($0))
      return child.exists ? Walk(node: child, words: walk.words + [position], gap: gap) : nil
    }
  }

  /// Adds the entry that fits the words best, of all that end at some nodes.
  @inline(__always)
  private mutating func addBest(of level: Range<Int>, gap: Int, in sentence: Range<Int>) {
    var best: Int32 = -1
    var bestRank: Rank?
    for place in level {
      var entry = nodes[place].entry
      var link = nodes[place].link
      while entry >= 0 {
        if fits(entry, in: sentence) {
          // Nearly always there is but one.
          if best < 0 {
            best = entry
          } else {
            let other = bestRank ?? rank(of: best)
            let own = rank(of: entry)
            if own < other { best = entry }
            bestRank = own < other ? own : other
          }
        }
        if link < 0 { break }
        (entry, link) = index.trie.entry(of: link)
      }
    }
    if best < 0 { return }
    matches.append(
      TermMatch(
        firstToken: words[0], endToken: words[wordCount - 1] + 1, range: range, entry: best,
        gap: Int32(gap)))
  }

  /// From the first word to the last.
  private var range: ByteRange {
    ByteRange(
      segmented.tokens[words[0]].range.start, segmented.tokens[words[wordCount - 1]].range.end)
  }

  private typealias Rank = (distance: Int, status: Int, term: Int32, concept: Int32)

  /// The lower, the better an entry fits the words.
  private func rank(of entry: Int32) -> Rank {
    let entry = index.entries[entry]
    return (distance(of: entry, from: range), entry.status.rank, entry.term, entry.concept)
  }
}
