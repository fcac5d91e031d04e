internal import Bitext
internal import Quotations
internal import Summaries
internal import Terminology
internal import Text

/// What a reader asks of a summary beside its length.
public struct SummaryRequest: Sendable {
  /// Words it is to be about, in any of the languages.
  public var focus: String?
  /// Whether sentences with terms of the glossary are preferred.
  public var followsGlossary = false
  /// Whether it is to hold somebody's words, if one of the quotations whose speaker is known fits.
  public var keepsQuotation = false
  /// How many key terms are looked for.
  public var keyTermCount = 0

  public init() {}

  /// Whether terms of the glossary are asked about.
  var needsTerms: Bool { focus != nil || followsGlossary }

  /// The same in sentences and rows of an article.
  ///
  /// Words that are a term of the glossary in one language ask for its terms in the others. O(text).
  func guidance(
    versions: [SegmentedDocument], rows: [TrilingualRow], occurrences: [[TermOccurrence]],
    quotations: [[Quotation]], indexes: [Language: TermIndex]
  ) -> SummaryGuidance {
    var guidance = SummaryGuidance()
    if let focus {
      let words = FocusWords(focus)
      var concepts = Set<Int>()
      for (language, index) in indexes {
        for occurrence in index.occurrences(in: words.segmentedQuery(language)) {
          concepts.insert(occurrence.concept)
        }
      }
      guidance.focus = versions.indices.map { version in
        var shares = words.shares(in: versions[version])
        for occurrence in occurrences[version] where concepts.contains(occurrence.concept) {
          shares[occurrence.sentence] = 1
        }
        return shares
      }
    }
    if followsGlossary {
      let shares = versions.indices.map { version in
        var concepts = versions[version].sentences.map { _ in Set<Int>() }
        for occurrence in occurrences[version] {
          concepts[occurrence.sentence].insert(occurrence.concept)
        }
        // The second term of a sentence says half of what the first one does, and so on.
        return concepts.map { Double($0.count) / Double($0.count + 1) }
      }
      guidance.focus =
        guidance.focus.isEmpty
        ? shares : zip(guidance.focus, shares).map { zip($0, $1).map { max($0, $1) } }
    }
    if keepsQuotation {
      guidance.wanted = Self.rows(withWordsOfSomebody: quotations, versions, rows)
    }
    return guidance
  }

  /// Says it where no sentence has any of the words that were asked for.
  func diagnostics(_ guidance: SummaryGuidance) -> [Diagnostic] {
    guard let focus, !guidance.focus.joined().contains(where: { $0 > 0 }) else { return [] }
    return [
      Diagnostic(
        .warning, code: "focus-not-found",
        "no sentence has a word of --focus \"\(focus)\"; the summary is the usual one")
    ]
  }

  private static func rows(
    withWordsOfSomebody quotations: [[Quotation]], _ versions: [SegmentedDocument],
    _ rows: [TrilingualRow]
  ) -> Set<Int> {
    var found = Set<Int>()
    for (version, segmented) in versions.enumerated() {
      var rowOfSentence = [Int](repeating: -1, count: segmented.sentences.count)
      for (index, row) in rows.enumerated() {
        for sentence in row.sentences[segmented.language] ?? 0..<0
        where rowOfSentence.indices.contains(sentence) {
          rowOfSentence[sentence] = index
        }
      }
      if rows.isEmpty { rowOfSentence = Array(segmented.sentences.indices) }
      for quotation in quotations[version]
      where quotation.isQuotedSpeech && quotation.attribution?.speaker != nil {
        for sentence in quotation.sentences where rowOfSentence[sentence] >= 0 {
          found.insert(rowOfSentence[sentence])
        }
      }
    }
    return found
  }
}
