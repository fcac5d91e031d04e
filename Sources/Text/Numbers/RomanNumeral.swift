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
