public import Text

/// Sentences that say the same in all versions of an article: one range per language.
///
/// Rows are joined from the bitexts so that all of them agree. A row may lack a language; every
/// sentence of every version is in exactly one row.
public struct TrilingualRow: Sendable, Equatable {
  /// From 0, in reading order of the first version.
  public let index: Int
  /// Sentence indices per language; a language the row lacks is absent.
  public let sentences: [Language: Range<Int>]
  /// How probable it is that the row is right, in 0…1.
  public let confidence: Double
  /// Whether an editor said which sentences belong to it.
  public let isCorrected: Bool

  public init(
    index: Int, sentences: [Language: Range<Int>], confidence: Double, isCorrected: Bool = false
  ) {
    self.index = index
    self.sentences = sentences
    self.confidence = confidence
    self.isCorrected = isCorrected
  }

  /// The stable name of the row: `r12`.
  public var identifier: String { "r\(index + 1)" }
}
