public import Text

/// Finds which sentences of two language versions say the same.
///
///     let bitext = SentenceAligner().bitext(french, english)
///
/// A bead is weighed by how well the words, numbers, names, marks, links and glossary concepts on
/// one side answer those on the other, by length, and by the ends of paragraphs. No dictionary is
/// needed: which words answer which is learnt from the text itself in a few rounds, starting from
/// what looks alike. Beads follow each other on both sides; sentences that change places become
/// one bead of several sentences.
///
/// Time and memory are linear in the text: rare words that meet first give a chain of anchors,
/// and only the alignments near it are weighed.
public struct SentenceAligner: Sendable {
  /// Words known to translate each other before anything is learnt from the text.
  public let lexicon: WordLexicon
  package let weights: AlignmentWeights

  /// An aligner with the weights that were found for it.
  public init(lexicon: WordLexicon = WordLexicon()) {
    self.init(lexicon: lexicon, weights: AlignmentWeights())
  }

  package init(lexicon: WordLexicon = WordLexicon(), weights: AlignmentWeights) {
    self.lexicon = lexicon
    self.weights = weights
  }

  /// The beads of two versions, each sentence in exactly one. O(text).
  ///
  /// - Parameter mentions: which glossary concepts the sentences of each version name; the same
  ///   number is the same concept in both.
  /// - Parameter vectors: the meaning of the sentences of each version, from one model; or none.
  public func bitext(
    _ source: SegmentedDocument, _ target: SegmentedDocument,
    mentions: (ConceptMentions, ConceptMentions) = (.none, .none), vectors: [SentenceVectors] = []
  ) -> Bitext {
    bitexts(of: [source, target], mentions: [mentions.0, mentions.1], vectors: vectors)[0]
  }

  /// The bitexts of all pairs of versions, in the order (0, 1), (0, 2)…, (1, 2)…
  ///
  /// Cheaper than one at a time: each version is looked through once. The bitexts need not agree;
  /// see `alignment`.
  ///
  /// - Parameters:
  ///   - mentions: which glossary concepts the sentences of each version name.
  ///   - vectors: the meaning of the sentences of each version, from one model; one more piece of
  ///     evidence where it is given.
  /// - Precondition: a version's vectors are as many as its sentences.
  public func bitexts(
    of versions: [SegmentedDocument], mentions: [ConceptMentions] = [],
    vectors: [SentenceVectors] = []
  ) -> [Bitext] {
    searched(versions, mentions, vectors).map(\.bitext)
  }

  /// The bitexts of all pairs of one to three versions, made to agree, and the rows they join to.
  ///
  /// - Parameters:
  ///   - mentions: as for `bitexts`.
  ///   - vectors: as for `bitexts`.
  ///   - crossings: Whether sentences that change places become beads that cross each other,
  ///     instead of one bead of several sentences.
  public func alignment(
    of versions: [SegmentedDocument], mentions: [ConceptMentions] = [],
    vectors: [SentenceVectors] = [], crossings: Bool = false
  ) -> Alignment {
    let joiner = RowJoiner()
    let searched = searched(versions, mentions, vectors)
    var rows = joiner.rows(versions, searched.map(\.bitext))
    var bitexts = searched.map { $0.bitext.agreeing(with: rows) }
    if crossings {
      bitexts = zip(bitexts, searched).map { bitext, search in
        guard let features = search.features else { return bitext }
        return Bitext(
          sourceLanguage: bitext.sourceLanguage, targetLanguage: bitext.targetLanguage,
          beads: CrossingFinder(evidence: features.words).crossed(bitext.beads))
      }
      rows = joiner.parted(rows, languages: versions.map(\.language), by: bitexts.map(\.beads))
    }
    return Alignment(bitexts: bitexts, rows: rows)
  }

  /// A bitext and what its beads were weighed by, where there was anything to weigh.
  private struct Searched: Sendable {
    let bitext: Bitext
    let features: BeadFeatures?
  }

