/// What is measured of two neighbouring words of an article to say how likely a summary has them too.
///
/// Summaries keep the pairs of words an article comes back to and those it begins with (bigrams as the
/// concepts of a summary: Gillick and Favre 2009; their weights learnt: Li, Qian and Liu 2013).
package enum PairFeature: Int, CaseIterable, Sendable {
  /// 1: how likely a pair is of which nothing else is known.
  case constant
  /// Logarithm of the number of sentences that have it.
  case recurrence
  /// The sum of 1 / (1 + i) over the sentences i that have it, 3 and more being 3.
  case weightedRecurrence
  /// log(1 + i) / log(1 + n) for the sentence i that has it first.
  case logPosition
  /// Whether the first sentence has it.
  case inFirst
  /// Whether one of the first three has it.
  case inLead
  /// The share of function words: 0, ½, 1.
  case functionWords
  /// Whether the title has both words.
  case inTitle
  /// The mean share of the occurrences of its words that have a capital.
  case capitals
  /// Whether one of its words is a number.
  case number
  /// Logarithm of how often the rarer of its words occurs.
  case rarerWord
  /// The same of the commoner.
  case commonerWord
  /// Logarithm of the number of sentences of the article, less 3.
  case articleLength

  /// Its place in a row of measures.
  package var index: Int { rawValue }

  package static let count = allCases.count

  /// As in `pair-weights.tsv`.
  package var name: String {
    switch self {
    case .constant: "constant"
    case .recurrence: "recurrence"
    case .weightedRecurrence: "weighted-recurrence"
    case .logPosition: "log-position"
    case .inFirst: "in-first"
    case .inLead: "in-lead"
    case .functionWords: "function-words"
    case .inTitle: "in-title"
    case .capitals: "capitals"
    case .number: "number"
    case .rarerWord: "rarer-word"
    case .commonerWord: "commoner-word"
    case .articleLength: "article-length"
    }
  }

  package init?(name: some StringProtocol) {
    guard let feature = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = feature
  }
}
