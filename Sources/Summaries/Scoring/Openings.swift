package import Text

/// Which sentences cannot stand without the one before them.
package enum Openings {
  /// By sentence of the body: whether it opens by pointing back, with a pronoun or a connective, or with
  /// a small letter. O(text).
  package static func pointBack(in document: SegmentedDocument) -> [Bool] {
    let body = ScoredVersion.body(of: document)
    return SentenceReading(of: document, body: body).pointsBack
  }

  /// How many of some sentences of a document point back to one that is left out. O(text).
  package static func danglingCount(of sentences: Set<Int>, in document: SegmentedDocument) -> Int {
    let body = ScoredVersion.body(of: document).map { Int($0) }
    let pointsBack = pointBack(in: document)
    return body.indices.dropFirst().count { place in
      pointsBack[place] && sentences.contains(body[place]) && !sentences.contains(body[place - 1])
    }
  }
}
