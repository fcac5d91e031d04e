internal import ICU

/// Cleans and normalizes text for display: Normalization Form C, without characters that nobody
/// sees.
///
/// Removed are byte order marks, soft hyphens, zero-width characters, and control characters
/// other than line feed and tab; a carriage return before a line feed goes, a lone one becomes a
/// line feed. Zero-width joiners stay where a script or an emoji needs them. All other characters
/// are kept. Normalizing twice gives what normalizing once gave.
public struct Normalizer: Sendable {
  public init() {}

  /// A text after normalization, and where each of its bytes comes from.
  public struct Normalized: Sendable {
    public let bytes: [UInt8]
    /// From `bytes` to the text before.
    public let map: SourceMap
  }

  /// Normalizes valid UTF-8; `nil` when there is nothing to change, which costs one pass over the
  /// bytes and no allocation. O(bytes).
  public func normalized(_ text: [UInt8]) throws(NormalizingError) -> Normalized? {
    let isClean = text.withUnsafeBufferPointer { bytes in
      var scan = CleanTextScan(bytes)
      return scan.isClean { Self.firstInvisible(in: bytes, from: $0.lowerBound, to: $0.upperBound) }
    }
    if isClean { return nil }
    let firstInvisible = text.withUnsafeBufferPointer {
      Self.firstInvisible(in: $0, from: 0, to: $0.count)
    }
    let cleaned = firstInvisible.map { Self.cleaned(text, from: $0) }
    let visible = cleaned?.bytes ?? text
    if NormalizationFormC.contains(visible.span) { return cleaned }
    do {
      let (bytes, edits) = try NormalizationFormC.normalized(visible.span)
      let map = Self.map(of: edits)
      return Normalized(bytes: bytes, map: cleaned.map { map.composed(with: $0.map) } ?? map)
    } catch {
      throw .icu(error.description)
    }
  }

  private static func map(of edits: [NormalizationFormC.Edit]) -> SourceMap {
    var map = SourceMap()
    map.reserveCapacity(edits.count)
    var old: Int32 = 0
    var new: Int32 = 0
    for edit in edits {
      let text = ByteRange(new, new + edit.newCount)
      let source = ByteRange(old, old + edit.oldCount)
      if edit.isChange {
        map.append(
          text: text, source: source, textUnit: max(edit.newCount, 1),
          sourceUnit: max(edit.oldCount, 1))
      } else {
        map.append(text: text, source: source)
      }
      old = source.end
      new = text.end
    }
    return map
  }

  private static func cleaned(_ text: [UInt8], from first: Int) -> Normalized {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var map = SourceMap()
    text.withUnsafeBufferPointer { source in
      var copied = 0
      var found: Int? = first
      while let offset = found {
        append(copied..<offset)
        let width = invisibleWidth(in: source, at: offset)
        if isLoneCarriageReturn(in: source, at: offset) {
          let end = Int32(bytes.count)
          bytes.append(0x0A)
          map.append(
            text: ByteRange(end, end + 1), source: ByteRange(offset..<offset + 1))
        }
        copied = offset + width
        found = firstInvisible(in: source, from: copied, to: source.count)
      }
      append(copied..<source.count)

      func append(_ range: Range<Int>) {
        let end = bytes.count
        bytes.append(contentsOf: source[range])
        map.append(text: ByteRange(end..<bytes.count), source: ByteRange(range))
      }
    }
    return Normalized(bytes: bytes, map: map)
  }

  private static func isLoneCarriageReturn(
    in text: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Bool {
    text[offset] == 0x0D && !(offset + 1 < text.count && text[offset + 1] == 0x0A)
  }

  /// Whether one of eight bytes is a control, 0x7F, 0xC2, 0xE2 or 0xEF. It may err on the side of
  /// yes: a borrow runs from a byte into the next.
  @inline(__always)
  private static func mayHoldInvisible(_ block: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let found =
      ((block &- ones &* 0x20) & ~block) | zeroBytes(block ^ ones &* 0x7F)
      | zeroBytes(block ^ ones &* 0xC2) | zeroBytes(block ^ ones &* 0xE2)
      | zeroBytes(block ^ ones &* 0xEF)
    return found & high != 0
  }

  /// The offset of the first character to be removed in a range. Eight bytes a step: only blocks
  /// with a control or one of the lead bytes of an invisible character are looked at byte by byte.
  private static func firstInvisible(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int
  ) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var offset = start
    while offset < limit {
      if offset + 8 <= limit {
        // Safety: offset + 8 <= limit <= count.
        let block = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        if !mayHoldInvisible(block) {
          offset += 8
          continue
        }
      }
      let end = min(offset + 8, limit)
      while offset < end {
        if invisibleWidth(in: text, at: offset) > 0 { return offset }
        offset += 1
      }
    }
    return nil
  }

  /// The bytes of the character at an offset if it is to be removed, else 0. Continuation bytes
  /// give 0.
  @inline(__always)
  private static func invisibleWidth(in text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    switch text[offset] {
    case 0x20..<0x7F, 0x09, 0x0A: return 0
    case 0..<0x20, 0x7F: return 1
    case 0xC2:
      guard offset + 1 < text.count else { return 0 }
      let next = text[offset + 1]
      return next < 0xA0 || next == 0xAD ? 2 : 0
    case 0xE2:
      guard offset + 2 < text.count else { return 0 }
      let (second, third) = (text[offset + 1], text[offset + 2])
      if second == 0x81 { return third == 0xA0 ? 3 : 0 }
      guard second == 0x80, (0x8B...0x8D).contains(third) else { return 0 }
      return third != 0x8B && joinerIsNeeded(in: text, at: offset) ? 0 : 3
    case 0xEF:
      guard offset + 2 < text.count else { return 0 }
      return text[offset + 1] == 0xBB && text[offset + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether a zero-width joiner stands between characters that it can join: those of scripts
  /// from Hebrew on, and emoji. Latin, Greek and Cyrillic letters need none.
  private static func joinerIsNeeded(
    in text: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Bool {
    var before = offset - 1
    while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
    let after = offset + 3
    guard before >= 0, after < text.count else { return false }
    return joins(before) && joins(after)

    /// U+0590 begins with D6 90; U+2000 to U+206F, general punctuation, with E2 80 and E2 81;
    /// the byte order mark, which goes itself, is EF BB BF.
    func joins(_ position: Int) -> Bool {
      let lead = text[position]
      if lead < 0xD6 || lead == 0xEF && position + 1 < text.count && text[position + 1] == 0xBB {
        return false
      }
      return !(lead == 0xE2 && position + 1 < text.count && text[position + 1] <= 0x81)
    }
  }
}

/// ICU's normalization data could not be used.
public enum NormalizingError: DiagnosableError {
  case icu(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .icu(let message):
      Diagnostic(.error, code: "icu-failed", message + "; check the installed ICU library")
    }
  }
}
