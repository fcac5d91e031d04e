internal import Text

/// One version of an article with what scoring found of each of its sentences.
///
/// Only body sentences are scored: those of paragraphs, list items and block quotes. Where a
/// document has none, table cells are its body, else headings, else whatever there is.
struct ScoredVersion: Sendable {
  let segmented: SegmentedDocument
  /// Indices of the body sentences, ascending.
  let body: [Int32]
  /// By sentence, its place in `body`; -1 outside the body.
  let placeInBody: [Int32]
  /// By place in the body.
  let vectors: ContentVectors
  /// By place in the body.
  let expectedPairs: ExpectedPairs
  let names: NameMentions
  /// By place in the body, `Feature.count` values each.
  private let features: [Float]
  /// By place in the body, in standard deviations from the mean.
  let scores: [Double]
  /// By place in the body: whether the sentence leans on the one before it.
  let pointsBack: [Bool]
  /// By sentence.
  let words: [Int32]
  private let means: [Double]
  /// Weights over the standard deviation of the weighted sums.
  private let scaledWeights: [Double]

  /// Reads and scores a document. O(text).
  init(_ segmented: SegmentedDocument, weights: FeatureWeights) {
    self.segmented = segmented
    let body = Self.body(of: segmented)
    self.body = body
    var placeInBody = [Int32](repeating: -1, count: segmented.sentences.count)
    for (place, sentence) in body.enumerated() { placeInBody[Int(sentence)] = Int32(place) }
    self.placeInBody = placeInBody

    let reading = SentenceReading(of: segmented, body: body)
    vectors = reading.vectors
    pointsBack = reading.pointsBack
    expectedPairs = ExpectedPairs(reading.pairs, weights: weights.pairs)
    names = NameMentions(
      in: segmented, body: body, identifiers: reading.identifiers,
      functionCount: reading.lexicon.functionCount)
    features = reading.features(expectedPairs)
    words = segmented.sentences.map { WordCount.words(in: segmented.document.text, $0.range) }

    let count = Double(max(body.count, 1))
    var means = [Double](repeating: 0, count: Feature.count)
    for (offset, value) in features.enumerated() {
      means[offset % Feature.count] += Double(value)
    }
    means = means.map { $0 / count }
    let raw = Self.sums(features, means: means, weights: weights.values)
    let variance = raw.reduce(0) { $0 + $1 * $1 } / count
    // Sentences that differ in nothing have no deviation to measure by.
    let scale = variance > 1e-12 ? 1 / variance.squareRoot() : 0
    self.means = means
    scaledWeights = weights.values.map { $0 * scale }
    scores = raw.map { $0 * scale }
  }

  /// The share of each feature in the score of a body sentence.
  func contributions(at place: Int) -> [Double] {
    (0..<Feature.count).map {
      scaledWeights[$0] * (Double(features[place * Feature.count + $0]) - means[$0])
    }
  }

  /// The features of a body sentence as measured.
  func measures(at place: Int) -> ArraySlice<Float> {
    features[(place * Feature.count)..<((place + 1) * Feature.count)]
  }

  private static func sums(
    _ features: [Float], means: [Double], weights: [Double]
  ) -> [Double] {
    (0..<(features.count / Feature.count)).map { place in
      var sum = 0.0
      for feature in 0..<Feature.count {
        sum +=
          weights[feature] * (Double(features[place * Feature.count + feature]) - means[feature])
      }
      return sum
    }
  }

  static func body(of segmented: SegmentedDocument) -> [Int32] {
    let kinds = segmented.sentences.indices.map { segmented.blockKind(ofSentence: $0) }
    let choices: [(Block.Kind) -> Bool] = [
      { $0 == .paragraph || $0 == .listItem || $0 == .blockQuote },
      { $0 == .tableCell },
      { $0 == .note },
      { $0.isHeading },
      { _ in true },
    ]
    for isBody in choices {
      let body = kinds.indices.filter { isBody(kinds[$0]) }
      if !body.isEmpty { return body.map(Int32.init) }
    }
    return []
  }
}

/// Words as budgets count them: runs of letters and digits, so that no reader counts more.
enum WordCount {
  /// O(range).
  static func words(in text: [UInt8], _ range: ByteRange) -> Int32 {
    var count: Int32 = 0
    var isInside = false
    var position = Int(range.start)
    let end = Int(range.end)
    text.withUnsafeBufferPointer { bytes in
      while position < end {
        let (scalar, width) = UTF8Decoding.scalar(in: bytes, at: position)
        let isWord =
          scalar < 0x80
          ? (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 : isWordBeyondASCII(scalar)
        if isWord && !isInside { count += 1 }
        isInside = isWord
        position += width
      }
    }
    return count
  }

  /// Unicode scalars, and one for the line feed behind the sentence. O(range).
  static func characters(in text: [UInt8], _ range: ByteRange) -> Int32 {
    text[range.indices].reduce(1) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  private static func isWordBeyondASCII(_ scalar: UInt32) -> Bool {
    // Latin letters, without × and ÷, ª and º.
    if scalar < 0x250 { return scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
