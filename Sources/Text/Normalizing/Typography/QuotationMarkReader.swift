/// Finds quotation marks and apostrophes in a block and says what each can be, from the
/// characters beside it.
struct QuotationMarkReader {
  /// The marks, and the ASCII apostrophes that are certain.
  struct Found {
    var marks: [QuotationMark] = []
    var apostrophes: [Int] = []
  }

  let style: HouseStyle
  let lexicon: TypographyLexicon

  /// O(bytes).
  func marks(in text: RunningText) -> Found {
    var found = Found()
    var offset = 0
    while offset < text.bytes.count {
      switch text.bytes[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xC2, 0xE2:
        let (value, width) = text.scalar(at: offset)
        if !text.isFixed(offset) { read(value, offset..<(offset + width), in: text, &found) }
        offset += width
      default: offset += 1
      }
    }
    return found
  }

  private func read(
    _ value: UInt32, _ range: Range<Int>, in text: RunningText, _ found: inout Found
  ) {
    let context = Context(range, in: text)
    func add(_ form: QuotationMark.Form, _ role: QuotationMark.Role?) {
      if let role { found.marks.append(QuotationMark(range: range, form: form, role: role)) }
    }
    switch value {
    case 0x22: if !isInches(range.lowerBound, in: text) { add(.straight, straightRole(context)) }
    case 0xAB: add(.guillemet, context.isClosingOnly ? .neither : .opens)
    case 0xBB: add(.guillemet, context.isOpeningOnly ? .neither : .closes)
    case 0x201C:
      // The end of „…“, or a beginning.
      add(.curly, context.isClosingOnly ? .either : .opens)
    case 0x201D: add(.curly, context.isOpeningOnly ? .neither : .closes)
    case 0x201E: add(.low, context.isClosingOnly ? .neither : .opens)
    case 0x3C, 0x3E:
      if let (range, role) = angles(value, range.lowerBound, in: text) {
        found.marks.append(QuotationMark(range: range, form: .angles, role: role))
      }
    case 0x2018: add(.curlySingle, Letter.isWord(context.before) ? nil : .opens)
    case 0x2019:
      switch single(context, in: text) {
      case .mark(.closes): add(.curlySingle, .closes)
      case .mark(.closesOrMeasures): add(.curlySingle, .closesOrMeasures)
      default: break
      }
    case 0x27:
      switch single(context, in: text) {
      case .apostrophe: found.apostrophes.append(range.lowerBound)
      case .mark(let role): add(.straightSingle, role)
      case .unknown: break
      }
    default: break
    }
  }

  /// Whether the mark at an offset is the one of 5'10".
  private func isInches(_ offset: Int, in text: RunningText) -> Bool {
    var start = offset
    while start > 0, Letter.isDigit(UInt32(text.bytes[start - 1])) { start -= 1 }
    guard start < offset, case let (feet, width) = text.scalar(before: start),
      feet == 0x27 || feet == 0x2019 || feet == 0x2032
    else { return false }
    return Letter.isDigit(text.scalar(before: start - width).value)
  }

  /// `nil` for what is no quotation mark: inches, seconds.
  private func straightRole(_ context: Context) -> QuotationMark.Role? {
    switch (context.mayOpen, context.mayClose) {
    case (true, true): return .either
    case (true, false):
      // " oui ", dit-il.
      return context.isBeforePunctuation ? .either : .opens
    case (false, true):
      return Letter.isDigit(context.before) ? .closesOrMeasures : .closes
    case (false, false):
      if context.isFree { return .either }
      return Letter.isDigit(context.before) ? nil : .neither
    }
  }

  /// The second of two angles is part of the first.
  private func angles(
    _ value: UInt32, _ offset: Int, in text: RunningText
  ) -> (Range<Int>, QuotationMark.Role)? {
    let byte = text.bytes[offset]
    guard style.hasAngles, offset + 1 < text.bytes.count, text.bytes[offset + 1] == byte,
      offset == 0 || text.bytes[offset - 1] != byte,
      offset + 2 == text.bytes.count || text.bytes[offset + 2] != byte
    else { return nil }
    let range = offset..<(offset + 2)
    let context = Context(range, in: text)
    if value == 0x3C {
      return Letter.isSpace(context.before) || context.isBehindOpening ? (range, .opens) : nil
    }
    return Letter.isSpace(context.behind) || context.isBeforeClosing ? (range, .closes) : nil
  }

  private enum Single {
    case apostrophe
    case mark(QuotationMark.Role)
    case unknown
  }

