internal import Bitext
internal import Glibc
internal import Text

/// A text with its phrases, and what it says of them.
struct PhraseText: Sendable {
  let segmented: SegmentedDocument
  let phrases: PhraseInventory
  let contexts: PhraseContexts

  /// O(tokens × words of a phrase²).
  init(_ segmented: SegmentedDocument, wordLimit: Int) {
    self.segmented = segmented
    phrases = PhraseInventory(segmented, wordLimit: wordLimit)
    contexts = PhraseContexts(segmented, phrases)
  }
}

/// Phrases of one document and what they correspond to in another.
struct PhraseProjection: Sendable {
  let source: PhraseText
  let target: PhraseText
  /// Sorted by source, target and row.
  private(set) var meetings: [Meeting] = []
  /// The runs of meetings that join the same two phrases.
  private(set) var groups: [Range<Int>] = []
  private let leastCount: Int

  /// One place where two phrases correspond.
  struct Meeting {
    let source: Int32
    let target: Int32
    let row: Int32
    /// How far the words of both are linked to each other, in 0…1.
    fileprivate(set) var weight: Float
    /// The first and the last token of each.
    fileprivate let bounds: (Int32, Int32, Int32, Int32)
    /// Whether both begin a sentence.
    let begins: Bool
    /// Whether a version explains its words by those of the other, in brackets.
    var isGloss = false

    var sourceTokens: ClosedRange<Int> { Int(bounds.0)...Int(bounds.1) }
    var targetTokens: ClosedRange<Int> { Int(bounds.2)...Int(bounds.3) }
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

  /// O(words²) within rows, and O(n log n) for n meetings.
  ///
  /// - Parameters:
  ///   - leastCount: How often two phrases must meet.
  ///   - samplerLimit: How many samplers align the words; `nil`: as many as usual.
  init(
    source: PhraseText, target: PhraseText, rows: [TrilingualRow], lexicon: WordLexicon,
    leastCount: Int, samplerLimit: Int? = nil
  ) {
    self.source = source
    self.target = target
    self.leastCount = leastCount
    let (one, other) = (source.segmented, target.segmented)
    let beads = rows.map {
      Bead(
        source: $0.sentences[one.language] ?? 0..<0,
        target: $0.sentences[other.language] ?? 0..<0, confidence: $0.confidence)
    }
    var words = ParallelWords(from: one.language, to: other.language, marks: false)
    words.append(one, other, beads: beads)
    var options = WordAligner.Options()
    options.least = Self.least
    if let samplerLimit { options.samplerLimit = samplerLimit }
    let alignment = WordAligner(options: options, lexicon: lexicon).alignment(of: words)
    for (row, bead) in beads.enumerated() where !bead.source.isEmpty && !bead.target.isEmpty {
      let first = meetings.count
      let links = alignment.links(ofSegment: row)
      project(row, bead, links)
      addGlosses(first, row, bead, links)
    }
    meetings.sort { ($0.source, $0.target, $0.row) < ($1.source, $1.target, $1.row) }
    findGroups()
  }

  private static func places(_ sentences: Range<Int>, _ phrases: PhraseInventory) -> [Place] {
    sentences.flatMap { sentence in
      phrases.meaningful[sentence].indices.map { Place(sentence: sentence, index: $0) }
    }
  }

  /// The number of each meaningful word by its token, counted from the first of the sentences.
  private static func numbers(
    _ places: [Place], _ sentences: Range<Int>, _ text: PhraseText
  ) -> [Int] {
    let first = Int(text.segmented.sentences[sentences.lowerBound].tokens.lowerBound)
    let end = Int(text.segmented.sentences[sentences.upperBound - 1].tokens.upperBound)
    var numbers = [Int](repeating: -1, count: end - first)
    for (number, place) in places.enumerated() {
      numbers[text.phrases.meaningful[place.sentence][place.index] - first] = number
    }
    return numbers
  }

