extension NumberReader {
  /// A number of a text, as it may be read.
  package struct Number: Sendable {
    /// The ways to read it, the plainest first: `2 millions` is 2000000; the 2 of `2 to 3 million` is
    /// 2, or 2000000.
    package var values: [String]
    package var range: ByteRange
    /// Only these are looked for in other versions; the rest answer them.
    package let isInDigits: Bool
    /// What the words beside it say it is.
    var setting: NumberSetting = .plain

    package var digitCount: Int { values.first?.utf8.count ?? 0 }

    /// Whether both may say the same: equal; the year 90 for 1990, where one is said to be a year; 5 in the
    /// afternoon for 17, where both are said to be times of day. O(values²), of a few.
    package func isSame(as other: Number) -> Bool {
      if values.contains(where: other.values.contains) { return true }
      switch (setting, other.setting) {
      case (.hour(let half), .hour(let otherHalf)):
        return pairs(with: other).contains { own, others in
          own < others
            ? Self.isHour(own, half, sameAs: others, otherHalf)
            : Self.isHour(others, otherHalf, sameAs: own, half)
        }
      case (.shortYear, _): return pairs(with: other).contains(where: Self.isYear)
      case (_, .shortYear): return other.pairs(with: self).contains(where: Self.isYear)
      default: return false
      }
    }

    private func pairs(with other: Number) -> [(Int, Int)] {
      values.compactMap { Int($0) }.flatMap { own in
        other.values.compactMap { Int($0) }.map { (own, $0) }
      }
    }

    private static func isYear(_ short: Int, of year: Int) -> Bool {
      short < 100 && (1000...2099).contains(year) && year % 100 == short
    }

    /// Whether an hour of twelve is the later one of twenty-four; or 12 a.m. is 0.
    private static func isHour(
      _ early: Int, _ earlyHalf: NumberSetting.HalfDay, sameAs late: Int,
      _ lateHalf: NumberSetting.HalfDay
    ) -> Bool {
      guard late - early == 12 else { return false }
      if late == 12 { return lateHalf == .morning }
      return (13...23).contains(late) && earlyHalf != .morning
    }
  }
}