  private func searched(
    _ versions: [SegmentedDocument], _ mentions: [ConceptMentions], _ vectors: [SentenceVectors]
  ) -> [Searched] {
    var builder = AlignmentSideBuilder()
    var sides: [AlignmentSide] = []
    for (index, version) in versions.enumerated() {
      sides.append(
        builder.side(of: version, mentions: index < mentions.count ? mentions[index] : .none))
      if index < vectors.count {
        precondition(
          vectors[index].count == version.sentences.count, "each sentence has its vector")
        sides[index].vectors = vectors[index]
      }
    }
    let pairs = versions.indices.flatMap { first in
      versions.indices.dropFirst(first + 1).map { (first, $0) }
    }
    return concurrentMap(pairs.count) { [sides, vocabulary = builder.vocabulary] index in
      let (first, second) = pairs[index]
      let source = sides[first]
      let target = sides[second]
      func bitext(_ beads: [Bead]) -> Bitext {
        Bitext(
          sourceLanguage: versions[first].language, targetLanguage: versions[second].language,
          beads: beads)
      }
      if source.count == 0 || target.count == 0 {
        let beads = leftOut(source: 0..<source.count, target: 0..<target.count)
        return Searched(bitext: bitext(beads), features: nil)
      }
      var (band, features, overhang, strangers) = round(
        weights.rounds.count - 1, source, target, vocabulary: vocabulary,
        translations: WordTranslations(
          lexicon, from: versions[first].language, to: versions[second].language))
      var lattice = BeadLattice(band, features)
      let last = weights.rounds[weights.rounds.count - 1]
      lattice.weighGroups(
        border: { last[.overhang] * overhang.over($0, $1) },
        group: { last[.strangers] * strangers.among($0, $1) })
      let beads = lattice.mostProbableBeads(threshold: weights.decodingThreshold).map {
        Bead(source: $0.source, target: $0.target, confidence: confidence($0.probability))
      }
      return Searched(bitext: bitext(beads), features: features)
    }
  }

  /// Points of a rectangle between two anchors that are all looked at, at the least.
  private static let leastArea = 20_000

  /// Aligns and learns until a round, and gives what that is to weigh.
  private func round(
    _ last: Int, _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary,
    translations: WordTranslations?
  ) -> (band: SearchBand, features: BeadFeatures, overhang: Overhang, strangers: Strangers) {
    let priorLinks = PriorLinks(
      source, target, vocabulary: vocabulary, translations: translations, weights: weights)
    let prior = LinkTable(priorLinks, source, target, weights: weights)
    var lengths = LengthModel(
      source, target, groupLimit: BeadShape.groupLimit, weights: weights)
    let learner = LinkLearner(source: source, target: target, prior: prior, weights: weights)

    var habits = AlignmentHabits()
    var comparison = VectorComparison(source, target)
    var links = prior
    var band = firstBand(source, target, links)
    func features(of round: Int) -> BeadFeatures {
      let evidence = LexicalEvidence(
        band, links, source, target, groups: round == 0 ? 2 : BeadShape.groupLimit)
      let vectors = comparison.map {
        VectorEvidence(band, $0, groups: evidence.groups, weights: weights.vectors)
      }
      return BeadFeatures(
        source, target, evidence: evidence, lengths: lengths, habits: habits, vectors: vectors,
        knowsWords: translations?.knowsWords ?? false, weights: weights.rounds[round])
    }
    for round in 0..<last {
      let features = features(of: round)
      let lattice = BeadLattice(band, features)
      let beads = lattice.mostProbableBeads(threshold: weights.decodingThreshold)
      band = lattice.narrowedBand(least: weights.leastThrough, padding: Int(weights.padding))
      let examples = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map {
        LinkLearner.Example(
          source: $0.source, target: $0.target,
          weight: Float(max(0.01, $0.probability * features.trust(in: $0))))
      }
      links = learner.links(from: examples)
      habits = AlignmentHabits(
        lattice.expectedCounts(), richness: features.richness(beads))
      let pairs = beads.filter { $0.source.count == 1 && $0.target.count == 1 }.map {
        (source: $0.source.lowerBound, target: $0.target.lowerBound, weight: $0.probability)
      }
      lengths.learn(from: pairs)
      comparison?.learn(from: pairs)
    }
    return (
      band, features(of: last), Overhang(links, lengths, source, target),
      Strangers(links, source, target)
    )
  }

  private func firstBand(
    _ source: AlignmentSide, _ target: AlignmentSide, _ links: LinkTable
  ) -> SearchBand {
    let size = source.count + target.count
    if (source.count + 1) * (target.count + 1) <= 2_000 {
      return SearchBand(
        around: [], sourceCount: source.count, targetCount: target.count, padding: 1,
        areaLimit: .max)
    }
    let chain = AnchorChain(links, source, target, least: 4)
    return SearchBand(
      around: chain.anchors, sourceCount: source.count, targetCount: target.count,
      padding: Int(weights.firstPadding),
      areaLimit: max(Self.leastArea, min(1_000_000, 100 * size)))
  }

  /// Sentences without counterparts, one bead each.
  private func leftOut(source: Range<Int>, target: Range<Int>) -> [Bead] {
    source.map {
      Bead(source: $0..<($0 + 1), target: target.lowerBound..<target.lowerBound, confidence: 1)
    }
      + target.map {
        Bead(source: source.upperBound..<source.upperBound, target: $0..<($0 + 1), confidence: 1)
      }
  }

  private func confidence(_ probability: Double) -> Double {
    let clamped = min(1 - 1e-9, max(1e-9, probability))
    let odds = Logarithm.of(clamped / (1 - clamped)) * weights.confidenceScale
    return 1 / (1 + Logarithm.exponential(-odds))
  }
}
