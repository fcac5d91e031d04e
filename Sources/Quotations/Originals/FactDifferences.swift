internal import Bitext
internal import Text

/// What a quotation and its original say of facts that likeness does not see: numbers, names, and
/// whether something is so or not.
package struct FactDifferences: Sendable {
  package private(set) var findings: [OriginalFinding] = []

  /// Compares a quotation with the words of another text. O(words).
  package init(_ wording: Wording, _ place: Wording) {
    if Self.numbersDiffer(wording, place) { findings.append(.numberDiffers) }
    if Self.saysNo(wording, and: place) || Self.saysNo(place, and: wording) {
      findings.append(.negationDiffers)
    }
    if Self.namesDiffer(wording, place) { findings.append(.nameDiffers) }
  }

  /// Whether the quotation has a number in digits that the sentences of the place do not have in any
  /// form.
  private static func numbersDiffer(_ wording: Wording, _ place: Wording) -> Bool {
    let own = numbers(wording).filter { wording.range.contains($0.range) && $0.isInDigits }
    if own.isEmpty { return false }
    let others = numbers(place)
    return own.contains { number in !others.contains { $0.isSame(as: number) } }
  }

  private static func numbers(_ wording: Wording) -> [NumberReader.Number] {
    let segmented = wording.segmented
    guard let first = segmented.sentenceIndex(at: wording.range.start),
      let last = segmented.sentenceIndex(at: max(wording.range.start, wording.range.end - 1))
    else { return [] }
    let reader = NumberReader(segmented.language)
    return (first...max(first, last)).flatMap { reader.numbers(inSentence: $0, of: segmented) }
  }

  /// Whether one says no, and the other neither does nor says almost so, anywhere in its sentences.
  private static func saysNo(_ one: Wording, and other: Wording) -> Bool {
    let words = NegationWords.of(one.segmented.language)
    let others = NegationWords.of(other.segmented.language)
    guard one.tokens.contains(where: { words.saysNo(at: $0, in: one) }) else { return false }
    return !other.context.contains {
      others.saysNo(at: $0, in: other) || others.saysAlmostNo(at: $0, in: other)
    }
  }

  /// Whether each has a name that the other lacks.
  private static func namesDiffer(_ wording: Wording, _ place: Wording) -> Bool {
    let (own, others) = (names(wording), names(place))
    func lacks(_ name: [UInt8], _ names: [[UInt8]]) -> Bool {
      guard let likeness = WordLikeness(name[...]) else { return false }
      return !names.contains { other in
        WordLikeness(other[...]).map { likeness.likeness(to: $0) >= 0.6 } ?? false
      }
    }
    return own.contains { lacks($0, others) } && others.contains { lacks($0, own) }
  }

  /// Words with a capital, but where a sentence or the quotation begins.
  private static func names(_ wording: Wording) -> [[UInt8]] {
    let segmented = wording.segmented
    return wording.tokens.dropFirst().filter { token in
      let range = segmented.tokens[token].range
      return segmented.tokens[token].kind == .word && range.count > 3
        && !segmented.startsSentence(token)
        && (segmented.tokens[token - 1].kind == .word
          || segmented.document.text[Int(segmented.tokens[token - 1].range.start)] == 0x2C)
        && segmented.document.text[Int(range.start)] &- 0x41 < 26
    }.map { Array(segmented.folded.bytes[segmented.tokens[$0].folded.indices]) }
  }
}

extension SegmentedDocument {
  /// Whether a token is the first of its sentence. O(log sentences).
  fileprivate func startsSentence(_ token: Int) -> Bool {
    sentenceIndex(at: tokens[token].range.start).map {
      sentences[$0].tokens.lowerBound == Int32(token)
    } ?? false
  }
}
