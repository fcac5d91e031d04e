package import Text

/// What is measured of an article, for those who learn how it weighs.
package struct SentenceMeasures: Sendable {
  private let segmented: SegmentedDocument
  private let reading: SentenceReading
  private let body: [Int32]

  /// O(text).
  package init(_ segmented: SegmentedDocument) {
    self.segmented = segmented
    body = ScoredVersion.body(of: segmented)
    reading = SentenceReading(of: segmented, body: body)
  }

  /// The sentences that are scored.
  package var sentences: [String] { body.map { segmented.string(ofSentence: Int($0)) } }

  /// By sentence, `Feature.count` values less their means over the article.
  package func features(_ weights: PairWeights) -> [[Double]] {
    let values = reading.features(ExpectedPairs(reading.pairs, weights: weights))
    var means = [Double](repeating: 0, count: Feature.count)
    for (offset, value) in values.enumerated() { means[offset % Feature.count] += Double(value) }
    return body.indices.map { place in
      (0..<Feature.count).map {
        Double(values[place * Feature.count + $0]) - means[$0] / Double(body.count)
      }
    }
  }

  /// By pair of words, `PairFeature.count` values, and whether one of the given texts has the pair.
  package func pairs(in texts: [String]) -> [(values: [Double], isThere: Bool)] {
    let known = stemPairs(in: texts)
    return (0..<reading.pairs.count).map { pair in
      let stems = reading.pairs.stems(of: pair)
      return (
        reading.pairs.measures(of: pair).map(Double.init),
        known.contains(Int64(stems.0) << 32 | Int64(stems.1))
      )
    }
  }

  /// The pairs of neighbouring stems of texts in the article's language.
  private func stemPairs(in texts: [String]) -> Set<Int64> {
    var vocabulary = reading.vocabulary
    var pairs: Set<Int64> = []
    let options = ReadingOptions(format: .plain, language: segmented.language)
    for text in texts {
      guard
        let document = try? SourceReader(options: options)
          .document(from: Array(text.utf8), path: "-")
      else { continue }
      let segmented = Segmenter().segment(document)
      let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
      let stems = segmented.tokens.indices.filter { segmented.tokens[$0].kind != .mark }
        .map { identifiers.stems[$0] }
      for (left, right) in zip(stems, stems.dropFirst()) {
        pairs.insert(Int64(left) << 32 | Int64(right))
      }
    }
    return pairs
  }
}
