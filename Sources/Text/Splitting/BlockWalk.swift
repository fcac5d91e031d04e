/// The one pass over a block: finds the gaps where a sentence may end, and asks of each whether it
/// does.
struct BlockWalk {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let first: Int
  private let end: Int
  /// Whether colons and semicolons may end sentences.
  private let asksSeparators: Bool
  private var position: Int
  private var sentence: SentenceSoFar

  /// - Parameters:
  ///   - bytes: The text, valid UTF-8.
  ///   - block: What no sentence crosses.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ block: ByteRange, asksSeparators: Bool) {
    self.bytes = bytes
    self.asksSeparators = asksSeparators
    first = bytes.skippingSpace(from: Int(block.start), to: Int(block.end))
    end = bytes.trimmingSpace(from: first, to: Int(block.end))
    position = first
    sentence = SentenceSoFar(bytes, from: first, to: end)
    passMarker()
  }

  /// The block without white space at its edges.
  var range: Range<Int> { first..<end }

  /// Gives each sentence to `body`, without the white space around it. O(bytes).
  ///
  /// - Parameter endsSentence: The decision at a gap that no rule of structure decides.
  @inline(__always)
  mutating func forEachSentence(
    _ endsSentence: (SentenceGap, SentenceSoFar) -> Bool, _ body: (ByteRange) -> Void
  ) {
    // Safety: table has 256 entries, one for each byte.
    SplittingByte.table.withUnsafeBufferPointer { table in
      // Invariant: sentence.start <= position <= end, and every byte before sentence.start was
      // given or is white space between sentences.
      while position < end {
        switch table[Int(bytes[position])] {
        case .ordinary:
          var next = position + 1
          while next < end, table[Int(bytes[next])] == .ordinary { next += 1 }
          position = next
        case .space: passSpace(endsSentence, body)
        case .terminator: passTerminator(endsSentence, body)
        case .separator: passSeparator(endsSentence, body)
        case .enclosing:
          sentence.pass(UInt32(bytes[position]), at: position)
          position += 1
        case .latinMark:
          let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
          switch scalar {
          case 0x2026, 0x203C, 0x2047...0x2049: passTerminator(endsSentence, body)
          case 0xAB, 0xBB, 0x201C...0x201E:
            sentence.pass(scalar, at: position)
            position += width
          case 0x2029: passParagraphSeparator(body)
          default:
            if CharacterClass(scalar) == .space {
              passSpace(endsSentence, body)
            } else {
              position += width
            }
          }
        case .otherScript:
          let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
          if isFullStopOfOtherScript(scalar) {
            passTerminator(endsSentence, body)
          } else {
            position += width
          }
        }
      }
      finish(at: end, body)
    }
  }

  private mutating func finish(at sentenceEnd: Int, _ body: (ByteRange) -> Void) {
    let trimmed = bytes.trimmingSpace(from: sentence.start, to: sentenceEnd)
    if trimmed > sentence.start { body(ByteRange(sentence.start..<trimmed)) }
  }

  private mutating func begin(at start: Int) {
    sentence.begin(bytes, at: start, to: end)
    position = start
    passMarker()
  }

  /// What stands in the marker of a list item ends nothing.
  private mutating func passMarker() {
    if let marker = sentence.marker {
      while position < marker.end {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        sentence.pass(scalar, at: position)
        position += width
      }
    }
  }

  // MARK: White space

  private mutating func passParagraphSeparator(_ body: (ByteRange) -> Void) {
    let start = position
    position = bytes.skippingSpace(from: start, to: end)
    guard position < end, mayBegin(bytes[position]), !opens(before: start) else { return }
    finish(at: start, body)
    begin(at: position)
  }

  @inline(__always)
  private mutating func passSpace(
    _ endsSentence: (SentenceGap, SentenceSoFar) -> Bool, _ body: (ByteRange) -> Void
  ) {
    let start = position
    position = bytes.skippingSpace(from: start, to: end)
    guard position < end else { return }
    sentence.words += 1
    let byte = bytes[position]
    let isLowercase =
      byte &- 0x61 < 26
      || byte == 0xC3 && LetterCase(UTF8Decoding.scalar(in: bytes, at: position).scalar) == .lower
    if nextItemBegins(at: position, behind: start) {
      finish(at: start, body)
      begin(at: position)
      return
    }
    if isLowercase {
      sentence.lowercaseWords += 1
      return
    }
    guard mayBegin(byte), !surelyGoesOn(at: start) else { return }
    let gap = SentenceGap(space: start, nextStart: position)
    if endsSentence(gap, sentence) {
      finish(at: start, body)
      begin(at: position)
    }
  }

  /// Whether the next item of an enumeration begins, the sentence being an item.
  private func nextItemBegins(at offset: Int, behind sentenceEnd: Int) -> Bool {
    guard let marker = sentence.marker, let next = ListMarker(bytes, at: offset, to: end) else {
      return false
    }
    // An item has words of its own.
    return sentenceEnd > marker.end && next.follows(marker) && !opens(before: sentenceEnd)
  }

  /// Whether a sentence may begin with a byte: not with a mark that closes or ends one.
  @inline(__always)
  private func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "&"):
      false
    case 0xC2, 0xE2:
      switch UTF8Decoding.scalar(in: bytes, at: position).scalar {
      case 0xBB, 0x203A, 0x201D, 0x2019, 0x2026: false
      default: true
      }
    default: true
    }
  }

  /// Whether what stands before white space never ends a sentence without a mark: a mark that
  /// opens, a small word of up to three letters, most often an article or a preposition, or a comma in
  /// mid-sentence. It saves the decision at most capitals.
  @inline(__always)
  private func surelyGoesOn(at start: Int) -> Bool {
    let last = bytes[start - 1]
    if opens(before: start) { return true }
    if last == UInt8(ascii: ",") { return sentence.words > 4 }
    guard last &- 0x61 < 26 || last == UInt8(ascii: "'") else { return false }
    guard sentence.words > 2 else { return false }
    var letters = 1
    while letters < 4, start - letters > first, bytes[start - letters - 1] &- 0x61 < 26 {
      letters += 1
    }
    return letters < 4 && start - letters > first && bytes[start - letters - 1] == 0x20
  }

  /// Whether a mark that opens, and cannot close, ends at an offset.
  private func opens(before offset: Int) -> Bool {
    switch bytes.scalar(before: offset, from: first) {
    case 0x28, 0x5B, 0x7B, 0xAB, 0x2039, 0x201E, 0xA1, 0xBF: true
    case 0x201C: !sentence.isLowQuoteOpen(at: offset)
    default: false
    }
  }

  // MARK: Marks

  private mutating func passTerminator(
    _ endsSentence: (SentenceGap, SentenceSoFar) -> Bool, _ body: (ByteRange) -> Void
  ) {
    // Most periods that no space follows stand in numbers, addresses and names of files.
    if bytes[position] == UInt8(ascii: "."), position + 1 < end {
      let next = bytes[position + 1]
      if next &- 0x61 < 26 || next &- 0x30 < 10 {
        position += 1
        return
      }
    }
    let gap = SentenceGap(
      bytes, terminatorAt: position, from: first, to: end,
      quotes: sentence.openQuotes(at: position))
    pass(gap)
    guard gap.nextStart < end else {
      position = end
      return
    }
    decide(gap, endsSentence, body)
  }

  private mutating func passSeparator(
    _ endsSentence: (SentenceGap, SentenceSoFar) -> Bool, _ body: (ByteRange) -> Void
  ) {
    guard asksSeparators else {
      position += 1
      return
    }
    let gap = SentenceGap(
      bytes, separatorAt: position, end: end,
      quotes: sentence.openQuotes(at: position))
    guard gap.hasSpace, gap.nextStart < end else {
      position += 1
      return
    }
    pass(gap)
    decide(gap, endsSentence, body)
  }

  private mutating func decide(
    _ gap: SentenceGap, _ endsSentence: (SentenceGap, SentenceSoFar) -> Bool,
    _ body: (ByteRange) -> Void
  ) {
    if nextItemBegins(at: gap.nextStart, behind: gap.closersEnd)
      || mayEnd(gap) && endsSentence(gap, sentence)
    {
      finish(at: gap.closersEnd, body)
      begin(at: gap.nextStart)
    } else {
      goOn(behind: gap)
    }
  }

  /// Takes note of what closes in a gap.
  private mutating func pass(_ gap: SentenceGap) {
    var offset = gap.markEnd
    while offset < gap.closersEnd {
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: offset)
      sentence.pass(scalar, at: offset)
      offset += width
    }
  }

  private mutating func goOn(behind gap: SentenceGap) {
    position = gap.nextStart
    guard gap.hasSpace else { return }
    sentence.words += 1
    if LetterCase(UTF8Decoding.scalar(in: bytes, at: position).scalar) == .lower {
      sentence.lowercaseWords += 1
    }
  }

  /// What structure alone decides: nothing begins with a mark that closes, and without white space
  /// only a capital or what opens begins a sentence, outside addresses.
  private func mayEnd(_ gap: SentenceGap) -> Bool {
    let (next, _) = UTF8Decoding.scalar(in: bytes, at: gap.nextStart)
    switch next {
    case 0x2C, 0x3A, 0x3B, 0x29, 0x5D, 0x7D, 0x25, 0x2F, 0xBB, 0x203A, 0x201D, 0x21, 0x3F:
      return false
    default: break
    }
    if gap.mark == .other { return true }
    if gap.hasSpace { return true }
    switch LetterCase(next) {
    case .upper: return !isInAddress(gap.markStart)
    case .lower: return false
    case .none: return next == 0xAB || next == 0x201C || next == 0x28
    }
  }

  /// Whether the word that holds an offset is an address, a path or the like.
  private func isInAddress(_ offset: Int) -> Bool {
    var position = offset
    while position > first, offset - position < 64 {
      position -= 1
      switch bytes[position] {
      case 0x00...0x20: return false
      case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "\\"): return true
      default: break
      }
    }
    return false
  }
}
