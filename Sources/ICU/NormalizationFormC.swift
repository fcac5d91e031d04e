internal import CICU

/// Normalization Form C of UTF-8 text (Unicode Standard Annex 15), with the edits it takes.
public enum NormalizationFormC {
  /// One stretch of a text before and after.
  public struct Edit: Sendable, Equatable {
    /// Bytes before normalization.
    public let oldCount: Int32
    /// Bytes after it.
    public let newCount: Int32
    public let isChange: Bool
  }

  /// Whether valid UTF-8 is normalized already. O(bytes), without allocation.
  public static func contains(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { cicu_is_nfc($0.baseAddress, Int32($0.count)) }
  }

  /// The normalized text and the edits, which cover both texts from end to end. O(bytes).
  public static func normalized(
    _ text: Span<UInt8>
  ) throws(ICUError) -> (bytes: [UInt8], edits: [Edit]) {
    var edited: OpaquePointer?
    let status = text.withUnsafeBufferPointer {
      cicu_nfc($0.baseAddress, Int32($0.count), &edited)
    }
    guard status == 0, let edited else { throw ICUError(status, "normalize a text") }
    defer { cicu_edited_close(edited) }
    var length: Int32 = 0
    let bytes = cicu_edited_bytes(edited, &length)
    var count: Int32 = 0
    let numbers = cicu_edited_edits(edited, &count)
    let edits = UnsafeBufferPointer(start: numbers, count: Int(count) * 3)
    return (
      Array(UnsafeBufferPointer(start: bytes, count: Int(length))),
      (0..<Int(count)).map {
        Edit(
          oldCount: edits[$0 * 3], newCount: edits[$0 * 3 + 1], isChange: edits[$0 * 3 + 2] != 0)
      }
    )
  }
}
