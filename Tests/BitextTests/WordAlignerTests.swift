import TestSupport
import Testing
import Text

@testable import Bitext

@Suite struct WordAlignerTests {
  private static let nouns = [("chien", "dog"), ("chat", "cat"), ("arbre", "tree"), ("mer", "sea")]
  private static let adjectives = [("noir", "black"), ("grand", "tall"), ("vieux", "old")]

  /// Phrases whose nouns and adjectives change places between the languages.
  private func texts() -> (SegmentedDocument, SegmentedDocument) {
    var french: [String] = []
    var english: [String] = []
    for noun in Self.nouns {
      for adjective in Self.adjectives {
        french.append("\(noun.0) \(adjective.0)")
        english.append("\(adjective.1) \(noun.1)")
      }
    }
    return (
      PresplitText.segmented(lines: french, language: .french),
      PresplitText.segmented(lines: english, language: .english)
    )
  }

  @Test func wordsThatChangePlacesAreFound() {
    let (french, english) = texts()
    let alignment = WordAligner().alignment(of: french, english)
    for segment in 0..<alignment.segmentCount {
      let links = alignment.links(ofSegment: segment).map { "\($0.source)-\($0.target)" }
      #expect(links == ["0-1", "1-0"])
    }
  }

  @Test func countsAreThoseOfTheTexts() {
    let (french, english) = texts()
    let alignment = WordAligner().alignment(of: french, english)
    var best: [String: String] = [:]
    alignment.forEachPair(least: 1.5) { pair in
      #expect(pair.count <= pair.sourceCount + 0.001)
      #expect(pair.count <= pair.targetCount + 0.001)
      best[pair.source] = pair.target
    }
    #expect(best["chien"] == "dog")
    #expect(best["mer"] == "sea")
    #expect(best["noir"] == "black")
  }

  @Test func aLexiconDecidesWhereCountsCannot() {
    let french = PresplitText.segmented(lines: ["nuages gris"], language: .french)
    let english = PresplitText.segmented(lines: ["grey clouds"], language: .english)
    var words = WordLexicon()
    words.add([("nuage", "cloud", weight: 1), ("gris", "grey", weight: 1)], .french, .english)
    let links = WordAligner(lexicon: words).alignment(of: french, english).links(ofSegment: 0)
    #expect(links.map { "\($0.source)-\($0.target)" } == ["0-1", "1-0"])
  }

  @Test func strangeSegmentsDoNoHarm() {
    let long = Array(repeating: "mot", count: 5_000).joined(separator: " ")
    let french = PresplitText.segmented(lines: ["", "mot", long, "?"], language: .french)
    let english = PresplitText.segmented(lines: ["word", "", "word", "?"], language: .english)
    let alignment = WordAligner().alignment(of: french, english)
    #expect(alignment.segmentCount == 4)
    #expect(alignment.links(ofSegment: 0).isEmpty)
    #expect(alignment.links(ofSegment: 2).isEmpty)
    for segment in 0..<4 {
      for link in alignment.links(ofSegment: segment) {
        #expect((0...1).contains(link.probability))
      }
    }
  }

  @Test func theSameTextsGiveTheSameLinks() {
    let (french, english) = texts()
    let runs = (0..<2).map { _ in
      let alignment = WordAligner().alignment(of: french, english)
      return (0..<alignment.segmentCount).map { alignment.links(ofSegment: $0) }
    }
    #expect(runs[0] == runs[1])
    // Nor does it matter in which order they are asked for.
    let alignment = WordAligner().alignment(of: french, english)
    let backwards = (0..<alignment.segmentCount).reversed().map { alignment.links(ofSegment: $0) }
    #expect(backwards.reversed() == runs[0])
  }

  @Test func functionWordsOfAContractionAreBothLinked() {
    let italian = PresplitText.segmented(lines: ["il sapore del mare"], language: .italian)
    let english = PresplitText.segmented(lines: ["the taste of the sea"], language: .english)
    var words = WordLexicon()
    words.add([("sapore", "taste", weight: 1), ("mare", "sea", weight: 1)], .italian, .english)
    let links = WordAligner(lexicon: words).alignment(of: italian, english).links(ofSegment: 0)
    #expect(
      Set(links.map { "\($0.source)-\($0.target)" }).isSuperset(of: ["0-0", "1-1", "2-2", "3-4"]))
  }

  @Test func positionsCountPiecesBetweenSpaces() {
    var words = ParallelWords(from: .french, to: .english)
    words.append(
      PresplitText.segmented(lines: ["L'article 20. Fin !"], language: .french),
      PresplitText.segmented(lines: ["Article 20. End!"], language: .english),
      positions: .spaced)
    // L' and article are one piece, and no mark that hangs on a word is a word.
    #expect(words.sides[0].positions == [0, 0, 1, 2, 3])
    #expect(words.sides[1].positions == [0, 1, 2])
  }

  @Test func learntPairsAreThoseLinkedOften() {
    let (french, english) = texts()
    let pairs = WordAligner().alignment(of: french, english).learntPairs
    #expect(pairs.contains { $0.firstStem == "chien" && $0.secondStem == "dog" })
    for pair in pairs {
      #expect((0...1).contains(pair.weight))
      #expect(pair.count >= 1)
    }
  }
}
