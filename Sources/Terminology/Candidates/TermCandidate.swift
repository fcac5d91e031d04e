public import Text

/// A pair of phrases of two languages that seem to name one concept.
public struct TermCandidate: Sendable, Equatable {
  /// A phrase in one language.
  public struct Phrase: Sendable, Equatable {
    /// The dictionary form: in the singular, the first letter small, where the document has it so.
    public let text: String
    /// How often the phrase occurs, in any form.
    public let count: Int
    /// Where it stands in the example row, in the version's text; it may have another form there.
    public let range: ByteRange
  }

  public let source: Phrase
  public let target: Phrase
  /// How often the word alignment joins the two.
  public let jointCount: Int
  /// How probable it is that the pair is a term in both languages; candidates are ranked by it.
  public let score: Double
  /// How probable it is that, if the one is a term, the other is its translation.
  public let confidence: Double
  /// The index of a row in which they correspond.
  public let exampleRow: Int
}

/// What seems to be one concept in several languages: candidates that share their source.
public struct ConceptCandidate: Sendable, Equatable {
  public let source: TermCandidate.Phrase
  /// One candidate per target language; some may lack.
  public let targets: [Language: TermCandidate]
  /// How probable it is that they are a term: the mean over all target languages, with 0 for those
  /// that lack.
  public let score: Double
  /// How probable it is that the targets translate the source: the mean over those there are.
  public let confidence: Double
  /// The index of a row that holds the source, and all targets where there is one.
  public let exampleRow: Int

  /// The terms by language.
  ///
  /// - Parameter source: The language of `source`.
  public func terms(from source: Language) -> [Language: String] {
    var terms = targets.mapValues(\.target.text)
    terms[source] = self.source.text
    return terms
  }

  /// `nil` without targets.
  init?(_ targets: [Language: TermCandidate], score: Double) {
    let candidates = targets.keys.sorted().compactMap { targets[$0] }
    guard let first = candidates.first else { return nil }
    source = first.source
    self.targets = targets
    self.score = score
    confidence = candidates.reduce(0) { $0 + $1.confidence } / Double(candidates.count)
    exampleRow = first.exampleRow
  }
}
