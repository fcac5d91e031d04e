internal import Bitext
internal import Editions
internal import Quotations
internal import Terminology
internal import Text

/// An article as it is now, and what decisions can be about in it.
struct DecidableArticle: Sendable {
  let analysis: Analysis
  let decisions: ArticleDecisions
  private let keys: Set<ContentKey>
  /// The last word on each thing, by its key and what kind of decision it is.
  private let lastWords: [LastWord: Decision]

  private struct LastWord: Hashable {
    let key: ContentKey
    let name: String
  }

  init(_ files: ArticleFiles, _ run: Run) throws {
    analysis = try run.analysis(of: files)
    decisions = try ArticleDecisions(beside: files)
    let parallel = EditionMaterial.allQuotations(
      analysis.parallelQuotations, of: analysis.quotations, in: analysis.versions)
    keys = Set(
      ContentKey.keys(ofRows: analysis.rows, in: analysis.versions)
        + ContentKey.keys(
          of: parallel, quotations: analysis.quotations, in: analysis.versions))
    lastWords = Dictionary(
      decisions.decisions.map { (LastWord(key: $0.key, name: $0.action.name), $0) },
      uniquingKeysWith: { $1 })
  }

  func holds(_ decision: Decision) -> Bool {
    if case .merge(let other) = decision.action, !keys.contains(other) { return false }
    return keys.contains(decision.key)
  }

  /// Whether the same was decided in the last word on it.
  func knows(_ decision: Decision) -> Bool {
    lastWords[LastWord(key: decision.key, name: decision.action.name)]?.repeats(decision) ?? false
  }

  /// The languages in which terms stand in the article, in any form. O(words).
  func languages(naming terms: [Language: String]) -> Set<Language> {
    let concept = Concept(
      id: "1", terms: terms.mapValues { [Term(text: $0, status: .preferred)] })
    let glossary = Glossary(concepts: [concept])
    return Set(
      analysis.versions.lazy.filter { version in
        terms[version.language] != nil
          && !TermIndex(glossary, version.language).occurrences(in: version).isEmpty
      }.map(\.language))
  }
}
