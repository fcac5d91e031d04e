import Bitext
import Terminology
import Testing
import Text

@Suite struct CandidateExtractorTests {
  private let french = [
    "Le taux d'intérêt monte.", "La banque centrale fixe le taux d'intérêt.",
    "La banque centrale publie une note.", "Une note sur le budget.",
    "Le budget de la banque centrale.", "Les taux d'intérêt baissent.",
  ]
  private let english = [
    "The interest rate rises.", "The central bank sets the interest rate.",
    "The central bank publishes a note.", "A note about the budget.",
    "The budget of the central bank.", "Interest rates fall.",
  ]

  private func rows(_ count: Int) -> [TrilingualRow] {
    (0..<count).map {
      TrilingualRow(
        index: $0, sentences: [.french: $0..<($0 + 1), .english: $0..<($0 + 1)], confidence: 1)
    }
  }

  @Test func phrasesAreJoinedAcrossWordOrder() throws {
    let source = segmented(french, .fr)
    let target = segmented(english, .en)
    let candidates = CandidateExtractor().candidates(from: source, to: target, rows: rows(6))
    let first = candidates.prefix(2).map { "\($0.source.text) = \($0.target.text)" }.sorted()
    #expect(first == ["banque centrale = central bank", "taux d'intérêt = interest rate"])
    let bank = try #require(candidates.first { $0.source.text == "banque centrale" })
    #expect(bank.jointCount == 3)
    #expect(bank.source.count == 3)
    #expect(source.document.string(bank.source.range) == "banque centrale")
    #expect(target.document.string(bank.target.range) == "central bank")
    #expect(bank.exampleRow == 1)
  }

  @Test func partsOfATermStandBehindIt() throws {
    let candidates = CandidateExtractor().candidates(
      from: segmented(french, .fr), to: segmented(english, .en), rows: rows(6))
    let texts = candidates.map(\.source.text)
    let whole = try #require(texts.firstIndex(of: "banque centrale"))
    let part = try #require(texts.firstIndex(of: "banque"))
    #expect(whole < part)
  }

  @Test func candidatesBeginAndEndWithMeaning() {
    let candidates = CandidateExtractor().candidates(
      from: segmented(french, .fr), to: segmented(english, .en), rows: rows(6))
    for candidate in candidates {
      for text in [candidate.source.text, candidate.target.text] {
        #expect(!["le", "la", "de", "the", "of", "a", "d'"].contains(text.lowercased()))
        #expect(!text.hasPrefix("the ") && !text.hasSuffix(" of") && !text.hasSuffix(" de"))
      }
    }
  }

  @Test func theSameTextGivesTheSameCandidates() {
    let run = {
      CandidateExtractor().candidates(
        from: segmented(french, .fr), to: segmented(english, .en), rows: rows(6))
    }
    #expect(run() == run())
  }

  @Test func nothingComesOfNothing() {
    let empty = segmented([], .fr)
    #expect(
      CandidateExtractor().candidates(from: empty, to: segmented([], .en), rows: []).isEmpty)
    #expect(
      CandidateExtractor().concepts(
        from: segmented(french, .fr), to: [segmented(english, .en)],
        rows: [TrilingualRow(index: 0, sentences: [.french: 0..<6], confidence: 1)]
      ).isEmpty)
  }

  @Test func conceptsHaveTheirBestTermPerLanguage() throws {
    let concepts = CandidateExtractor().concepts(
      from: segmented(french, .fr), to: [segmented(english, .en)], rows: rows(6))
    let rate = try #require(concepts.first { $0.source.text == "taux d'intérêt" })
    #expect(rate.targets[.english]?.target.text == "interest rate")
  }
}
