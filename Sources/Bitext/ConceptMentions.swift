/// Which glossary concepts the sentences of a document name: what a glossary gives the aligner.
///
/// Concepts are numbers shared by all versions of an article; one that is named twice in a
/// sentence is listed twice.
public struct ConceptMentions: Sendable, Equatable {
  /// Concept numbers by sentence index, each list ascending.
  public let bySentence: [[Int32]]

  public init(bySentence: [[Int32]]) { self.bySentence = bySentence }

  /// No mentions, for a document aligned without a glossary.
  public static let none = ConceptMentions(bySentence: [])

  /// The concepts named in a sentence.
  public subscript(sentence: Int) -> [Int32] {
    sentence < bySentence.count ? bySentence[sentence] : []
  }
}
