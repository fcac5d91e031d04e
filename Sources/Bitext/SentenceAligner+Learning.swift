public import Text

extension SentenceAligner {
  /// Which words answer each other in bitexts of these versions, for a lexicon that later
  /// alignments start from. O(text).
  ///
  /// A pair counts when at least two beads speak for it; what a single bead shows may be chance.
  ///
  /// - Parameters:
  ///   - bitexts: Of all pairs of versions, as `bitexts(of:mentions:)` gives them.
  ///   - versions: In the same order as there.
  public func learntPairs(
    in bitexts: [Bitext], of versions: [SegmentedDocument], mentions: [ConceptMentions] = []
  ) -> [LearntPair] {
    var builder = AlignmentSideBuilder()
    var sides: [AlignmentSide] = []
    for (index, version) in versions.enumerated() {
      sides.append(
        builder.side(of: version, mentions: index < mentions.count ? mentions[index] : .none))
    }
    var pairs: [LearntPair] = []
    for bitext in bitexts {
      guard
        let source = versions.firstIndex(where: { $0.language == bitext.sourceLanguage }),
        let target = versions.firstIndex(where: { $0.language == bitext.targetLanguage })
      else { continue }
      pairs += learntPairs(
        in: bitext, sides[source], sides[target], vocabulary: builder.vocabulary)
    }
    return pairs
  }

  /// Least mean probability of a pair that is worth keeping.
  private static let leastWeight: Float = 0.1
  private static let leastBeads: Float = 2

  private func learntPairs(
    in bitext: Bitext, _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary
  ) -> [LearntPair] {
    let examples = bitext.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map {
      LinkLearner.Example(
        source: $0.source, target: $0.target, weight: Float(max(0.01, $0.confidence)))
    }
    if examples.isEmpty { return [] }
    let prior = LinkTable(
      PriorLinks(
        source, target, vocabulary: vocabulary,
        translations: WordTranslations(
          lexicon, from: bitext.sourceLanguage, to: bitext.targetLanguage), weights: weights),
      source, target, weights: weights)
    let links = LinkLearner(source: source, target: target, prior: prior, weights: weights)
      .links(from: examples)
    let beads = BeadCounts(links, source, target, examples)
    var pairs: [LearntPair] = []
    for term in 0..<source.termCount where source.kinds[term] == .word {
      for link in links.range(term) {
        let other = Int(links.targets[link])
        let weight = (links.forward[link] * links.backward[link]).squareRoot()
        guard target.kinds[other] == .word, beads.counts[link] >= Self.leastBeads,
          weight >= Self.leastWeight
        else { continue }
        pairs.append(
          LearntPair(
            first: bitext.sourceLanguage, second: bitext.targetLanguage,
            firstStem: vocabulary.string(of: source.keys[term]),
            secondStem: vocabulary.string(of: target.keys[other]), weight: min(1, weight),
            count: beads.counts[link]))
      }
    }
    return pairs
  }
}

/// In how many examples both terms of each link stand.
private struct BeadCounts {
  private(set) var counts: [Float]

  /// O(pairs of linked terms in examples).
  init(
    _ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide,
    _ examples: [LinkLearner.Example]
  ) {
    counts = Array(repeating: 0, count: links.targets.count)
    var isThere = [Bool](repeating: false, count: target.termCount)
    var counted = [Int32](repeating: -1, count: source.termCount)
    for (index, example) in examples.enumerated() {
      let entries =
        Int(
          target.starts[example.target.lowerBound])..<Int(
          target.starts[example.target.upperBound])
      for entry in entries { isThere[Int(target.terms[entry])] = true }
      for sentence in example.source {
        for entry in source.termRange(sentence) {
          let term = Int(source.terms[entry])
          if counted[term] == Int32(index) { continue }
          counted[term] = Int32(index)
          for link in links.range(term) where isThere[Int(links.targets[link])] {
            counts[link] += 1
          }
        }
      }
      for entry in entries { isThere[Int(target.terms[entry])] = false }
    }
  }
}
