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
    let total = Double(max(meetings.count, 1))
    var candidates: [(pair: (Int32, Int32), candidate: TermCandidate)] = []
    var start = 0
    while start < meetings.count {
      let meeting = meetings[start]
      var end = start
      while end < meetings.count, meetings[end].source == meeting.source,
        meetings[end].target == meeting.target
      {
        end += 1
      }
      if end - start >= leastCount {
        let group = meetings[start..<end]
        let counts = (
          joint: Double(group.count), source: Double(sourcePhrases.counts[Int(meeting.source)]),
          target: Double(targetPhrases.counts[Int(meeting.target)])
        )
        let score = Association.score(
          joint: counts.joint, source: counts.source, target: counts.target, total: total)
        candidates.append(
          (
            (meeting.source, meeting.target),
            TermCandidate(
              source: Self.phrase(group.map(\.sourceTokens), source, Int(counts.source)),
              target: Self.phrase(group.map(\.targetTokens), target, Int(counts.target)),
              jointCount: group.count, score: score, exampleRow: meeting.row)
          ))
      }
      start = end
    }
    candidates.sort { left, right in
      (right.candidate.score, left.pair.0, left.pair.1)
        < (left.candidate.score, right.pair.0, right.pair.1)
    }
    return candidates.map(\.candidate)
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

/// How strongly two phrases belong together.
enum Association {
  /// The log-likelihood ratio times how regularly each phrase meets the other.
  static func score(joint: Double, source: Double, target: Double, total: Double) -> Double {
    let total = max(total, source + target)
    let ratio = logLikelihood(
      joint, source - joint, target - joint, total - source - target + joint)
    let regularity = (joint / source) * (joint / target)
    return max(ratio, 0) * regularity.squareRoot()
  }

  /// Dunning's G² of a two-by-two table.
  private static func logLikelihood(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    let n = a + b + c + d
    return 2
      * (part(a, (a + b) * (a + c) / n) + part(b, (a + b) * (b + d) / n)
        + part(c, (c + d) * (a + c) / n) + part(d, (c + d) * (b + d) / n))
  }

  private static func part(_ observed: Double, _ expected: Double) -> Double {
    observed > 0 && expected > 0 ? observed * Logarithm.natural(observed / expected) : 0
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
