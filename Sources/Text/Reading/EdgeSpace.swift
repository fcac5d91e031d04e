/// White space and invisible characters that no block begins or ends with.
enum EdgeSpace {
  /// The range of valid UTF-8 between the white space at its edges; empty when there is no more.
  static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    bytes.withUnsafeBufferPointer { buffer in
      var low = 0
      while low < buffer.count {
        let (scalar, width) = UTF8Decoding.scalar(in: buffer, at: low)
        guard contains(scalar) else { break }
        low += width
      }
      var high = buffer.count
      while high > low {
        var start = high - 1
        while buffer[start] & 0xC0 == 0x80 { start -= 1 }
        guard contains(UTF8Decoding.scalar(in: buffer, at: start).scalar) else { break }
        high = start
      }
      return low..<high
    }
  }

  /// Everything that Unicode calls white space, and everything that normalization removes.
  static func contains(_ scalar: UInt32) -> Bool {
    if scalar > 0x20 && scalar < 0x7F { return false }
    switch scalar {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x061C, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
      0x205F...0x206F, 0x3000, 0xFEFF:
      return true
    default: return false
    }
  }
}
