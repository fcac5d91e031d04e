import Testing
import Text

@testable import Bitext

private let languages: [Language] = [.french, .italian, .english]

private func bead(_ source: Range<Int>, _ target: Range<Int>, _ confidence: Double = 0.9) -> Bead {
  Bead(source: source, target: target, confidence: confidence)
}

private func written(_ rows: [TrilingualRow]) -> [String] {
  rows.map { row in
    languages.map { language in
      row.sentences[language].map { Array($0).map(String.init).joined(separator: ",") } ?? "-"
    }.joined(separator: " ")
  }
}

@Suite struct RowJoinerTests {
  private func oneToOne(_ count: Int) -> [Bead] {
    (0..<count).map { bead($0..<($0 + 1), $0..<($0 + 1)) }
  }

  @Test func agreementIsKept() {
    // fr 1 is left out in en; it and en merge differently.
    let rows = RowJoiner().rows(
      languages: languages, counts: [3, 3, 2],
      beads: [
        oneToOne(3), [bead(0..<1, 0..<1), bead(1..<2, 1..<1), bead(2..<3, 1..<2)],
        [bead(0..<1, 0..<1), bead(1..<2, 1..<1), bead(2..<3, 1..<2)],
      ])
    #expect(written(rows) == ["0 0 0", "1 1 -", "2 2 1"])
    #expect(rows.allSatisfy { $0.confidence > 0.85 })
  }

  @Test func thirdLanguageOutvotesTheOther() {
    // fr-en merges two beads that fr-it and it-en keep apart.
    let merged = [bead(0..<1, 0..<1), bead(1..<3, 1..<3, 0.6), bead(3..<4, 3..<4)]
    let rows = RowJoiner().rows(
      languages: languages, counts: [4, 4, 4], beads: [oneToOne(4), merged, oneToOne(4)])
    #expect(written(rows) == ["0 0 0", "1 1 1", "2 2 2", "3 3 3"])
    let english = Bitext(rows: rows, source: .french, target: .english)
    #expect(english.beads.count == 4)
  }

  @Test func sureBeadsOutweighDoubtfulOnes() {
    // it-en doubts what fr-it and fr-en are sure of.
    let shifted = [
      bead(0..<1, 0..<0, 0.3), bead(1..<2, 0..<1, 0.3), bead(2..<3, 1..<2, 0.3),
      bead(3..<3, 2..<3, 0.3),
    ]
    let rows = RowJoiner().rows(
      languages: languages, counts: [3, 3, 3], beads: [oneToOne(3), oneToOne(3), shifted])
    #expect(written(rows) == ["0 0 0", "1 1 1", "2 2 2"])
    #expect(rows.allSatisfy { $0.confidence < 0.8 })
  }

  @Test func blocksThatOnlyTwoLanguagesHave() {
    // 300 sentences in it and en that fr lacks.
    let rows = RowJoiner().rows(
      languages: languages, counts: [1, 301, 301],
      beads: [
        [bead(0..<1, 0..<1)] + (1..<301).map { bead(1..<1, $0..<($0 + 1)) },
        [bead(0..<1, 0..<1)] + (1..<301).map { bead(1..<1, $0..<($0 + 1)) }, oneToOne(301),
      ])
    #expect(rows.count == 301)
    #expect(rows.last?.sentences == [.italian: 300..<301, .english: 300..<301])
  }

  @Test func finerBeadsStayWithinRows() {
    // Italian says in one sentence what the others say in two: one row, but two fr-en beads.
    let rows = RowJoiner().rows(
      languages: languages, counts: [2, 1, 2],
      beads: [[bead(0..<2, 0..<1)], oneToOne(2), [bead(0..<1, 0..<2)]])
    #expect(written(rows) == ["0,1 0 0,1"])
    let english = Bitext(
      sourceLanguage: .french, targetLanguage: .english, beads: oneToOne(2))
    #expect(english.agreeing(with: rows) == english)
    #expect(Bitext(rows: rows, source: .french, target: .english).beads.count == 1)
  }

  @Test func twoVersionsAndOne() {
    let two = RowJoiner().rows(
      languages: [.french, .english], counts: [2, 1],
      beads: [[bead(0..<1, 0..<0), bead(1..<2, 0..<1)]])
    #expect(two.map(\.sentences) == [[.french: 0..<1], [.french: 1..<2, .english: 0..<1]])
    let one = RowJoiner().rows(languages: [.italian], counts: [3], beads: [])
    #expect(one.map(\.sentences) == (0..<3).map { [.italian: $0..<($0 + 1)] })
    #expect(RowJoiner().rows(languages: [.italian], counts: [0], beads: []).isEmpty)
  }

  @Test func rowsCoverEverythingOnceWhateverTheBitexts() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let counts = (0..<3).map { _ in Int.random(in: 0...40, using: &generator) }
      let beads = [(0, 1), (0, 2), (1, 2)].map {
        randomBeads(source: counts[$0.0], target: counts[$0.1], using: &generator)
      }
      let rows = RowJoiner().rows(languages: languages, counts: counts, beads: beads)
      for (version, language) in languages.enumerated() {
        let ranges = rows.compactMap { $0.sentences[language] }
        #expect(ranges.flatMap { Array($0) } == Array(0..<counts[version]))
        #expect(ranges.allSatisfy { !$0.isEmpty })
      }
      #expect(rows.map(\.index) == Array(0..<rows.count))
      #expect(rows.allSatisfy { !$0.sentences.isEmpty && (0...1).contains($0.confidence) })
      for (source, target) in [(0, 1), (0, 2), (1, 2)] {
        let bitext = Bitext(rows: rows, source: languages[source], target: languages[target])
        #expect(
          coversEverythingOnce(bitext.beads, source: counts[source], target: counts[target]))
      }
      for (pair, (source, target)) in [(0, 1), (0, 2), (1, 2)].enumerated() {
        let agreed = Bitext(
          sourceLanguage: languages[source], targetLanguage: languages[target], beads: beads[pair]
        ).agreeing(with: rows)
        #expect(
          coversEverythingOnce(agreed.beads, source: counts[source], target: counts[target]))
        let ends = Set(agreed.beads.map { [$0.source.upperBound, $0.target.upperBound] })
        let rowEnds = Bitext(rows: rows, source: languages[source], target: languages[target])
          .beads.map { [$0.source.upperBound, $0.target.upperBound] }
        #expect(rowEnds.allSatisfy(ends.contains))
      }
    }
  }
}
