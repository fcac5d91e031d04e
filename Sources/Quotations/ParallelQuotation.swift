public import Text

/// One quotation in all the versions that have it.
public struct ParallelQuotation: Sendable, Equatable {
  /// From 0, in order of the first version that has it.
  public let index: Int
  /// Per language, the index of the quotation among that version's quotations.
  public let quotations: [Language: Int]
  /// How probable it is that they are the same, in 0…1.
  public let confidence: Double

  public init(index: Int, quotations: [Language: Int], confidence: Double) {
    self.index = index
    self.quotations = quotations
    self.confidence = confidence
  }

  /// The stable name: `q3`.
  public var identifier: String { "q\(index + 1)" }
}
