public import Text

/// A saved page that an article may quote from.
public struct SourcePage: Sendable {
  public let segmented: SegmentedDocument
  /// Where the page came from, if it says so.
  public let url: String?
  /// What stands between quotation marks, outermost passages alone.
  let passages: [MarkedPassage]

  /// O(text).
  public init(_ segmented: SegmentedDocument, url: String? = nil) {
    self.segmented = segmented
    self.url = url
    passages = MarkedPassages.passages(in: segmented.document).filter { $0.level == 0 }
  }
}
