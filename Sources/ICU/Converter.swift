internal import CICU

/// Reads text of a named encoding, such as `windows-1252`, as UTF-8.
public struct Converter: Sendable {
  /// A text as UTF-8, and the widths its characters had before.
  public struct Converted: Sendable {
    /// Neighbouring characters with equal widths.
    public struct Run: Sendable, Equatable {
      /// Bytes of each character in UTF-8.
      public let utf8Unit: Int32
      /// Bytes of each character in the source.
      public let sourceUnit: Int32
      /// Number of characters.
      public let count: Int32
    }

    public let bytes: [UInt8]
    public let runs: [Run]
  }

  /// Why a text could not be converted.
  public enum Failure: Error, Sendable, Equatable {
    /// ICU knows no encoding of this name.
    case unknownEncoding(String)
    /// The byte at this offset does not belong to the encoding.
    case malformed(byte: Int)
  }

  public let name: String

  /// - Parameter name: Any name or alias that ICU knows.
  public init(named name: String) throws(Failure) {
    self.name = name
    _ = try convert([])
  }

  /// The text as UTF-8. O(bytes).
  public func utf8(from bytes: [UInt8]) throws(Failure) -> Converted { try convert(bytes) }

  private func convert(_ bytes: [UInt8]) throws(Failure) -> Converted {
    var converted: OpaquePointer?
    var badByte: Int32 = -1
    let status = bytes.withUnsafeBufferPointer {
      cicu_convert(name, $0.baseAddress, Int32($0.count), &converted, &badByte)
    }
    guard status == 0, let converted else {
      if badByte >= 0 { throw .malformed(byte: Int(badByte)) }
      throw .unknownEncoding(name)
    }
    defer { cicu_converted_close(converted) }
    var length: Int32 = 0
    let text = cicu_converted_bytes(converted, &length)
    var count: Int32 = 0
    let numbers = UnsafeBufferPointer(
      start: cicu_converted_runs(converted, &count), count: Int(count) * 3)
    return Converted(
      bytes: Array(UnsafeBufferPointer(start: text, count: Int(length))),
      runs: (0..<Int(count)).map {
        Converted.Run(
          utf8Unit: numbers[$0 * 3], sourceUnit: numbers[$0 * 3 + 1], count: numbers[$0 * 3 + 2])
      })
  }
}
