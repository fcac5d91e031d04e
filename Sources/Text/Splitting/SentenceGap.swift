/// A place where a sentence may end: a terminator, what closes behind it, white space, and what
/// comes next.
///
/// All positions are byte offsets of a text that is valid UTF-8.
struct SentenceGap {
  /// Where the first terminator stands.
  let terminatorStart: Int
  /// Behind the last terminator of the run: `?!`, `...`.
  let terminatorEnd: Int
  /// Behind closing quotes and brackets, with the spaces before them.
  let closersEnd: Int
  /// Where the text goes on, behind the white space.
  let nextStart: Int
  /// One period, and no other terminator with it.
  let isSinglePeriod: Bool
  let blockStart: Int
  let blockEnd: Int

  var hasSpace: Bool { nextStart > closersEnd }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, terminatorAt start: Int, blockStart: Int, blockEnd: Int
  ) {
    self.blockStart = blockStart
    self.blockEnd = blockEnd
    terminatorStart = start
    var position = start
    while position < blockEnd {
      let width = Self.terminatorWidth(bytes, at: position, to: blockEnd)
      if width > 0 {
        position += width
        continue
      }
      // Spaced marks: « Quoi ? ! »
      let next = Self.skippingSpace(bytes, from: position, to: blockEnd)
      guard next > position, next < blockEnd, bytes[next] == 0x21 || bytes[next] == 0x3F else {
        break
      }
      position = next
    }
    terminatorEnd = position
    isSinglePeriod = position == start + 1 && bytes[start] == 0x2E
    while position < blockEnd {
      let next = Self.skippingSpace(bytes, from: position, to: blockEnd)
      guard next < blockEnd else { break }
      let width = Self.closerWidth(
        bytes, at: next, to: blockEnd, isSpaced: next > position)
      guard width > 0 else { break }
      position = next + width
      // A period may follow the closing mark: « … voi ». È
      while position < blockEnd, bytes[position] == 0x2E { position += 1 }
    }
    closersEnd = position
    nextStart = Self.skippingSpace(bytes, from: position, to: blockEnd)
  }

  /// `(…)` and `[...]`: words left out, not an end.
  func isBracketedEllipsis(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard terminatorStart > blockStart, closersEnd == terminatorEnd + 1 else { return false }
    let before = bytes[terminatorStart - 1]
    return before == 0x28 && bytes[terminatorEnd] == 0x29
      || before == 0x5B && bytes[terminatorEnd] == 0x5D
  }

  /// `1. Introduction`, `a. Premièrement`: a number or letter that opens the sentence.
  func isListMarker(_ bytes: UnsafeBufferPointer<UInt8>, sentenceStart: Int) -> Bool {
    guard terminatorStart - sentenceStart <= 3 else { return false }
    let marker = bytes[sentenceStart..<terminatorStart]
    if marker.allSatisfy({ $0 &- 0x30 < 10 }) { return true }
    return marker.count == 1 && (marker[sentenceStart] | 0x20) &- 0x61 < 26
  }

  /// The word that the period follows.
  struct Word {
    let range: Range<Int>

    var isEmpty: Bool { range.isEmpty }

    func lowercased(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      Array(Folder().folded(Array(bytes[range])).bytes)
    }

    /// A single capital: `J. Dupont`.
    func isInitial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: range.lowerBound)
      return width == range.count && LetterCase(scalar) == .upper
    }

    /// Letters with periods between: `U.S`, `a.C`, `J.-C`.
    func isDotted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var letters = 0
      var hasPeriod = false
      var position = range.lowerBound
      while position < range.upperBound {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        if scalar == 0x2E || scalar == 0x2D {
          hasPeriod = hasPeriod || scalar == 0x2E
          letters = 0
        } else {
          letters += 1
          if letters > 2 { return false }
        }
        position += width
      }
      return hasPeriod
    }
  }

  /// Letters, inner periods and hyphens before the terminator, without what is elided (`l'art`).
  func wordBefore(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
    var start = terminatorStart
    while start > blockStart {
      var previous = start - 1
      while previous > blockStart, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
      let (scalar, _) = UTF8Decoding.scalar(in: bytes, at: previous)
      let isInner = (scalar == 0x2E || scalar == 0x2D) && start < terminatorStart
      guard isInner || CharacterClass(scalar) == .letter || scalar == 0xB0 || scalar == 0xBA
      else { break }
      start = previous
      if terminatorStart - start > 24 { return Word(range: terminatorStart..<terminatorStart) }
    }
    return Word(range: start..<terminatorStart)
  }

  /// What comes behind the gap.
  struct Next {
    enum Kind { case lowercase, uppercase, digit, opening, closing, other }

    let kind: Kind
    /// Where its first letter stands, behind opening marks.
    let start: Int
    let blockEnd: Int
    /// A small letter or two before a capital: `xAI`, `iPhone`.
    let isCamelCase: Bool

    /// The next word folded, up to and with an apostrophe.
    func foldedWord(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      var position = start
      while position < blockEnd, position - start < 24 {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        let isApostrophe = scalar == 0x27 || scalar == 0x2019
        guard isApostrophe || CharacterClass(scalar) == .letter else { break }
        position += width
        if isApostrophe { break }
      }
      return Folder().folded(Array(bytes[start..<position])).bytes
    }

    /// A capital with a period: the next initial of a name.
    func isInitial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      start + 1 < blockEnd && bytes[start + 1] == 0x2E
    }

    func isRomanNumeral(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var position = start
      while position < blockEnd, "IVXLCDM".utf8.contains(bytes[position]) { position += 1 }
      return position > start
        && (position == blockEnd
          || CharacterClass(UTF8Decoding.scalar(in: bytes, at: position).scalar) != .letter)
    }
  }

  func next(_ bytes: UnsafeBufferPointer<UInt8>) -> Next {
    var position = nextStart
    var opensQuote = false
    while position < blockEnd {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      switch LetterCase(scalar) {
      case .upper:
        return Next(
          kind: opensQuote ? .opening : .uppercase, start: position, blockEnd: blockEnd,
          isCamelCase: false)
      case .lower:
        return Next(
          kind: .lowercase, start: position, blockEnd: blockEnd,
          isCamelCase: isCamelCase(bytes, at: position))
      case .none: break
      }
      if scalar &- 0x30 < 10 {
        return Next(
          kind: opensQuote ? .opening : .digit, start: position, blockEnd: blockEnd,
          isCamelCase: false)
      }
      if Self.isOpener(scalar) || CharacterClass(scalar) == .space && opensQuote {
        opensQuote = true
        position += width
        continue
      }
      let closes = ",;:)]}%/»”›.!?…".unicodeScalars.contains { $0.value == scalar }
      return Next(
        kind: closes ? .closing : .other, start: position, blockEnd: blockEnd, isCamelCase: false)
    }
    return Next(kind: .other, start: position, blockEnd: blockEnd, isCamelCase: false)
  }

  private func isCamelCase(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var position = start
    while position < blockEnd, position - start < 2, bytes[position] &- 0x61 < 26 { position += 1 }
    return position > start && position < blockEnd && bytes[position] &- 0x41 < 26
  }
}

