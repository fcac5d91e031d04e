/// The changes that a house style makes to one block.
struct BlockTypography {
  /// Changes to a block, and what its marks mean for its neighbours.
  struct Result: Equatable {
    var changes: [TypographyChange] = []
    var leftOpen: QuotationMark.Form?
    var leftClosing: QuotationMark.Form?
  }

  private let style: HouseStyle
  private let lexicon: TypographyLexicon

  init(_ locale: TypographyLocale) {
    style = HouseStyle(locale)
    lexicon = TypographyLexicon(locale.language)
  }

  /// The changes, ascending and without overlap. Of the changed text there would be none: where a
  /// second look sees something else than the first one, the text is ambiguous, and less is
  /// changed or nothing. O(bytes).
  ///
  /// - Parameter isInQuotation: Whether the block stands inside a quotation of several blocks, so
  ///   that the levels of its own ones are not known.
  func result(for text: RunningText, isInQuotation: Bool = false) -> Result {
    let first = proposal(for: text, isInQuotation: isInQuotation, keepsMarks: false)
    if isStable(first, in: text, isInQuotation) { return first }
    var second = proposal(for: text, isInQuotation: isInQuotation, keepsMarks: true)
    if !second.changes.isEmpty,
      !staysAsItIs(text.applying(second.changes), isInQuotation, second)
    {
      second.changes = []
    }
    return second
  }

  /// Whether nothing would be changed in a text, by the first proposal or by the second.
  private func staysAsItIs(
    _ text: RunningText, _ isInQuotation: Bool, _ before: Result
  ) -> Bool {
    let first = proposal(for: text, isInQuotation: isInQuotation, keepsMarks: false)
    if first.leftOpen != before.leftOpen || first.leftClosing != before.leftClosing { return false }
    if first.changes.isEmpty { return true }
    if isStable(first, in: text, isInQuotation) { return false }
    return proposal(for: text, isInQuotation: isInQuotation, keepsMarks: true).changes.isEmpty
  }

  private func isStable(_ result: Result, in text: RunningText, _ isInQuotation: Bool) -> Bool {
    if result.changes.isEmpty { return true }
    let again = proposal(
      for: text.applying(result.changes), isInQuotation: isInQuotation, keepsMarks: false)
    return again.changes.isEmpty && again.leftOpen == result.leftOpen
      && again.leftClosing == result.leftClosing
  }

  /// - Parameter keepsMarks: Whether quotation marks stay as they are.
  private func proposal(
    for text: RunningText, isInQuotation: Bool, keepsMarks: Bool
  ) -> Result {
    let found = QuotationMarkReader(style: style, lexicon: lexicon).marks(in: text)
    let pairing = QuotationMarkPairing(found.marks, countsSingles: style.hasSingleMarks)
    var changes = SpacingRules(style: style, lexicon: lexicon).changes(in: text)
    changes += apostrophes(found, pairing, in: text)
    if !keepsMarks {
      writeMarks(found.marks, pairing, isInQuotation: isInQuotation, in: text, &changes)
    }
    return Result(
      changes: Self.ordered(changes), leftOpen: pairing.leftOpen, leftClosing: pairing.leftClosing)
  }

  private func apostrophes(
    _ found: QuotationMarkReader.Found, _ pairing: QuotationMarkPairing, in text: RunningText
  ) -> [TypographyChange] {
    var ranges = found.apostrophes.map { $0..<($0 + 1) }
    for mark in pairing.looseSingles
    where mark.form == .straightSingle && isApostrophe(mark, in: text) {
      ranges.append(mark.range)
    }
    return ranges.map { TypographyChange($0, ["’"]) }
  }

