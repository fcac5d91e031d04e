internal import Glibc
internal import Pipeline
internal import Quotations
internal import Summaries
internal import Text

/// An article people have summed up, with what is measured of it and what its sentences are worth.
struct TrainingArticle: Sendable {
  let gold: SummaryGold
  let segmented: SegmentedDocument
  let quotations: [ByteRange]
  let measures: SentenceMeasures
  /// By pair of words, its values and whether a reference has it.
  let pairs: [(values: [Double], isThere: Bool)]
  /// By sentence, what it is worth less the mean, where sentences are counted and where space is.
  let worth: [FeatureWeights.Budget: [Double]]

  init(_ gold: SummaryGold) {
    self.gold = gold
    segmented = Segmenter().segment(gold.document)
    quotations = QuotationFinder().ranges(in: gold.document)
    measures = SentenceMeasures(segmented)
    pairs = measures.pairs(in: gold.references)
    var judge = SummaryJudge(gold, limit: .none)
    let tokens = measures.sentences.map { judge.tokens($0) }
    let worth = SentenceWorth(tokens, reference: judge.referenceWords.first ?? [])
    self.worth = [.sentences: worth.inTriples, .space: worth.inSpace]
  }
}

/// What sentences are worth to a summary, by the words (ROUGE-1) and pairs of words (ROUGE-2) they share
/// with a reference.
struct SentenceWorth {
  /// How likely a sentence is one of three, where sets of three are as likely as they are near to the
  /// reference: exp(F1 / 0.05). Softer than membership in the best set, which chance decides.
  let inTriples: [Double]
  /// F1 of the sentence alone, and shared words and pairs for each of its words, both in the deviations
  /// that they have in news.
  let inSpace: [Double]

  private static let temperature = 0.05
  /// Sets are made of so many sentences, the best alone.
  private static let mostCandidates = 20
  private static let deviations = (f1: 0.13, rate: 0.2)

  init(_ tokens: [[Int32]], reference: [Int32]) {
    let target = OracleTarget(reference)
    let alone = tokens.map { target.score(of: target.empty, with: $0) }
    inTriples = Self.centred(Self.likelihoods(tokens, alone, target))
    inSpace = Self.centred(
      zip(tokens, alone).map { words, f1 in
        f1 / Self.deviations.f1 + target.hits(of: words) / Double(max(words.count, 3))
          / Self.deviations.rate
      })
  }

  private static func likelihoods(
    _ tokens: [[Int32]], _ alone: [Double], _ target: OracleTarget
  ) -> [Double] {
    let candidates = tokens.indices.sorted { (-alone[$0], $0) < (-alone[$1], $1) }
      .prefix(mostCandidates)
    var sets: [(members: [Int], score: Double)] = []
    for (first, one) in candidates.enumerated() {
      var ofOne = target.empty
      target.add(tokens[one], to: &ofOne)
      for (second, other) in candidates.enumerated() where second > first {
        var ofTwo = ofOne
        target.add(tokens[other], to: &ofTwo)
        for (third, last) in candidates.enumerated() where third > second {
          sets.append(([one, other, last], target.score(of: ofTwo, with: tokens[last])))
        }
      }
    }
    var likelihoods = [Double](repeating: 0, count: tokens.count)
    guard let best = sets.map(\.score).max() else { return likelihoods }
    var total = 0.0
    for set in sets {
      let weight = exp((set.score - best) / temperature)
      total += weight
      for member in set.members { likelihoods[member] += weight }
    }
    return likelihoods.map { $0 / total }
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    return values.map { $0 - mean }
  }
}
