internal import Glibc
internal import Text

/// Chooses the terms of concepts: for each source phrase one phrase per target language, such that
/// the targets translate each other too where there is a choice.
struct ConceptChoice {
  /// One source phrase with what may answer it, by target.
  private struct Concept {
    let source: Int32
    /// The most probable translations first.
    var options: [[PhrasePair]]
    /// By target, an index of `options`.
    var chosen: [Int]
    var score = 0.0
  }

  private let projections: [PhraseProjection]
  private var concepts: [Concept] = []
  /// Confidences of pairs of two targets' phrases, by the two targets.
  private var agreements: [[Int]: [TargetPair: Double]] = [:]

  private struct TargetPair: Hashable {
    let one: Int32
    let other: Int32
  }

  /// How many translations are considered.
  private static let optionCount = 3
  /// What a pair of targets counts that never meet.
  private static let strange = 0.05
  /// Concepts whose targets are compared, for each that is wanted.
  private static let comparedFactor = 4
  private static let comparedCount = 1000

  /// O(meetings).
  ///
  /// - Parameters:
  ///   - projections: Of one source text.
  ///   - leastConfidence: Less probable translations are no options.
  init(_ projections: [PhraseProjection], leastConfidence: Double) {
    self.projections = projections
    var options: [[PhrasePair]] = []
    for projection in projections {
      options.append(Self.best(of: projection.pairs, leastConfidence: leastConfidence))
    }
    var next = options.map(\.startIndex)
    while let source = options.indices.compactMap({ index in
      next[index] < options[index].endIndex ? options[index][next[index]].source : nil
    }).min() {
      var concept = Concept(
        source: source, options: [], chosen: options.map { _ in 0 })
      for index in options.indices {
        let start = next[index]
        while next[index] < options[index].endIndex, options[index][next[index]].source == source {
          next[index] += 1
        }
        concept.options.append(Array(options[index][start..<next[index]]))
      }
      concepts.append(concept)
    }
    rank()
  }

  /// The most probable translations of each source phrase, of pairs in the order of source phrases.
  private static func best(of pairs: [PhrasePair], leastConfidence: Double) -> [PhrasePair] {
    var best: [PhrasePair] = []
    var start = 0
    while start < pairs.count {
      var end = start
      while end < pairs.count, pairs[end].source == pairs[start].source { end += 1 }
      best += pairs[start..<end].filter { $0.confidence >= leastConfidence }
        .sorted { ($1.weight, $0.target) < ($0.weight, $1.target) }
        .prefix(optionCount)
      start = end
    }
    return best
  }

  private func pairs(of concept: Concept) -> [PhrasePair?] {
    zip(concept.options, concept.chosen).map { $0.isEmpty ? nil : $0[$1] }
  }

  /// The mean probability that the source and each target are a term; a target that is not there
  /// has none.
  private mutating func rank() {
    for index in concepts.indices {
      let sum = pairs(of: concepts[index]).reduce(0) { $0 + ($1?.score ?? 0) }
      concepts[index].score = sum / Double(max(1, projections.count))
    }
    concepts.sort { ($1.score, $0.source) < ($0.score, $1.source) }
  }

  /// Drops concepts that are far from the first ones.
  mutating func keepStrongest(_ limit: Int) {
    let factor = Self.comparedFactor
    let (wanted, isLarge) = limit.multipliedReportingOverflow(by: factor)
    if !isLarge { concepts = Array(concepts.prefix(max(wanted, Self.comparedCount))) }
  }

  /// Chooses targets of two languages that translate each other. O(meetings).
  mutating func agree(_ first: Int, _ second: Int, _ projection: PhraseProjection) {
    var wanted: [TargetPair: Double] = [:]
    for concept in concepts {
      for one in concept.options[first] {
        for other in concept.options[second] {
          wanted[TargetPair(one: one.target, other: other.target)] = 0
        }
      }
    }
    for pair in projection.pairs {
      let name = TargetPair(one: pair.source, other: pair.target)
      if wanted[name] != nil { wanted[name] = pair.confidence }
    }
    agreements[[first, second]] = wanted
  }

  private mutating func choose() {
    for index in concepts.indices {
      var best = -Double.infinity
      var chosen = concepts[index].chosen
      forEachCombination(concepts[index].options.map { max(1, $0.count) }) { combination in
        let weight = weight(concepts[index], combination)
        if weight > best { (best, chosen) = (weight, combination) }
      }
      concepts[index].chosen = chosen
    }
    rank()
  }

  private func forEachCombination(_ counts: [Int], _ body: ([Int]) -> Void) {
    var combination = counts.map { _ in 0 }
    while true {
      body(combination)
      guard let place = counts.indices.last(where: { combination[$0] + 1 < counts[$0] }) else {
        return
      }
      combination[place] += 1
      for later in counts.indices where later > place { combination[later] = 0 }
    }
  }

  private func weight(_ concept: Concept, _ combination: [Int]) -> Double {
    var sum = 0.0
    for (options, index) in zip(concept.options, combination) where !options.isEmpty {
      sum += log(max(options[index].weight, 1e-9))
    }
    for (targets, known) in agreements {
      let (one, other) = (concept.options[targets[0]], concept.options[targets[1]])
      guard !one.isEmpty, !other.isEmpty else { continue }
      let pair = TargetPair(
        one: one[combination[targets[0]]].target, other: other[combination[targets[1]]].target)
      sum += log(max(known[pair] ?? 0, Self.strange))
    }
    return sum
  }

  /// The concepts, the strongest first. O(text + n log n) for n occurrences of their phrases.
  mutating func concepts(limit: Int) -> [ConceptCandidate] {
    choose()
    let kept = concepts.prefix(limit)
    guard let source = projections.first?.source else { return [] }
    let sourceTexts = DictionaryForms(source.segmented, source.phrases).texts(
      of: kept.map(\.source))
    let targetTexts = projections.indices.map { target in
      DictionaryForms(projections[target].target.segmented, projections[target].target.phrases)
        .texts(of: kept.compactMap { pairs(of: $0)[target]?.target })
    }
    return kept.compactMap { concept in
      let pairs = pairs(of: concept)
      let row = commonRow(pairs)
      var candidates: [Language: TermCandidate] = [:]
      for (target, pair) in pairs.enumerated() {
        guard let pair else { continue }
        let projection = projections[target]
        let meetings = projection.meetings[pair.meetings]
        guard let meeting = meetings.first(where: { $0.row == row }) ?? meetings.first else {
          continue
        }
        candidates[projection.target.segmented.language] = projection.candidate(
          pair, sourceTexts[concept.source] ?? "", targetTexts[target][pair.target] ?? "",
          at: meeting)
      }
      return ConceptCandidate(candidates, score: concept.score)
    }
  }

  /// The first row in which all pairs meet; else the first of the first pair.
  private func commonRow(_ pairs: [PhrasePair?]) -> Int32 {
    let rows = zip(pairs, projections).compactMap { pair, projection in
      pair.map { projection.meetings[$0.meetings].map(\.row) }
    }
    var common = Set(rows.first ?? [])
    for others in rows.dropFirst() { common.formIntersection(others) }
    return common.min() ?? rows.first?.first ?? 0
  }
}

extension PhrasePair {
  /// What choices between translations of a phrase go by.
  fileprivate var weight: Double { score * confidence }
}