/// Upper and lower case as far as sentences go; letters of scripts without case have none.
enum LetterCase {
  case upper, lower, none

  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = scalar &- 0x41 < 26 ? .upper : scalar &- 0x61 < 26 ? .lower : .none
    } else {
      self = Self.beyondASCII(scalar)
    }
  }

  private static func beyondASCII(_ scalar: UInt32) -> LetterCase {
    guard CharacterClass(scalar) == .letter, let scalar = Unicode.Scalar(scalar) else {
      return .none
    }
    if scalar.properties.isUppercase { return .upper }
    return scalar.properties.isLowercase ? .lower : .none
  }
}

// Classes of marks.
extension SentenceGap {
  @inline(__always)
  static func isTerminator(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to end: Int)
    -> Bool
  { terminatorWidth(bytes, at: position, to: end) > 0 }

  /// `.` `!` `?` `…` `‼` `⁇` `⁈` `⁉`
  @inline(__always)
  private static func terminatorWidth(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to end: Int
  ) -> Int {
    switch bytes[position] {
    case 0x2E, 0x21, 0x3F: return 1
    case 0xE2:
      guard position + 2 < end else { return 0 }
      let (second, third) = (bytes[position + 1], bytes[position + 2])
      if second == 0x80, third == 0xA6 || third == 0xBC { return 3 }
      return second == 0x81 && (0x87...0x89).contains(third) ? 3 : 0
    default: return 0
    }
  }

  /// The width of a closing mark. Behind a space only those that can be nothing else close, and a
  /// straight quote that no word follows at once.
  private static func closerWidth(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to end: Int, isSpaced: Bool
  ) -> Int {
    let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
    switch scalar {
    case 0xBB, 0x203A: return width
    case 0x29, 0x5D, 0x7D, 0x201D, 0x2019: return isSpaced ? 0 : width
    case 0x22, 0x27, 0x201C:
      // A low-nine quotation is closed by “; elsewhere “ opens.
      if scalar == 0x201C && isSpaced { return 0 }
      guard isSpaced else { return width }
      let after = position + width
      if after >= end { return width }
      let following = UTF8Decoding.scalar(in: bytes, at: after).scalar
      return CharacterClass(following) == .letter || following &- 0x30 < 10 ? 0 : width
    case 0x2A, 0x5F: return isSpaced ? 0 : width
    default: return 0
    }
  }

  private static func isOpener(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAB, 0x2039, 0x201C, 0x201E, 0x201F, 0x2018, 0x201A, 0x22, 0x27, 0x28, 0x5B, 0xBF, 0xA1,
      0x2D, 0x2013, 0x2014, 0x2A, 0x5F:
      true
    default: false
    }
  }

  static func endsWithLatinCloser(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Bool {
    var last = end - 1
    while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    let scalar = UTF8Decoding.scalar(in: bytes, at: last).scalar
    return scalar < 0x250 || (0x2000..<0x2070).contains(scalar)
  }

  static func skippingSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var position = start
    while position < end {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      guard CharacterClass(scalar) == .space else { break }
      position += width
    }
    return position
  }

  static func trimmingSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var position = end
    while position > start {
      var previous = position - 1
      while previous > start, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
      guard CharacterClass(UTF8Decoding.scalar(in: bytes, at: previous).scalar) == .space else {
        break
      }
      position = previous
    }
    return position
  }
}
