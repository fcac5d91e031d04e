/// What the decision at a gap goes by: a small number for each ``Field``.
///
/// The fields are those that the sentence-boundary literature found to tell (Palmer and Hearst
/// 1997; Gillick 2009, *Sentence Boundary Detection and the Problem with the U.S.*): the word
/// before, its length, case and whether it is an abbreviation; the case and frequency of the word
/// behind; and, for text whose headlines have no end mark, how long and how capitalized the
/// sentence has been so far.
struct GapDescription {
  enum Field: Int, CaseIterable {
    case language
    /// What the sentence would end with; see ``SentenceGap/Mark``.
    case mark
    case closers
    /// Whether there is white space.
    case space
    /// What opens behind the white space.
    case opener
    /// The shape of the next word, what stands behind it, and the shape of the word after.
    case next, after, second
    /// Whether the next word often begins sentences, and whether it is common.
    case starter, common
    case nextWord
    /// The shape of the word before the mark, its length, and what abbreviation it is.
    case previous, length, abbreviation
    /// Whether the word before begins sentences as well, and whether it is common.
    case previousStarter, previousCommon
    case previousWord
    /// The shape of the word before that.
    case beforePrevious
    /// What stands right before the mark.
    case left
    /// How many words the sentence has so far.
    case words
    /// Whether all of them have a capital.
    case capitals
    /// Whether a bracket, or a quotation, of the sentence stands open.
    case bracket, quote
    /// Whether the block ends with an end mark.
    case ending
  }

  /// The shape of a word; `roman` are numbers such as XIV, `ordinal` words that begin with a digit.
  enum Shape: UInt32, CaseIterable {
    case none, start, mark, lower, capitalized, upper, roman, initial, camel, number,
      ordinal, uncased, end
  }

  /// What opens behind the white space.
  enum Opener: UInt32, CaseIterable {
    case none, quote, bracket, dash, dashes, bullet, star, angle, sign, period, several, closing,
      other
  }

  /// What stands beside a word.
  enum Neighbour: UInt32, CaseIterable {
    case space, letter, digit, period, comma, colon, bracket, quote, dash, apostrophe, slash, angle,
      star, end, other
  }

  /// The numbers, by ``Field/rawValue``.
  let values: UnsafeMutableBufferPointer<UInt32>

  subscript(field: Field) -> UInt32 {
    get { values[field.rawValue] }
    nonmutating set { values[field.rawValue] = newValue }
  }

  static func number(of count: Int, in limits: [Int]) -> UInt32 {
    UInt32(limits.firstIndex { count <= $0 } ?? limits.count)
  }
}

extension GapDescription.Field {
  /// The names of a field's values, by number; `nil` for words, whose values are hashes.
  var valueNames: [String]? {
    func names<Value>(_ values: [Value]) -> [String] { values.map { "\($0)" } }
    return switch self {
    case .language: ["other"] + Language.supported.map(\.code)
    case .mark: names(SentenceGap.Mark.allCases)
    case .closers: names(SentenceGap.Closers.allCases)
    case .opener: names(GapDescription.Opener.allCases)
    case .next, .second, .previous, .beforePrevious: names(GapDescription.Shape.allCases)
    case .after, .left: names(GapDescription.Neighbour.allCases)
    case .abbreviation: names(SplittingLexicon.Abbreviation.allCases) + ["dotted", "initial"]
    case .length: ["0", "1", "2", "3", "4-5", "6-8", "9+"]
    case .words: ["1", "2", "3", "4-5", "6-8", "9-12", "13-20", "21-40", "41+"]
    case .space, .starter, .common, .previousStarter, .previousCommon, .capitals, .bracket, .quote,
      .ending:
      ["no", "yes"]
    case .nextWord, .previousWord: nil
    }
  }

  /// The name in the table of weights.
  var name: String { "\(self)" }
}