  private func writeMarks(
    _ marks: [QuotationMark], _ pairing: QuotationMarkPairing, isInQuotation: Bool,
    in text: RunningText, _ changes: inout [TypographyChange]
  ) {
    var written = Set<Int>()
    let isClear = !pairing.isUncertain && pairing.depth < style.pairs.count
    if isClear && !isInQuotation {
      for pair in pairing.pairs {
        guard let level = pair.level, level < style.pairs.count else { continue }
        if write(pair, as: style.pairs[level], in: text, &changes) {
          written.insert(pair.open.range.lowerBound)
          written.insert(pair.close.range.lowerBound)
        }
      }
    }
    guard pairing.hasClearGuillemets, let guillemets = style.pairs.first, guillemets.open == "«"
    else { return }
    for mark in marks where mark.form == .guillemet {
      if !written.contains(mark.range.lowerBound) { space(mark, guillemets, in: text, &changes) }
    }
  }

  /// Whether a single mark that closes nothing is the apostrophe of po' or dogs'.
  private func isApostrophe(_ mark: QuotationMark, in text: RunningText) -> Bool {
    let word = text.word(before: mark.range.lowerBound)
    if lexicon.ended.contains(word) { return true }
    return style.language == .english && word.count > 1 && word.last == UInt8(ascii: "s")
  }

  /// Writes a pair with the marks wanted; gives false where that cannot be done.
  private func write(
    _ pair: QuotationMarkPairing.Pair, as wanted: HouseStyle.Pair, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) -> Bool {
    let (open, close) = (pair.open.range, pair.close.range)
    let behind = text.spaces(from: open.upperBound)
    let before = text.spaces(before: close.lowerBound)
    guard behind.upperBound < before.lowerBound else { return false }
    let isOpenRight = text.bytes[open].elementsEqual(wanted.open.utf8)
    let isCloseRight = text.bytes[close].elementsEqual(wanted.close.utf8)
    if isOpenRight && isCloseRight && wanted.open != "«" { return true }
    if !isOpenRight && text.isBroken(behind: behind)
      || !isCloseRight && text.isBroken(before)
    {
      return false
    }
    // A right mark keeps its bytes: it may be an entity.
    if !isOpenRight { changes.append(TypographyChange(open, [wanted.open])) }
    space(behindMark: behind, wanted.space, in: text, &changes)
    space(beforeMark: before, wanted.space, in: text, &changes)
    if !isCloseRight { changes.append(TypographyChange(close, [wanted.close])) }
    return true
  }

  /// Mends the space on the inner side of a guillemet that stays.
  private func space(
    _ mark: QuotationMark, _ wanted: HouseStyle.Pair, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) {
    switch mark.role {
    case .opens:
      let spaces = text.spaces(from: mark.range.upperBound)
      guard !Letter.isSpace(text.scalar(at: spaces.upperBound).value) else { return }
      space(behindMark: spaces, wanted.space, in: text, &changes)
    case .closes:
      let spaces = text.spaces(before: mark.range.lowerBound)
      guard !Letter.isSpace(text.scalar(before: spaces.lowerBound).value) else { return }
      space(beforeMark: spaces, wanted.space, in: text, &changes)
    case .either, .closesOrMeasures, .neither: break
    }
  }

  private func space(
    behindMark spaces: Range<Int>, _ wanted: Unicode.Scalar?, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) {
    guard spaces.isEmpty || !text.isBroken(behind: spaces) else { return }
    let change = TypographyChange(spaces, wanted.map { [$0] } ?? [], clings: .toByteBefore)
    if !change.replacement.elementsEqual(text.bytes[spaces]) { changes.append(change) }
  }

  private func space(
    beforeMark spaces: Range<Int>, _ wanted: Unicode.Scalar?, in text: RunningText,
    _ changes: inout [TypographyChange]
  ) {
    guard spaces.isEmpty || !text.isBroken(spaces) else { return }
    let change = TypographyChange(spaces, wanted.map { [$0] } ?? [])
    if !change.replacement.elementsEqual(text.bytes[spaces]) { changes.append(change) }
  }

  /// In text order; of two that overlap the first.
  private static func ordered(_ changes: [TypographyChange]) -> [TypographyChange] {
    let sorted = changes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var result: [TypographyChange] = []
    for change in sorted {
      if let last = result.last {
        if change.range.lowerBound < last.range.upperBound || change.range == last.range {
          continue
        }
      }
      result.append(change)
    }
    return result
  }
}
