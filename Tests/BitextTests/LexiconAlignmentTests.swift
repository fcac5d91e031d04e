import Testing
import Text

@testable import Bitext

private func lines(_ text: String, _ language: Language) -> SegmentedDocument {
  PresplitText.segmented(
    lines: text.split(separator: "\n").map(String.init), language: language)
}

private func shapes(_ bitext: Bitext) -> [String] {
  bitext.beads.map { "\(Array($0.source)):\(Array($0.target))" }
}

/// A text without names, numbers or cognates, of which only a lexicon tells what answers what.
@Suite struct LexiconAlignmentTests {
  private let source = lines(
    """
    Le chien dort dans la cour.
    La pluie tombe sur la ville.
    Un oiseau chante sous le toit.
    Le boulanger ouvre sa porte.
    Ma voisine lit un vieux roman.
    """, .french)
  private let target = lines(
    """
    Rain keeps falling on the town.
    Some bird sings under that roof.
    The baker has opened his door.
    My neighbour reads an old book.
    """, .english)
  private let right = ["[0]:[]", "[1]:[0]", "[2]:[1]", "[3]:[2]", "[4]:[3]"]

  @Test func aLexiconMendsAnAlignmentThatIsWrongWithoutIt() {
    var words = WordLexicon()
    words.add(
      [
        ("pluie", "rain", weight: 0.8), ("tomber", "fall", weight: 0.5),
        ("oiseaux", "birds", weight: 0.8), ("toits", "roofs", weight: 0.8),
        ("porte", "door", weight: 0.8), ("vieux", "old", weight: 0.6),
      ], .french, .english)
    #expect(shapes(SentenceAligner().bitext(source, target)) != right)
    #expect(shapes(SentenceAligner(lexicon: words).bitext(source, target)) == right)
    let back = SentenceAligner(lexicon: words).bitext(target, source)
    #expect(shapes(back) == ["[]:[0]", "[0]:[1]", "[1]:[2]", "[2]:[3]", "[3]:[4]"])
  }

  @Test func aThirdLanguageServesTheSame() {
    var words = WordLexicon()
    words.add(
      [
        ("pluie", "pioggia", weight: 1), ("oiseau", "uccello", weight: 1),
        ("toit", "tetto", weight: 1), ("porte", "porta", weight: 1),
        ("vieux", "vecchio", weight: 1), ("ville", "città", weight: 1),
      ], .french, .italian)
    words.add(
      [
        ("pioggia", "rain", weight: 1), ("uccelli", "bird", weight: 1),
        ("tetto", "roof", weight: 1), ("porte", "door", weight: 1),
        ("vecchia", "old", weight: 1), ("città", "town", weight: 1),
      ], .italian, .english)
    #expect(shapes(SentenceAligner(lexicon: words).bitext(source, target)) == right)
  }

  @Test func weightsStayBelowCertainty() {
    var builder = AlignmentSideBuilder()
    let sides = [source, target].map { builder.side(of: $0, mentions: .none) }
    var words = WordLexicon()
    words.add([("pluie", "rain", weight: 1)], .french, .english)
    let links = PriorLinks(
      sides[0], sides[1], vocabulary: builder.vocabulary,
      translations: WordTranslations(words, from: .french, to: .english),
      weights: AlignmentWeights()
    ).links
    #expect(links.contains { $0.strength > 0.5 })
    #expect(links.allSatisfy { $0.strength <= 0.95 })
  }
}

/// What one article teaches, the next one starts from.
@Suite struct LearntLexiconTests {
  private static let french = ["chien", "pluie", "oiseau", "boulanger", "voisine", "arbre"]
  private static let english = ["dog", "rain", "bird", "baker", "neighbour", "tree"]
  private static let frenchVerbs = ["dort", "tombe", "chante"]
  private static let englishVerbs = ["sleeps", "falls", "sings"]

  /// Sentences of which each has another pair of words, long enough to teach them.
  private func teacher() -> (SegmentedDocument, SegmentedDocument) {
    var one: [String] = []
    var other: [String] = []
    for round in 0..<6 {
      for word in Self.french.indices {
        let verb = (word + round) % 3
        let next = (word + round + 1) % 6
        one.append(
          "Voici \(round)\(word) : \(Self.french[word]) \(Self.frenchVerbs[verb]), puis \(Self.french[next])."
        )
        other.append(
          "Here is \(round)\(word): \(Self.english[word]) \(Self.englishVerbs[verb]), then \(Self.english[next])."
        )
      }
    }
    return (
      PresplitText.segmented(lines: one, language: .french),
      PresplitText.segmented(lines: other, language: .english)
    )
  }

  private func learnt() -> LearntLexicon {
    let (one, other) = teacher()
    let aligner = SentenceAligner()
    var learnt = LearntLexicon()
    for pair in aligner.learntPairs(in: [aligner.bitext(one, other)], of: [one, other]) {
      learnt.add(pair)
    }
    return learnt
  }

  @Test func learntWordsMendTheNextArticle() throws {
    let source = lines(
      """
      Le chien dort dehors.
      La pluie tombe encore.
      Un oiseau chante ailleurs.
      La boulanger avance.
      """, .french)
    let target = lines(
      """
      More rain falls.
      Some bird sings elsewhere.
      That baker goes on.
      """, .english)
    let right = ["[0]:[]", "[1]:[0]", "[2]:[1]", "[3]:[2]"]
    var words = WordLexicon()
    try words.add(from: learnt().bytes, path: "learnt.tsv")
    #expect(words.translations(of: "pluie", from: .french, to: .english).first?.stem == "rain")
    let before = SentenceAligner().bitext(source, target)
    let after = SentenceAligner(lexicon: words).bitext(source, target)
    #expect(shapes(before) != right)
    #expect(shapes(after) == right)
  }

  @Test func theFileGrowsAndStaysTheSame() throws {
    let first = learnt()
    #expect(first.bytes == learnt().bytes)
    var again = try LearntLexicon(from: first.bytes, path: "learnt.tsv")
    #expect(again.count == first.count)
    #expect(again.bytes == first.bytes)
    let pair = LearntPair(
      first: .english, second: .french, firstStem: "cloud", secondStem: "nuag", weight: 0.5,
      count: 3)
    again.add(pair)
    #expect(again.count == first.count + 1)
    again.add(
      LearntPair(
        first: .french, second: .english, firstStem: "nuag", secondStem: "cloud", weight: 0.8,
        count: 1))
    #expect(again.count == first.count + 1)
    let text = String(decoding: again.bytes, as: UTF8.self)
    #expect(text.contains("\nnuag\tcloud\t0.575\t4\n"))
  }

  @Test func somebodysOwnFileIsNotWrittenOver() {
    #expect {
      try LearntLexicon(from: Array("fr\ten\nchien\tdog\n".utf8), path: "mine.tsv")
    } throws: { ($0 as? LexiconError)?.diagnostic.code == "not-learnt" }
  }
}
