import Text

/// Compares the numbers two versions write in digits.
///
/// Only a changed number counts: each side has one the other lacks. A number that is merely missing
/// may be written in letters.
struct NumberComparison: Sendable {
  /// What the first side has and the second lacks, as digits; and the other way round.
  let onlyFirst: [String]
  let onlySecond: [String]

  init(
    _ first: ByteRange, in firstVersion: SegmentedDocument, _ second: ByteRange,
    in secondVersion: SegmentedDocument
  ) {
    var left = Self.numbers(in: first, of: firstVersion)
    var right = Self.numbers(in: second, of: secondVersion)
    Self.removeEqual(&left, &right) { $0 == $1 }
    Self.removeEqual(&left, &right, where: Self.areVariants)
    onlyFirst = left
    onlySecond = right
  }

  /// Whether a number was changed on the way.
  var isMismatch: Bool { !onlyFirst.isEmpty && !onlySecond.isEmpty }

  /// The numbers of a range as plain digits; the three ways to group thousands read the same.
  static func numbers(in range: ByteRange, of version: SegmentedDocument) -> [String] {
    let tokens = version.tokens
    let text = version.document.text
    var low = version.tokenIndex(at: range.start)
    var numbers: [String] = []
    var lastEnd: Int32 = -1
    while low < tokens.count, tokens[low].range.end <= range.end {
      let token = tokens[low]
      low += 1
      guard token.kind == .number else { continue }
      let digits = text[token.range.indices].filter { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { continue }
      let number = String(decoding: digits, as: UTF8.self)
      if digits.count == 3, lastEnd >= 0, let last = numbers.last,
        isSpace(text[Int(lastEnd)..<Int(token.range.start)])
      {
        numbers[numbers.count - 1] = last + number
      } else {
        numbers.append(number)
      }
      lastEnd = token.range.end
    }
    return numbers
  }

  /// One space: plain, no-break (U+00A0), narrow no-break (U+202F) or thin (U+2009).
  private static func isSpace(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0])
      || gap.elementsEqual([0xE2, 0x80, 0xAF]) || gap.elementsEqual([0xE2, 0x80, 0x89])
  }

  /// `1990` and `90`; `17` and `5` of the clock; `3,50` and `3,5`.
  private static func areVariants(_ one: String, _ other: String) -> Bool {
    let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
    if short.utf8.count == 2, long.utf8.count == 4, long.hasSuffix(short) { return true }
    if long.hasPrefix(short), long.utf8.dropFirst(short.utf8.count).allSatisfy({ $0 == 0x30 }) {
      return long.utf8.count == short.utf8.count + 1
    }
    guard let first = Int(one), let second = Int(other) else { return false }
    return abs(first - second) == 12 && (13...23).contains(max(first, second))
  }

  private static func removeEqual(
    _ left: inout [String], _ right: inout [String], where equal: (String, String) -> Bool
  ) {
    left.removeAll { number in
      guard let match = right.firstIndex(where: { equal(number, $0) }) else { return false }
      right.remove(at: match)
      return true
    }
  }
}
