/// Reads the numbers of a version: in digits by the three conventions, in words, as names of
/// months and in Roman letters.
package struct NumberReader: Sendable {
  package struct Number: Sendable {
    /// The ways to read it, the plainest first: `2 millions` is 2 and 2000000.
    package var values: [String]
    package var range: ByteRange
    /// Only these are looked for in other versions; the rest answer them.
    package let isInDigits: Bool

    package var digitCount: Int { values.first?.utf8.count ?? 0 }

    /// Whether both may say the same: equal, the year 90 for 1990, 5 in the afternoon for 17.
    package func isSame(as other: Number) -> Bool {
      values.contains { value in
        other.values.contains { value == $0 || Self.areVariants(value, $0) }
      }
    }

    private static func areVariants(_ one: String, _ other: String) -> Bool {
      let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
      if short.utf8.count == 2, long.utf8.count == 4, long.hasSuffix(short) { return true }
      guard let first = Int(one), let second = Int(other) else { return false }
      return abs(first - second) == 12 && (13...23).contains(max(first, second))
    }
  }

  private let words: NumberWords

  /// O(table).
  package init(_ language: Language) { words = NumberWords(language) }

  /// The numbers of a sentence, in text order. O(tokens).
  package func numbers(inSentence index: Int, of version: SegmentedDocument) -> [Number] {
    let sentence = version.sentences[index]
    if case .code = version.blockKind(ofSentence: index) { return [] }
    var numbers: [Number] = []
    /// The words of a number that is not finished.
    var spelled = NumberWords.Sum()
    var spelledRange = sentence.range
    func finishSpelled() {
      let values = spelled.values.map { String($0) }
      if !values.isEmpty {
        numbers.append(Number(values: values, range: spelledRange, isInDigits: false))
      }
      spelled = NumberWords.Sum()
    }
    let text = version.document.text
    var lastEnd: Int32 = -1
    for token in version.tokens[Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)] {
      let folded = version.folded.bytes[token.folded.indices]
      switch token.kind {
      case .mark:
        if !folded.elementsEqual([UInt8(ascii: "-")]) { finishSpelled() }
      case .number:
        finishSpelled()
        let value = Self.plain(folded)
        if lastEnd >= 0, Self.isGroup(folded), let last = numbers.last, last.isInDigits,
          Self.isSpace(text[Int(lastEnd)..<Int(token.range.start)])
        {
          // 1 234 567: read as one, and as what its parts may be.
          let joined = Self.plain(Array((last.values.first ?? "").utf8) + folded)
          numbers[numbers.count - 1].values = [joined] + last.values + [value]
          numbers[numbers.count - 1].range.end = token.range.end
        } else {
          // The minutes of 18:00 go unsaid elsewhere.
          let isAsked = value != "0" || folded.count == 1
          numbers.append(Number(values: [value], range: token.range, isInDigits: isAsked))
        }
        lastEnd = token.range.end
      case .word:
        if folded.contains(where: { $0 &- 0x30 < 10 }) {
          // 14h30, 19th: what answers, but is not asked for.
          finishSpelled()
          let runs = folded.split { !($0 &- 0x30 < 10) }.map {
            Self.plain($0)
          }
          numbers += runs.map { Number(values: [$0], range: token.range, isInDigits: false) }
          continue
        }
        if let word = words[folded] {
          if case .scale(let power) = word, spelled.isEmpty, let last = numbers.last,
            last.isInDigits, lastEnd >= 0, Int(token.range.start) - Int(lastEnd) <= 3
          {
            numbers[numbers.count - 1].values += last.values.compactMap {
              Self.shifted($0, by: power)
            }
            continue
          }
          if spelled.isEmpty { spelledRange = token.range }
          spelledRange.end = token.range.end
          if !spelled.add(word) {
            finishSpelled()
            spelledRange = token.range
            _ = spelled.add(word)
          }
        } else if !words.joins(folded) {
          finishSpelled()
          if let value = RomanNumeral.value(text[token.range.indices]) {
            numbers.append(
              Number(values: [String(value)], range: token.range, isInDigits: false))
          }
        }
      }
    }
    finishSpelled()
    return numbers
  }

  /// Whether digits may stand behind others as thousands do: three of them, or three and decimals.
  private static func isGroup(_ folded: ArraySlice<UInt8>) -> Bool {
    folded.prefix { $0 &- 0x30 < 10 }.count == 3
  }

  /// One form for the three conventions, without zeros at either end that say nothing.
  private static func plain(_ folded: some Collection<UInt8>) -> String {
    var form: [UInt8] = []
    NumberForm.append(ArraySlice(Array(folded)), to: &form)
    form.removeAll { !($0 &- 0x30 < 10) && $0 != UInt8(ascii: ".") }
    if form.contains(UInt8(ascii: ".")) {
      while form.last == UInt8(ascii: "0") { form.removeLast() }
      while form.last == UInt8(ascii: ".") { form.removeLast() }
    }
    let zeros = form.prefix { $0 == UInt8(ascii: "0") }.count
    form.removeFirst(min(zeros, max(0, form.count - 1)))
    if form.first == UInt8(ascii: ".") { form.insert(UInt8(ascii: "0"), at: 0) }
    return String(decoding: form, as: UTF8.self)
  }

  /// A number times a power of ten: `2.5` by 6 is `2500000`; `nil` where digits would be lost.
  private static func shifted(_ value: String, by power: Int) -> String? {
    let parts = value.split(separator: ".")
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.utf8.count <= power else { return nil }
    let zeros = String(repeating: "0", count: power - decimals.utf8.count)
    let digits = (whole == "0" ? "" : String(whole)) + decimals + zeros
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  /// One space: plain, no-break (U+00A0), narrow no-break (U+202F) or thin (U+2009).
  private static func isSpace(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0])
      || gap.elementsEqual([0xE2, 0x80, 0xAF]) || gap.elementsEqual([0xE2, 0x80, 0x89])
  }
}

/// Numbers in Roman letters: kings, centuries, chapters.
enum RomanNumeral {
  /// The value of a word of capitals, small letters of an ordinal behind it aside (`XIXe`); `nil`
  /// for other words. O(word).
  static func value(_ word: ArraySlice<UInt8>) -> Int? {
    let capitals = word.prefix { (0x41...0x5A).contains($0) }
    let rest = word[capitals.endIndex...]
    guard !capitals.isEmpty, capitals.count < 8, rest.count <= 4,
      rest.allSatisfy({ $0 >= 0x61 })
    else { return nil }
    var sum = 0
    var last = Int.max
    for letter in capitals {
      guard let digit = digits[letter] else { return nil }
      if digit > last { sum -= 2 * last }
      sum += digit
      last = digit
    }
    return sum > 0 ? sum : nil
  }

  private static let digits: [UInt8: Int] = [
    0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100, 0x44: 500, 0x4D: 1000,
  ]
}
