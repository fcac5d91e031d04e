/// What the first byte of a character means to the walk through a text.
enum SplittingByte: UInt8 {
  /// Nothing: letters, digits and most marks; continuation bytes.
  case ordinary
  /// ASCII white space.
  case space
  /// `.` `!` `?`
  case terminator
  /// `:` `;`
  case separator
  /// `(` `[` `{`, `)` `]` `}` and `"`.
  case enclosing
  /// Begins a character of two or three bytes that may be a mark or a space: U+0080 to U+00BF,
  /// U+2000 to U+2FFF.
  case latinMark
  /// Begins a character of a script whose full stop may be its own.
  case otherScript

  /// The meaning of each byte, by its value.
  static let table: [SplittingByte] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x20, 0x09...0x0D: .space
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .terminator
    case UInt8(ascii: ":"), UInt8(ascii: ";"): .separator
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""):
      .enclosing
    case 0xC2, 0xE2: .latinMark
    // From U+0580 on, without U+2000 to U+2FFF: Armenian and what follows it.
    case 0xD6...0xFF: .otherScript
    default: .ordinary
    }
  }
}

/// Upper and lower case as far as sentences go; letters of scripts without case have none.
enum LetterCase {
  case upper, lower, none

  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = scalar &- 0x41 < 26 ? .upper : scalar &- 0x61 < 26 ? .lower : .none
    } else if scalar &- 0xC0 < 0x40 {
      self = scalar == 0xD7 || scalar == 0xF7 ? .none : scalar < 0xDF ? .upper : .lower
    } else {
      self = Self.beyondLatin1(scalar)
    }
  }

  private static func beyondLatin1(_ scalar: UInt32) -> LetterCase {
    guard CharacterClass(scalar) == .letter, let scalar = Unicode.Scalar(scalar) else {
      return .none
    }
    if scalar.properties.isUppercase { return .upper }
    return scalar.properties.isLowercase ? .lower : .none
  }
}

// White space at the edges of stretches.
extension UnsafeBufferPointer<UInt8> {
  /// Where the white space that begins at an offset ends.
  @inline(__always)
  func skippingSpace(from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let byte = self[position]
      if byte == 0x20 {
        position += 1
        continue
      }
      // Most often a letter follows.
      if byte > 0x20 && byte < 0xC2 { return position }
      let (scalar, width) = UTF8Decoding.scalar(in: self, at: position)
      guard CharacterClass(scalar) == .space else { return position }
      position += width
    }
    return position
  }

  /// Where the white space that ends at an offset begins.
  func trimmingSpace(from start: Int, to end: Int) -> Int {
    var position = end
    while position > start {
      let previous = characterStart(before: position, from: start)
      guard CharacterClass(UTF8Decoding.scalar(in: self, at: previous).scalar) == .space else {
        break
      }
      position = previous
    }
    return position
  }

  /// Where the character begins that ends at an offset, which lies behind `start`.
  @inline(__always)
  func characterStart(before offset: Int, from start: Int) -> Int {
    var position = offset - 1
    while position > start, self[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// The character that ends at an offset; a space at the start.
  @inline(__always)
  func scalar(before offset: Int, from start: Int) -> UInt32 {
    guard offset > start else { return 0x20 }
    return UTF8Decoding.scalar(
      in: self, at: characterStart(before: offset, from: start)
    ).scalar
  }
}
