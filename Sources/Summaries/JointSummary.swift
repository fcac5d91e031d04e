public import Bitext
internal import Glibc
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
  /// - Complexity: O(text + n log n) for the n rows of all articles' own summaries; each is compared
  ///   with at most the first 64 taken.
  public func summaries(of parts: [Part]) -> [Summary] {
    let languages = Set(parts.flatMap { $0.versions.map(\.language) }).sorted()
    var candidates: [Candidate] = []
    for (article, part) in parts.enumerated() {
      candidates += part.summary.choices.map { Candidate(article: article, choice: $0) }
    }
    var choice = JointChoice(
      candidates,
      costs: candidates.map { candidate in
        languages.map { cost(of: candidate, parts[candidate.article], $0) }
      },
      limits: languages.map { limit(parts, $0) },
      vectors: languages.map { ChoiceVectors(candidates, parts, $0) })
    choice.take()
    return parts.indices.map { article in
      Summary(
        choices: candidates.indices
          .filter { choice.isTaken[$0] && candidates[$0].article == article }
          .map { candidates[$0].choice })
    }
  }

  private func cost(of candidate: Candidate, _ part: Part, _ language: Language) -> Int {
    guard let version = part.versions.first(where: { $0.language == language }) else { return 0 }
    return part.sentences(ofRow: candidate.choice.row, language).reduce(0) { sum, sentence in
      let range = version.sentences[sentence].range
      switch options.budget {
      case .sentences: return sum + 1
      case .words, .ratio: return sum + Int(WordCount.words(in: version.document.text, range))
      case .characters:
        return sum + Int(WordCount.characters(in: version.document.text, range))
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
          $0 + Int(WordCount.words(in: version.document.text, $1.range))
        }
      }
      return Int(min(max(share, 0), 1) * Double(words))
    }
  }
}

/// A row of an article's own summary.
struct Candidate {
  let article: Int
  let choice: Summary.Choice
}

/// Rows of several articles as vectors over the stems of one language.
struct ChoiceVectors {
  private let vectors: ContentVectors

  init(_ candidates: [Candidate], _ parts: [JointSummary.Part], _ language: Language) {
    var vocabulary = Vocabulary()
    let lexicon = SentenceLexicon(language, in: &vocabulary)
    let identifiers = parts.map { part in
      part.versions.first { $0.language == language }.map {
        ($0, WordIdentifiers(of: $0, in: &vocabulary))
      }
    }
    let stems = candidates.map { candidate -> [Int32] in
      guard let (version, words) = identifiers[candidate.article] else { return [] }
      let sentences = parts[candidate.article].sentences(ofRow: candidate.choice.row, language)
      return sentences.flatMap { version.sentences[$0].tokens.map { Int($0) } }.filter {
        version.tokens[$0].kind != .mark && words.forms[$0] >= lexicon.functionCount
      }.map { words.stems[$0] }
    }
    vectors = ContentVectors(sentences: stems.map { $0[...] }, stemCount: vocabulary.count)
  }

  func cosine(_ left: Int, _ right: Int) -> Double { Double(vectors.cosine(left, right)) }
}
