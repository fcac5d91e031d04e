internal import CICU

/// ICU's sentence boundaries (Unicode Standard Annex 29) of a UTF-8 text.
///
/// Opening one costs a microsecond or more, so each worker keeps one per language.
public struct SentenceBreaker: ~Copyable {
  private let handle: OpaquePointer

  /// - Parameter locale: A language code such as `fr`.
  public init(locale: String) throws(ICUError) {
    var opened: OpaquePointer?
    let status = cicu_sentence_breaker_open(locale, &opened)
    guard status == 0, let opened else {
      throw ICUError(status, "open a sentence breaker for '\(locale)'")
    }
    handle = opened
  }

  deinit { cicu_breaker_close(handle) }

  /// Gives each boundary of a text to `body`, in order: byte offsets, without 0, the end included.
  /// O(bytes), without allocation per boundary.
  ///
  /// - Parameter text: Valid UTF-8 of less than 2 GiB.
  public borrowing func forEachBoundary(
    in text: Span<UInt8>, _ body: (Int32) -> Void
  ) throws(ICUError) {
    let status = text.withUnsafeBufferPointer { bytes -> Int32 in
      // The breaker reads `bytes` only inside this closure.
      let status = cicu_breaker_set_text(handle, bytes.baseAddress, Int32(bytes.count))
      guard status == 0 else { return status }
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { boundaries in
        while true {
          let count = Int(cicu_breaker_next(handle, boundaries.baseAddress, 256))
          if count == 0 { break }
          for index in 0..<count { body(boundaries[index]) }
        }
      }
      return 0
    }
    if status != 0 { throw ICUError(status, "find sentence boundaries") }
  }
}
