/// What has been read of a sentence that has not ended yet.
struct SentenceSoFar {
  /// Where it begins.
  private(set) var start: Int
  /// Stretches of white space in it: its words, less one.
  var words = 0
  /// Words that begin with a small letter.
  var lowercaseWords = 0
  /// Brackets that stand open.
  private(set) var brackets = 0
  /// Quotations that stand open.
  private(set) var quotes = 0
  /// Whether a straight quotation of it stands open.
  private var isInStraightQuote = false
  /// Where the last straight quote opened; unlike the rest it is kept from one sentence to the
  /// next, since a quotation may hold several. `nil` when none is open.
  private var straightQuoteStart: Int?
  /// The same of „, which “ closes; “ opens any other quotation.
  private var lowQuoteStart: Int?
  /// The marker of the list item that the sentence is.
  private(set) var marker: ListMarker?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.start = start
    begin(bytes, at: start, to: end)
  }

  /// Begins the next sentence.
  mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int) {
    self.start = start
    words = 0
    lowercaseWords = 0
    brackets = 0
    quotes = 0
    isInStraightQuote = false
    marker = nil
    guard start < end else { return }
    marker = ListMarker(bytes, at: start, to: end)
    if LetterCase(UTF8Decoding.scalar(in: bytes, at: start).scalar) == .lower { lowercaseWords = 1 }
  }

  /// Takes note of a bracket or a quotation mark at an offset.
  @inline(__always)
  mutating func pass(_ scalar: UInt32, at offset: Int) {
    switch scalar {
    case 0x28, 0x5B, 0x7B: brackets += 1
    case 0x29, 0x5D, 0x7D: brackets = max(0, brackets - 1)
    case 0x201E:
      quotes += 1
      lowQuoteStart = offset
    case 0x201C where isLowQuoteOpen(at: offset):
      quotes = max(0, quotes - 1)
      lowQuoteStart = nil
    case 0xAB, 0x201C: quotes += 1
    case 0xBB, 0x201D: quotes = max(0, quotes - 1)
    case 0x22:
      isInStraightQuote.toggle()
      quotes = max(0, quotes + (isInStraightQuote ? 1 : -1))
      straightQuoteStart = isStraightQuoteOpen(at: offset) ? nil : offset
    default: break
    }
  }

  /// The quotations that stand open at an offset.
  func openQuotes(at offset: Int) -> SentenceGap.OpenQuotes {
    SentenceGap.OpenQuotes(
      straight: isStraightQuoteOpen(at: offset), low: isLowQuoteOpen(at: offset))
  }

  /// Whether a straight quote stands open at an offset. One that is far away has lost its partner.
  private func isStraightQuoteOpen(at offset: Int) -> Bool {
    straightQuoteStart.map { offset - $0 < Self.longestQuotation } ?? false
  }

  /// Whether a quotation that began with „ stands open at an offset, likewise.
  func isLowQuoteOpen(at offset: Int) -> Bool {
    lowQuoteStart.map { offset - $0 < Self.longestQuotation } ?? false
  }

  private static let longestQuotation = 800
}
