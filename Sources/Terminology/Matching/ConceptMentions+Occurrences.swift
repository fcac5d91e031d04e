public import Bitext

extension ConceptMentions {
  /// The concepts that the sentences of a document name, forbidden forms included: they are as
  /// good a sign of what a sentence speaks of as any. O(occurrences).
  public init(of occurrences: [TermOccurrence], sentenceCount: Int) {
    var bySentence = [[Int32]](repeating: [], count: sentenceCount)
    for occurrence in occurrences where occurrence.sentence < sentenceCount {
      bySentence[occurrence.sentence].append(Int32(occurrence.concept))
    }
    for index in bySentence.indices { bySentence[index].sort() }
    self.init(bySentence: bySentence)
  }
}
