internal import Glibc
internal import Text

// The features, feature by feature.
extension SentenceReading {
  private var count: Int { body.count }

  /// By place in the body, `Feature.count` values each. O(text).
  func features(_ expected: ExpectedPairs) -> [Float] {
    var values = [Float](repeating: 0, count: count * Feature.count)
    measurePositions(&values)
    measureWords(&values)
    measureSimilarity(&values)
    measureContent(&values)
    measurePairs(expected, &values)
    return values
  }

  private func set(
    _ feature: Feature, _ place: Int, _ value: Float, in values: inout [Float]
  ) {
    values[place * Feature.count + feature.index] = value
  }

  private func measurePositions(_ values: inout [Float]) {
    let scale = 1 / logf(1 + Float(count))
    for place in 0..<count {
      let inverse = 1 / Float(1 + place)
      set(.inversePosition, place, inverse, in: &values)
      set(.inversePositionSquared, place, inverse * inverse, in: &values)
      set(.logPosition, place, logf(Float(1 + place)) * scale, in: &values)
    }
  }

  private func measureWords(_ values: inout [Float]) {
    for place in 0..<count {
      let tokens = segmented.sentences[Int(body[place])].tokens
      var (words, numbers, capitals, persons) = (0, 0, 0, 0)
      for token in tokens {
        let kind = segmented.tokens[Int(token)].kind
        if kind == .mark { continue }
        words += 1
        if kind == .number {
          numbers += 1
          continue
        }
        if words > 1, Self.isCapitalized(segmented.tokens[Int(token)], segmented.document) {
          capitals += 1
        }
        if identifiers.forms[Int(token)] < lexicon.personCount { persons += 1 }
      }
      set(.length, place, Float(min(words, 40)) / 40, in: &values)
      set(.numbers, place, Float(min(numbers, 3)) / 3, in: &values)
      set(.capitals, place, Float(capitals) / Float(max(words, 1)), in: &values)
      set(.person, place, persons > 0 ? 1 : 0, in: &values)
      set(.pointsBack, place, pointsBack[place] ? 1 : 0, in: &values)
      set(.opensQuotation, place, opensQuotation(tokens) ? 1 : 0, in: &values)
      set(.question, place, endsWithQuestion(tokens) ? 1 : 0, in: &values)
    }
  }

  private func isMark(_ token: Int32, _ mark: UInt8) -> Bool {
    let token = segmented.tokens[Int(token)]
    return token.kind == .mark && segmented.folded.bytes[Int(token.folded.start)] == mark
  }

  private func opensQuotation(_ tokens: Range<Int32>) -> Bool {
    guard let first = tokens.first else { return false }
    return isMark(first, UInt8(ascii: "\""))
  }

  private func endsWithQuestion(_ tokens: Range<Int32>) -> Bool {
    for token in tokens.reversed() {
      if segmented.tokens[Int(token)].kind != .mark { return false }
      if isMark(token, UInt8(ascii: "?")) { return true }
    }
    return false
  }

  /// The cosine with the sum of all sentences is one product each: O(text), not O(n²).
  private func measureSimilarity(_ values: inout [Float]) {
    guard count > 1 else { return }
    var sum = [Float](repeating: 0, count: stemCount)
    for place in 0..<count { vectors.add(place, to: &sum) }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return }
    for place in 0..<count {
      set(.centroid, place, vectors.product(place, sum) / length, in: &values)
    }
  }

  private func measureContent(_ values: inout [Float]) {
    var isSeen = [Bool](repeating: false, count: stemCount)
    var isTitle = [Bool](repeating: false, count: stemCount)
    for stem in titleStems { isTitle[Int(stem)] = true }
    for place in 0..<count {
      let entries = vectors.entries(of: place)
      guard !entries.isEmpty else { continue }
      var title = 0
      var introduced: Float = 0
      for entry in entries {
        let stem = Int(vectors.stems[entry])
        if vectors.frequencies[stem] > 1, !isSeen[stem] { introduced += 1 }
        if isTitle[stem] { title += 1 }
        isSeen[stem] = true
      }
      set(.introducedContent, place, min(introduced / 10, 1), in: &values)
      set(
        .titleOverlap, place, Float(title) / Float(max(titleStems.count, 1)), in: &values)
    }
  }

  private func measurePairs(_ expectedPairs: ExpectedPairs, _ values: inout [Float]) {
    for place in 0..<count {
      let pairs = expectedPairs.pairs(at: place)
      let expected = pairs.reduce(Float(0)) { $0 + expectedPairs.likelihood(of: $1) }
      set(.expectedPairs, place, expected / 10, in: &values)
      // Of a few pairs a share says little.
      set(.expectedPairShare, place, expected / Float(max(pairs.count, 4)), in: &values)
    }
  }
}
