internal import Text

extension MarkedPassages {
  /// The passages that open and close in one block, each block looked at by itself; in the same
  /// order as `passages(in:)`. O(text + passages · log passages).
  ///
  /// Where a closing mark is missing, the next one that has no partner seems to close the passage,
  /// wherever in the paragraph it stands. What is longer than people quote without a new paragraph
  /// is therefore no passage, and what is long and has a straight mark open again before the first
  /// one is closed, is none either.
  static func passagesWithinBlocks(in document: Document) -> [MarkedPassage] {
    var finder = MarkedPassages(document: document)
    let scanner = MarkScanner(text: document.text)
    for block in document.blocks where block.kind != .code {
      let marks = scanner.marks(in: block.range)
      let pairs = MarkPairing(marks).pairs
      let opensAgain = openingAgain(pairs, marks)
      let credible = pairs.indices.filter { index in
        let pair = pairs[index]
        let length = marks[pair.closing].range.end - marks[pair.opening].range.start
        return length <= (opensAgain[index] ? doubtfulLength : greatestLength)
      }
      finder.appendAll(credible.map { pairs[$0] }, marks)
    }
    return finder.nested()
  }

  /// Bytes of a passage without a new paragraph: some thirty sentences.
  private static let greatestLength: Int32 = 4096
  /// The same where straight marks stand in straight marks.
  private static let doubtfulLength: Int32 = 1024

  /// By pair, whether it is of straight marks and holds another one of these. O(pairs).
  private static func openingAgain(
    _ pairs: [MarkPairing.Pair], _ marks: [QuotationMark]
  ) -> [Bool] {
    var result = Array(repeating: false, count: pairs.count)
    // Pairs of straight marks that are open, outermost first.
    var open: [Int] = []
    for (index, pair) in pairs.enumerated() where marks[pair.opening].family == .straight {
      while let last = open.last, pairs[last].closing < pair.opening { open.removeLast() }
      if let last = open.last { result[last] = true }
      open.append(index)
    }
    return result
  }
}
