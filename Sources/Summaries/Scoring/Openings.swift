package import Text

/// Which sentences cannot stand without the one before them.
package enum Openings {
  /// By sentence of the body: whether it opens by pointing back, with a pronoun or a connective, or with
  /// a small letter. O(text).
  package static func pointBack(in document: SegmentedDocument) -> [Bool] {
    let body = ScoredVersion.body(of: document)
    return SentenceReading(of: document, body: body).pointsBack
  }
}
