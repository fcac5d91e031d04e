/// The spaces of a house style before punctuation, between groups of digits and before units.
///
/// A space is put in, taken away or replaced only inside a line of the source, and only where what
/// stands around it leaves no doubt: not before emoticons, inside emoji names, in times and ratios,
/// nor behind names like Yahoo!
struct SpacingRules {
  let style: HouseStyle
  let lexicon: TypographyLexicon

  /// Ascending by their starts. O(bytes).
  func changes(in text: RunningText) -> [TypographyChange] {
    var changes: [TypographyChange] = []
    var offset = 0
    while offset < text.bytes.count {
      let byte = text.bytes[offset]
      var width = 1
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"):
        if !text.isFixed(offset) { readMark(offset, in: text, &changes) }
      case UInt8(ascii: "%"), UInt8(ascii: "$"), 0xC2, 0xE2:
        let (value, length) = text.scalar(at: offset)
        width = length
        if Self.isUnit(value), !text.isFixed(offset) {
          readUnit(value, offset..<(offset + width), in: text, &changes)
        } else if value == 0x2026, style.bindsEllipsis, !text.isFixed(offset) {
          readEllipsis(offset..<(offset + width), in: text, &changes)
        }
      case 0x30...0x39:
        if style.betweenDigits != nil {
          offset = readDigits(from: offset, in: text, &changes)
          continue
        }
      default: break
      }
      offset += width
    }
    return changes
  }

  // MARK: Punctuation

  private func wanted(before mark: UInt8) -> Unicode.Scalar? {
    switch mark {
    case UInt8(ascii: ":"): style.beforeColon
    case UInt8(ascii: ";"): style.beforeSemicolon
    default: style.beforeExclamation
    }
  }

  private func readMark(
    _ offset: Int, in text: RunningText, _ changes: inout [TypographyChange]
  ) {
    let mark = text.bytes[offset]
    let isExclamation = mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?")
    var end = offset + 1
    if isExclamation {
      while end < text.bytes.count,
        text.bytes[end] == UInt8(ascii: "!") || text.bytes[end] == UInt8(ascii: "?")
      {
        end += 1
      }
    }
    guard endsClause(text.scalar(at: end).value, isExclamation) else { return }
    let spaces = text.spaces(before: offset)
    let (before, _) = text.scalar(before: spaces.lowerBound)
    let wanted = wanted(before: mark)
    if !spaces.isEmpty {
      guard Letter.isWord(before) || Self.closesWord(before), !text.isBroken(spaces) else {
        return
      }
      if wanted == nil, !isSafeToJoin(spaces.lowerBound, before, in: text) { return }
      set(spaces, to: wanted, in: text, &changes)
    } else if let wanted, mayPart(offset, before, mark, in: text) {
      changes.append(TypographyChange(spaces, [wanted]))
    }
  }

  /// Whether a mark ends something: a space, the end or a closing mark follows.
  private func endsClause(_ behind: UInt32, _ isExclamation: Bool) -> Bool {
    switch behind {
    case 0xBB, 0x201D, 0x22: true
    case 0x29, 0x5D, 0x2019, 0x27, 0x2026, 0x2E, 0x2C: isExclamation
    default: Letter.isSpace(behind)
    }
  }

  /// Marks behind which punctuation may stand with a space between.
  private static func closesWord(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x25, 0x27, 0x29, 0x2E, 0x5D, 0xB0, 0xBB, 0x2019, 0x201D, 0x2026, 0x20AC: true
    default: false
    }
  }

  /// Whether taking the space away can hurt nothing: `a ? b : c`, `.NET !`, code.
  private func isSafeToJoin(_ offset: Int, _ before: UInt32, in text: RunningText) -> Bool {
    if text.isFixed(offset - 1) || before == 0x2E { return false }
    return !Letter.isLetter(before) || text.word(before: offset, limit: 8).count > 1
  }

  /// Whether a space may be put between a word and the mark that clings to it.
  private func mayPart(
    _ offset: Int, _ before: UInt32, _ mark: UInt8, in text: RunningText
  ) -> Bool {
    if offset > 0, text.isFixed(offset - 1) { return false }
    switch before {
    case 0x29, 0x5D, 0xBB, 0x201D: return true
    case 0x30...0x39: return mark == UInt8(ascii: "?") || mark == UInt8(ascii: ";")
    default: break
    }
    guard Letter.isLetter(before) else { return false }
    let word = text.word(before: offset, limit: 40)
    let (front, _) = text.scalar(before: offset - word.count)
    // :name: &name; #name! C: Yahoo!
    if front == 0x3A || front == 0x26 || front == 0x23 || front == 0x5F || front == 0x40 {
      return false
    }
    if mark == UInt8(ascii: ":"), word.count < 2 { return false }
    return mark != UInt8(ascii: "!") || !lexicon.named.contains(word)
  }

  private func readEllipsis(
    _ range: Range<Int>, in text: RunningText, _ changes: inout [TypographyChange]
  ) {
    let spaces = text.spaces(before: range.lowerBound)
    guard !spaces.isEmpty, !text.isBroken(spaces),
      Letter.isLetter(text.scalar(before: spaces.lowerBound).value)
    else { return }
    // Between two words it may stand for words left out.
    let behind = text.scalar(at: text.spaces(from: range.upperBound).upperBound).value
    if behind == 0 || behind == 0xBB || behind == 0x201D || behind == 0x29 {
      set(spaces, to: nil, in: text, &changes)
    }
  }

  // MARK: Numbers

  /// Percent, per mille, currencies, degrees.
  private static func isUnit(_ value: UInt32) -> Bool {
    switch value {
    case 0x25, 0x24, 0xA3, 0xA5, 0xB0, 0x2030, 0x20A0...0x20BF: true
    default: false
    }
  }

  private func readUnit(
    _ value: UInt32, _ range: Range<Int>, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) {
    guard let wanted = style.beforeUnit else { return }
    var end = range.upperBound
    if value == 0xB0 {
      // 20 °C; 5 ° alone is something else.
      let scale = text.scalar(at: end).value
      guard scale == 0x43 || scale == 0x46 else { return }
      end += 1
    }
    let spaces = text.spaces(before: range.lowerBound)
    guard !spaces.isEmpty, !text.isBroken(spaces),
      Letter.isDigit(text.scalar(before: spaces.lowerBound).value),
      !Letter.isWord(text.scalar(at: end).value)
    else { return }
    set(spaces, to: wanted, in: text, &changes)
  }

  /// Reads the number that begins at an offset, groups parted by single spaces included; gives the
  /// offset behind it.
  private func readDigits(
    from start: Int, in text: RunningText, _ changes: inout [TypographyChange]
  ) -> Int {
    var end = endOfDigits(from: start, in: text)
    let first = end - start
    var gaps: [Range<Int>] = []
    var isGrouped = first <= 3 && text.bytes[start] != 0x30
    while true {
      let gap = text.spaces(from: end)
      guard !gap.isEmpty, text.scalar(at: gap.lowerBound).width == gap.count,
        gap.upperBound < text.bytes.count, Letter.isDigit(UInt32(text.bytes[gap.upperBound]))
      else { break }
      gaps.append(gap)
      end = endOfDigits(from: gap.upperBound, in: text)
      if end - gap.upperBound != 3 { isGrouped = false }
    }
    let before = text.scalar(before: start).value
    let isWhole =
      !Letter.isWord(before) && !Letter.isLetter(text.scalar(at: end).value)
      && ![0x2B, 0x2C, 0x2E, 0x27, 0x2019, 0x5F].contains(before)
    if isGrouped, isWhole, !text.isFixed(start) {
      for gap in gaps where !text.isBroken(gap) && !text.isFixed(gap.lowerBound) {
        set(gap, to: style.betweenDigits, in: text, &changes)
      }
    }
    return end
  }

  private func endOfDigits(from start: Int, in text: RunningText) -> Int {
    var end = start
    while end < text.bytes.count, Letter.isDigit(UInt32(text.bytes[end])) { end += 1 }
    return end
  }

  private func set(
    _ spaces: Range<Int>, to wanted: Unicode.Scalar?, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) {
    let change = TypographyChange(spaces, wanted.map { [$0] } ?? [])
    if !change.replacement.elementsEqual(text.bytes[spaces]) { changes.append(change) }
  }
}
