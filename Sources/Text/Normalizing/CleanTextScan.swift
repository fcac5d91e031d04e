internal import ICU

/// Tells whether a text is what `Normalizer` would make of it: in Normalization Form C, and
/// without a character that nobody sees.
///
/// Both questions are asked in one pass, 64 bytes a step. Most bytes answer them at once:
/// code points below U+0300 are in Form C wherever they stand (their quick check property is Yes
/// and their combining class 0, Unicode Standard Annex 15, section 9), and so are those of
/// General Punctuation from U+2002 on, superscripts and currency signs. Where another character
/// stands, ICU is asked about the stretch around it, from the character before it, with which it
/// may compose, to the next ASCII character, which composes with nothing before it.
struct CleanTextScan {
  private let text: UnsafeBufferPointer<UInt8>
  /// Bytes that the next stretch for ICU has at least: it grows where such stretches follow close
  /// on each other, so that a Greek or Chinese text is not cut into words.
  private var stretch = shortest

  private static let shortest = 64
  private static let longest = 65_536

  /// - Parameter text: Valid UTF-8.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Whether nothing would change. O(bytes), without allocation.
  ///
  /// - Parameter firstInvisible: The offset of the first character to be removed in a range of
  ///   the text, which begins and ends with whole characters; `nil` when there is none.
  mutating func isClean(firstInvisible: (Range<Int>) -> Int?) -> Bool {
    var offset = 0
    var lastEnd = 0
    while let found = nextSuspect(from: offset) {
      let start = characterBefore(found)
      if found - lastEnd > 4 * stretch { stretch = Self.shortest }
      let end = endOfStretch(from: found)
      if firstInvisible(found..<end) != nil { return false }
      let part = UnsafeBufferPointer(rebasing: text[start..<end])
      if !NormalizationFormC.contains(part.span) { return false }
      stretch = min(2 * stretch, Self.longest)
      lastEnd = end
      offset = end
    }
    return true
  }

  /// The start of the character before an offset; 0 at the start.
  private func characterBefore(_ offset: Int) -> Int {
    var start = max(offset - 1, 0)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The first ASCII byte that is far enough behind an offset; the end of the text if none is.
  private func endOfStretch(from offset: Int) -> Int {
    var end = offset + stretch
    while end < text.count, text[end] >= 0x80 { end += 1 }
    return min(end, text.count)
  }

  /// The offset of the first byte, from one on, that begins a character of which more has to be
  /// known; characters before it are clean.
  private func nextSuspect(from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var offset = start
    // Safety: a step reads up to byte offset + 65, which is below count.
    while offset + 66 <= text.count, !Self.holdsSuspect(base + offset) { offset += 64 }
    while offset < text.count {
      if isSuspect(offset) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether `isSuspect` holds for one of 64 bytes; two more are read.
  ///
  /// Without branches, so that the compiler makes vector instructions of it: comparisons give
  /// bytes of ones or zeros. (The comparisons of the `SIMD` types themselves are made lane by lane,
  /// a hundred times slower, in Swift 6.)
  @inline(__always)
  private static func holdsSuspect(_ block: UnsafePointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in 0..<64 {
      let byte = block[index]
      let next = block[index + 1]
      let third = block[index + 2]
      let controls = ones(byte < 0x20) & ones(byte != 0x09) & ones(byte != 0x0A)
      let leads = ones(byte >= 0xCC) & ones(byte != 0xE2)
      let latin = ones(byte == 0xC2) & (ones(next < 0xA0) | ones(next == 0xAD))
      // U+2002 to U+200A and U+200E to U+203F: E2 80 82 to 8A, 8E to BF.
      let punctuation = ones(next == 0x80) & (ones(third &- 0x82 < 9) | ones(third >= 0x8E))
      // U+2040 to U+20BF without U+2060: E2 81 80 to E2 82 BF.
      let signs = ones(next == 0x81) & ones(third != 0xA0) | ones(next == 0x82)
      let general = ones(byte == 0xE2) & ~(punctuation | signs)
      found |= controls | ones(byte == 0x7F) | leads | latin | general
    }
    return found != 0
  }

  @inline(__always)
  private static func ones(_ isTrue: Bool) -> UInt8 { isTrue ? 0xFF : 0 }

  /// Whether the byte begins a character that may have to go or may not be in Form C.
  /// Continuation bytes do not.
  @inline(__always)
  private func isSuspect(_ offset: Int) -> Bool {
    let byte = text[offset]
    switch byte {
    case 0x09, 0x0A, 0x20..<0x7F, 0x80..<0xC2, 0xC3..<0xCC: return false
    case 0xC2:
      guard offset + 1 < text.count else { return true }
      return text[offset + 1] < 0xA0 || text[offset + 1] == 0xAD
    case 0xE2:
      guard offset + 2 < text.count else { return true }
      let third = text[offset + 2]
      switch text[offset + 1] {
      case 0x80: return !((0x82...0x8A).contains(third) || third >= 0x8E)
      case 0x81: return third == 0xA0
      case 0x82: return false
      default: return true
      }
    default: return true
    }
  }
}
