/// The rows chosen to stand for an article, the same in every language.
public struct Summary: Sendable, Equatable {
  public struct Choice: Sendable, Equatable {
    /// Index of the trilingual row; of a document alone, of its sentence.
    public let row: Int
    public let score: Double

    public init(row: Int, score: Double) {
      self.row = row
      self.score = score
    }
  }

  /// In document order.
  public let choices: [Choice]

  public init(choices: [Choice]) { self.choices = choices }
}
