internal import CICU

/// A compiled regular expression of ICU's syntax. Immutable, so that workers share it.
///
///     let pattern = try RegularExpression("[.!?]+")
///     let text = try RegularExpressionText("Oui. Non !".utf8.span)
///     let matcher = try RegularExpressionMatcher(pattern)
///     try matcher.begin(text)
///     try matcher.start(from: 0, limit: text.count)  // 3
public struct RegularExpression: ~Copyable, @unchecked Sendable {
  // Unchecked: the pattern behind the pointer never changes, and ICU lets threads share it.
  fileprivate let handle: OpaquePointer

  /// - Parameters:
  ///   - pattern: In ICU's syntax, by default without any flag.
  ///   - ignoringCase: By Unicode's simple case folding.
  public init(
    _ pattern: String, ignoringCase: Bool = false
  ) throws(RegularExpressionError) {
    var opened: OpaquePointer?
    var unit: Int32 = -1
    var pattern = pattern
    let status = pattern.withUTF8 {
      cicu_pattern_open($0.baseAddress, Int32($0.count), ignoringCase, &opened, &unit)
    }
    guard status == 0, let opened else {
      throw RegularExpressionError(status, patternOffset: unit >= 0 ? Int(unit) : nil)
    }
    handle = opened
  }

  deinit { cicu_pattern_close(handle) }
}

/// A text as regular expressions read it: in UTF-16, on which ICU is several times faster than on
/// UTF-8. Positions are counted in its units and turned into bytes when all are found.
public struct RegularExpressionText: ~Copyable {
  fileprivate let handle: OpaquePointer

  /// Units of the text.
  public let count: Int32

  /// Copies a text. O(bytes).
  ///
  /// - Parameter text: Valid UTF-8 of less than 2 GiB.
  public init(_ text: Span<UInt8>) throws(RegularExpressionError) {
    var opened: OpaquePointer?
    let status = text.withUnsafeBufferPointer {
      cicu_units_open($0.baseAddress, Int32($0.count), &opened)
    }
    guard status == 0, let opened else { throw RegularExpressionError(status) }
    handle = opened
    count = cicu_units_count(opened)
  }

  deinit { cicu_units_close(handle) }

  /// The position behind the scalar at a position.
  public borrowing func position(after position: Int32) -> Int32 {
    cicu_units_after(handle, position)
  }

  /// Turns ascending positions into byte offsets of the UTF-8 text. O(units).
  public borrowing func turnIntoByteOffsets(_ positions: inout [Int32]) {
    positions.withUnsafeMutableBufferPointer {
      cicu_units_to_bytes(handle, $0.baseAddress, Int32($0.count))
    }
  }
}

/// A regular expression at work on one text after another.
///
/// Every call begins anew at the positions it is given, so that matches may overlap. Look-around
/// and word boundaries see the whole text, and `^` and `$` are its ends.
public struct RegularExpressionMatcher: ~Copyable {
  private let handle: OpaquePointer

  /// Tens of thousands of steps in one call before it gives up; a tenth of a second or so.
  private static let timeLimit: Int32 = 1_000
  /// Bytes of ICU's stack for backtracking.
  private static let stackLimit: Int32 = 8 << 20

  public init(_ pattern: borrowing RegularExpression) throws(RegularExpressionError) {
    var opened: OpaquePointer?
    let status = cicu_matcher_open(pattern.handle, Self.timeLimit, Self.stackLimit, &opened)
    guard status == 0, let opened else { throw RegularExpressionError(status) }
    handle = opened
  }

  deinit { cicu_matcher_close(handle) }

  /// Begins a text, which is kept for as long as no other one is begun.
  public borrowing func begin(
    _ text: borrowing RegularExpressionText
  ) throws(RegularExpressionError) {
    try check(cicu_matcher_set_text(handle, text.handle))
  }

  /// The first position at or behind `from` where a match starts that ends at or before `limit`.
  public borrowing func start(
    from: Int32, limit: Int32
  ) throws(RegularExpressionError) -> Int32? {
    var start: Int32 = -1
    try check(cicu_matcher_find(handle, from, limit, &start))
    return start >= 0 ? start : nil
  }

  /// Whether a match starts at a position.
  public borrowing func begins(at position: Int32) throws(RegularExpressionError) -> Bool {
    var begins = false
    try check(cicu_matcher_begins(handle, position, &begins))
    return begins
  }

  /// Whether a match goes from `start` to `end`, and whether there may be one from `start` that
  /// ends behind `end`.
  public borrowing func spans(
    from start: Int32, to end: Int32
  ) throws(RegularExpressionError) -> (match: Bool, mayGoOn: Bool) {
    var spans = false
    var mayGoOn = false
    try check(cicu_matcher_spans(handle, start, end, &spans, &mayGoOn))
    return (spans, mayGoOn)
  }

  private borrowing func check(_ status: Int32) throws(RegularExpressionError) {
    if status != 0 { throw RegularExpressionError(status) }
  }
}
