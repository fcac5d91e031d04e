// Words and their neighbours, as a description has them.
extension GapDescriber {
  /// The shape of a word that is not empty.
  func shape(of word: Range<Int>) -> GapDescription.Shape {
    let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: word.lowerBound)
    if scalar &- 0x30 < 10 {
      return word.allSatisfy { bytes[$0] < 0x40 } ? .number : .ordinal
    }
    switch LetterCase(scalar) {
    case .none: return .uncased
    case .lower:
      var position = word.lowerBound
      while position < word.upperBound, position - word.lowerBound < 3 {
        if bytes[position] &- 0x41 < 26 { return .camel }
        position += 1
      }
      return .lower
    case .upper:
      let second = word.lowerBound + width
      guard second < word.upperBound else { return .initial }
      let (next, _) = UTF8Decoding.scalar(in: bytes, at: second)
      switch LetterCase(next) {
      case .upper: return word.allSatisfy { Self.isRomanDigit(bytes[$0]) } ? .roman : .upper
      case .lower: return .capitalized
      // L’ and C-3 are capitalized words, U.S has periods.
      case .none: return next == 0x2E ? .upper : .capitalized
      }
    }
  }

  private static func isRomanDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"),
      UInt8(ascii: "C"):
      true
    default: false
    }
  }

  func neighbour(at position: Int) -> GapDescription.Neighbour {
    guard position < end else { return .end }
    return neighbour(UTF8Decoding.scalar(in: bytes, at: position).scalar)
  }

  func neighbour(before offset: Int) -> GapDescription.Neighbour {
    guard offset > first else { return .end }
    return neighbour(bytes.scalar(before: offset, from: first))
  }

  private func neighbour(_ scalar: UInt32) -> GapDescription.Neighbour {
    switch scalar {
    case 0x2E, 0x2026: .period
    case 0x2C: .comma
    case 0x3A, 0x3B: .colon
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: .bracket
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: .quote
    case 0x2D, 0x2010...0x2015: .dash
    case 0x27, 0x2018, 0x2019: .apostrophe
    case 0x2F: .slash
    case 0x3C, 0x3E: .angle
    case 0x2A, 0x5F: .star
    default:
      switch CharacterClass(scalar) {
      case .space: .space
      case .letter: .letter
      case .digit: .digit
      case .mark: .other
      }
    }
  }

  func isWordCharacter(_ scalar: UInt32) -> Bool {
    let kind = CharacterClass(scalar)
    return kind == .letter || kind == .digit
  }

  func characterCount(_ range: Range<Int>) -> Int {
    range.count { bytes[$0] & 0xC0 != 0x80 }
  }
}