  /// Finds the counterparts of every source phrase of a row. O(words × words of a phrase).
  private mutating func project(_ row: Int, _ bead: Bead, _ links: [WordAlignment.Link]) {
    let sources = Self.places(bead.source, source.phrases)
    let targets = Self.places(bead.target, target.phrases)
    let sourceNumbers = Self.numbers(sources, bead.source, source)
    let targetNumbers = Self.numbers(targets, bead.target, target)
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
      source.phrases.forEachEnd(of: place.index, in: place.sentence) { end in
        let words = first...(first + end - place.index)
        guard !targetsOf[words.upperBound].isEmpty,
          let phrase = source.phrases.phrase(place.index...end, in: place.sentence),
          source.phrases.counts[Int(phrase.key)] >= leastCount,
          let others = Self.span(of: words, targetsOf, sourcesOf),
          targets[others.lowerBound].sentence == targets[others.upperBound].sentence
        else { return }
        let weight = Self.weight(words, others, targetsOf, sourcesOf)
        func add(_ others: ClosedRange<Int>, _ weight: Double) {
          let (low, high) = (targets[others.lowerBound], targets[others.upperBound])
          guard low.sentence == high.sentence,
            let counterpart = target.phrases.phrase(low.index...high.index, in: low.sentence),
            target.phrases.counts[Int(counterpart.key)] >= leastCount
          else { return }
          meetings.append(
            Meeting(
              source: phrase.key, target: counterpart.key, row: Int32(row), weight: Float(weight),
              bounds: (
                Int32(phrase.tokens.lowerBound), Int32(phrase.tokens.upperBound),
                Int32(counterpart.tokens.lowerBound), Int32(counterpart.tokens.upperBound)
              ),
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

  /// Adds what glosses in brackets say to the row's meetings, which begin at `first`.
  private mutating func addGlosses(
    _ first: Int, _ row: Int, _ bead: Bead, _ links: [WordAlignment.Link]
  ) {
    let glosses = (
      ParentheticalGlosses.glosses(in: bead.source, of: source.segmented),
      ParentheticalGlosses.glosses(in: bead.target, of: target.segmented)
    )
    if glosses.0.isEmpty && glosses.1.isEmpty { return }
    let sure = links.filter { Double($0.probability) >= Self.sure }
    let start = source.segmented.sentences[bead.source.lowerBound].tokens.lowerBound
    let otherStart = target.segmented.sentences[bead.target.lowerBound].tokens.lowerBound
    let linked = Set(sure.map { Int(start) + $0.source })
    let otherLinked = Set(sure.map { Int(otherStart) + $0.target })
    for gloss in glosses.0 {
      if let other = target.phrase(saying: gloss, in: bead.target),
        let explained = source.phrase(endingAt: gloss.end, without: linked, in: bead.source)
      {
        addGloss(explained, other, row)
      } else {
        markGloss(from: first) { [target] in
          $0.sourceTokens.upperBound == gloss.end
            && ParentheticalGlosses.says(gloss, $0.targetTokens, of: target.segmented)
        }
      }
    }
    for gloss in glosses.1 {
      if let other = source.phrase(saying: gloss, in: bead.source),
        let explained = target.phrase(endingAt: gloss.end, without: otherLinked, in: bead.target)
      {
        addGloss(other, explained, row)
      } else {
        markGloss(from: first) { [source] in
          $0.targetTokens.upperBound == gloss.end
            && ParentheticalGlosses.says(gloss, $0.sourceTokens, of: source.segmented)
        }
      }
    }
  }

  private mutating func addGloss(
    _ one: PhraseInventory.Phrase, _ other: PhraseInventory.Phrase, _ row: Int
  ) {
    meetings.append(
      Meeting(
        source: one.key, target: other.key, row: Int32(row), weight: 1,
        bounds: (
          Int32(one.tokens.lowerBound), Int32(one.tokens.upperBound),
          Int32(other.tokens.lowerBound), Int32(other.tokens.upperBound)
        ), begins: false, isGloss: true))
  }

  /// Marks the surest of the meetings that a gloss says.
  private mutating func markGloss(from first: Int, _ isMeant: (Meeting) -> Bool) {
    let meant = meetings.indices.dropFirst(first).filter { isMeant(meetings[$0]) }
    guard
      let best = meant.max(by: {
        (meetings[$0].weight, meetings[$0].sourceTokens.count)
          < (meetings[$1].weight, meetings[$1].sourceTokens.count)
      })
    else { return }
    meetings[best].isGloss = true
    meetings[best].weight = 1
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

  private mutating func findGroups() {
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
  }
}
