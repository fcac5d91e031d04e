internal import Text

/// A speaker as found beside a quotation.
struct Speaker {
  enum Form {
    case name(Int)
    case pronoun(WordClasses)
    /// A noun phrase without a name; the classes of its head.
    case phrase(WordClasses)
  }

  var form: Form
  /// Tokens of the words that name the speaker.
  var tokens: Range<Int>
  /// Mention it stands for, where that is known.
  var mention: Int?
  /// How many tokens at the end are a complement: *le patron* `de la police`.
  var complement = 0

  /// The tokens without the complement.
  var core: Range<Int> { tokens.lowerBound..<(tokens.upperBound - complement) }
}
