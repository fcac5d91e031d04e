/// What an item of an enumeration begins with: `1.`, `2)`, `1.)`, `b.`, `(c)`, `• 3.`, `–`.
///
/// An item may have no end mark of its own: `1. The first item 2. The second item`. That the next
/// one begins shows in its marker, which goes on from that of the sentence: the same shape and
/// the next number or letter, or the same bullet.
struct ListMarker: Equatable {
  /// The bullet that stands first, or 0.
  private let bullet: UInt32
  private let isBracketed: Bool
  private let isLetter: Bool
  /// A capital with a period may be the initial of a name: it goes on from none.
  private let mayBeInitial: Bool
  /// The number, or that of the letter in the alphabet; 0 for a bullet alone.
  private let ordinal: Int
  /// `.`, `)` or both.
  private let hasPeriod: Bool
  private let hasBracket: Bool
  /// Where it ends.
  let end: Int

  /// The marker at an offset; `nil` where there is none.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to limit: Int) {
    var position = start
    var bullet: UInt32 = 0
    guard position < limit else { return nil }
    let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
    if Self.isBullet(scalar) {
      bullet = scalar
      position = bytes.skippingSpace(from: position + width, to: limit)
    }
    self.bullet = bullet
    isBracketed = position < limit && bytes[position] == UInt8(ascii: "(")
    if isBracketed { position += 1 }
    var number = 0
    let digits = position
    while position < limit, position - digits < 3, bytes[position] &- 0x30 < 10 {
      number = number * 10 + Int(bytes[position] &- 0x30)
      position += 1
    }
    isLetter =
      position == digits && position < limit && (bytes[position] | 0x20) &- 0x61 < 26
    let isCapital = isLetter && bytes[position] & 0x20 == 0
    if isLetter {
      number = Int(bytes[position] | 0x20) - 0x60
      position += 1
    }
    let numberEnd = position
    hasPeriod = position < limit && bytes[position] == UInt8(ascii: ".")
    if hasPeriod { position += 1 }
    hasBracket = position < limit && bytes[position] == UInt8(ascii: ")")
    if hasBracket { position += 1 }
    mayBeInitial = isCapital && !hasBracket
    if number > 0, position > numberEnd, position < limit, bytes[position] == 0x20,
      !isBracketed || hasBracket
    {
      ordinal = number
      end = position
    } else if bullet != 0 {
      ordinal = 0
      end = start + width
    } else {
      return nil
    }
  }

  /// Whether this marker begins the item behind that of another.
  func follows(_ other: ListMarker) -> Bool {
    !mayBeInitial && bullet == other.bullet && isBracketed == other.isBracketed
      && isLetter == other.isLetter
      && hasPeriod == other.hasPeriod && hasBracket == other.hasBracket
      && (ordinal == 0 ? other.ordinal == 0 : ordinal == other.ordinal + 1)
  }

  /// `•` `‣` `⁃` `∙` `▪` `►` `●` `◦`. A dash marks words put in as often as an item.
  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2022, 0x2023, 0x2043, 0x2219, 0x25AA, 0x25BA, 0x25CF, 0x25E6: true
    default: false
    }
  }
}
