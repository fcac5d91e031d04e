import Bitext
import Text

/// Headings that have another level in another version, or are none there. Those that are missing
/// are found with the sentences.
struct HeadingParity {
  let items: [ParityItem]

  /// O(beads).
  init(_ pairs: VersionPair.All) {
    items = pairs.ordered.flatMap { pair in
      pair.beads.compactMap { Self.item($0, of: pair, pairs) }
    }
  }

  private static func item(
    _ bead: Bead, of pair: VersionPair, _ pairs: VersionPair.All
  ) -> ParityItem? {
    guard bead.source.count == 1, bead.target.count == 1, let sentence = bead.source.first,
      let other = bead.target.first,
      case .heading(let level) = pair.here.segmented.blockKind(ofSentence: sentence)
    else { return nil }
    let language = pair.there.language
    let remark: String
    if case .heading(let otherLevel) = pair.there.segmented.blockKind(ofSentence: other) {
      // A difference is told once, from the first of the two versions.
      if otherLevel == level || pair.source > pair.target { return nil }
      remark = "has level \(level) and in \(language) level \(otherLevel)"
    } else {
      remark = "is no heading in \(language)"
    }
    let range = pair.here.segmented.sentences[sentence].range
    return ParityItem(
      kind: .heading, version: pair.source, offset: range.start, presence: pair.presence(range),
      lacking: pair.target, absence: pair.absence(pair.start(of: other)),
      confidence: 0.95 * bead.confidence, remark: remark,
      identity: remark
        + pairs.identity(ofSentence: sentence, in: pair.source, lacking: pair.target))
  }
}
