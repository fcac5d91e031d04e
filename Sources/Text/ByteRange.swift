/// A half-open range of UTF-8 bytes in one buffer: a document's text, or its source file.
///
/// Eight bytes wide, so that a sentence, a token or a quotation is a few machine words; a buffer
/// is therefore at most 2 GiB.
public struct ByteRange: Hashable, Sendable, Comparable {
  public var start: Int32
  public var end: Int32

  @inlinable
  public init(_ start: Int32, _ end: Int32) {
    assert(start <= end, "a range ends where it starts or later")
    self.start = start
    self.end = end
  }

  @inlinable
  public init(_ range: Range<Int>) {
    self.init(Int32(range.lowerBound), Int32(range.upperBound))
  }

  @inlinable public var count: Int { Int(end - start) }
  @inlinable public var isEmpty: Bool { start == end }

  /// The same bytes as indices of an array.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

  @inlinable
  public func contains(_ offset: Int32) -> Bool { start <= offset && offset < end }

  @inlinable
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  @inlinable
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// In order of their starts; of two that start together the longer one comes first, so that
  /// an outer range precedes what it contains.
  @inlinable
  public static func < (left: ByteRange, right: ByteRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }
}
