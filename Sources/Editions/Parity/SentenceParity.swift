import Bitext
import Text

/// Which sentences and paragraphs are missing in which version.
struct SentenceParity {
  /// By source and target version; `nil` where they are the same.
  let answers: [[SentenceAnswers?]]
  private let pairs: VersionPair.All
  /// By source and target version and by sentence: the logarithm of the odds that it is missing,
  /// with what the third version says.
  private var odds: [[[Double]]]

  /// What the third version's own evidence counts.
  private static let third = 0.5

  /// O(words of the article, in pairs within groups).
  init(_ material: EditionMaterial, _ pairs: VersionPair.All) {
    self.pairs = pairs
    var vocabulary = Vocabulary()
    let words = material.versions.map { ContentWords(of: $0.segmented, in: &vocabulary) }
    let lengths = material.versions.map { SentenceLengths($0.segmented) }
    let shapes = (0..<vocabulary.count).map { WordShape(vocabulary.bytes(of: Int32($0))) }
    var answers: [[SentenceAnswers?]] = []
    for source in 0..<pairs.count {
      answers.append(
        (0..<pairs.count).map { target in
          pairs[source, target].map { pair in
            SentenceAnswers(
              pair,
              WordAnswers(words[source], words[target], beads: pair.beads, shapes: shapes),
              lengths: (lengths[source], lengths[target]))
          }
        })
    }
    self.answers = answers
    odds = answers.map { $0.map { $0?.odds ?? [] } }
    for source in 0..<pairs.count {
      for target in 0..<pairs.count where source != target {
        for sentence in odds[source][target].indices {
          odds[source][target][sentence] += voices(for: sentence, source, target)
        }
      }
    }
  }

  /// What a third version says through the counterpart it has of a sentence.
  private func voices(for sentence: Int, _ source: Int, _ target: Int) -> Double {
    var sum = 0.0
    for other in 0..<pairs.count where other != source && other != target {
      guard let pair = pairs[source, other], let evidence = answers[other][target],
        pair.beadOfSource[sentence] >= 0, let own = answers[source][target]?.odds[sentence]
      else { continue }
      let bead = pair.beads[pair.beadOfSource[sentence]]
      if bead.target.isEmpty || bead.source.count > 1 && own < 0 { continue }
      let mean =
        bead.target.reduce(0) { $0 + evidence.odds[$1] } / Double(bead.target.count)
      sum += Self.third * min(4, max(-4, mean))
    }
    return sum
  }

  /// Sentences that are elsewhere are not missing.
  mutating func takeOut(_ moved: [(source: Int, target: Int, sentence: Int)]) {
    for (source, target, sentence) in moved { odds[source][target][sentence] = -6 }
  }

  /// Whether a sentence is more probably missing in a version than not.
  func isMissing(_ sentence: Int, of source: Int, in target: Int) -> Bool {
    odds[source][target].indices.contains(sentence) && odds[source][target][sentence] > 0
  }

  /// The counterparts of a sentence in the third version that are missing in the target: what they
  /// hold is told with them.
  func missingElsewhere(
    _ sentence: Int, of source: Int, in target: Int
  ) -> [(version: Int, sentence: Int)] {
    (0..<pairs.count).flatMap { other -> [(version: Int, sentence: Int)] in
      guard other != source, other != target, let pair = pairs[source, other] else { return [] }
      return pair.counterpart(of: sentence)
        .filter { isMissing($0, of: other, in: target) }.map { (other, $0) }
    }
  }

  /// What is missing, whole paragraphs and headings as such.
  var items: [ParityItem] {
    pairs.ordered.flatMap { pair in
      blocks(of: pair).flatMap { items(inBlock: $0, of: pair) } + parts(of: pair)
    }
  }

  private func blocks(of pair: VersionPair) -> [Range<Int>] {
    let sentences = pair.here.segmented.sentences
    var blocks: [Range<Int>] = []
    var start = 0
    for index in sentences.indices
    where index + 1 == sentences.count || sentences[index + 1].block != sentences[index].block {
      blocks.append(start..<(index + 1))
      start = index + 1
    }
    return blocks
  }

  private func items(inBlock block: Range<Int>, of pair: VersionPair) -> [ParityItem] {
    let odds = self.odds[pair.source][pair.target]
    let isHeading = pair.here.segmented.blockKind(ofSentence: block.lowerBound).isHeading
    let missing = block.filter { odds[$0] > Self.least }
    if missing.isEmpty { return [] }
    let own = block.reduce(0) { $0 + length($1, of: pair) }
    let lost = missing.reduce(0) { $0 + length($1, of: pair) }
    let sum = block.reduce(0) { $0 + min(3, odds[$1]) }
    // A sentence of a missing paragraph may have strayed into a neighbour's group.
    if missing.count == block.count || Double(lost) > 0.75 * Double(own) && sum > 0 {
      let best = block.reduce(0) { max($0, odds[$1]) }
      return [
        item(
          isHeading ? .heading : .paragraph, block, of: pair, odds: missing.count > 1 ? best : sum)
      ]
    }
    return missing.map {
      item(isHeading ? .heading : .sentence, $0..<($0 + 1), of: pair, odds: odds[$0])
    }
  }

  /// Below these odds nothing is made of a sentence.
  private static let least = -2.2

  private func length(_ sentence: Int, of pair: VersionPair) -> Int {
    pair.here.segmented.sentences[sentence].range.count
  }

  private func item(
    _ kind: ParityFinding.Kind, _ sentences: Range<Int>, of pair: VersionPair, odds: Double
  ) -> ParityItem {
    let all = pair.here.segmented.sentences
    let range = ByteRange(
      all[sentences.lowerBound].range.start, all[sentences.upperBound - 1].range.end)
    return ParityItem(
      kind: kind, version: pair.source, offset: range.start, presence: pair.presence(range),
      lacking: pair.target, absence: pair.absence(pair.expectedPlace(of: sentences)),
      confidence: SentenceAnswers.probability(logOdds: odds),
      identity: pairs.identity(
        ofSentence: sentences.lowerBound, in: pair.source, lacking: pair.target))
  }

  private func parts(of pair: VersionPair) -> [ParityItem] {
    guard let answers = answers[pair.source][pair.target] else { return [] }
    return answers.missingParts.compactMap { part in
      // The sentence may have been missed whole, or lie beside one that was.
      let nearby = (part.sentence - 1)...(part.sentence + 1)
      if nearby.contains(where: { isMissing($0, of: pair.source, in: pair.target) }) { return nil }
      return ParityItem(
        kind: .sentence, version: pair.source, offset: part.range.start,
        presence: pair.presence(part.range), lacking: pair.target,
        absence: pair.absence(pair.expectedPlace(inSentence: part.sentence)),
        confidence: min(0.9, SentenceAnswers.probability(logOdds: part.odds)),
        remark: "a part of a sentence",
        identity: "part "
          + pairs.identity(ofSentence: part.sentence, in: pair.source, lacking: pair.target))
    }
  }
}
