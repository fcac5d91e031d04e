/// What a character is to typography.
enum Letter {
  static func isWord(_ value: UInt32) -> Bool { isLetter(value) || isDigit(value) }

  static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

  /// Letters of all scripts and the marks on them.
  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
    if value < 0xC0 { return value == 0xAA || value == 0xBA || value == 0xB5 }
    guard let scalar = Unicode.Scalar(value) else { return false }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// White space, and the edges of a block, which are 0.
  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0, 0x09...0x0D, 0x20, 0x85, 0x1680, 0x2028, 0x2029, 0x205F, 0x3000: true
    default: isInlineSpace(value)
    }
  }

  /// Spaces inside a line, of any width.
  static func isInlineSpace(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0xA0 || value == 0x202F || (0x2000...0x200A).contains(value)
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
