internal import Text

/// How well sentences were split, against a gold standard.
///
/// Positions are counted in characters that are neither white space nor zero-width, so how a
/// system treats the space at a boundary never matters. *Boundary* scores judge the ends of
/// sentences, micro-averaged, a document's end left out; *sentence* scores judge spans with both
/// ends right, as the CoNLL 2018 shared task does.
public struct SplitScore: Sendable, Equatable {
  /// Hits, and how many there could have been.
  public struct Counts: Sendable, Equatable {
    public var right = 0
    public var found = 0
    public var gold = 0

    public var precision: Double {
      found > 0 ? Double(right) / Double(found) : gold > 0 ? 0 : 1
    }
    public var recall: Double { gold > 0 ? Double(right) / Double(gold) : 1 }
    public var f1: Double {
      let (precision, recall) = (precision, recall)
      return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    mutating func add(right: Int, found: Int, gold: Int) {
      self.right += right
      self.found += found
      self.gold += gold
    }
  }

  public private(set) var documents = 0
  public private(set) var boundary = Counts()
  public private(set) var sentence = Counts()
  /// Documents judged as a whole (golden rules): how many came out exactly as expected.
  public private(set) var goldenPassed = 0
  public private(set) var goldenCases = 0

  public init() {}

  /// Judges one document.
  ///
  /// - Parameters:
  ///   - gold: Ends of the gold sentences in counted characters, ascending, the last one the end.
  ///   - found: Ends of the sentences found, likewise.
  ///   - isOptional: Boundaries that may be set or not, at no cost.
  public mutating func add(gold: [Int], found: [Int], optional: Set<Int> = []) {
    documents += 1
    guard let end = gold.last else { return }
    let goldSet = Set(gold)
    let judged = Set(found.filter { goldSet.contains($0) || !optional.contains($0) }).union([end])
    let inner = judged.subtracting([end])
    let innerGold = goldSet.subtracting([end])
    boundary.add(
      right: inner.intersection(innerGold).count, found: inner.count, gold: innerGold.count)
    let spans = Self.spans(judged.sorted())
    let goldSpans = Self.spans(goldSet.sorted())
    sentence.add(
      right: spans.intersection(goldSpans).count, found: spans.count, gold: goldSpans.count)
  }

  /// Judges one golden rule: all sentences as expected, or not.
  public mutating func addGolden(passed: Bool) {
    goldenCases += 1
    if passed { goldenPassed += 1 }
  }

  /// Sums the scores of several files.
  public mutating func add(_ other: SplitScore) {
    documents += other.documents
    goldenPassed += other.goldenPassed
    goldenCases += other.goldenCases
    boundary.add(
      right: other.boundary.right, found: other.boundary.found, gold: other.boundary.gold)
    sentence.add(
      right: other.sentence.right, found: other.sentence.found, gold: other.sentence.gold)
  }

  private struct Span: Hashable {
    let start: Int
    let end: Int
  }

  private static func spans(_ ends: [Int]) -> Set<Span> {
    var spans: Set<Span> = []
    var start = 0
    for end in ends {
      spans.insert(Span(start: start, end: end))
      start = end
    }
    return spans
  }
}

/// Counting of the characters that scores go by.
enum CountedCharacters {
  /// For each byte offset of a UTF-8 text (and its end), how many counted characters precede it.
  static func prefixCounts(_ text: [UInt8]) -> [Int32] {
    var counts: [Int32] = [0]
    counts.reserveCapacity(text.count + 1)
    var count: Int32 = 0
    text.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: offset)
        if isCounted(scalar) { count += 1 }
        for _ in 0..<width { counts.append(count) }
        offset += width
      }
    }
    return counts
  }

  static func count(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { isCounted($1.value) ? $0 + 1 : $0 }
  }

  /// The counted characters of a string.
  static func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { isCounted($0.value) }))
  }

  private static func isCounted(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      false
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: false
    default: true
    }
  }
}
