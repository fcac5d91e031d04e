public import Text

/// One quotation in all the versions that have it.
public struct ParallelQuotation: Sendable, Equatable {
  /// From 0, in order of the first version that has it.
  public let index: Int
  /// Per language, the index of the quotation among that version's quotations.
  public let quotations: [Language: Int]
  /// Where a version has parted the words, the quotations that hold the rest of them, in text order.
  public let continuations: [Language: [Int]]
  /// Where a version has the words without quotation marks, their place in its text.
  public internal(set) var unmarked: [Language: ByteRange] = [:]
  /// How probable it is that they are the same, in 0…1.
  public let confidence: Double

  public init(
    index: Int, quotations: [Language: Int], continuations: [Language: [Int]] = [:],
    confidence: Double
  ) {
    self.index = index
    self.quotations = quotations
    self.continuations = continuations
    self.confidence = confidence
  }

  /// All the quotations that a version has of it, in text order.
  public func parts(in language: Language) -> [Int] {
    quotations[language].map { ([$0] + (continuations[language] ?? [])).sorted() } ?? []
  }

  /// The stable name: `q3`.
  public var identifier: String { "q\(index + 1)" }
}