  private func single(_ context: Context, in text: RunningText) -> Single {
    let (before, behind) = (context.before, context.behind)
    let range = context.range
    if Letter.isLetter(before) && Letter.isWord(behind) { return .apostrophe }
    if Letter.isWord(before) && Letter.isWord(behind) {
      // 90's, but not 5'10.
      let isPlural = behind | 0x20 == 0x73 && text.word(from: range.upperBound).count == 1
      return style.language == .english && isPlural ? .apostrophe : .unknown
    }
    if Letter.isLetter(before), context.isBeforeOpening,
      lexicon.elided.contains(text.word(before: range.lowerBound))
    {
      return .apostrophe
    }
    if Letter.isSpace(before) || context.isBehindOpening {
      if Letter.isSpace(behind) { return .unknown }
      if beginsWord(at: range.upperBound, in: text) { return .apostrophe }
      if context.mayClose { return .mark(.either) }
      return .mark(.opens)
    }
    guard Letter.isSpace(behind) || context.isBeforeClosing else { return .unknown }
    if Letter.isDigit(before) { return .mark(.closesOrMeasures) }
    return endsShortWord(at: range.lowerBound, in: text) ? .apostrophe : .mark(.closes)
  }

  /// Whether the n of rock 'n' roll stands before an offset.
  private func endsShortWord(at offset: Int, in text: RunningText) -> Bool {
    guard text.word(before: offset) == [UInt8(ascii: "n")] else { return false }
    let (before, _) = text.scalar(before: offset - 1)
    return before == 0x27 || before == 0x2019
  }

  /// Whether a shortened word begins here: 'tis, '90s, 'ndrangheta.
  private func beginsWord(at offset: Int, in text: RunningText) -> Bool {
    if lexicon.begun.contains(text.word(from: offset)) { return true }
    let bytes = text.bytes
    guard style.language != .french, offset + 1 < bytes.count,
      Letter.isDigit(UInt32(bytes[offset])), Letter.isDigit(UInt32(bytes[offset + 1]))
    else { return false }
    var end = offset + 2
    if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
    let (next, _) = text.scalar(at: end)
    return !Letter.isWord(next) && next != 0x27 && next != 0x2019
  }
}

extension QuotationMarkReader {
  /// The characters beside a mark.
  fileprivate struct Context {
    let range: Range<Int>
    let before: UInt32
    let behind: UInt32

    init(_ range: Range<Int>, in text: RunningText) {
      self.range = range
      // Code and addresses are like words.
      before =
        range.lowerBound > 0 && text.isFixed(range.lowerBound - 1)
        ? 0x78 : text.scalar(before: range.lowerBound).value
      behind = text.isFixed(range.upperBound) ? 0x78 : text.scalar(at: range.upperBound).value
    }

    var mayOpen: Bool {
      !Letter.isSpace(behind) && (Letter.isSpace(before) || isBehindOpening)
    }
    var mayClose: Bool { !Letter.isSpace(before) && (Letter.isSpace(behind) || isBeforeClosing) }
    /// Between spaces, as some write French quotations with straight marks.
    var isFree: Bool { Letter.isSpace(before) && Letter.isSpace(behind) }
    var isClosingOnly: Bool {
      Letter.isWord(before) && (Letter.isSpace(behind) || isBeforeClosing)
    }
    var isOpeningOnly: Bool {
      Letter.isWord(behind) && (Letter.isSpace(before) || isBehindOpening)
    }

    /// Behind a bracket, a dash, an apostrophe or another mark.
    var isBehindOpening: Bool {
      switch before {
      case 0x22, 0x27, 0x28, 0x2D, 0x2F, 0x5B, 0x7B, 0xA1, 0xAB, 0xBF, 0x2010...0x201A, 0x201C,
        0x201E, 0x2026:
        true
      default: false
      }
    }

    /// Before a bracket, a dash, punctuation or another mark.
    var isBeforeClosing: Bool {
      switch behind {
      case 0x21, 0x22, 0x27, 0x29, 0x2C...0x2F, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0xBB,
        0x2010...0x2015, 0x2019, 0x201C, 0x201D, 0x2026:
        true
      default: false
      }
    }

    var isBeforePunctuation: Bool {
      switch behind {
      case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D: true
      default: false
      }
    }

    var isBeforeOpening: Bool {
      behind == 0x22 || behind == 0xAB || behind == 0x201C || behind == 0x201E || behind == 0x2018
        || behind == 0x3C || behind == 0x2039
    }
  }
}
