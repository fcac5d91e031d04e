internal import Text

/// Rows that are only taken together: sets of rows, joined pair by pair (union–find).
struct Ties {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// Ties the rows of each unit of sentences: a quotation is taken whole or not at all, also one
  /// over several paragraphs.
  mutating func keepWhole(
    _ protected: [[ByteRange]], _ sentences: RowSentences, _ versions: [ScoredVersion]
  ) {
    for (version, ranges) in protected.enumerated() where version < versions.count {
      let segmented = versions[version].segmented
      let units = SentenceUnits(
        of: segmented.sentences, in: segmented.document.text, keepingWhole: ranges,
        acrossBlocks: true)
      for unit in units.ranges {
        for sentence in unit.dropFirst() { join(sentence - 1, sentence, version, sentences) }
      }
    }
  }

  /// Ties a sentence that ends with a colon to the one it announces.
  mutating func keepAnnouncements(_ sentences: RowSentences, _ versions: [ScoredVersion]) {
    for (version, scored) in versions.enumerated() {
      let segmented = scored.segmented
      for sentence in segmented.sentences.indices.dropLast() {
        guard scored.placeInBody[sentence] >= 0,
          let last = segmented.sentences[sentence].tokens.last,
          segmented.document.text[Int(segmented.tokens[Int(last)].range.start)]
            == UInt8(ascii: ":")
        else { continue }
        join(sentence, sentence + 1, version, sentences)
      }
    }
  }

  /// By row, the first row of those it is tied to.
  mutating func bundles() -> [Int32] {
    (0..<Int32(parents.count)).map { root($0) }
  }

  private mutating func join(
    _ left: Int, _ right: Int, _ version: Int, _ sentences: RowSentences
  ) {
    guard let leftRow = sentences.row(of: left, version),
      let rightRow = sentences.row(of: right, version)
    else { return }
    let (one, other) = (root(Int32(leftRow)), root(Int32(rightRow)))
    parents[Int(max(one, other))] = min(one, other)
  }

  private mutating func root(_ row: Int32) -> Int32 {
    var root = row
    while parents[Int(root)] != root {
      parents[Int(root)] = parents[Int(parents[Int(root)])]
      root = parents[Int(root)]
    }
    return root
  }
}
