internal import ICU

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
    var closing = Closing()
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
    var closing = Closing()
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

/// One terminator or several that stand together: `?!`, `...`, `. . .`, `! ! !`.
private struct TerminatorRun {
  var mark = SentenceGap.Mark.period
  var end: Int
  /// Of a period that its word carries, with an ellipsis of three spaced periods behind it.
  var periodEnd: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, from first: Int, to limit: Int) {
    end = start
    var periods = 0
    var questions = 0
    var exclamations = 0
    var others = 0
    var ellipses = 0
    var isSpaced = false
    while end < limit {
      let (kind, width) = Self.terminator(bytes, at: end, to: limit)
      switch kind {
      case .period: periods += 1
      case .question: questions += 1
      case .exclamation: exclamations += 1
      case .ellipsis: ellipses += 1
      case .several: (questions, exclamations) = (questions + 1, exclamations + 1)
      case .other: others += 1
      default:
        let next = bytes.skippingSpace(from: end, to: limit)
        guard next > end, next < limit else { break }
        let byte = bytes[next]
        let isMark = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        // Periods apart from each other make an ellipsis, and go with no other mark.
        let isPeriod =
          byte == UInt8(ascii: ".") && questions + exclamations + ellipses + others == 0
          && (periods == 1 || isSpaced) && !Self.isPeriod(bytes, at: next + 1, to: limit)
        if isMark || isPeriod {
          isSpaced = isSpaced || isPeriod
          end = next
          continue
        }
      }
      if width == 0 { break }
      end += width
    }
    let isApart = CharacterClass(bytes.scalar(before: start, from: first)) == .space
    if others > 0 {
      mark = .other
    } else if questions > 0 || exclamations > 0 {
      mark =
        exclamations == 0 && periods + ellipses == 0
        ? .question : questions == 0 && periods + ellipses == 0 ? .exclamation : .several
    } else if isSpaced {
      if isApart {
        // Three left out, and the fourth a full stop (Chicago Manual of Style).
        mark = periods > 3 ? .spacedPeriod : .spacedEllipsis
      } else {
        mark = .spacedEllipsis
        if periods == 4 { periodEnd = start + 1 }
      }
    } else if ellipses > 0 || periods > 2 {
      mark = .ellipsis
    } else if periods == 2 {
      mark = .periods
    } else {
      mark = isApart ? .spacedPeriod : .period
    }
  }

  private static func isPeriod(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to end: Int
  ) -> Bool { position < end && bytes[position] == UInt8(ascii: ".") }

  /// The terminator at an offset: `.` `!` `?` `…` `‼` `⁇` `⁈` `⁉`, or the full stop of another
  /// script; `.none` and 0 when there is none.
  private static func terminator(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to end: Int
  ) -> (SentenceGap.Mark, width: Int) {
    switch bytes[position] {
    case UInt8(ascii: "."): return (.period, 1)
    case UInt8(ascii: "!"): return (.exclamation, 1)
    case UInt8(ascii: "?"): return (.question, 1)
    case 0x00..<0xD6: return (.none, 0)
    default:
      let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
      switch scalar {
      case 0x2026: return (.ellipsis, width)
      case 0x203C: return (.exclamation, width)
      case 0x2047: return (.question, width)
      case 0x2048, 0x2049: return (.several, width)
      default: return isFullStopOfOtherScript(scalar) ? (.other, width) : (.none, 0)
      }
    }
  }
}

/// Whether a scalar ends sentences in a script beyond Latin, Greek and Cyrillic.
func isFullStopOfOtherScript(_ scalar: UInt32) -> Bool {
  scalar >= 0x580 && !(0x2000..<0x3000).contains(scalar) && Scalars.endsSentences(scalar)
}

/// The marks that close behind a terminator, read one by one.
private struct Closing {
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
