/// What is measured of a sentence to say how well it stands for its article.
///
/// All are about 0…1 and count only against the article's own mean, so that a feature every
/// sentence has says nothing.
package enum Feature: Int, CaseIterable, Sendable {
  /// 1 / (1 + i) for the sentence i of the body.
  case inversePosition
  /// Its square: the first sentence apart from the second.
  case inversePositionSquared
  /// log(1 + i) / log(1 + n).
  case logPosition
  /// Words, 40 and more being 1.
  case length
  /// Cosine with the sum of all sentences.
  case centroid
  /// Content words that are first seen here and come again later.
  case introducedContent
  /// Share of the title's content words it holds.
  case titleOverlap
  /// Numbers, three and more being 1.
  case numbers
  /// Share of its words, but for the first, that begin with a capital.
  case capitals
  /// Opens with a quotation mark.
  case opensQuotation
  /// Ends with a question mark.
  case question
  /// Opens by pointing back: a pronoun, a connective.
  case pointsBack
  /// Speaks in the first or second person.
  case person
  /// How many of its word pairs a summary is expected to have, in tens.
  case expectedPairs
  /// The same as a share of its pairs.
  case expectedPairShare

  /// Its place in a sentence's row of features.
  package var index: Int { rawValue }

  package static let count = allCases.count

  package init?(name: some StringProtocol) {
    guard let feature = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = feature
  }

  /// As in `weights.tsv`.
  package var name: String {
    switch self {
    case .inversePosition: "inverse-position"
    case .inversePositionSquared: "inverse-position-squared"
    case .logPosition: "log-position"
    case .length: "length"
    case .centroid: "centroid"
    case .introducedContent: "introduced-content"
    case .titleOverlap: "title-overlap"
    case .numbers: "numbers"
    case .capitals: "capitals"
    case .opensQuotation: "opens-quotation"
    case .question: "question"
    case .pointsBack: "points-back"
    case .person: "person"
    case .expectedPairs: "expected-pairs"
    case .expectedPairShare: "expected-pair-share"
    }
  }
}
