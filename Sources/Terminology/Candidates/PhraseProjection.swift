internal import Bitext
internal import Glibc
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
    /// How far the words of both are linked to each other, in 0…1.
    let weight: Double
    /// Whether both begin a sentence.
    let begins: Bool
  }

  /// A meaningful word of a row: its sentence, and its place among the sentence's.
  private struct Place {
    let sentence: Int
    let index: Int
  }

  private struct Link {
    let word: Int
    let probability: Double
  }

  /// Links less sure than this do not keep phrases apart.
  private static let sure = 0.4
  /// A word that nothing answers more surely than this may belong to the phrase beside it.
  private static let free = 0.3
  private static let least: Float = 0.2
  /// What a meeting counts when such a word is taken in.
  private static let withFreeWord = 0.4

  /// O(words²) within rows.
  init(
    source: SegmentedDocument, target: SegmentedDocument, rows: [TrilingualRow], wordLimit: Int,
    lexicon: WordLexicon
  ) {
    self.source = source
    self.target = target
    sourcePhrases = PhraseInventory(source, wordLimit: wordLimit)
    targetPhrases = PhraseInventory(target, wordLimit: wordLimit + 1)
    let beads = rows.map {
      Bead(
        source: $0.sentences[source.language] ?? 0..<0,
        target: $0.sentences[target.language] ?? 0..<0, confidence: $0.confidence)
    }
    var words = ParallelWords(from: source.language, to: target.language, marks: false)
    words.append(source, target, beads: beads)
    var options = WordAligner.Options()
    options.least = Self.least
    let alignment = WordAligner(options: options, lexicon: lexicon).alignment(of: words)
    for (row, bead) in beads.enumerated() where !bead.source.isEmpty && !bead.target.isEmpty {
      project(row, bead, alignment.links(ofSegment: row))
    }
  }

  private static func places(_ sentences: Range<Int>, _ phrases: PhraseInventory) -> [Place] {
    sentences.flatMap { sentence in
      phrases.meaningful[sentence].indices.map { Place(sentence: sentence, index: $0) }
    }
  }

  /// The number of each meaningful word by its token, counted from the first of the sentences.
  private static func numbers(
    _ places: [Place], _ sentences: Range<Int>, _ document: SegmentedDocument,
    _ phrases: PhraseInventory
  ) -> [Int] {
    let first = Int(document.sentences[sentences.lowerBound].tokens.lowerBound)
    let end = Int(document.sentences[sentences.upperBound - 1].tokens.upperBound)
    var numbers = [Int](repeating: -1, count: end - first)
    for (number, place) in places.enumerated() {
      numbers[phrases.meaningful[place.sentence][place.index] - first] = number
    }
    return numbers
  }

  /// Finds the counterparts of every source phrase of a row. O(words × words of a phrase).
  private mutating func project(_ row: Int, _ bead: Bead, _ links: [WordAlignment.Link]) {
    let sources = Self.places(bead.source, sourcePhrases)
    let targets = Self.places(bead.target, targetPhrases)
    let sourceNumbers = Self.numbers(sources, bead.source, source, sourcePhrases)
    let targetNumbers = Self.numbers(targets, bead.target, target, targetPhrases)
    var targetsOf = [[Link]](repeating: [], count: sources.count)
    var sourcesOf = [[Link]](repeating: [], count: targets.count)
    for link in links {
      let (one, other) = (sourceNumbers[link.source], targetNumbers[link.target])
      if one < 0 || other < 0 { continue }
      targetsOf[one].append(Link(word: other, probability: Double(link.probability)))
      sourcesOf[other].append(Link(word: one, probability: Double(link.probability)))
    }
    for first in sources.indices where !targetsOf[first].isEmpty {
      let place = sources[first]
      sourcePhrases.forEachEnd(of: place.index, in: place.sentence) { end in
        let words = first...(first + end - place.index)
        guard !targetsOf[words.upperBound].isEmpty,
          let phrase = sourcePhrases.phrase(place.index...end, in: place.sentence),
          let others = Self.span(of: words, targetsOf, sourcesOf),
          targets[others.lowerBound].sentence == targets[others.upperBound].sentence
        else { return }
        let weight = Self.weight(words, others, targetsOf, sourcesOf)
        func add(_ others: ClosedRange<Int>, _ weight: Double) {
          let (low, high) = (targets[others.lowerBound], targets[others.upperBound])
          guard low.sentence == high.sentence,
            let counterpart = targetPhrases.phrase(low.index...high.index, in: low.sentence)
          else { return }
          meetings.append(
            Meeting(
              source: phrase.key, target: counterpart.key, row: row, sourceTokens: phrase.tokens,
              targetTokens: counterpart.tokens, weight: weight,
              begins: place.index == 0 && low.index == 0))
        }
        func isFree(_ word: Int) -> Bool {
          targets.indices.contains(word)
            && sourcesOf[word].allSatisfy { $0.probability < Self.free }
        }
        add(others, weight)
        if isFree(others.lowerBound - 1) {
          add((others.lowerBound - 1)...others.upperBound, weight * Self.withFreeWord)
        }
        if isFree(others.upperBound + 1) {
          add(others.lowerBound...(others.upperBound + 1), weight * Self.withFreeWord)
        }
      }
    }
  }

  /// The target words that answer source words, and no surely linked others between them; `nil`
  /// where there are none such (phrase pairs consistent with the alignment; Och and Ney 2004).
  private static func span(
    of words: ClosedRange<Int>, _ targetsOf: [[Link]], _ sourcesOf: [[Link]]
  ) -> ClosedRange<Int>? {
    let all = words.flatMap { targetsOf[$0] }
    let surely = all.filter { $0.probability >= sure }
    let linked = (surely.isEmpty ? all : surely).map(\.word)
    guard let low = linked.min(), let high = linked.max() else { return nil }
    let isConsistent = (low...high).allSatisfy {
      sourcesOf[$0].allSatisfy { $0.probability < sure || words.contains($0.word) }
    }
    return isConsistent ? low...high : nil
  }

  /// The mean over the words of both sides of how surely they are linked to the other.
  private static func weight(
    _ words: ClosedRange<Int>, _ others: ClosedRange<Int>, _ targetsOf: [[Link]],
    _ sourcesOf: [[Link]]
  ) -> Double {
    func sum(_ links: [Link], within range: ClosedRange<Int>) -> Double {
      min(1, links.reduce(0) { range.contains($1.word) ? $0 + $1.probability : $0 })
    }
    var total = 0.0
    for word in words { total += sum(targetsOf[word], within: others) }
    for word in others { total += sum(sourcesOf[word], within: words) }
    return total / Double(words.count + others.count)
  }

  // MARK: Candidates

  /// A pair of phrases with what it is judged by.
  struct Described {
    let source: Int32
    let target: Int32
    let candidate: TermCandidate
    let values: [Double]
  }

  /// The pairs, the strongest first. O(n log n).
  ///
  /// - Parameter limit: At most this many.
  mutating func candidates(leastCount: Int, limit: Int = .max) -> [Described] {
    meetings.sort { ($0.source, $0.target, $0.row) < ($1.source, $1.target, $1.row) }
    let groups = self.groups(leastCount: leastCount)
    let joint = groups.map { meetings[$0].reduce(0) { $0 + $1.weight } }
    var best: (source: [Int32: Double], target: [Int32: Double]) = ([:], [:])
    for (group, joint) in zip(groups, joint) {
      let meeting = meetings[group.lowerBound]
      best.source[meeting.source] = max(best.source[meeting.source] ?? 0, joint)
      best.target[meeting.target] = max(best.target[meeting.target] ?? 0, joint)
    }
    let contexts = (
      PhraseContexts(source, sourcePhrases), PhraseContexts(target, targetPhrases)
    )
    let weights = CandidateWeights()
    let values = zip(groups, joint).map { group, joint in
      let first = meetings[group.lowerBound]
      return self.values(
        group, joint: joint, contexts, bestOfSource: best.source[first.source] ?? joint,
        bestOfTarget: best.target[first.target] ?? joint)
    }
    let scores = values.map(weights.termProbability)
    // Groups are in the order of their phrases: equal scores stay in it.
    let ranked = groups.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit)
    let firsts = ranked.map { meetings[groups[$0].lowerBound] }
    let texts = (
      DictionaryForms(source, sourcePhrases).texts(of: firsts.map(\.source)),
      DictionaryForms(target, targetPhrases).texts(of: firsts.map(\.target))
    )
    return zip(ranked, firsts).map { index, first in
      Described(
        source: first.source, target: first.target,
        candidate: TermCandidate(
          source: Self.phrase(
            first.sourceTokens, source, texts.0[first.source] ?? "",
            sourcePhrases.counts[Int(first.source)]),
          target: Self.phrase(
            first.targetTokens, target, texts.1[first.target] ?? "",
            targetPhrases.counts[Int(first.target)]),
          jointCount: groups[index].count, score: scores[index],
          confidence: weights.translationProbability(values[index]), exampleRow: first.row),
        values: values[index])
    }
  }

  private func values(
    _ group: Range<Int>, joint: Double, _ contexts: (PhraseContexts, PhraseContexts),
    bestOfSource: Double, bestOfTarget: Double
  ) -> [Double] {
    let first = meetings[group.lowerBound]
    let (one, other) = (Int(first.source), Int(first.target))
    let counts = (
      Double(sourcePhrases.counts[one]), Double(targetPhrases.counts[other])
    )
    let words = sourcePhrases.wordCount(of: first.source)
    let targetWords = targetPhrases.wordCount(of: first.target)
    // What only ever begins a sentence is more often a piece of one than an entry of a list.
    let isElsewhere = contexts.0.begins[one] < 1 && contexts.1.begins[other] < 1
    let begins = isElsewhere ? Double(meetings[group].count { $0.begins }) : 0
    return CandidateFeature.allCases.map { feature in
      switch feature {
      case .bias: 1
      case .joint: log(joint + 0.1)
      case .regularity: log(min(1, joint / counts.0) + 0.02)
      case .targetRegularity: log(min(1, joint / counts.1) + 0.02)
      case .sourceCount: log(counts.0)
      case .nested: contexts.0.nested[one]
      case .targetNested: contexts.1.nested[other]
      case .oneWord: words == 1 ? 1 : 0
      case .twoWords: words == 2 ? 1 : 0
      case .threeWords: words == 3 ? 1 : 0
      case .moreWords: words >= 4 ? 1 : 0
      case .wordDifference: Double(abs(words - targetWords))
      case .targetWords: Double(targetWords)
      case .capital: contexts.0.capital[one]
      case .targetCapital: contexts.1.capital[other]
      case .beginsTogether: begins > 0 ? 1 : 0
      case .beginsTogetherCount: log(1 + begins)
      case .beginsTogetherShare: begins / Double(group.count)
      case .entropyBefore: contexts.0.entropyBefore[one]
      case .entropyBehind: contexts.0.entropyBehind[one]
      case .targetEntropyBefore: contexts.1.entropyBefore[other]
      case .targetEntropyBehind: contexts.1.entropyBehind[other]
      case .common: contexts.0.common[one]
      case .targetCommon: contexts.1.common[other]
      case .quoted: contexts.0.quoted[one]
      case .targetQuoted: contexts.1.quoted[other]
      case .bestOfSource: joint / bestOfSource
      case .bestOfTarget: joint / bestOfTarget
      case .once: joint < 1.5 ? 1 : 0
      case .certainty: joint / Double(group.count)
      case .begins: isElsewhere ? contexts.0.begins[one] : 0
      case .targetBegins: isElsewhere ? contexts.1.begins[other] : 0
      }
    }
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

  private static func phrase(
    _ tokens: ClosedRange<Int>, _ document: SegmentedDocument, _ text: String, _ count: Int
  ) -> TermCandidate.Phrase {
    TermCandidate.Phrase(
      text: text, count: count,
      range: ByteRange(
        document.tokens[tokens.lowerBound].range.start,
        document.tokens[tokens.upperBound].range.end))
  }
}
