internal import Text

/// What stands around quotations: the words of a sentence with each quotation in it as one item.
///
/// A sentence that ends inside a quotation does not end its frame, and the words behind a
/// quotation (« … ? », demande-t-il) belong to it even where a splitter parts them.
struct Frames {
  /// A token (0 and more) or, as complement, a passage of level 0.
  typealias Item = Int32

  struct Frame {
    var block: Int32
    /// Indices of `items`.
    var items: Range<Int>
    var hasQuotation: Bool
  }

  private(set) var items: [Item] = []
  private(set) var frames: [Frame] = []
  /// For each passage the frame it stands in and its item; only level 0 has them.
  private(set) var frameOfPassage: [Int]
  private(set) var itemOfPassage: [Int]

  /// O(tokens + passages).
  init(_ words: AnalyzedWords, _ passages: [MarkedPassage]) {
    frameOfPassage = Array(repeating: -1, count: passages.count)
    itemOfPassage = Array(repeating: -1, count: passages.count)
    let outer = passages.indices.filter { passages[$0].level == 0 }
    var next = 0
    var start = 0
    var block: Int32 = -1
    var hasQuotation = false

    let text = words.segmented.document.text
    func endsWithSentence(_ passage: MarkedPassage) -> Bool {
      switch passage.ending(in: text) {
      case .stop, .question, .ellipsisOrDash: true
      case .comma, .none: false
      }
    }
    func invitesTail(_ passage: MarkedPassage) -> Bool { passage.ending(in: text) != .stop }
    /// Whether a say verb follows soon: “…?” Musk asked.
    func hasCueSoon(_ token: Int) -> Bool {
      for index in token..<min(token + 6, words.count) {
        if words.isMark(index) || index > token && words.startsSentence(index) { return false }
        if words.isCueVerb(index) { return true }
      }
      return false
    }
    /// A dash and a name behind a quotation: “…” ― Sonya Herridge
    func isSignature(_ token: Int) -> Bool {
      let range = words.range(token)
      return range.count == 3 && text[Int(range.start)] == 0xE2
        && (0x92...0x95).contains(text[Int(range.end) - 1]) && token + 1 < words.count
        && words.isWord(token + 1) && words.hasCapital(token + 1)
    }
    func endFrame(_ frames: inout [Frame], _ items: [Item]) {
      if start < items.count {
        frames.append(Frame(block: block, items: start..<items.count, hasQuotation: hasQuotation))
      }
      start = items.count
      hasQuotation = false
    }

    for sentence in words.segmented.sentences {
      for token in Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound) {
        let range = words.range(token)
        while next < outer.count, passages[outer[next]].range.end <= range.start { next += 1 }
        let isInside = next < outer.count && passages[outer[next]].range.start <= range.start
        let isFirstInside = isInside && frameOfPassage[outer[next]] < 0
        if isInside && !isFirstInside { continue }
        if start < items.count {
          let last = items[items.count - 1]
          let behind: MarkedPassage? = last < 0 ? passages[Int(~last)] : nil
          var isBoundary = words.startsSentence(token)
          if isBoundary, behind != nil, !isInside, isSignature(token) { isBoundary = false }
          if let behind, !isInside {
            if isBoundary, sentence.block == block, words.isWord(token),
              !words.hasCapital(token) || (invitesTail(behind) && hasCueSoon(token))
            {
              isBoundary = false
            } else if !isBoundary, words.isWord(token), words.hasCapital(token),
              endsWithSentence(behind), !hasCueSoon(token)
            {
              isBoundary = true
            }
          }
          if isBoundary { endFrame(&frames, items) }
        }
        if start == items.count { block = sentence.block }
        if isInside {
          frameOfPassage[outer[next]] = frames.count
          itemOfPassage[outer[next]] = items.count
          items.append(~Int32(outer[next]))
          hasQuotation = true
        } else {
          items.append(Int32(token))
        }
      }
    }
    endFrame(&frames, items)
  }
}
