/// The marks that close behind a terminator, read one by one.
struct ClosingMarks {
  var closers = SentenceGap.Closers.none

  /// Where they end.
  ///
  /// Behind a space only those close that can do nothing else, and a straight quote that no word
  /// follows at once.
  mutating func end(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int,
    quotes: SentenceGap.OpenQuotes
  ) -> Int {
    var position = start
    while position < limit {
      let next = bytes.skippingSpace(from: position, to: limit)
      guard next < limit else { break }
      if let end = Self.endOfAppendix(bytes, at: next, to: limit) {
        add(.appendix)
        position = end
        continue
      }
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: next)
      guard
        let closer = closer(
          scalar, isSpaced: next > position, bytes, next + width, limit, quotes)
      else { break }
      add(closer)
      position = next + width
      // A period may follow the closing mark: « … voi ». È
      if closer != .appendix, position < limit, bytes[position] == UInt8(ascii: ".") {
        addPeriod()
        while position < limit, bytes[position] == UInt8(ascii: ".") { position += 1 }
      }
    }
    return position
  }

  private func closer(
    _ scalar: UInt32, isSpaced: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ after: Int,
    _ limit: Int, _ quotes: SentenceGap.OpenQuotes
  ) -> SentenceGap.Closers? {
    switch scalar {
    case 0xBB, 0x203A: return .guillemet
    case 0x29, 0x5D, 0x7D: return isSpaced ? nil : .bracket
    case 0x300D, 0x300F, 0xFF09: return .bracket
    case 0x201D, 0x2019: return isSpaced ? nil : .quote
    case 0x201C: return isSpaced || !quotes.low ? nil : .quote
    case 0x22, 0x27:
      guard isSpaced else { return .quote }
      guard after < limit else { return .quote }
      let following = UTF8Decoding.scalar(in: bytes, at: after).scalar
      let opens =
        switch CharacterClass(following) {
        case .letter, .digit: true
        case .mark: following == 0x28 || following == 0x5B || following == 0xAB
        case .space: scalar == 0x22 && !quotes.straight
        }
      return opens ? nil : .quote
    case 0x2A, 0x5F: return isSpaced ? nil : .appendix
    default: return nil
    }
  }

  /// Where the number of a note or an emoji ends that stands at an offset: `[17]`, `¹`, `🎉`. They
  /// follow what they belong to.
  private static func endOfAppendix(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to limit: Int
  ) -> Int? {
    if bytes[start] == UInt8(ascii: "[") {
      var position = start + 1
      while position < limit, position - start < 5, bytes[position] &- 0x30 < 10 { position += 1 }
      let closes = position < limit && bytes[position] == UInt8(ascii: "]")
      return closes && position > start + 1 ? position + 1 : nil
    }
    guard bytes[start] >= 0xC2 else { return nil }
    var position = start
    while position < limit {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      switch scalar {
      case 0xB9, 0xB2, 0xB3, 0x2070...0x2079: position += width
      case 0x263A, 0x2764, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF: position += width
      // What joins and varies emoji.
      case 0x200D, 0xFE0E, 0xFE0F:
        guard position > start else { return nil }
        position += width
      default: return position > start ? position : nil
      }
    }
    return position
  }

  private mutating func add(_ closer: SentenceGap.Closers) {
    if closer == .appendix, closers != .none { return }
    closers = closers == .none || closers == .appendix || closers == closer ? closer : .several
  }

  private mutating func addPeriod() {
    closers =
      switch closers {
      case .quote: .quotePeriod
      case .guillemet: .guillemetPeriod
      case .bracket: .bracketPeriod
      default: .several
      }
  }
}
