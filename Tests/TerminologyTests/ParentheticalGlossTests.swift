import Bitext
import Terminology
import Testing
import Text

@Suite struct ParentheticalGlossTests {
  private func candidates(_ rows: [(String, String)]) -> [TermCandidate] {
    CandidateExtractor().candidates(
      from: segmented(rows.map(\.0), .fr), to: segmented(rows.map(\.1), .en),
      rows: rows.indices.map {
        TrilingualRow(
          index: $0, sentences: [.french: $0..<($0 + 1), .english: $0..<($0 + 1)], confidence: 1)
      })
  }

  private let others = [
    ("La loi protège les lanceurs d'alerte (whistleblowers).", "The law protects whistleblowers."),
    ("La loi protège les enfants.", "The law protects children."),
    ("Les enfants mangent une pomme.", "Children eat an apple."),
    ("Une pomme tombe demain.", "An apple falls tomorrow."),
  ]

  @Test func aGlossCountsEvenOnce() throws {
    let first = try #require(candidates(others).first)
    #expect(first.source.text == "lanceurs d'alerte")
    #expect(first.target.text == "whistleblowers")
    #expect(first.jointCount == 1)
    #expect(first.confidence > 0.9)
  }

  @Test func bracketsWithOtherWordsAreNoGloss() throws {
    let rows =
      [("La loi protège les lanceurs d'alerte (depuis hier).", "The law protects whistleblowers.")]
      + others.dropFirst()
    #expect(candidates(rows).allSatisfy { $0.score < 0.6 })
  }
}
