/// Where each byte of a text comes from in the buffer it was made of.
///
/// A map is a list of segments in text order. Inside a segment, each unit of `textUnit` bytes
/// comes from a unit of `sourceUnit` bytes: 1 and 1 for bytes taken as they are, 1 and 2 for
/// ASCII read from UTF-16, 2 and 5 for an `é` that was written `&#xE9;`. A unit is never divided:
/// a range that touches a part of it maps to the whole of it.
///
/// Segments are in ascending order on both sides and do not overlap. Text between two segments
/// (a space or line break put there by the reader) comes from nowhere.
public struct SourceMap: Sendable, Equatable {
  public struct Segment: Sendable, Equatable {
    public var text: ByteRange
    public var source: ByteRange
    /// Bytes of one unit in the text; more than 0.
    public var textUnit: Int32
    /// Bytes of one unit in the source; more than 0.
    public var sourceUnit: Int32

    public init(text: ByteRange, source: ByteRange, textUnit: Int32 = 1, sourceUnit: Int32 = 1) {
      self.text = text
      self.source = source
      self.textUnit = textUnit
      self.sourceUnit = sourceUnit
    }
  }

  public private(set) var segments: [Segment]

  public init() { segments = [] }

  /// The map of a text that is its own source.
  public init(identity count: Int) {
    segments = []
    if count > 0 { append(text: ByteRange(0..<count), source: ByteRange(0..<count)) }
  }

  package mutating func reserveCapacity(_ count: Int) { segments.reserveCapacity(count) }

  /// Adds a segment behind the last one, joining the two where they continue each other. O(1).
  public mutating func append(
    text: ByteRange, source: ByteRange, textUnit: Int32 = 1, sourceUnit: Int32 = 1
  ) {
    if text.isEmpty { return }
    if let last = segments.last {
      assert(last.text.end <= text.start && last.source.end <= source.start)
      if last.text.end == text.start, last.source.end == source.start,
        last.textUnit == textUnit, last.sourceUnit == sourceUnit
      {
        segments[segments.count - 1].text.end = text.end
        segments[segments.count - 1].source.end = source.end
        return
      }
    }
    segments.append(
      Segment(text: text, source: source, textUnit: textUnit, sourceUnit: sourceUnit))
  }

  /// The smallest source range that holds everything the text range was made of, markup between
  /// its parts included; empty when none of it comes from the source. O(log n).
  public func sourceRange(of range: ByteRange) -> ByteRange {
    guard !range.isEmpty else {
      let point = sourceOffset(of: range.start)
      return ByteRange(point, point)
    }
    let first = firstSegment(endingAfter: range.start)
    guard first < segments.count, segments[first].text.start < range.end else {
      let point = sourceOffset(of: range.start)
      return ByteRange(point, point)
    }
    let last = firstSegment(endingAfter: range.end - 1)
    let lastTouched =
      last < segments.count && segments[last].text.start < range.end ? last : last - 1
    return ByteRange(
      source(of: range, in: segments[first]).start, source(of: range, in: segments[lastTouched]).end
    )
  }

  /// The exact parts of the source that the text range was made of, in order. O(log n + parts).
  public func pieces(of range: ByteRange) -> [ByteRange] {
    var pieces: [ByteRange] = []
    var index = firstSegment(endingAfter: range.start)
    while index < segments.count, segments[index].text.start < range.end {
      let piece = source(of: range, in: segments[index])
      if let last = pieces.last, last.end == piece.start {
        pieces[pieces.count - 1].end = piece.end
      } else {
        pieces.append(piece)
      }
      index += 1
    }
    return pieces
  }

