internal import CICU

/// Dates as people write them.
public enum DateText {
  /// A calendar date in CLDR's long form for a language: `20 février 2026`, `February 20, 2026`.
  public static func long(
    year: Int, month: Int, day: Int, language: String
  ) throws(ICUError) -> String {
    var bytes: [UInt8] = Array(repeating: 0, count: 256)
    let length = bytes.withUnsafeMutableBufferPointer {
      cicu_long_date(
        language, Int32(year), Int32(month), Int32(day), $0.baseAddress, Int32($0.count))
    }
    guard length >= 0 else { throw ICUError(-length, "write a date") }
    return String(decoding: bytes[..<Int(length)], as: UTF8.self)
  }
}
