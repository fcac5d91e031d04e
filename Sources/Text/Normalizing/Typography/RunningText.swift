/// The text of a block with what typography has to know of its source.
///
/// Offsets are UTF-8 bytes of the block, not of the document.
struct RunningText {
  let bytes: [UInt8]
  /// Offsets between which and the byte before markup stands in the source. Ascending.
  let seams: [Int]
  /// Offsets of spaces that are line breaks in the source, or that come from nowhere. Ascending.
  let lineBreaks: [Int]
  /// Inline code and the like. Ascending, without overlap.
  let verbatim: [Range<Int>]
  /// What is not touched: inline code, addresses, file names, formulas. Ascending, no overlap.
  let fixed: [Range<Int>]

  init(bytes: [UInt8], seams: [Int] = [], lineBreaks: [Int] = [], verbatim: [Range<Int>] = []) {
    self.bytes = bytes
    self.seams = seams
    self.lineBreaks = lineBreaks
    self.verbatim = verbatim
    fixed = Self.union(verbatim, TechnicalText.ranges(in: bytes))
  }

  /// The scalar that begins at an offset, and its width; 0 and 0 at the end.
  func scalar(at offset: Int) -> (value: UInt32, width: Int) {
    guard offset < bytes.count else { return (0, 0) }
    let (value, width) = bytes.withUnsafeBufferPointer {
      UTF8Decoding.scalar(in: $0, at: offset)
    }
    return (value, width)
  }

  /// The scalar that ends at an offset, and its width; 0 and 0 at the start.
  func scalar(before offset: Int) -> (value: UInt32, width: Int) {
    guard offset > 0 else { return (0, 0) }
    var start = offset - 1
    while bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// The spaces before an offset that typography may change, as a range that ends there.
  func spaces(before offset: Int) -> Range<Int> {
    var start = offset
    while case let (value, width) = scalar(before: start), Letter.isInlineSpace(value) {
      start -= width
    }
    return start..<offset
  }

  /// The spaces from an offset on, as a range that begins there.
  func spaces(from offset: Int) -> Range<Int> {
    var end = offset
    while case let (value, width) = scalar(at: end), Letter.isInlineSpace(value) { end += width }
    return offset..<end
  }

  /// Whether markup or a line break stands in a range or at its upper end, so that its bytes and
  /// the one behind it are not neighbours in the source.
  func isBroken(_ range: Range<Int>) -> Bool {
    Self.holds(seams, from: range.lowerBound + 1, through: range.upperBound)
      || Self.holds(lineBreaks, from: range.lowerBound, through: range.upperBound - 1)
  }

  /// The same of a range and the byte before it.
  func isBroken(behind range: Range<Int>) -> Bool {
    Self.holds(seams, from: range.lowerBound, through: range.upperBound - 1)
      || Self.holds(lineBreaks, from: range.lowerBound, through: range.upperBound - 1)
  }

  /// Whether an offset lies in code, an address, a file name or a formula.
  func isFixed(_ offset: Int) -> Bool {
    var low = 0
    var high = fixed.count
    while low < high {
      let middle = (low + high) / 2
      if fixed[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < fixed.count && fixed[low].contains(offset)
  }

  /// The letters before an offset, ASCII in lower case; at most about `limit` bytes.
  func word(before offset: Int, limit: Int = 24) -> [UInt8] {
    var start = offset
    while offset - start < limit, case let (value, width) = scalar(before: start),
      Letter.isLetter(value)
    {
      start -= width
    }
    return bytes[start..<offset].map(Letter.lowercased)
  }

  /// The letters from an offset on, ASCII in lower case; at most about `limit` bytes.
  func word(from offset: Int, limit: Int = 24) -> [UInt8] {
    var end = offset
    while end - offset < limit, case let (value, width) = scalar(at: end), Letter.isLetter(value) {
      end += width
    }
    return bytes[offset..<end].map(Letter.lowercased)
  }

  private static func holds(_ offsets: [Int], from first: Int, through last: Int) -> Bool {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] <= last
  }

  private static func union(_ left: [Range<Int>], _ right: [Range<Int>]) -> [Range<Int>] {
    if left.isEmpty { return right }
    var result: [Range<Int>] = []
    for range in (left + right).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension RunningText {
  /// The text after changes, which ascend and do not overlap. O(bytes).
  func applying(_ changes: [TypographyChange]) -> RunningText {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 4 * changes.count)
    // Where each change begins and ends, and by how much offsets from its end on move.
    var shifts: [(start: Int, end: Int, shift: Int)] = []
    var copied = 0
    for change in changes {
      result += bytes[copied..<change.range.lowerBound]
      result += change.replacement
      copied = change.range.upperBound
      shifts.append((change.range.lowerBound, copied, result.count - copied))
    }
    result += bytes[copied...]

    var index = 0
    func moved(_ offset: Int) -> Int {
      while index < shifts.count, shifts[index].end < offset { index += 1 }
      if index < shifts.count, shifts[index].end == offset {
        // An insertion that clings to the byte before it stays on that side of a seam.
        if shifts[index].start < offset || changes[index].clings == .toByteBefore {
          return offset + shifts[index].shift
        }
      }
      return offset + (index > 0 ? shifts[index - 1].shift : 0)
    }
    func moved(_ offsets: [Int]) -> [Int] {
      index = 0
      return offsets.map(moved)
    }
    let lows = moved(verbatim.map(\.lowerBound))
    let highs = moved(verbatim.map(\.upperBound))
    return RunningText(
      bytes: result, seams: moved(seams), lineBreaks: moved(lineBreaks),
      verbatim: zip(lows, highs).map { $0..<max($0, $1) })
  }
}
