import Bitext
import Text

/// How well lengths of text in two versions fit each other (cf. Gale and Church 1993).
///
/// The logarithm of their ratio is taken to be normal around the article's own mean, with a
/// variance that shrinks with length.
struct LengthFit {
  private var shift = 0.0

  private static let variance = 0.01
  private static let varianceOfShort = 3.45
  /// Pairs of sentences that the mean is taken to have seen before the article's own.
  private static let pairsBefore = 8.0

  /// Learns the mean from beads of one sentence each. O(beads).
  init(_ lengths: [(source: Int, target: Int)]) {
    var sum = 0.0
    for pair in lengths { sum += Self.logRatio(pair.source, pair.target) }
    shift = sum / (Double(lengths.count) + Self.pairsBefore)
  }

  /// The logarithm of how probable the ratio is, up to a constant.
  func evidence(_ source: Int, _ target: Int) -> Double {
    let variance = Self.variance(source, target)
    let distance = Self.logRatio(source, target) - shift
    return -0.5 * (distance * distance / variance + Logarithm.of(variance))
  }

  /// How much longer the source is than it should be, in standard deviations.
  func surplus(_ source: Int, _ target: Int) -> Double {
    let deviation =
      (Self.logRatio(source, target) - shift)
      / Self.variance(source, target)
      .squareRoot()
    return -deviation
  }

  private static func logRatio(_ source: Int, _ target: Int) -> Double {
    Logarithm.of(Double(max(1, target)) / Double(max(1, source)))
  }

  private static func variance(_ source: Int, _ target: Int) -> Double {
    variance + varianceOfShort / (Double(max(1, source)) * Double(max(1, target))).squareRoot()
  }
}

/// How many characters (Unicode scalars) stand before each sentence, so that the length of any
/// run of them is one subtraction.
struct SentenceLengths {
  private var sums = [0]

  /// O(text).
  init(_ segmented: SegmentedDocument) {
    sums.reserveCapacity(segmented.sentences.count + 1)
    for sentence in segmented.sentences {
      sums.append(sums[sums.count - 1] + Self.length(sentence.range, in: segmented.document))
    }
  }

  subscript(sentences: Range<Int>) -> Int {
    sums[sentences.upperBound] - sums[sentences.lowerBound]
  }

  static func length(_ range: ByteRange, in document: Document) -> Int {
    var count = 0
    for byte in document.text[range.indices] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
