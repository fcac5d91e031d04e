/// One form for the numbers of three conventions: 1,234.5 and 1 234,5 and 1.234,5 are `1234.5`.
package enum NumberForm {
  /// Appends the form of a number token to a buffer. O(token).
  ///
  /// A separator that comes last and is followed by other than three digits, or that differs from
  /// the ones before it, parts the decimals; every other one groups digits. A single separator
  /// with three digits behind it is taken to group: `1.234` and `1,234` meet as `1234`. Zeros at
  /// the end of decimals are kept, for they are written in all languages alike.
  package static func append(_ folded: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    var last: Int?
    var separators = 0
    var lastDiffers = false
    var previous: UInt8 = 0
    for index in folded.indices where folded[index] == period || folded[index] == comma {
      lastDiffers = separators > 0 && folded[index] != previous
      previous = folded[index]
      last = index
      separators += 1
    }
    var decimal: Int?
    if let last {
      let digits = folded.endIndex - last - 1
      if lastDiffers || (separators == 1 && digits != 3) { decimal = last }
      // 0,125 groups nothing.
      if separators == 1, last == folded.startIndex + 1, folded[folded.startIndex] == zero {
        decimal = last
      }
      // 1.2.3 or 20.02.2026 is no amount: its parts stay apart.
      if separators > 1, !lastDiffers, digits != 3 {
        for byte in folded { buffer.append(byte == comma ? period : byte) }
        return
      }
    }
    for index in folded.indices {
      let byte = folded[index]
      if index == decimal {
        buffer.append(period)
      } else if byte != period, byte != comma, byte != space {
        buffer.append(byte)
      }
    }
  }

  private static let period = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let space = UInt8(ascii: " ")
  private static let zero = UInt8(ascii: "0")
}
