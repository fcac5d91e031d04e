public import Text

/// The words of a source that a quotation seems to render.
public struct Original: Sendable, Equatable {
  /// How far it may be relied on. Likeness alone never proves that somebody said something.
  public enum Standing: String, Sendable, Codable, CaseIterable {
    /// The same language, letter by letter but for case, marks and spaces.
    case exact
    case likely
    case unsure
  }

  /// Index of the page among those of the search.
  public let page: Int
  /// In the page's text, without quotation marks.
  public let range: ByteRange
  /// With its quotation marks; `nil` where it stands in none, or is a part of what stands in them.
  public let marked: ByteRange?
  public let standing: Standing
  /// How probable it is that these are the words, in 0…1.
  public let confidence: Double
  /// Whether the article links to the page.
  public let isCited: Bool
  /// The pages that have this wording, this one included, ascending.
  public let pages: [Int]
  /// What an editor should look at.
  public let findings: [OriginalFinding]
}

/// A difference between a quotation and its original.
public enum OriginalFinding: String, Sendable, Codable, CaseIterable {
  /// The source does not have the words in quotation marks.
  case unmarked = "not-marked-in-source"
  /// The source has only a part of the words in quotation marks.
  case partlyMarked = "partly-marked-in-source"
  /// Words of the source are left out, and no ellipsis says so.
  case leftOut = "words-left-out"
  /// The words stand in two places of the source.
  case joined = "joined-from-two-places"
  case numberDiffers = "number-differs"
  case negationDiffers = "negation-differs"
  case nameDiffers = "name-differs"
}
