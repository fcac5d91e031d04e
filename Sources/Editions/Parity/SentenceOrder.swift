import Bitext
import Text

/// Sentences that two versions both have, in another order.
struct SentenceOrder {
  private(set) var items: [ParityItem] = []
  /// Sentences that were left out by the aligner and are elsewhere.
  private(set) var moved: [(source: Int, target: Int, sentence: Int)] = []

  private let pairs: VersionPair.All

  /// What crossing must be better than keeping order by, in words answered.
  private static let leastGain = 2.0
  /// Left-out sentences of the other version that one is compared with.
  private static let reach = 64

  /// O(words of groups of several sentences on both sides, in pairs, and of left-out sentences).
  init(_ answers: [[SentenceAnswers?]], _ pairs: VersionPair.All) {
    self.pairs = pairs
    for source in 0..<pairs.count {
      for target in (source + 1)..<max(source + 1, pairs.count) {
        guard let pair = pairs[source, target], let evidence = answers[source][target] else {
          continue
        }
        addCrossings(of: pair)
        addSwaps(in: pair, evidence)
        addMoves(of: pair, evidence)
      }
    }
  }

  /// Beads that the aligner itself has crossed.
  private mutating func addCrossings(of pair: VersionPair) {
    var reached = 0
    let beads = pair.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
      .sorted { $0.source.lowerBound < $1.source.lowerBound }
    for bead in beads {
      if bead.target.lowerBound < reached {
        add(
          bead.source, bead.target.lowerBound, of: pair, confidence: bead.confidence,
          remark: "comes earlier there")
      }
      reached = max(reached, bead.target.upperBound)
    }
  }

  /// Two sentences of a group whose counterparts stand the other way round.
  private mutating func addSwaps(in pair: VersionPair, _ evidence: SentenceAnswers) {
    for (index, bead) in pair.beads.enumerated()
    where (2...8).contains(bead.source.count) && (2...8).contains(bead.target.count) {
      let units = bead.source.map { evidence.words.source.words(ofSentences: $0..<($0 + 1)) }
      let others = bead.target.map { evidence.words.target.words(ofSentences: $0..<($0 + 1)) }
      let sums = evidence.words.matches(units, others, within: index)
      var best = (gain: Self.leastGain, first: -1, second: -1, other: 0)
      for first in units.indices {
        for second in units.indices where second > first {
          for other in others.indices {
            for later in others.indices where later > other {
              let crossed = min(sums[first][later], 2) + min(sums[second][other], 2)
              let straight = sums[first][other] + sums[second][later]
              let gain = crossed - straight
              if gain > best.gain, sums[first][later] > 0.8, sums[second][other] > 0.8 {
                best = (gain, first, second, other)
              }
            }
          }
        }
      }
      guard best.first >= 0 else { continue }
      let sentence = bead.source.lowerBound + best.second
      add(
        sentence..<(sentence + 1), bead.target.lowerBound + best.other, of: pair,
        confidence: bead.confidence * min(1, 0.3 * best.gain),
        remark: "comes earlier there")
    }
  }

  /// Sentences left out on either side that answer each other.
  private mutating func addMoves(of pair: VersionPair, _ evidence: SentenceAnswers) {
    let here = leftOut(pair.beads.filter(\.target.isEmpty).map(\.source))
    let there = leftOut(pair.beads.filter(\.source.isEmpty).map(\.target))
    if here.isEmpty || there.isEmpty { return }
    struct Candidate {
      let share: Double
      let sentence: Int
      let other: Int
    }
    var found: [Candidate] = []
    for (index, sentence) in here.enumerated() {
      let words = evidence.words.source.words(ofSentences: sentence..<(sentence + 1))
      let weight = words.reduce(0) { $0 + $1.weight }
      let middle = index * there.count / here.count
      let low = max(0, min(middle - Self.reach / 2, there.count - Self.reach))
      for other in there[low..<min(there.count, low + Self.reach)] {
        let others = evidence.words.target.words(ofSentences: other..<(other + 1))
        let sum = evidence.words.matches(
          [words], [others], within: pair.beadOfSource[sentence])[0][0]
        let otherWeight = others.reduce(0) { $0 + $1.weight }
        let share = 2 * sum / max(1, weight + otherWeight)
        if sum >= 1.8, share >= 0.4 {
          found.append(Candidate(share: share, sentence: sentence, other: other))
        }
      }
    }
    found.sort {
      $0.share != $1.share
        ? $0.share > $1.share : ($0.sentence, $0.other) < ($1.sentence, $1.other)
    }
    var taken: Set<Int> = []
    var otherTaken: Set<Int> = []
    for candidate in found
    where !taken.contains(candidate.sentence) && !otherTaken.contains(candidate.other) {
      taken.insert(candidate.sentence)
      otherTaken.insert(candidate.other)
      moved.append((pair.source, pair.target, candidate.sentence))
      moved.append((pair.target, pair.source, candidate.other))
      add(
        candidate.sentence..<(candidate.sentence + 1), candidate.other, of: pair,
        confidence: min(0.95, candidate.share + 0.3), remark: "stands elsewhere there")
    }
  }

  private func leftOut(_ ranges: [Range<Int>]) -> [Int] { ranges.flatMap { Array($0) }.sorted() }

  private mutating func add(
    _ sentences: Range<Int>, _ other: Int, of pair: VersionPair, confidence: Double, remark: String
  ) {
    let all = pair.here.segmented.sentences
    let range = ByteRange(
      all[sentences.lowerBound].range.start, all[sentences.upperBound - 1].range.end)
    items.append(
      ParityItem(
        kind: .order, version: pair.source, offset: range.start, presence: pair.presence(range),
        lacking: pair.target, absence: pair.absence(pair.start(of: other)),
        confidence: confidence, remark: remark,
        identity: pairs.identity(
          ofSentence: sentences.lowerBound, in: pair.source, lacking: pair.target)))
  }
}
