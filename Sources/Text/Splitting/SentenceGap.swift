/// A place where a sentence may end: what ends there, what closes behind it, white space, and where
/// the text goes on.
///
/// All positions are byte offsets of a text that is valid UTF-8.
struct SentenceGap {
  /// What the sentence would end with.
  enum Mark: UInt32, CaseIterable {
    /// Nothing: white space alone, as behind a headline.
    case none
    case period
    /// Two, as behind an abbreviation: `etc..`
    case periods
    /// A period apart from its word, as in text that was taken into tokens.
    case spacedPeriod
    /// `…` or three periods and more.
    case ellipsis
    /// `. . .`
    case spacedEllipsis
    case question
    case exclamation
    /// `?!`, `!..` and the like.
    case several
    case colon
    case semicolon
    /// The full stop of a script that has its own.
    case other
  }

  /// What closes behind the mark.
  enum Closers: UInt32, CaseIterable {
    case none, quote, guillemet, bracket
    /// A mark that belongs to the sentence before it: an asterisk, a note's number, an emoji.
    case appendix
    /// With a period behind it: `».`
    case quotePeriod, guillemetPeriod, bracketPeriod
    case several
  }

  let mark: Mark
  let closers: Closers
  /// Where the mark begins; without one, where the white space does.
  let markStart: Int
  /// Behind the mark.
  let markEnd: Int
  /// Behind the closing quotes and brackets, with the spaces before them: the end of the sentence.
  let closersEnd: Int
  /// Where the text goes on, behind the white space.
  let nextStart: Int

  var hasSpace: Bool { nextStart > closersEnd }
}

extension SentenceGap {
  /// The quotations that stand open whose closing mark may open as well.
  struct OpenQuotes {
    /// One that began with a straight quote.
    let straight: Bool
    /// One that began with „, which “ closes.
    let low: Bool
  }

  /// White space alone.
  @inline(__always)
  init(space start: Int, nextStart: Int) {
    mark = .none
    closers = .none
    markStart = start
    markEnd = start
    closersEnd = start
    self.nextStart = nextStart
  }

  /// The gap at a colon or a semicolon.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, separatorAt start: Int, end: Int, quotes: OpenQuotes
  ) {
    mark = bytes[start] == UInt8(ascii: ":") ? .colon : .semicolon
    markStart = start
    markEnd = start + 1
    var closing = ClosingMarks()
    closersEnd = closing.end(bytes, from: markEnd, to: end, quotes: quotes)
    closers = closing.closers
    nextStart = bytes.skippingSpace(from: closersEnd, to: end)
  }

  /// The gap at a terminator.
  ///
  /// - Parameters:
  ///   - start: Where the terminator stands.
  ///   - first: The start of the block.
  ///   - quotes: What quotations stand open.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, terminatorAt start: Int, from first: Int, to end: Int,
    quotes: OpenQuotes
  ) {
    markStart = start
    let run = TerminatorRun(bytes, at: start, from: first, to: end)
    var closing = ClosingMarks()
    var (mark, markEnd) = (run.mark, run.end)
    var closersEnd = closing.end(bytes, from: markEnd, to: end, quotes: quotes)
    if let period = run.periodEnd, closersEnd == markEnd,
      bytes.skippingSpace(from: closersEnd, to: end) < end
    {
      // The words left out begin the next sentence: “… compounds. . . . The practice”.
      (mark, markEnd, closersEnd) = (.period, period, period)
    }
    self.mark = mark
    self.markEnd = markEnd
    self.closersEnd = closersEnd
    closers = closing.closers
    nextStart = bytes.skippingSpace(from: closersEnd, to: end)
  }
}
