internal import Text

/// Two phrases that meet, and how probable it is that they are a term and its translation.
struct PhrasePair {
  let source: Int32
  let target: Int32
  let score: Double
  let confidence: Double
  /// In `PhraseProjection.meetings`.
  let meetings: Range<Int>
}

extension PhraseProjection {
  /// All pairs, in the order of their phrases. O(meetings).
  var pairs: [PhrasePair] {
    let describer = PairDescriber(self)
    let weights = CandidateWeights()
    return groups.map { group in
      let values = describer.values(group)
      let first = meetings[group.lowerBound]
      let isGloss = meetings[group].contains(where: \.isGloss)
      return PhrasePair(
        source: first.source, target: first.target,
        score: max(isGloss ? Self.glossScore : 0, weights.termProbability(values)),
        confidence: max(isGloss ? Self.glossConfidence : 0, weights.translationProbability(values)),
        meetings: group)
    }
  }

  /// What is explained in brackets is a term more often than not, and rightly translated.
  private static let glossScore = 0.6
  private static let glossConfidence = 0.97

  /// Pairs as candidates. O(text + n log n) for n occurrences of their phrases.
  func candidates(_ pairs: some Collection<PhrasePair>) -> [TermCandidate] {
    let sourceTexts = DictionaryForms(source.segmented, source.phrases)
      .texts(of: pairs.map(\.source))
    let targetTexts = DictionaryForms(target.segmented, target.phrases)
      .texts(of: pairs.map(\.target))
    return pairs.map { pair in
      candidate(
        pair, sourceTexts[pair.source] ?? "", targetTexts[pair.target] ?? "",
        at: meetings[pair.meetings.lowerBound])
    }
  }

  /// A pair as a candidate that is shown where its phrases meet.
  func candidate(
    _ pair: PhrasePair, _ sourceText: String, _ targetText: String, at meeting: Meeting
  ) -> TermCandidate {
    TermCandidate(
      source: Self.phrase(pair.source, source, sourceText, meeting.sourceTokens),
      target: Self.phrase(pair.target, target, targetText, meeting.targetTokens),
      jointCount: pair.meetings.count, score: pair.score, confidence: pair.confidence,
      exampleRow: Int(meeting.row))
  }

  private static func phrase(
    _ key: Int32, _ text: PhraseText, _ form: String, _ tokens: ClosedRange<Int>
  ) -> TermCandidate.Phrase {
    TermCandidate.Phrase(
      text: form, count: text.phrases.counts[Int(key)],
      range: ByteRange(
        text.segmented.tokens[tokens.lowerBound].range.start,
        text.segmented.tokens[tokens.upperBound].range.end))
  }
}

extension Sequence<PhrasePair> {
  /// The strongest first; equal ones stay in the order of their phrases. O(n log n).
  var ranked: [PhrasePair] {
    sorted { ($1.score, $0.source, $0.target) < ($0.score, $1.source, $1.target) }
  }
}
