import Text

/// A moment in seconds since 1970 UTC, in the forms that files ask for.
package struct Timestamp: Sendable {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// `2026-02-20T00:00:00Z`, as in RFC 3339.
  package var internet: String {
    let date = CalendarDate(daysSince1970: day)
    return date.text + "T\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))Z"
  }

  /// `20260220T000000Z`, as TMX asks for.
  var basic: String {
    internet.filter { $0 != "-" && $0 != ":" }
  }

  /// `Fri, 20 Feb 2026 00:00:00 +0000`, as mail and RSS ask for (RFC 5322).
  package var mail: String {
    let date = CalendarDate(daysSince1970: day)
    // The first of January 1970 was a Thursday.
    let weekday = Self.weekdays[Int(((day % 7) + 7 + 4) % 7)]
    let time = "\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))"
    let digits = String(date.year)
    let year = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return
      "\(weekday), \(two(Int64(date.day))) \(Self.months[date.month - 1]) \(year) \(time) +0000"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var day: Int64 {
    seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
  }

  private var clock: Int64 { seconds - day * 86400 }

  private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
