internal import ICU

/// Makes the form of a text that is used for matching, never for display.
///
/// Case is folded; quotation marks, apostrophes, dashes and spaces become one of each kind;
/// ligatures and the ellipsis are taken apart. Accents are kept, for `a` and `à` are words of
/// their own. Line feeds stay.
public struct Folder: Sendable {
  public init() {}

  /// Folds valid UTF-8. O(bytes).
  public func folded(_ text: [UInt8]) -> FoldedText {
    var builder = FoldedTextBuilder(capacity: text.count)
    text.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: offset)
        builder.append(scalar, at: offset, width: width)
        offset += width
      }
    }
    return builder.finished()
  }
}

/// Decoding of UTF-8 that is known to be valid.
package enum UTF8Decoding {
  /// The scalar that begins at an offset, and its width in bytes.
  ///
  /// - Precondition: `bytes` is valid UTF-8 and `offset` the start of a scalar.
  @inline(__always)
  package static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: UInt32, width: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | rest(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
    return ((lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)

    @inline(__always)
    func rest(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
  }
}

/// Collects folded scalars and the map back to where they came from.
package struct FoldedTextBuilder {
  package private(set) var bytes: [UInt8] = []
  private var map = SourceMap()
  /// The stretch of equal widths that is still growing: where it began in both texts.
  private var runStart = (folded: Int32(0), text: Int32(0))
  private var runEnd = Int32(0)

  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  package var count: Int32 { Int32(truncatingIfNeeded: bytes.count) }

  /// Folds the scalar that takes `width` bytes of the text at `offset`. Offsets ascend.
  @inline(__always)
  package mutating func append(_ scalar: UInt32, at offset: Int, width: Int) {
    if Int32(offset) != runEnd { startRun(at: Int32(offset)) }
    if scalar < 0x80 {
      let isUppercase = scalar &- 0x41 < 26
      bytes.append(UInt8(truncatingIfNeeded: isUppercase ? scalar | 0x20 : scalar))
      runEnd = Int32(offset + 1)
    } else {
      appendBeyondASCII(scalar, at: Int32(offset), width: Int32(width))
    }
  }

  package consuming func finished() -> FoldedText {
    flushRun()
    return FoldedText(bytes: bytes, map: map)
  }

  private mutating func appendBeyondASCII(_ scalar: UInt32, at offset: Int32, width: Int32) {
    let before = count
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: bytes.append(UInt8(ascii: " "))
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A, 0x2033, 0xFF02:
      bytes.append(UInt8(ascii: "\""))
    case 0x60, 0xB4, 0x02B9, 0x02BC, 0x2018...0x201B, 0x2032, 0xFF07:
      bytes.append(UInt8(ascii: "'"))
    case 0xAD: break
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: bytes.append(UInt8(ascii: "-"))
    case 0x2026: bytes.append(contentsOf: "...".utf8)
    case 0xC6, 0xE6: bytes.append(contentsOf: "ae".utf8)
    case 0x152, 0x153: bytes.append(contentsOf: "oe".utf8)
    case 0xDF, 0x1E9E: bytes.append(contentsOf: "ss".utf8)
    case 0xFB00: bytes.append(contentsOf: "ff".utf8)
    case 0xFB01: bytes.append(contentsOf: "fi".utf8)
    case 0xFB02: bytes.append(contentsOf: "fl".utf8)
    case 0xFB03: bytes.append(contentsOf: "ffi".utf8)
    case 0xFB04: bytes.append(contentsOf: "ffl".utf8)
    case 0xC0...0xDE where scalar != 0xD7: appendUTF8(scalar + 0x20)
    case 0xDF...0xFF: appendUTF8(scalar)
    default: appendUTF8(Scalars.folded(scalar))
    }
    let added = count - before
    if added == width {
      runEnd = offset + width
    } else {
      flushRun(upTo: before)
      if added > 0 {
        map.append(
          text: ByteRange(before, count), source: ByteRange(offset, offset + width),
          textUnit: added, sourceUnit: width)
      }
      runStart = (count, offset + width)
      runEnd = offset + width
    }
  }

  private mutating func appendUTF8(_ scalar: UInt32) {
    if let scalar = Unicode.Scalar(scalar) { bytes.append(contentsOf: UTF8.encode(scalar)!) }
  }

  private mutating func startRun(at offset: Int32) {
    flushRun()
    runStart = (count, offset)
    runEnd = offset
  }

  private mutating func flushRun(upTo end: Int32? = nil) {
    let end = end ?? count
    guard end > runStart.folded else { return }
    let length = end - runStart.folded
    map.append(
      text: ByteRange(runStart.folded, end),
      source: ByteRange(runStart.text, runStart.text + length))
    runStart = (end, runStart.text + length)
  }
}
