/// The rows chosen to stand for an article, the same in every language.
public struct Summary: Sendable, Equatable {
  /// One row of the summary, and what spoke for it.
  public struct Choice: Sendable, Equatable {
    /// Index of the trilingual row; of a document alone, of its sentence.
    public let row: Int
    /// In standard deviations above the mean row of the article, before redundancy.
    public let score: Double
    /// What each feature adds to the score, in a fixed order; added up in that order they are
    /// the score exactly.
    public let contributions: [Contribution]
    /// The first row of those it is only taken with: all that hold a part of one quotation, or that
    /// announce the next one.
    public let bundle: Int
    /// The bundles that its bundle leans on, ascending.
    public let needs: [Int]

    public init(
      row: Int, score: Double, contributions: [Contribution] = [], bundle: Int? = nil,
      needs: [Int] = []
    ) {
      self.bundle = bundle ?? row
      self.needs = needs
      self.row = row
      self.score = score
      self.contributions = contributions
    }
  }

  /// The share of one feature in a score.
  public struct Contribution: Sendable, Equatable {
    /// A feature of `weights.tsv`, or `alignment` for what an uncertain row loses.
    public let feature: String
    public let value: Double

    public init(feature: String, value: Double) {
      self.feature = feature
      self.value = value
    }
  }

  /// In document order.
  public let choices: [Choice]
  /// Words of the chosen sentences, per version in the order the versions were given.
  public let words: [Int]

  public init(choices: [Choice], words: [Int] = []) {
    self.choices = choices
    self.words = words
  }
}
