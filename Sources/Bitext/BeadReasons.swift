public import Text

/// What speaks for a bead: facts about its sentences that a reader can check.
///
///     let reasons = BeadReasons(bead, in: french, english)
///     reasons.shape            // "1-2"
///     reasons.shared.numbers   // 3
///
/// They are counted from the sentences alone, not taken from the aligner's weights: the words it
/// has learnt weigh more, but cannot be told in a line.
public struct BeadReasons: Sendable, Equatable, Encodable {
  /// How a bead stands among the others.
  public enum Order: String, Sendable, Encodable {
    case forward
    /// Another bead lies before it on one side and behind it on the other.
    case crossed
  }

  /// What both sides have, each as often as the side that has fewer of it.
  public struct Shared: Sendable, Equatable, Encodable {
    /// Numbers in digits; the conventions of the three languages are one.
    public let numbers: Int
    /// Words written alike and with a capital on both sides.
    public let names: Int
    /// Links to the same address.
    public let links: Int
    /// Concepts of the glossary.
    public let concepts: Int
    /// Quotation marks of any form.
    public let quotationMarks: Int
  }

  /// Sentences on either side: `1-1`, `2-1`; `1-0` where nothing answers the sentence.
  public let shape: String
  public let order: Order
  /// Characters of the target for each of the source, three decimals; `nil` where a side is empty.
  public let lengthRatio: Double?
  public let shared: Shared

  /// Counts what two ranges of sentences share. O(tokens of the ranges + log n).
  ///
  /// - Parameters:
  ///   - mentions: As the aligner was given them.
  ///   - isCrossed: See `crossings`.
  public init(
    _ sourceSentences: Range<Int>, of source: SegmentedDocument,
    _ targetSentences: Range<Int>, of target: SegmentedDocument,
    mentions: (ConceptMentions, ConceptMentions) = (.none, .none), isCrossed: Bool = false
  ) {
    let left = SideFacts(sourceSentences, of: source, mentions.0)
    let right = SideFacts(targetSentences, of: target, mentions.1)
    shape = "\(sourceSentences.count)-\(targetSentences.count)"
    order = isCrossed ? .crossed : .forward
    lengthRatio =
      sourceSentences.isEmpty || targetSentences.isEmpty || left.characters == 0
      ? nil
      : (Double(right.characters) / Double(left.characters) * 1000).rounded() / 1000
    shared = Shared(
      numbers: Self.common(left.numbers, right.numbers),
      names: Self.common(left.names, right.names), links: Self.common(left.links, right.links),
      concepts: Self.common(left.concepts, right.concepts),
      quotationMarks: min(left.quotationMarks, right.quotationMarks))
  }

  /// The same for a bead of two documents.
  public init(
    _ bead: Bead, in source: SegmentedDocument, _ target: SegmentedDocument,
    mentions: (ConceptMentions, ConceptMentions) = (.none, .none), isCrossed: Bool = false
  ) {
    self.init(
      bead.source, of: source, bead.target, of: target, mentions: mentions, isCrossed: isCrossed)
  }

  /// By pair of ranges, whether another one lies before it on one side and behind it on the other;
  /// pairs with an empty side cross nothing. O(n log n).
  public static func crossings(_ pairs: [(source: Range<Int>, target: Range<Int>)]) -> [Bool] {
    var result = [Bool](repeating: false, count: pairs.count)
    let order = pairs.indices.filter { !pairs[$0].source.isEmpty && !pairs[$0].target.isEmpty }
      .sorted { pairs[$0].source.lowerBound < pairs[$1].source.lowerBound }
    var end = 0
    for index in order {
      if pairs[index].target.lowerBound < end { result[index] = true }
      end = max(end, pairs[index].target.upperBound)
    }
    var start = Int.max
    for index in order.reversed() {
      if pairs[index].target.upperBound > start { result[index] = true }
      start = min(start, pairs[index].target.lowerBound)
    }
    return result
  }

  /// How many elements two lists have in common, each as often as it is in both. O(n).
  private static func common<Element: Hashable>(_ left: [Element], _ right: [Element]) -> Int {
    if left.isEmpty || right.isEmpty { return 0 }
    var counts: [Element: Int] = [:]
    for element in left { counts[element, default: 0] += 1 }
    var result = 0
    for element in right {
      guard let count = counts[element], count > 0 else { continue }
      counts[element] = count - 1
      result += 1
    }
    return result
  }
}

/// What is counted on one side.
private struct SideFacts {
  var numbers: [[UInt8]] = []
  var names: [ArraySlice<UInt8>] = []
  var links: [String] = []
  var concepts: [Int32] = []
  var quotationMarks = 0
  var characters = 0
  /// Digits so far of the last number, and where it ends: `1 234,5` is one in two tokens or three.
  private var digits: [UInt8] = []
  private var end: Int32 = -1

  init(_ sentences: Range<Int>, of text: SegmentedDocument, _ mentions: ConceptMentions) {
    let sentences = sentences.clamped(to: 0..<text.sentences.count)
    for index in sentences {
      let sentence = text.sentences[index]
      concepts += mentions[index]
      for byte in text.document.text[sentence.range.indices] where byte & 0xC0 != 0x80 {
        characters += 1
      }
      for token in sentence.tokens { add(text.tokens[Int(token)], of: text) }
      endNumber()
    }
    guard let first = sentences.first, let last = sentences.last else { return }
    let range = text.sentences[first].range.start..<text.sentences[last].range.end
    let all = text.document.links
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].range.start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < all.count, all[low].range.start < range.upperBound {
      links.append(all[low].url)
      low += 1
    }
  }

  private mutating func add(_ token: Token, of text: SegmentedDocument) {
    let folded = text.folded.bytes[token.folded.indices]
    switch token.kind {
    case .number:
      if !continuesNumber(token, folded, of: text) { endNumber() }
      digits += folded
      end = token.range.end
    case .word:
      // A single letter is no name, whatever it is in.
      if folded.count > 2, Self.beginsWithCapital(text.document.text[token.range.indices]) {
        names.append(folded)
      }
    case .mark:
      if folded.elementsEqual(CollectionOfOne(UInt8(ascii: "\""))) { quotationMarks += 1 }
    }
  }

  private mutating func endNumber() {
    if digits.isEmpty { return }
    var form: [UInt8] = []
    NumberForm.append(digits[...], to: &form)
    numbers.append(form)
    digits = []
  }

  /// Whether a token adds a group of three digits to a number without separators, behind a space.
  private func continuesNumber(
    _ token: Token, _ folded: ArraySlice<UInt8>, of text: SegmentedDocument
  ) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    guard !digits.isEmpty, digits.allSatisfy(isDigit), end < token.range.start,
      folded.prefix(while: isDigit).count == 3
    else { return false }
    // One space: plain, no-break (U+00A0), narrow no-break (U+202F) or thin (U+2009).
    let gap = text.document.text[Int(end)..<Int(token.range.start)]
    return [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]].contains {
      gap.elementsEqual($0)
    }
  }

  /// A–Z, or À–Þ, which UTF-8 writes as C3 80…C3 9E.
  private static func beginsWithCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    if first &- 0x41 < 26 { return true }
    return first == 0xC3 && word.count > 1 && word[word.startIndex + 1] < 0x9F
  }
}
