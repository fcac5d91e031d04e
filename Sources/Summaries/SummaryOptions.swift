internal import Text

/// How long a summary may be, and how it is chosen.
public struct SummaryOptions: Sendable, Equatable, Codable {
  /// The most a summary may hold. It is counted in each language; none goes over it.
  public enum Budget: Sendable, Equatable {
    case sentences(Int)
    /// Runs of letters and digits: `l’État` counts two, `U.S.` two.
    case words(Int)
    /// Unicode scalars, one line feed after each sentence included.
    case characters(Int)
    /// A share in 0…1 of the words of the article's body.
    case ratio(Double)

    /// What a sentence costs, given by its range of a text. O(sentence).
    func cost(of range: ByteRange, in text: [UInt8]) -> Int32 {
      switch self {
      case .sentences: 1
      case .words, .ratio: WordCount.words(in: text, range)
      case .characters: WordCount.characters(in: text, range)
      }
    }
  }

  public var budget: Budget
  /// What the greatest cosine with a sentence already chosen takes from a score.
  public var redundancy: Double
  /// Whether a sentence that opens by pointing back (`However`, `Cette décision`) is only taken
  /// with the one before it.
  public var keepsContext: Bool
  /// Whether one sentence is to lure the reader in: the first of the body that can stand alone.
  public var isTeaser = false

  public init(
    budget: Budget = .sentences(5), redundancy: Double = 0.3, keepsContext: Bool = true
  ) {
    self.budget = budget
    self.redundancy = redundancy
    self.keepsContext = keepsContext
  }

  private enum CodingKeys: String, CodingKey {
    case sentences, words, characters, ratio, redundancy, keepsContext
  }

  /// Reads `sentences: 5`, `words: 120`, `characters: 600` or `ratio: 0.1`; the first of them that
  /// is there counts.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    if let count = try values.decodeIfPresent(Int.self, forKey: .sentences) {
      budget = .sentences(count)
    } else if let count = try values.decodeIfPresent(Int.self, forKey: .words) {
      budget = .words(count)
    } else if let count = try values.decodeIfPresent(Int.self, forKey: .characters) {
      budget = .characters(count)
    } else if let share = try values.decodeIfPresent(Double.self, forKey: .ratio) {
      budget = .ratio(share)
    }
    redundancy = try values.decodeIfPresent(Double.self, forKey: .redundancy) ?? redundancy
    keepsContext = try values.decodeIfPresent(Bool.self, forKey: .keepsContext) ?? keepsContext
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch budget {
    case .sentences(let count): try values.encode(count, forKey: .sentences)
    case .words(let count): try values.encode(count, forKey: .words)
    case .characters(let count): try values.encode(count, forKey: .characters)
    case .ratio(let share): try values.encode(share, forKey: .ratio)
    }
    try values.encode(redundancy, forKey: .redundancy)
    try values.encode(keepsContext, forKey: .keepsContext)
  }
}
