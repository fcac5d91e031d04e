/// Neighbouring sentences joined, so that what must stay whole, such as a quotation of several
/// sentences, lies in one unit.
///
/// ```swift
/// let units = SentenceUnits(
///   of: segmented.sentences, in: document.text, keepingWhole: quotationRanges)
/// for unit in units.ranges { print(unit.count, "sentences") }
/// ```
///
/// Two sentences of a block are joined where a protected range holds bytes of both. Beside that, a
/// closing mark never begins a unit and an opening one never ends it, whether they are paired or
/// not: a sentence that begins with `»`, `›` or `”`, or follows one that ends with `«`, `‹`, `“` or
/// `„`, is joined to the one before it, unless a protected range begins, or ends, with that mark
/// (`»Ja«`, `„Ja“`).
public struct SentenceUnits: Sendable, Equatable {
  /// The units as ranges of sentence indices, in text order; each sentence is in exactly one.
  public let ranges: [Range<Int>]

  /// Joins sentences. O(n + m log m) for n sentences and m ranges, O(n + m) where these are sorted.
  ///
  /// - Parameters:
  ///   - sentences: In text order, without overlap.
  ///   - text: The text they are ranges of.
  ///   - protected: What must stay whole, in bytes of the text, in any order; the ranges may nest
  ///     and overlap.
  ///   - acrossBlocks: Whether a protected range that runs over several blocks joins these. By
  ///     default it joins the sentences of each block that it touches, and no block to the next.
  public init(
    of sentences: [Sentence], in text: [UInt8], keepingWhole protected: [ByteRange],
    acrossBlocks: Bool = false
  ) {
    let edges = ProtectedEdges(protected)
    var units: [Range<Int>] = []
    var first = 0
    var next = 0
    // How far the protected ranges reach that begin in the sentences passed so far.
    var reach: Int32 = 0
    for index in sentences.indices {
      let sentence = sentences[index]
      while next < edges.sorted.count, edges.sorted[next].start < sentence.range.end {
        reach = max(reach, edges.sorted[next].end)
        next += 1
      }
      if index + 1 < sentences.count {
        let following = sentences[index + 1]
        let isSameBlock = sentence.block == following.block
        if isSameBlock || acrossBlocks, reach > following.range.start { continue }
        if isSameBlock, edges.parts(sentence.range, following.range, in: text) { continue }
      }
      units.append(first..<(index + 1))
      first = index + 1
    }
    ranges = units
  }
}

/// Protected ranges, and whether a mark at the edge of a sentence is one of theirs.
private struct ProtectedEdges {
  let sorted: [ByteRange]
  private let ends: [Int32]

  init(_ ranges: [ByteRange]) {
    let isSorted = zip(ranges, ranges.dropFirst()).allSatisfy { !($1 < $0) }
    sorted = isSorted ? ranges : ranges.sorted()
    ends = sorted.map(\.end).sorted()
  }

  /// Whether a mark stands on the wrong side between two sentences: an opening one ends the first,
  /// or a closing one begins the second.
  func parts(_ left: ByteRange, _ right: ByteRange, in text: [UInt8]) -> Bool {
    Self.endsWithOpening(text[left.indices]) && !Self.holds(ends, left.end, by: \.self)
      || Self.beginsWithClosing(text[right.indices])
        && !Self.holds(sorted, right.start, by: \.start)
  }

  /// `»` `›` `”`
  private static func beginsWithClosing(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first {
    case 0xC2: bytes.starts(with: [0xC2, 0xBB])
    case 0xE2: bytes.starts(with: [0xE2, 0x80, 0xBA]) || bytes.starts(with: [0xE2, 0x80, 0x9D])
    default: false
    }
  }

  /// `«` `‹` `“` `„`
  private static func endsWithOpening(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.last {
    case 0xAB: bytes.suffix(2).elementsEqual([0xC2, 0xAB])
    case 0xB9, 0x9C, 0x9E: bytes.suffix(3).dropLast().elementsEqual([0xE2, 0x80])
    default: false
    }
  }

  /// Binary search for an offset in values sorted by it.
  private static func holds<Value>(
    _ values: [Value], _ offset: Int32, by key: (Value) -> Int32
  ) -> Bool {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if key(values[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low < values.count && key(values[low]) == offset
  }
}
