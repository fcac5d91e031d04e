/// What the bytes of a number token may be.
enum NumberGroup {
  /// Whether digits may stand behind others as thousands do: three of them, or three and decimals.
  static func isGroup(_ folded: ArraySlice<UInt8>) -> Bool {
    folded.prefix { $0 &- 0x30 < 10 }.count == 3
  }

  /// One space: plain, no-break (U+00A0), narrow no-break (U+202F) or thin (U+2009).
  static func isSpace(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.elementsEqual([0x20]) || gap.elementsEqual([0xC2, 0xA0])
      || gap.elementsEqual([0xE2, 0x80, 0xAF]) || gap.elementsEqual([0xE2, 0x80, 0x89])
  }

  /// A digit, or what parts the digits of a number.
  static func isOfNumber(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == 0x20
  }

  /// The hour and minutes of `14.30`; `nil` of what no clock shows.
  static func hourAndMinutes(
    _ folded: ArraySlice<UInt8>
  ) -> (hour: ArraySlice<UInt8>, minutes: ArraySlice<UInt8>)? {
    let parts = folded.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(String(decoding: parts[0], as: UTF8.self)), hour < 25,
      let minutes = Int(String(decoding: parts[1], as: UTF8.self)), minutes < 60
    else { return nil }
    return (parts[0], parts[1])
  }

  /// Whether a token, folded, is the sign or code of a currency.
  static func isCurrency(_ folded: ArraySlice<UInt8>) -> Bool {
    currencies.contains { folded.elementsEqual($0.utf8) }
  }

  private static let currencies = ["€", "$", "£", "¥", "eur", "usd", "gbp", "chf", "us$"]
}

/// Moves the decimals of a number in digits.
enum DecimalShift {
  /// A number times a power of ten: `2.5` by 6 is `2500000`; `nil` where digits would be lost.
  /// O(digits).
  static func shifted(_ value: String, by power: Int) -> String? {
    let parts = value.split(separator: ".")
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.utf8.count <= power else { return nil }
    let zeros = String(repeating: "0", count: power - decimals.utf8.count)
    let digits = (whole == "0" ? "" : String(whole)) + decimals + zeros
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  /// A number and half a power of ten: `2000000` and half of 6 is `2500000`; `nil` where it is not so
  /// many whole ones. O(digits).
  static func adding(half power: Int, to value: String) -> String? {
    guard power > 0, let number = Int(value) else { return nil }
    let unit = (0..<min(power, 15)).reduce(1) { result, _ in result * 10 }
    let (sum, isOver) = number.addingReportingOverflow(unit / 2)
    return isOver || number % unit != 0 ? nil : String(sum)
  }
}
