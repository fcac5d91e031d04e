public import Bitext
public import Text

/// Chooses the sentences that stand for an article, the same in all its language versions.
///
/// Each version's sentences are scored by a linear model over features of its own text; a row's
/// score is the mean over its versions. Rows are then taken greedily, each losing by what it
/// repeats (maximal marginal relevance: Carbonell and Goldstein 1998), under rules that keep the
/// result readable: no sentence that leans on one left out, no quotation cut in two.
///
/// ```swift
/// let summary = Summarizer().summary(of: [fr, it, en], rows: rows, protected: quotationRanges)
/// for choice in summary.choices { print(rows[choice.row].identifier) }
/// ```
public struct Summarizer: Sendable {
  private let options: SummaryOptions
  private let weights: FeatureWeights

  public init(options: SummaryOptions = SummaryOptions()) {
    self.init(
      options: options, weights: .standard(for: FeatureWeights.Budget(options.budget)))
  }

  /// - Parameter weights: In place of those the program comes with, for training.
  package init(options: SummaryOptions, weights: FeatureWeights) {
    self.options = options
    self.weights = weights
  }

  /// The rows that stand for the article, in their order; empty only where the versions have no
  /// sentences.
  ///
  /// The budget is counted in every version and exceeded in none, unless not even one row fits:
  /// then the shortest of the better rows stands alone.
  ///
  /// - Parameters:
  ///   - versions: One to three, each of another language.
  ///   - rows: What corresponds in them. With one version rows may be left out: each of its
  ///     sentences is then a row.
  ///   - protected: Per version, ranges of its text that are never cut: its quotations.
  ///   - guidance: What is asked of this summary beside its length.
  /// - Complexity: O(text) for scoring; choosing compares each row with at most the first 64
  ///   chosen.
  public func summary(
    of versions: [SegmentedDocument], rows: [TrilingualRow] = [], protected: [[ByteRange]] = [],
    guidance: SummaryGuidance = SummaryGuidance()
  ) -> Summary {
    guard let first = versions.first else { return Summary(choices: []) }
    let compared = rows.isEmpty ? [first] : versions
    let scored = compared.map { ScoredVersion($0, weights: weights) }
    let candidates = CandidateRows(
      versions: scored, rows: rows.isEmpty ? Self.sentences(of: first) : rows,
      protected: protected, keepsContext: options.keepsContext, guidance: guidance)
    let chosen =
      options.isTeaser
      ? candidates.teaser(versions: scored)
        ?? RowChoice(candidates: candidates, versions: scored, options: options).rows()
      : RowChoice(
        candidates: candidates, versions: scored, options: options, wanted: guidance.wanted
      ).rows()
    return Summary(
      choices: chosen.map { candidates.choice(of: $0, versions: scored) },
      words: candidates.words(of: chosen, versions: scored))
  }

  private static func sentences(of document: SegmentedDocument) -> [TrilingualRow] {
    document.sentences.indices.map {
      TrilingualRow(index: $0, sentences: [document.language: $0..<($0 + 1)], confidence: 1)
    }
  }
}