  /// The text range made of what lies in the source range; `nil` when no text came from it.
  /// O(log n).
  public func textRange(of source: ByteRange) -> ByteRange? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].source.end <= source.start { low = middle + 1 } else { high = middle }
    }
    guard low < segments.count, segments[low].source.start < source.end else { return nil }
    let start = text(of: source, in: segments[low]).start
    high = segments.count
    var last = low
    while last < high {
      let middle = (last + high) / 2
      if segments[middle].source.start < source.end { last = middle + 1 } else { high = middle }
    }
    return ByteRange(start, text(of: source, in: segments[last - 1]).end)
  }

  /// The map from this map's text to the source of `inner`, whose text is this map's source.
  /// O(n + m) for n and m segments.
  public func composed(with inner: SourceMap) -> SourceMap {
    var result = SourceMap()
    result.reserveCapacity(segments.count + inner.segments.count)
    for segment in segments {
      if segment.textUnit == 1 && segment.sourceUnit == 1 {
        var index = inner.firstSegment(endingAfter: segment.source.start)
        while index < inner.segments.count, inner.segments[index].text.start < segment.source.end {
          let part = inner.segments[index]
          // Units may stick out of this segment; they are kept whole on the source side.
          let low = max(part.text.start, segment.source.start)
          let high = min(part.text.end, segment.source.end)
          let shift = segment.text.start - segment.source.start
          let whole =
            (low - part.text.start) % part.textUnit == 0
            && (high - part.text.start) % part.textUnit == 0
          let source = inner.source(of: ByteRange(low, high), in: part)
          let text = ByteRange(low + shift, high + shift)
          result.appendClamped(
            text: text, source: source,
            textUnit: whole ? part.textUnit : Int32(text.count),
            sourceUnit: whole ? part.sourceUnit : Int32(source.count))
          index += 1
        }
      } else {
        let units = segment.text.count / Int(segment.textUnit)
        for unit in 0..<Int32(units) {
          let from = segment.source.start + unit * segment.sourceUnit
          let source = inner.sourceRange(of: ByteRange(from, from + segment.sourceUnit))
          let to = segment.text.start + unit * segment.textUnit
          result.appendClamped(
            text: ByteRange(to, to + segment.textUnit), source: source,
            textUnit: segment.textUnit, sourceUnit: Int32(max(source.count, 1)))
        }
      }
    }
    return result
  }

  /// Appends a segment whose source may begin inside the last one (a unit cut in two).
  private mutating func appendClamped(
    text: ByteRange, source: ByteRange, textUnit: Int32, sourceUnit: Int32
  ) {
    guard let last = segments.last, source.start < last.source.end else {
      append(text: text, source: source, textUnit: textUnit, sourceUnit: sourceUnit)
      return
    }
    let start = min(last.source.end, source.end)
    let rest = ByteRange(start, max(start, source.end))
    append(
      text: text, source: rest, textUnit: Int32(text.count), sourceUnit: Int32(max(rest.count, 1)))
  }

  private func firstSegment(endingAfter offset: Int32) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].text.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func sourceOffset(of offset: Int32) -> Int32 {
    let index = firstSegment(endingAfter: offset)
    if index < segments.count {
      let segment = segments[index]
      if offset <= segment.text.start { return segment.source.start }
      return segment.source.start
        + (offset - segment.text.start) / segment.textUnit * segment.sourceUnit
    }
    return segments.last?.source.end ?? 0
  }

  private func source(of range: ByteRange, in segment: Segment) -> ByteRange {
    let low = max(range.start, segment.text.start) - segment.text.start
    let high = min(range.end, segment.text.end) - segment.text.start
    let end = (high + segment.textUnit - 1) / segment.textUnit * segment.sourceUnit
    return ByteRange(
      segment.source.start + low / segment.textUnit * segment.sourceUnit,
      min(segment.source.start + end, segment.source.end))
  }

  private func text(of source: ByteRange, in segment: Segment) -> ByteRange {
    let low = max(source.start, segment.source.start) - segment.source.start
    let high = min(source.end, segment.source.end) - segment.source.start
    let end = (high + segment.sourceUnit - 1) / segment.sourceUnit * segment.textUnit
    return ByteRange(
      segment.text.start + low / segment.sourceUnit * segment.textUnit,
      min(segment.text.start + end, segment.text.end))
  }
}
