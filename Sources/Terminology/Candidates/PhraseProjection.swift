internal import Bitext
internal import Text

/// Phrases of one document and what they correspond to in another.
struct PhraseProjection {
  private let source: SegmentedDocument
  private let target: SegmentedDocument
  private let sourcePhrases: PhraseInventory
  private let targetPhrases: PhraseInventory
  private var meetings: [Meeting] = []

  /// One place where two phrases correspond.
  private struct Meeting {
    let source: Int32
    let target: Int32
    let row: Int
    let sourceTokens: ClosedRange<Int>
    let targetTokens: ClosedRange<Int>
  }

  /// A meaningful word of a row: its sentence, and its place among the sentence's.
  private struct Place {
    let sentence: Int
    let index: Int
  }

  init(
    source: SegmentedDocument, target: SegmentedDocument, rows: [TrilingualRow], wordLimit: Int
  ) {
    self.source = source
    self.target = target
    var sourceWords = Vocabulary()
    var targetWords = Vocabulary()
    sourcePhrases = PhraseInventory(source, vocabulary: &sourceWords, wordLimit: wordLimit)
    targetPhrases = PhraseInventory(target, vocabulary: &targetWords, wordLimit: wordLimit + 1)
    let sourcePlaces = rows.map { Self.places($0, source, sourcePhrases) }
    let targetPlaces = rows.map { Self.places($0, target, targetPhrases) }
    let pairs = rows.indices.map { row in
      WordLinks.Pair(
        source: sourcePlaces[row].map { Self.stem($0, sourcePhrases) },
        target: targetPlaces[row].map { Self.stem($0, targetPhrases) })
    }
    let links = WordLinks(pairs) { first, second in
      Likeness.of(sourceWords.bytes(of: first), targetWords.bytes(of: second))
    }
    for row in rows.indices {
      project(row, sourcePlaces[row], targetPlaces[row], links.links[row])
    }
  }

  private static func places(
    _ row: TrilingualRow, _ document: SegmentedDocument, _ phrases: PhraseInventory
  ) -> [Place] {
    (row.sentences[document.language] ?? 0..<0).flatMap { sentence in
      phrases.meaningful[sentence].indices.map { Place(sentence: sentence, index: $0) }
    }
  }

  private static func stem(_ place: Place, _ phrases: PhraseInventory) -> Int32 {
    phrases.stems[phrases.meaningful[place.sentence][place.index]]
  }

  /// Finds the counterpart of every source phrase of a row. O(words × words of a phrase).
  private mutating func project(
    _ row: Int, _ sources: [Place], _ targets: [Place], _ links: [(source: Int, target: Int)]
  ) {
    if links.isEmpty { return }
    var targetsOf = [[Int]](repeating: [], count: sources.count)
    var sourcesOf = [[Int]](repeating: [], count: targets.count)
    for link in links {
      targetsOf[link.source].append(link.target)
      sourcesOf[link.target].append(link.source)
    }
    for first in sources.indices where !targetsOf[first].isEmpty {
      let sentence = sources[first].sentence
      sourcePhrases.forEachEnd(of: sources[first].index, in: sentence) { end in
        let last = first + end - sources[first].index
        guard !targetsOf[last].isEmpty else { return }
        let linked = (first...last).flatMap { targetsOf[$0] }
        guard let low = linked.min(), let high = linked.max(),
          targets[low].sentence == targets[high].sentence,
          (low...high).allSatisfy({ sourcesOf[$0].allSatisfy { (first...last).contains($0) } }),
          let from = sourcePhrases.phrase(sources[first].index...end, in: sentence),
          let to = targetPhrases.phrase(
            targets[low].index...targets[high].index, in: targets[low].sentence)
        else { return }
        meetings.append(
          Meeting(
            source: from.key, target: to.key, row: row, sourceTokens: from.tokens,
            targetTokens: to.tokens))
      }
    }
  }

