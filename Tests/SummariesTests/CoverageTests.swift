import TestSupport
import Testing
import Text

@testable import Summaries

/// What a summary has once it need not have again.
@Suite struct CoverageTests {
  private let version = ScoredVersion(
    segmented("The harbour bridge closes. Boats wait. The harbour bridge closes today."),
    weights: .standard)

  @Test func whatIsTakenGainsNothing() {
    var coverage = PairCoverage([version])
    let first = coverage.gain(of: [0..<1], in: 0)
    #expect(first > 0)
    #expect(coverage.gain(of: [0..<1], in: 0) == first)
    coverage.take([0..<1], in: 0)
    #expect(coverage.gain(of: [0..<1], in: 0) == 0)
    // Only "closes today" is new.
    let rest = coverage.gain(of: [2..<3], in: 0)
    #expect(rest > 0 && rest < first)
  }

  @Test func togetherPairsCountOnce() {
    var coverage = PairCoverage([version])
    let both = coverage.gain(of: [0..<1, 2..<3], in: 0)
    let first = coverage.gain(of: [0..<1], in: 0)
    let last = coverage.gain(of: [2..<3], in: 0)
    #expect(both < first + last)
    #expect(abs(both - last) < 1e-5)
  }

  /// Adding is better where the addition has more for a word than half of what is there.
  @Test func wordsThatSayLittleAreLeftOut() {
    var worth = RoomWorth(room: [20], whole: [200])
    #expect(worth.isBetter(with: [.init(words: 10, pairs: 2, score: 1)]))
    worth.add([.init(words: 10, pairs: 2, score: 1)])
    #expect(worth.isBetter(with: [.init(words: 10, pairs: 2, score: 1)]))
    #expect(!worth.isBetter(with: [.init(words: 10, pairs: 0.1, score: -1)]))
  }

  /// Who asks for the better part of a text gets what fits.
  @Test func muchRoomIsFilled() {
    var worth = RoomWorth(room: [20], whole: [30])
    worth.add([.init(words: 10, pairs: 2, score: 1)])
    #expect(worth.isBetter(with: [.init(words: 10, pairs: 0, score: -3)]))
  }

  @Test func morePairsAreWorthMore() {
    let worth = RoomWorth(room: [20, 30], whole: [200, 300])
    let much = worth.value(of: [
      .init(words: 10, pairs: 2, score: 1), .init(words: 12, pairs: 2, score: 1),
    ])
    let less = worth.value(of: [
      .init(words: 10, pairs: 1, score: 1), .init(words: 12, pairs: 2, score: 1),
    ])
    #expect(much > less)
  }
}
