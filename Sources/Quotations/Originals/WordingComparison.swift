internal import Text

/// A quotation beside the place that seems to be its original.
struct WordingComparison {
  let original: Original

  init(
    _ best: OriginalCandidate, _ wording: Wording, _ page: SourcePage,
    _ candidates: [OriginalCandidate]
  ) {
    let same = candidates.filter { $0.page == best.page || $0.isSameWording(as: best) }
    original = Original(
      page: best.page, range: best.range,
      marked: best.match.passage.map { page.passages[$0].range }, standing: .likely,
      confidence: best.likeness, isCited: best.isCited,
      pages: Set(same.map(\.page)).sorted(), findings: [])
  }
}
