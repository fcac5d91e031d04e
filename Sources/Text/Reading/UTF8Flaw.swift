/// The first thing that keeps bytes from being a text in UTF-8: an ill-formed sequence or a NUL.
package struct UTF8Flaw {
  package let offset: Int
  /// The byte there; 0 for NUL.
  let value: UInt8

  /// `nil` when the bytes are a text. O(bytes).
  package init?(in bytes: [UInt8]) {
    var end = bytes.count
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      end = error.byteOffsets.lowerBound
    }
    if let zero = bytes[..<end].firstIndex(of: 0) {
      (offset, value) = (zero, 0)
    } else if end < bytes.count {
      (offset, value) = (end, bytes[end])
    } else {
      return nil
    }
  }

  package func error(at place: Place) -> ReadingError {
    value == 0 ? .nulByte(place) : .notUTF8(place, value: value)
  }
}
