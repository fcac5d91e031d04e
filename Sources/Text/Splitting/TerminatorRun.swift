internal import ICU

/// One terminator or several that stand together: `?!`, `...`, `. . .`, `! ! !`.
struct TerminatorRun {
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
