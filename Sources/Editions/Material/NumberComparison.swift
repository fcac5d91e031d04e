import Text

/// Compares the numbers that two versions write.
///
/// Only a changed number counts: each side has one in digits that the other has neither in digits nor in
/// words. A number that is merely missing may have been left out on purpose.
struct NumberComparison: Sendable {
  /// What the first side has in digits and the second lacks; and the other way round.
  let onlyFirst: [NumberReader.Number]
  let onlySecond: [NumberReader.Number]

  /// Compares the numbers of two ranges. O(numbers²), of a sentence or a few.
  init(_ first: [NumberReader.Number], _ second: [NumberReader.Number]) {
    var left = first
    var right = second
    // Equal ones first, so that 17 does not take the 5 that another 5 needs.
    Self.removeAnswered(&left, &right) { !Set($0.values).isDisjoint(with: $1.values) }
    Self.removeAnswered(&left, &right) { $0.isSame(as: $1) }
    onlyFirst = left.filter(\.isInDigits)
    onlySecond = right.filter(\.isInDigits)
  }

  /// Whether a number was changed on the way.
  var isMismatch: Bool { !onlyFirst.isEmpty && !onlySecond.isEmpty }

  private static func removeAnswered(
    _ left: inout [NumberReader.Number], _ right: inout [NumberReader.Number],
    where isAnswer: (NumberReader.Number, NumberReader.Number) -> Bool
  ) {
    left.removeAll { number in
      guard let match = right.firstIndex(where: { isAnswer(number, $0) }) else { return false }
      right.remove(at: match)
      return true
    }
  }
}

extension NumberReader {
  /// The numbers of a range of the text, in text order. O(its sentences).
  func numbers(in range: ByteRange, of version: SegmentedDocument) -> [Number] {
    let first = version.sentenceIndex(at: range.start) ?? 0
    return version.sentences.indices[first...].prefix {
      version.sentences[$0].range.start < range.end
    }.flatMap { numbers(inSentence: $0, of: version) }
      .filter { $0.range.start >= range.start && $0.range.end <= range.end }
  }
}
