import Bitext
import Testing
import Text

/// Texts that hardly can be aligned, or not at all: everything is covered once, nothing takes
/// long, and confidence is low where nothing says what answers what.
@Suite struct HostileAlignmentTests {
  private func document(_ lines: [String], _ language: Language) -> SegmentedDocument {
    PresplitText.segmented(lines: lines, language: language)
  }

  /// Sentences of words that come from a list by a fixed generator.
  private func text(
    _ words: [String], count: Int, length: ClosedRange<Int> = 5...14, seed: UInt64
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: length, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ") + "."
    }
  }

  private let french = [
    "maison", "chien", "route", "pluie", "fenêtre", "jardin", "soleil", "pain", "livre", "église",
    "vent", "mer", "cheval", "pierre", "village",
  ]
  private let english = [
    "kettle", "garden", "sparrow", "thunder", "window", "whistle", "bread", "shoulder", "book",
    "yellow", "wind", "sea", "horse", "stone", "hamlet",
  ]

  /// The share of sentences that are expected to be answered rightly.
  private func answered(_ beads: [Bead], _ source: Int, _ target: Int) -> Double {
    let sum = beads.reduce(0.0) { sum, bead in
      bead.source.isEmpty || bead.target.isEmpty
        ? sum : sum + bead.confidence * Double(bead.source.count + bead.target.count)
    }
    return sum / Double(source + target)
  }

  @Test func theSameTextTwice() {
    let lines = text(french, count: 80, seed: 1)
    let beads = SentenceAligner().bitext(document(lines, .french), document(lines, .english)).beads
    #expect(coversEverythingOnce(beads, source: 80, target: 80))
    #expect(beads.allSatisfy { $0.source == $0.target && $0.source.count == 1 })
    #expect(answered(beads, 80, 80) > 0.95)
  }

  @Test func nothingInCommon() {
    let beads = SentenceAligner().bitext(
      document(text(french, count: 60, seed: 2), .french),
      document(text(english, count: 60, length: 3...20, seed: 3), .english)
    ).beads
    #expect(coversEverythingOnce(beads, source: 60, target: 60))
    #expect(answered(beads, 60, 60) < 0.7)
  }

  @Test func hundredTimesLonger() {
    let long = text(french, count: 2000, seed: 4)
    let beads = SentenceAligner().bitext(
      document(long, .french), document(text(english, count: 20, seed: 5), .english)
    ).beads
    #expect(coversEverythingOnce(beads, source: 2000, target: 20))
    #expect(answered(beads, 2000, 20) < 0.1)
  }

  /// A part of it is found in a text a hundred times as long.
  @Test func aPassageOfALongText() {
    var generator = SeededGenerator(seed: 6)
    let long = (0..<1500).map { _ in
      "L'article \(Int.random(in: 1000...99_999, using: &generator)) parle de "
        + "\(french.randomElement(using: &generator) ?? "")."
    }
    let passage = long[700..<715].map {
      $0.replacing("L'article", with: "Article").replacing("parle de", with: "speaks of")
    }
    let beads = SentenceAligner().bitext(
      document(long, .french), document(Array(passage), .english)
    ).beads
    #expect(coversEverythingOnce(beads, source: 1500, target: 15))
    let right = beads.count {
      $0.target.count == 1
        && $0.source == ($0.target.lowerBound + 700)..<($0.target.lowerBound + 701)
    }
    #expect(right >= 14)
  }

  @Test func allSentencesEqual() {
    for (source, target) in [(400, 400), (400, 390), (1, 500)] {
      let beads = SentenceAligner().bitext(
        document(Array(repeating: "Toujours la même phrase.", count: source), .french),
        document(Array(repeating: "Always the same sentence.", count: target), .english)
      ).beads
      #expect(coversEverythingOnce(beads, source: source, target: target))
    }
  }

  @Test func sentencesOfOneWord() {
    let count = 3000
    let source = text(french, count: count, length: 1...1, seed: 7)
    let target = text(english, count: count, length: 1...1, seed: 8)
    let beads = SentenceAligner().bitext(
      document(source, .french), document(target, .english)
    ).beads
    #expect(coversEverythingOnce(beads, source: count, target: count))
    #expect(answered(beads, count, count) < 0.5)
  }

  @Test func aLanguageNobodyAskedFor() throws {
    let german = Array(
      repeating: [
        "Der Hund schläft im Hof.", "Niemand weiß, was morgen kommt.", "Es regnet in der Stadt.",
      ], count: 10
    ).flatMap { $0 }
    let beads = SentenceAligner().bitext(
      document(text(french, count: 30, seed: 9), .french),
      document(german, try #require(Language("de")))
    ).beads
    #expect(coversEverythingOnce(beads, source: 30, target: 30))
    // Three sentences that come again and again look like a pattern.
    #expect(answered(beads, 30, 30) < 0.75)
  }

  @Test func emptySentencesAmongOthers() {
    let lines = ["", "Il pleut à Rome.", "", "", "Ada part à Londres en 1999.", ""]
    let beads = SentenceAligner().bitext(
      document(lines, .french),
      document(["It rains in Rome.", "Ada leaves for London in 1999."], .english)
    ).beads
    #expect(coversEverythingOnce(beads, source: 6, target: 2))
    #expect(beads.contains { $0.source.contains(1) && $0.target.contains(0) })
    #expect(beads.contains { $0.source.contains(4) && $0.target.contains(1) })
  }
}
