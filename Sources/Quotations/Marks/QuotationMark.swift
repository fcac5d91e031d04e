internal import Text

/// One quotation mark of a block, and what it may be by itself and by what stands around it.
struct QuotationMark: Equatable {
  /// Marks of one family close each other.
  enum Family: UInt8 {
    /// « »
    case guillemet
    /// ‹ ›
    case angle
    /// “ ” „ ‟
    case curly
    /// " and its typewriter substitutes '' and ``
    case straight
    /// ‘ ’ ‚ and '
    case single
  }

  /// What the form of the mark says.
  enum Direction: UInt8 { case opening, closing, either }

  let family: Family
  let direction: Direction
  let range: ByteRange
  /// Whether what stands around the mark lets it open a quotation.
  let canOpen: Bool
  /// Whether what stands around the mark lets it close a quotation.
  let canClose: Bool
  /// Whether it is the first thing of its block.
  let isFirst: Bool
  /// A closing ’ or ' that may as well be the apostrophe of a possessive: `the dogs' dinner`.
  let mayBePossessive: Bool
}

/// Finds the marks of a block. O(bytes of the block).
struct MarkScanner {
  private let text: [UInt8]

  init(text: [UInt8]) { self.text = text }

  /// The marks in text order; apostrophes, primes and possessives that cannot be quotation marks
  /// are left out.
  func marks(in block: ByteRange) -> [QuotationMark] {
    var marks: [QuotationMark] = []
    text.withUnsafeBufferPointer { bytes in
      var position = Int(block.start)
      let end = Int(block.end)
      while position < end {
        let byte = bytes[position]
        guard byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0xC2 || byte == 0xE2 else {
          position += 1
          continue
        }
        guard let sign = Sign(bytes, at: position, end: end) else {
          position += 1
          continue
        }
        let range = position..<(position + sign.width)
        if let mark = mark(sign, range, bytes, block.indices) { marks.append(mark) }
        position += sign.width
      }
    }
    return marks
  }

  private func mark(
    _ sign: Sign, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ block: Range<Int>
  ) -> QuotationMark? {
    let before = Neighbor(bytes, before: range.lowerBound, start: block.lowerBound)
    let after = Neighbor(bytes, at: range.upperBound, end: block.upperBound)
    var startsWord = before.isBoundary && !after.isSpace
    var endsWord = !before.isSpace && after.isBoundary
    if sign.family == .single {
      if before == .word || before == .digit, after == .word || after == .digit { return nil }
      // An elided article before another mark: l'« exode ».
      if before == .word, after == .mark,
        !Sign.closes(bytes, at: range.upperBound, block.upperBound),
        isShortWord(bytes, before: range.lowerBound, start: block.lowerBound)
      {
        return nil
      }
      if before == .digit, sign.direction == .either { return nil }
      if sign.direction != .opening, startsWord, !endsWord,
        Aphaeresis.begins(bytes, at: range.upperBound, end: block.upperBound)
      {
        return nil
      }
      if sign.direction == .closing { startsWord = false }
      if sign.direction == .opening { endsWord = false }
      guard startsWord || endsWord else { return nil }
      let possessive =
        endsWord && before == .word && after.isSpace
        && bytes[range.lowerBound - 1] | 0x20 == 0x73
        && isLetter(bytes, at: range.upperBound + 1, end: block.upperBound)
      return QuotationMark(
        family: .single, direction: sign.direction, range: ByteRange(range), canOpen: startsWord,
        canClose: endsWord, isFirst: range.lowerBound == block.lowerBound,
        mayBePossessive: possessive)
    }
    if sign.family == .straight, range.lowerBound > block.lowerBound,
      bytes[range.lowerBound - 1] == 0x3D
    {
      return nil
    }
    if sign.family == .straight, before == .digit,
      isInches(bytes, before: range.lowerBound, start: block.lowerBound)
    {
      return nil
    }
    if before.isSpace && after.isSpace || !startsWord && !endsWord {
      // A mark with space on both sides (« French » style with ") may be either; one between two
      // letters can only end something.
      startsWord = before.isBoundary
      endsWord = true
    }
    if before.isSpace, after == .closer {
      // " texte ", or "...and so".
      startsWord = true
      endsWord = true
    }
    if before == .apostrophe, !after.isSpace { startsWord = true }
    return QuotationMark(
      family: sign.family, direction: sign.direction, range: ByteRange(range),
      canOpen: startsWord, canClose: endsWord, isFirst: range.lowerBound == block.lowerBound,
      mayBePossessive: false)
  }

  /// Whether at most six letters precede, as in an elided article (`dell'`, `quell'`).
  private func isShortWord(
    _ bytes: UnsafeBufferPointer<UInt8>, before position: Int, start: Int
  ) -> Bool {
    var index = position
    while index > start, Neighbor.isWordByte(bytes[index - 1]) {
      index -= 1
      if position - index > 6 { return false }
    }
    return true
  }

  /// Whether 6'2 stands before a ": feet and inches.
  private func isInches(
    _ bytes: UnsafeBufferPointer<UInt8>, before position: Int, start: Int
  ) -> Bool {
    var index = position
    while index > start, bytes[index - 1] &- 0x30 < 10, position - index < 3 { index -= 1 }
    if index > start, bytes[index - 1] == 0x27 {
      index -= 1
    } else if index > start + 2, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x80,
      bytes[index - 1] == 0x99
    {
      index -= 3
    } else {
      return false
    }
    return index > start && bytes[index - 1] &- 0x30 < 10
  }

