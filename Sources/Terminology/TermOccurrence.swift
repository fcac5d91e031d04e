public import Text

/// A place where a document names a concept of the glossary.
public struct TermOccurrence: Sendable, Equatable {
  /// Index of the concept in `Glossary.concepts`.
  public let concept: Int
  /// Index of the term in `Concept.terms[language]`.
  public let term: Int
  /// In the document's text.
  public let range: ByteRange
  /// Index of the sentence it stands in.
  public let sentence: Int
  public let status: TermStatus

  public init(concept: Int, term: Int, range: ByteRange, sentence: Int, status: TermStatus) {
    self.concept = concept
    self.term = term
    self.range = range
    self.sentence = sentence
    self.status = status
  }
}
