/// When an article was published, as its front matter or the head of its page says: a day, with or
/// without a time.
///
/// This is the one place where dates of articles are read. Read are `2026-02-20`, `2026/02/20` and
/// `2026.02.20` (month and day with one digit too), `20 Feb 2026` and `20 February 2026` with or
/// without `Fri,` before it (RFC 5322), and each of them with a time behind it: `T` or a space,
/// `10:30`, seconds and their fractions where wanted, then `Z`, `UTC`, `GMT`, `+01:00`, `+0100` or
/// `+01` (RFC 3339). A time without a zone is in UTC.
public struct PublicationDate: Sendable, Equatable, CustomStringConvertible {
  /// The day as it was written, where the author was.
  package let day: CalendarDate
  /// The moment; without a time the beginning of the day in UTC. Fractions of seconds are left out.
  public let secondsSince1970: Int64

  /// What people may write, in a few words.
  static let forms = "2026-02-20, 2026-02-20T10:30:00+01:00 or 20 Feb 2026"

  /// Reads a date; `nil` when it is none, or no such day is in the calendar. O(1).
  public init?(_ text: String) {
    guard text.utf8.count <= 64 else { return nil }
    var reader = Reader(rest: Array(text.utf8)[...])
    guard let day = reader.day(), let time = reader.time(), reader.rest.isEmpty else { return nil }
    self.day = day
    secondsSince1970 = day.secondsSince1970 + time
  }

  /// The day as `YYYY-MM-DD`.
  public var description: String { day.text }
}

/// Takes the parts of a date off the beginning of a text.
private struct Reader {
  var rest: ArraySlice<UInt8>

  mutating func day() -> CalendarDate? {
    skipSpaces()
    guard let first = rest.first else { return nil }
    if isDigit(first), rest.prefix(while: isDigit).count == 4 {
      guard let year = number(4...4), let separator = rest.first,
        [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator),
        take(separator), let month = number(1...2), take(separator), let day = number(1...2)
      else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    if !isDigit(first) {
      guard let name = word(), Self.index(of: name, in: Self.weekdays) != nil else { return nil }
      _ = take(UInt8(ascii: ","))
      skipSpaces()
    }
    guard let day = number(1...2), skipSpaces(), let name = word(),
      let month = Self.index(of: name, in: Self.months), skipSpaces(), let year = number(4...4)
    else { return nil }
    return CalendarDate(year: year, month: month + 1, day: day)
  }

  /// Seconds from the beginning of the day in UTC; 0 where the text ends.
  mutating func time() -> Int64? {
    let isBehindT = take(UInt8(ascii: "T")) || take(UInt8(ascii: "t"))
    if !isBehindT {
      let isParted = skipSpaces()
      if rest.isEmpty { return 0 }
      guard isParted else { return nil }
    }
    guard let hour = number(1...2), hour < 24, take(UInt8(ascii: ":")),
      let minute = number(2...2), minute < 60
    else { return nil }
    var second = 0
    if take(UInt8(ascii: ":")) {
      // A leap second is 60.
      guard let number = number(2...2), number <= 60 else { return nil }
      second = number
      if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
        let digits = rest.prefix(while: isDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
      }
    }
    skipSpaces()
    guard let zone = zone() else { return nil }
    skipSpaces()
    return Int64(hour * 3600 + minute * 60 + second) - zone
  }

  /// Seconds that a zone is before UTC.
  private mutating func zone() -> Int64? {
    guard let first = rest.first else { return 0 }
    if let name = word() {
      return ["z", "utc", "gmt", "ut"].contains(name.lowercased()) ? 0 : nil
    }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), take(first),
      let hours = number(2...2), hours < 24
    else { return nil }
    var minutes = 0
    if take(UInt8(ascii: ":")) || rest.first.map(isDigit) == true {
      guard let number = number(2...2), number < 60 else { return nil }
      minutes = number
    }
    return Int64(hours * 3600 + minutes * 60) * (first == UInt8(ascii: "+") ? 1 : -1)
  }

  private mutating func number(_ counts: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(while: isDigit)
    guard counts.contains(digits.count) else {
      // A time zone's digits may stand together: `+0100`.
      guard counts == 2...2, digits.count == 4 else { return nil }
      let head = rest.prefix(2)
      rest = rest.dropFirst(2)
      return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func word() -> String? {
    let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard !letters.isEmpty else { return nil }
    rest = rest[letters.endIndex...]
    return String(decoding: letters, as: UTF8.self)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let count = rest.count
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    return rest.count < count
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The place of a name in a list: written out, or its first three letters.
  private static func index(of name: String, in names: [String]) -> Int? {
    let name = name.lowercased()
    return names.firstIndex {
      $0 == name || $0.prefix(3) == name || name == "sept" && $0 == "september"
    }
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
