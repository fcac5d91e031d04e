extension CalendarDate {
  /// Midnight UTC of the day, in seconds since 1970.
  ///
  /// Counted as in `init(daysSince1970:)`: in eras of 400 years that begin on the first of March.
  package var secondsSince1970: Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let march = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * march + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86_400
  }
}
