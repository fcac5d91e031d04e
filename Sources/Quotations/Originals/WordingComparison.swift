internal import Text

/// A quotation beside the place that seems to be its original.
package struct WordingComparison: Sendable {
  package let original: Original
  /// By `OriginalFeature`.
  package let values: [Double]
  /// Whether the words are the same, letter by letter but for case, marks and spaces.
  package let isSame: Bool
  package var confidence: Double { original.confidence }

  init(
    _ best: OriginalCandidate, _ wording: Wording, _ page: SourcePage,
    _ candidates: [OriginalCandidate], weights: OriginalWeights
  ) {
    let copies = candidates.filter { $0.isSameWording(as: best) }
    let rival = candidates.filter { !$0.isSameWording(as: best) }.map(\.weight).max() ?? 0
    values = OriginalFeature.values(best, margin: best.weight - rival)
    isSame =
      wording.segmented.language == page.segmented.language
      && Self.plainWords(of: wording.segmented, in: wording.range)
        == Self.plainWords(of: page.segmented, in: best.range)
    let confidence = isSame ? 1 : weights.probability(values)
    let facts = FactDifferences(wording, Wording(page.segmented, range: best.range))
    original = Original(
      page: best.page, range: best.range,
      marked: best.match.passage.map { page.passages[$0].range },
      standing: isSame ? .exact : confidence >= Self.likely ? .likely : .unsure,
      confidence: confidence, isCited: best.isCited,
      pages: Set(copies.map(\.page) + [best.page]).sorted(),
      findings: Self.marks(best, page) + Self.extent(best, wording, candidates) + facts.findings)
  }

  /// Above this the words are likely those that the quotation renders.
  private static let likely = 0.8

  private static func plainWords(of segmented: SegmentedDocument, in range: ByteRange) -> [[UInt8]]
  {
    Wording(segmented, range: range).tokens.filter { segmented.tokens[$0].kind != .mark }
      .map { Array(segmented.folded.bytes[segmented.tokens[$0].folded.indices]) }
  }

  private static func marks(_ best: OriginalCandidate, _ page: SourcePage) -> [OriginalFinding] {
    if best.match.passage != nil { return [] }
    let touching = page.passages.filter { $0.inner.overlaps(best.range) }
    return [touching.isEmpty ? .unmarked : .partlyMarked]
  }

  /// Whether the quotation has all the words of the place, and the place all of the quotation's.
  private static func extent(
    _ best: OriginalCandidate, _ wording: Wording, _ candidates: [OriginalCandidate]
  ) -> [OriginalFinding] {
    let isJoined = candidates.contains { other in
      other.page == best.page && other.wording == best.wording
        && !other.range.overlaps(best.range)
        && other.match.score >= leastOfHalf && isOtherHalf(other.match, of: best.match)
    }
    if isJoined { return [.joined] }
    let isLonger = Double(best.stems.count) > 1.6 * Double(best.wordCount) + 4
    return isLonger && best.match.longestGap >= 5 && !wording.hasEllipsis ? [.leftOut] : []
  }

  /// Whether a place answers words that stand before or behind all those that the best one alone
  /// answers.
  private static func isOtherHalf(_ other: SpanMatch, of best: SpanMatch) -> Bool {
    let gains = zip(other.covered, best.covered).map { $0 - $1 }
    let won = gains.indices.filter { gains[$0] > leastOfWord }
    let lost = gains.indices.filter { gains[$0] < -leastOfWord }
    guard won.count >= 2, let first = won.first, let last = won.last, let start = lost.first,
      let end = lost.last, last < start || first > end
    else { return false }
    return won.reduce(0) { $0 + gains[$1] } >= leastGain * best.sought
  }

  private static let leastOfHalf = 0.3
  private static let leastOfWord = 0.8
  /// What a second place must add to be the other half of a quotation.
  private static let leastGain = 0.1
}

extension Wording {
  /// Whether it says that words are left out: `…`, `...`, `[…]`, `(...)`.
  var hasEllipsis: Bool {
    let text = segmented.document.text[range.indices]
    return text.firstRange(ofBytes: [0xE2, 0x80, 0xA6]) != nil
      || text.firstRange(ofBytes: Array("...".utf8)) != nil
  }
}