  private func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) -> Bool {
    position < end && Neighbor.isWordByte(bytes[position])
  }
}

/// The form of a mark.
private struct Sign {
  let family: QuotationMark.Family
  let direction: QuotationMark.Direction
  let width: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) {
    func byte(_ offset: Int) -> UInt8 { position + offset < end ? bytes[position + offset] : 0 }
    switch (byte(0), byte(1), byte(2)) {
    case (0x22, _, _): (family, direction, width) = (.straight, .either, 1)
    case (0x27, 0x27, _): (family, direction, width) = (.straight, .either, 2)
    case (0x60, 0x60, _): (family, direction, width) = (.straight, .opening, 2)
    case (0x27, _, _): (family, direction, width) = (.single, .either, 1)
    case (0xC2, 0xAB, _): (family, direction, width) = (.guillemet, .opening, 2)
    case (0xC2, 0xBB, _): (family, direction, width) = (.guillemet, .closing, 2)
    case (0xE2, 0x80, 0xB9): (family, direction, width) = (.angle, .opening, 3)
    case (0xE2, 0x80, 0xBA): (family, direction, width) = (.angle, .closing, 3)
    case (0xE2, 0x80, 0x9C): (family, direction, width) = (.curly, .opening, 3)
    case (0xE2, 0x80, 0x9D): (family, direction, width) = (.curly, .closing, 3)
    case (0xE2, 0x80, 0x9E), (0xE2, 0x80, 0x9F):
      (family, direction, width) = (.curly, .opening, 3)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x9A), (0xE2, 0x80, 0x9B):
      (family, direction, width) = (.single, .opening, 3)
    case (0xE2, 0x80, 0x99): (family, direction, width) = (.single, .closing, 3)
    default: return nil
    }
  }

  /// Whether a mark that can only close begins here.
  static func closes(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Bool {
    guard let sign = Sign(bytes, at: position, end: end) else { return false }
    if sign.direction == .closing { return true }
    guard sign.direction == .either else { return false }
    return Neighbor(bytes, at: position + sign.width, end: end).isBoundary
  }
}

/// What stands beside a mark.
private enum Neighbor {
  case edge, space, word, digit, opener, closer, mark, apostrophe

  var isSpace: Bool { self == .space || self == .edge }

  /// Whether a word ends or begins here.
  var isBoundary: Bool { self != .word && self != .digit }

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) {
    guard position < end else {
      self = .edge
      return
    }
    let next = position + 1 < end ? bytes[position + 1] : 0
    let third = position + 2 < end ? bytes[position + 2] : 0
    self.init(bytes[position], next, third)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, before position: Int, start: Int) {
    guard position > start else {
      self = .edge
      return
    }
    var first = position - 1
    while first > start, bytes[first] & 0xC0 == 0x80, position - first < 4 { first -= 1 }
    let second = first + 1 < position ? bytes[first + 1] : 0
    let third = first + 2 < position ? bytes[first + 2] : 0
    self.init(bytes[first], second, third)
    if self == .mark, bytes[first] == 0x27 || (bytes[first] == 0xE2 && third == 0x99),
      first > start, Self.isWordByte(bytes[first - 1])
    {
      self = .apostrophe
    }
  }

  private init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    switch first {
    case 0x09...0x0D, 0x20: self = .space
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .word
    case 0x22, 0x27, 0x60: self = .mark
    case 0x28, 0x5B, 0x7B, 0x2D, 0x2F, 0x3D, 0x3E, 0x2A, 0x5F: self = .opener
    case 0x00...0x7F: self = .closer
    case 0xC2:
      switch second {
      case 0xA0: self = .space
      case 0xAB, 0xBB: self = .mark
      case 0xBF, 0xA1: self = .opener
      default: self = .word
      }
    case 0xE2 where second == 0x80:
      switch third {
      case 0x80...0x8B, 0xAF: self = .space
      case 0x90...0x95: self = .opener
      case 0x98...0x9F, 0xB9, 0xBA: self = .mark
      case 0xA6: self = .closer
      default: self = .word
      }
    default: self = .word
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 && byte >= 0x41 || byte >= 0x80 || byte &- 0x30 < 10
  }
}

/// Words that have lost their beginning: an apostrophe, not a mark, stands before them.
private enum Aphaeresis {
  private static let words: [StaticString] = [
    "bout", "cause", "cos", "em", "er", "n", "neath", "round", "til", "till", "tis", "twas",
    "tween", "twere", "twill",
  ]

  static func begins(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) -> Bool {
    guard position < end else { return false }
    // The nineties: '90s.
    if bytes[position] &- 0x30 < 10 {
      let second = position + 1 < end ? bytes[position + 1] : 0
      let third = position + 2 < end ? bytes[position + 2] : 0
      return second &- 0x30 < 10 && !(third &- 0x30 < 10)
    }
    for word in words {
      let count = word.utf8CodeUnitCount
      guard position + count <= end else { continue }
      var same = true
      for index in 0..<count where bytes[position + index] | 0x20 != word.utf8Start[index] {
        same = false
        break
      }
      let follows = position + count < end ? bytes[position + count] : 0x20
      if same, !Neighbor.isWordByte(follows) { return true }
    }
    return false
  }
}
