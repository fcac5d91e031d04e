public import Bitext
public import Text

/// A term that a version renders in several ways.
public struct TermInconsistency: Sendable, Equatable {
  /// One of the ways.
  public struct Rendering: Sendable, Equatable {
    /// In dictionary form.
    public let text: String
    /// Where it stands, in the target's text.
    public let ranges: [ByteRange]
  }

  /// The term, in dictionary form.
  public let term: String
  public let source: Language
  public let target: Language
  /// How often the source has it.
  public let count: Int
  /// The most frequent first; at least two.
  public let renderings: [Rendering]
  /// Index of the row of the first place that has not the most frequent one.
  public let row: Int
}

/// Looks for terms that are rendered in several ways, without a glossary.
///
/// Phrases of the source are projected through word links (as for `CandidateExtractor`). What is rendered
/// in one way most of the time, and in another one for sure elsewhere, is told: it may be wanted, and
/// an editor decides.
public struct TermConsistency: Sendable {
  private let lexicon: WordLexicon

  /// - Parameter lexicon: Words known beforehand to translate each other.
  public init(lexicon: WordLexicon = WordLexicon()) { self.lexicon = lexicon }

  /// What is rendered in several ways, the surest terms first.
  ///
  /// - Complexity: As for `CandidateExtractor.candidates`.
  public func inconsistencies(
    from source: SegmentedDocument, to target: SegmentedDocument, rows: [TrilingualRow]
  ) -> [TermInconsistency] {
    let projection = PhraseProjection(
      source: PhraseText(source, wordLimit: Self.wordLimit),
      target: PhraseText(target, wordLimit: Self.wordLimit + 1), rows: rows, lexicon: lexicon,
      leastCount: 1)
    let terms = Self.bySource(projection.pairs).compactMap {
      RenderedTerm($0, projection)
    }.sorted { ($1.score, $0.source) < ($0.score, $1.source) }
    let sourceTexts = DictionaryForms(source, projection.source.phrases)
      .texts(of: terms.map(\.source))
    let targetTexts = DictionaryForms(target, projection.target.phrases)
      .texts(of: terms.flatMap { $0.renderings.map(\.target) })
    return terms.map { term in
      TermInconsistency(
        term: sourceTexts[term.source] ?? "", source: source.language, target: target.language,
        count: projection.source.phrases.counts[Int(term.source)],
        renderings: term.renderings.map { rendering in
          TermInconsistency.Rendering(
            text: targetTexts[rendering.target] ?? "",
            ranges: rendering.places.map {
              ByteRange(
                target.tokens[$0.lowerBound].range.start, target.tokens[$0.upperBound].range.end)
            })
        }, row: term.row)
    }
  }

  private static let wordLimit = 4

  /// Pairs of each source phrase together.
  private static func bySource(_ pairs: [PhrasePair]) -> [ArraySlice<PhrasePair>] {
    var groups: [ArraySlice<PhrasePair>] = []
    var start = 0
    while start < pairs.count {
      var end = start
      while end < pairs.count, pairs[end].source == pairs[start].source { end += 1 }
      groups.append(pairs[start..<end])
      start = end
    }
    return groups
  }
}

/// A phrase that is rendered in several ways.
private struct RenderedTerm {
  struct Rendering {
    let target: Int32
    let places: [ClosedRange<Int>]
    let rows: [Int32]
  }

  let source: Int32
  let score: Double
  let renderings: [Rendering]
  let row: Int

  /// What a meeting must weigh to be a rendering, and to be one that is seen once.
  private static let least: Float = 0.75
  private static let leastOnce: Float = 0.9
  /// How often the term must be seen.
  private static let leastCount = 3
  /// Words of which so many are common in all texts are no terms.
  private static let mostCommon = 0.99

  /// `nil` where there is one way only, or the phrase is no term.
  init?(_ pairs: ArraySlice<PhrasePair>, _ projection: PhraseProjection) {
    guard let first = pairs.first else { return nil }
    source = first.source
    score = first.score
    let contexts = projection.source.contexts
    guard projection.source.phrases.counts[Int(first.source)] >= Self.leastCount,
      contexts.nested[Int(first.source)] < 0.8
    else { return nil }
    var found = pairs.compactMap { pair -> Rendering? in
      let meetings = projection.meetings[pair.meetings].filter { $0.weight >= Self.least }
      guard let best = meetings.map(\.weight).max(),
        meetings.count > 1 || best >= Self.leastOnce,
        contexts.common[Int(first.source)] < Self.mostCommon
          || projection.target.contexts.common[Int(pair.target)] < Self.mostCommon
      else { return nil }
      return Rendering(
        target: pair.target, places: meetings.map(\.targetTokens), rows: meetings.map(\.row))
    }
    found.sort { ($1.places.count, $0.target) < ($0.places.count, $1.target) }
    // A longer way to say the same, a part of it, and a word of the same root are no other ways.
    var kept: [Rendering] = []
    for rendering in found
    where !kept.contains(where: {
      Self.areNested($0.target, rendering.target, projection)
        || Self.areRelated($0, rendering, projection)
    }) {
      kept.append(rendering)
    }
    renderings = kept
    guard kept.count > 1, kept[0].places.count > 1, let row = kept.dropFirst().flatMap(\.rows).min()
    else { return nil }
    self.row = Int(row)
  }

  private static func areNested(
    _ one: Int32, _ other: Int32, _ projection: PhraseProjection
  ) -> Bool {
    let phrases = projection.target.phrases
    return phrases.parts(of: one).contains(other) || phrases.parts(of: other).contains(one)
  }

  /// Whether two renderings are single words that begin alike: `resignation`, `resigning`.
  private static func areRelated(
    _ one: Rendering, _ other: Rendering, _ projection: PhraseProjection
  ) -> Bool {
    func word(_ rendering: Rendering) -> ArraySlice<UInt8>? {
      guard let place = rendering.places.first, place.count == 1 else { return nil }
      let target = projection.target.segmented
      return target.folded.bytes[target.tokens[place.lowerBound].folded.indices]
    }
    guard let first = word(one), let second = word(other) else { return false }
    let shared = zip(first, second).prefix { $0 == $1 }.count
    return shared >= 4 && shared * 2 >= min(first.count, second.count)
  }
}
