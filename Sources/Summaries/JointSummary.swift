public import Bitext
public import Text

/// One summary of several articles: what one of them says is not said again by another.
///
/// Each article is summarized by itself first, as long as the whole may be; of all the rows so found
/// the best are taken greedily, each losing by what it repeats of those taken (maximal marginal
/// relevance, as within an article), and always with the rows it leans on.
public struct JointSummary: Sendable {
  /// An article and its own summary.
  public struct Part: Sendable {
    let versions: [SegmentedDocument]
    let rows: [TrilingualRow]
    let summary: Summary

    public init(versions: [SegmentedDocument], rows: [TrilingualRow], summary: Summary) {
      self.versions = versions
      self.rows = rows
      self.summary = summary
    }

    /// The sentences of a row in a language.
    func sentences(ofRow row: Int, _ language: Language) -> Range<Int> {
      if rows.isEmpty { return versions[0].language == language ? row..<row + 1 : 0..<0 }
      return rows[row].sentences[language] ?? 0..<0
    }
  }

  private let options: SummaryOptions

  public init(options: SummaryOptions) { self.options = options }

  /// The summary of each article, cut to what is taken of it.
  ///
  /// - Complexity: O(text + n log n) for the n bundles of all articles' own summaries; each is
  ///   compared with at most the first 64 taken.
  public func summaries(of parts: [Part]) -> [Summary] {
    let languages = Set(parts.flatMap { $0.versions.map(\.language) }).sorted()
    let bundles = parts.indices.flatMap { article in
      Dictionary(grouping: parts[article].summary.choices, by: \.bundle)
        .sorted { $0.key < $1.key }
        .map { JointChoice.Bundle(article: article, first: $0.key, choices: $0.value) }
    }
    var choice = JointChoice(
      bundles,
      costs: bundles.map { bundle in
        languages.map { cost(of: bundle, parts[bundle.article], $0) }
      },
      limits: languages.map { limit(parts, $0) },
      vectors: languages.map { BundleVectors(bundles, parts, $0) })
    choice.take()
    var taken = parts.map { _ in [Summary.Choice]() }
    for (place, bundle) in bundles.enumerated() where choice.isTaken[place] {
      taken[bundle.article] += bundle.choices
    }
    return taken.map { Summary(choices: $0.sorted { $0.row < $1.row }) }
  }

  private func cost(of bundle: JointChoice.Bundle, _ part: Part, _ language: Language) -> Int {
    guard let version = part.versions.first(where: { $0.language == language }) else { return 0 }
    return bundle.choices.reduce(0) { sum, choice in
      part.sentences(ofRow: choice.row, language).reduce(sum) {
        $0
          + Int(
            options.budget.cost(of: version.sentences[$1].range, in: version.document.text))
      }
    }
  }

  private func limit(_ parts: [Part], _ language: Language) -> Int {
    switch options.budget {
    case .sentences(let count), .words(let count), .characters(let count): return count
    case .ratio(let share):
      let words = parts.flatMap(\.versions).filter { $0.language == language }.reduce(0) {
        sum, version in
        version.sentences.reduce(sum) {
          $0 + Int(options.budget.cost(of: $1.range, in: version.document.text))
        }
      }
      return Int(min(max(share, 0), 1) * Double(words))
    }
  }
}

/// Bundles of rows of several articles as vectors over the stems of one language.
struct BundleVectors {
  private let vectors: ContentVectors

  init(_ bundles: [JointChoice.Bundle], _ parts: [JointSummary.Part], _ language: Language) {
    let known = SentenceLexicon.words(of: language)
    let lexicon = known.lexicon
    var vocabulary = known.vocabulary
    let identifiers = parts.map { part in
      part.versions.first { $0.language == language }.map {
        ($0, WordIdentifiers(of: $0, in: &vocabulary))
      }
    }
    let stems = bundles.map { bundle -> [Int32] in
      guard let (version, words) = identifiers[bundle.article] else { return [] }
      return bundle.choices.flatMap { parts[bundle.article].sentences(ofRow: $0.row, language) }
        .flatMap { version.sentences[$0].tokens.map { Int($0) } }.filter {
          version.tokens[$0].kind != .mark && words.forms[$0] >= lexicon.functionCount
        }.map { words.stems[$0] }
    }
    vectors = ContentVectors(sentences: stems.map { $0[...] }, stemCount: vocabulary.count)
  }

  func cosine(_ left: Int, _ right: Int) -> Double { Double(vectors.cosine(left, right)) }
}
