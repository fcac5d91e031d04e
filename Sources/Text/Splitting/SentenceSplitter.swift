internal import ICU

/// Parts blocks of text into sentences: ICU proposes (Unicode Standard Annex 29), rules of our own
/// decide.
///
/// Every gap behind `.`, `!`, `?` or `…` and whatever closes there is judged by what stands before
/// and behind it, whether ICU proposed it or not; boundaries that ICU finds elsewhere, such as
/// behind the full stop of another script, are taken as they are. A closing mark never begins a
/// sentence and an opening one never ends it. No sentence crosses a block.
public struct SentenceSplitter: Sendable {
  private let language: Language
  private let lexicon: AbbreviationLexicon

  public init(language: Language) {
    self.language = language
    lexicon = AbbreviationLexicon.lexicon(for: language)
  }

  /// The sentences of a text as ranges of its bytes, without the white space around them. O(bytes).
  ///
  /// - Parameter blocks: The stretches no sentence crosses, in text order.
  public func sentences(in text: [UInt8], blocks: [ByteRange]) -> [ByteRange] {
    var sentences: [ByteRange] = []
    let boundaries = icuBoundaries(in: text)
    var next = 0
    text.withUnsafeBufferPointer { bytes in
      for block in blocks {
        split(bytes, block, boundaries, &next) { sentences.append($0) }
      }
    }
    return sentences
  }

  /// Gives each sentence of a document and the index of its block; headings whole, code not at
  /// all.
  func forEachSentence(in document: Document, _ body: (ByteRange, Int32) -> Void) {
    let boundaries = icuBoundaries(in: document.text)
    var next = 0
    document.text.withUnsafeBufferPointer { bytes in
      for (index, block) in document.blocks.enumerated() {
        switch block.kind {
        case .code: continue
        case .heading:
          if !block.range.isEmpty { body(block.range, Int32(index)) }
        default:
          split(bytes, block.range, boundaries, &next) { body($0, Int32(index)) }
        }
      }
    }
  }

  private func icuBoundaries(in text: [UInt8]) -> [Int32] {
    var boundaries: [Int32] = []
    boundaries.reserveCapacity(text.count / 80)
    // Without ICU's data the rules below still stand; a missing library is told by the reader.
    guard let breaker = try? SentenceBreaker(locale: language.code) else { return [] }
    try? breaker.forEachBoundary(in: text.span) { boundaries.append($0) }
    return boundaries
  }

  /// Splits one block. `next` is the first of ICU's boundaries that is not passed yet.
  private func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ block: ByteRange, _ boundaries: [Int32],
    _ next: inout Int, _ body: (ByteRange) -> Void
  ) {
    let end = Int(block.end)
    var start = SentenceGap.skippingSpace(bytes, from: Int(block.start), to: end)
    let first = start
    var position = start
    func finish(at sentenceEnd: Int) {
      let trimmed = SentenceGap.trimmingSpace(bytes, from: start, to: sentenceEnd)
      if trimmed > start { body(ByteRange(start..<trimmed)) }
    }
    while position < end {
      let lead = bytes[position]
      let isTerminator =
        lead == 0x2E || lead == 0x21 || lead == 0x3F
        || lead == 0xE2 && SentenceGap.isTerminator(bytes, at: position, to: end)
      let isCandidate = next < boundaries.count && Int(boundaries[next]) == position
      if isTerminator {
        let gap = SentenceGap(bytes, terminatorAt: position, blockStart: first, blockEnd: end)
        // What ICU says of the inside of the gap is decided here as well.
        while next < boundaries.count, Int(boundaries[next]) <= gap.nextStart { next += 1 }
        if gap.nextStart < end, isBoundary(gap, bytes, sentenceStart: start) {
          finish(at: gap.closersEnd)
          start = gap.nextStart
        }
        position = max(gap.nextStart, position + 1)
      } else {
        if isCandidate {
          next += 1
          if position > start, accepts(icuBoundary: position, bytes, start: start, end: end) {
            finish(at: position)
            start = SentenceGap.skippingSpace(bytes, from: position, to: end)
          }
        }
        while next < boundaries.count, Int(boundaries[next]) <= position { next += 1 }
        position += 1
      }
    }
    while next < boundaries.count, Int(boundaries[next]) <= end { next += 1 }
    finish(at: end)
  }

  /// Whether to follow ICU at a place without a Latin terminator: only where another script's full
  /// stop, or a separator of paragraphs, stands before it.
  private func accepts(
    icuBoundary position: Int, _ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int
  ) -> Bool {
    let before = SentenceGap.trimmingSpace(bytes, from: start, to: position)
    guard before > start else { return false }
    // A boundary behind ASCII or Latin closers is one of ours, judged already.
    return bytes[before - 1] >= 0x80
      && !SentenceGap.endsWithLatinCloser(bytes, from: start, to: before)
  }

  private func isBoundary(
    _ gap: SentenceGap, _ bytes: UnsafeBufferPointer<UInt8>, sentenceStart: Int
  ) -> Bool {
    guard gap.hasSpace else { return false }
    let next = gap.next(bytes)
    switch next.kind {
    case .lowercase where !next.isCamelCase: return false
    case .closing: return false
    case .lowercase, .uppercase, .opening, .digit, .other: break
    }
    guard gap.isSinglePeriod, gap.closersEnd == gap.terminatorEnd else {
      // « Non ! » Musk…: what is closed with its full stop ends; an ellipsis in brackets does not.
      return !gap.isBracketedEllipsis(bytes)
    }
    if gap.isListMarker(bytes, sentenceStart: sentenceStart) { return false }
    return periodEnds(gap, next, bytes)
  }

  /// Whether a lone period behind a word ends the sentence.
  private func periodEnds(
    _ gap: SentenceGap, _ next: SentenceGap.Next, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let word = gap.wordBefore(bytes)
    if word.isEmpty { return true }
    let beginsSentence = lexicon.beginsSentences(next.foldedWord(bytes)[...])
    if let known = lexicon.abbreviation(word.lowercased(bytes)[...]) {
      switch known {
      case .title: return next.kind == .other
      case .number: return next.kind != .digit && !next.isRomanNumeral(bytes) && beginsSentence
      case .end: return beginsSentence || next.kind == .opening
      }
    }
    if word.isInitial(bytes) || word.isDotted(bytes) {
      return beginsSentence && !next.isInitial(bytes)
    }
    return true
  }
}