  /// The pairs, the strongest first. O(n log n).
  mutating func candidates(leastCount: Int) -> [TermCandidate] {
    meetings.sort { ($0.source, $0.target, $0.row) < ($1.source, $1.target, $1.row) }
    let groups = self.groups(leastCount: leastCount)
    let nested = nestedCounts(groups)
    var candidates = groups.map { group in
      let first = meetings[group.lowerBound]
      let source = sourcePhrases.counts[Int(first.source)]
      let target = targetPhrases.counts[Int(first.target)]
      let sourcePhrase = Self.phrase(meetings[group].map(\.sourceTokens), self.source, source)
      let strength = CandidateStrength(
        joint: group.count, source: source, target: target, nested: nested[Int(first.source)],
        words: sourcePhrases.wordCount(of: first.source),
        hasCapital: !Self.startsSmall(sourcePhrase.text))
      return (
        keys: first,
        candidate: TermCandidate(
          source: sourcePhrase,
          target: Self.phrase(meetings[group].map(\.targetTokens), self.target, target),
          jointCount: group.count, score: strength.score, exampleRow: first.row)
      )
    }
    candidates.sort { left, right in
      (right.candidate.score, left.keys.source, left.keys.target)
        < (left.candidate.score, right.keys.source, right.keys.target)
    }
    return candidates.map(\.candidate)
  }

  /// The runs of sorted meetings that join the same two phrases.
  private func groups(leastCount: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    while start < meetings.count {
      var end = start
      while end < meetings.count, meetings[end].source == meetings[start].source,
        meetings[end].target == meetings[start].target
      {
        end += 1
      }
      if end - start >= leastCount { groups.append(start..<end) }
      start = end
    }
    return groups
  }

  /// For each source phrase, how often it stands inside the most frequent longer one that has a
  /// counterpart more than once.
  private func nestedCounts(_ groups: [Range<Int>]) -> [Int] {
    var nested = [Int](repeating: 0, count: sourcePhrases.counts.count)
    for group in groups where group.count > 1 {
      let longer = meetings[group.lowerBound].source
      for part in sourcePhrases.parts(of: longer) {
        nested[Int(part)] = max(nested[Int(part)], group.count)
      }
    }
    return nested
  }

  /// The form found most often; of equally frequent ones the first.
  private static func phrase(
    _ places: [ClosedRange<Int>], _ document: SegmentedDocument, _ count: Int
  ) -> TermCandidate.Phrase {
    let ranges = places.map {
      ByteRange(
        document.tokens[$0.lowerBound].range.start, document.tokens[$0.upperBound].range.end)
    }
    var counts: [String: Int] = [:]
    for range in ranges { counts[document.document.string(range), default: 0] += 1 }
    // A form that ever begins with a small letter owes its capital to the sentence.
    var best = (text: document.document.string(ranges[0]), count: 0)
    for range in ranges {
      let text = document.document.string(range)
      let isBetter =
        (counts[text] ?? 0, startsSmall(text) ? 1 : 0)
        > (best.count, startsSmall(best.text) ? 1 : 0)
      if best.count == 0 || isBetter { best = (text, counts[text] ?? 0) }
    }
    return TermCandidate.Phrase(text: best.text, count: count, range: ranges[0])
  }

  private static func startsSmall(_ text: String) -> Bool {
    text.unicodeScalars.first.map { $0.properties.isLowercase } ?? false
  }
}

/// How likely a pair of phrases is to be one term in two languages.
///
/// The weights were fitted on definitions of legal terms.
struct CandidateStrength {
  /// How often the two are joined, and how often each occurs.
  let joint: Int
  let source: Int
  let target: Int
  /// How often the source phrase is only a part of a longer one.
  let nested: Int
  /// Words of meaning in the source phrase.
  let words: Int
  let hasCapital: Bool

  /// Meetings beyond the first that chance may bring, times how regularly each phrase meets the
  /// other (the cosine of their occurrences), times what makes a phrase a term: several words, a
  /// capital, standing alone (after the C-value; Frantzi, Ananiadou and Mima 2000).
  var score: Double {
    let regularity = Double(joint) / (Double(source) * Double(target)).squareRoot()
    let independence = max(1 - Double(nested) / Double(max(source, 1)), 0.2)
    return (Double(joint) - 0.8) * regularity * Double(min(words, 3)) * (hasCapital ? 1.5 : 1)
      * independence
  }
}

/// How much two words look alike, in 0…1.
enum Likeness {
  /// The common beginning as a share of the longer word; nothing under three letters, or half.
  static func of(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Double {
    if first.elementsEqual(second) { return 1 }
    var common = 0
    for (left, right) in zip(first, second) {
      if left != right { break }
      common += 1
    }
    let share = Double(common) / Double(max(first.count, second.count))
    return common >= 3 && share >= 0.5 ? share * 0.6 : 0
  }
}
