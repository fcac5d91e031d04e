import Testing
import Text

@testable import Bitext

private func lines(_ text: String, _ language: Language) -> SegmentedDocument {
  PresplitText.segmented(
    lines: text.split(separator: "\n").map(String.init), language: language)
}

private func shapes(_ bitext: Bitext) -> [String] {
  bitext.beads.map { bead in
    "\(Array(bead.source)):\(Array(bead.target))"
  }
}

@Suite struct SentenceAlignerTests {
  private let french = """
    Le 9 février, Mrinank Sharma annonce sa démission d'Anthropic.
    Il dirigeait une équipe.
    Pourquoi partent-ils ?
    Le cabinet a perdu 32 % de ses chercheurs en 2025, et Bruxelles garde le silence.
    Les bureaux se vident.
    Hinton a quitté Google en 2023 pour parler des risques existentiels.
    """

  @Test func mergesAndSplitsAreFound() {
    let english = """
      On February 9, Mrinank Sharma announced his resignation from Anthropic. He led a team.
      Why are they leaving?
      The firm lost 32% of its researchers in 2025.
      Brussels keeps silence.
      Hinton left Google in 2023 in order to speak of existential risks.
      """
    let complete = french.split(separator: "\n").filter { !$0.contains("bureaux") }
    // A short sentence without a word that looks alike is only known by what its words mean.
    var lexicon = WordLexicon()
    lexicon.add([("dirigeait", "led", 0.5), ("équipe", "team", 0.8)], .french, .english)
    let bitext = SentenceAligner(lexicon: lexicon).bitext(
      lines(complete.joined(separator: "\n"), .french), lines(english, .english))
    #expect(shapes(bitext) == ["[0, 1]:[0]", "[2]:[1]", "[3]:[2, 3]", "[4]:[4]"])
  }

  /// Both sentences answer each other one by one, but half of the second went into the first.
  @Test func clausesThatChangeSentencesJoinThem() {
    let before = "Le président reçut le ministre à Genève, puis la délégation partit pour Rome."
    let source = """
      \(before)
      Kowalski ferma la bibliothèque en 1987.
      Kowalski vendit les 4000 manuscrits, et Ferrari hérita du palais vénitien.
      \(before)
      """
    let after = "The president received the minister in Geneva; the delegation left for Rome."
    func shapes(_ middle: String) -> [String] {
      var lexicon = WordLexicon()
      lexicon.add(
        [
          ("ferma", "closed", 0.6), ("bibliothèque", "library", 0.9), ("vendit", "sold", 0.7),
          ("hérita", "inherited", 0.8), ("palais", "palace", 0.8), ("reçut", "received", 0.7),
          ("partit", "left", 0.7),
        ], .french, .english)
      let bitext = SentenceAligner(lexicon: lexicon).bitext(
        lines(source, .french), lines("\(after)\n\(middle)\n\(after)", .english))
      return BitextTests.shapes(bitext)
    }
    let straight = """
      Kowalski closed the library in 1987.
      Kowalski sold the 4000 manuscripts, and Ferrari inherited the Venetian palace.
      """
    #expect(shapes(straight) == ["[0]:[0]", "[1]:[1]", "[2]:[2]", "[3]:[3]"])
    let moved = """
      Kowalski closed the library in 1987, and sold the 4000 manuscripts.
      Ferrari inherited the Venetian palace.
      """
    #expect(shapes(moved) == ["[0]:[0]", "[1, 2]:[1, 2]", "[3]:[3]"])
  }

  @Test func identicalTextsAlignOneToOne() {
    let text = lines(french, .french)
    let bitext = SentenceAligner().bitext(text, text)
    #expect(bitext.beads.count == 6)
    #expect(bitext.beads.allSatisfy { $0.source == $0.target && $0.confidence > 0.8 })
  }

  @Test func numbersMeetAcrossConventions() {
    let source = lines(
      "Alpha 1 234,5 beta gamma.\nAlpha 99,75 beta gamma.\nAlpha 7 000 beta gamma.", .french)
    let target = lines(
      "Zeta 99.75 eta theta.\nZeta 7,000 eta theta.", .english)
    #expect(
      shapes(SentenceAligner().bitext(source, target)) == ["[0]:[]", "[1]:[0]", "[2]:[1]"])
  }

  /// Seven sentences of like length without a word in common, one of which lacks its counterpart.
  @Test func glossaryMendsAnAlignmentThatIsWrongWithoutIt() {
    let source = lines(
      """
      Le chien dort dans la cour.
      La pluie tombe sur la ville.
      Un oiseau chante sous le toit.
      Le boulanger ouvre sa porte.
      Ma voisine lit un vieux roman.
      """, .french)
    let target = lines(
      """
      Rain keeps falling on the town.
      Some bird sings under that roof.
      The baker has opened his door.
      My neighbour reads an old book.
      """, .english)
    let right = ["[0]:[]", "[1]:[0]", "[2]:[1]", "[3]:[2]", "[4]:[3]"]
    let aligner = SentenceAligner()
    #expect(shapes(aligner.bitext(source, target)) != right)
    let mentions = (
      ConceptMentions(bySentence: [[], [1], [2], [3], [4]]),
      ConceptMentions(bySentence: [[1], [2], [3], [4]])
    )
    let mended = aligner.bitext(source, target, mentions: mentions)
    #expect(shapes(mended) == right)
  }

  @Test func oneEmptySide() {
    let text = lines(french, .french)
    let none = lines("", .english)
    #expect(none.sentences.isEmpty)
    let left = SentenceAligner().bitext(text, none)
    #expect(left.beads.count == 6)
    #expect(coversEverythingOnce(left.beads, source: 6, target: 0))
    #expect(
      coversEverythingOnce(SentenceAligner().bitext(none, text).beads, source: 0, target: 6))
    #expect(SentenceAligner().bitext(none, none).beads.isEmpty)
  }

  @Test func textsWithNothingInCommonHaveLowConfidence() {
    let source = lines(french, .french)
    let target = lines(
      """
      Quickly jumping foxes!
      My grandmother used to keep bees behind her house near the old mill by the river.
      Rain.
      Nobody knows the trouble with wooden spoons, my dear fellow; have you ever tried one?
      """, .english)
    let beads = SentenceAligner().bitext(source, target).beads
    let mean = beads.reduce(0) { $0 + $1.confidence } / Double(beads.count)
    #expect(mean < 0.75)
  }

  @Test func omittedBlockOfHundredsIsCrossed() {
    // Each sentence has a word of its own and shares words with its neighbours.
    func text(_ range: [Int], _ words: [String]) -> [String] {
      range.map { "\(words[$0 % 5]) \(words[($0 * 3 + 1) % 5]) number \($0 * 7 + 1000)." }
    }
    let source = PresplitText.segmented(
      lines: text(Array(0..<1500), ["chien", "maison", "arbre", "route", "pluie"]),
      language: .french)
    let kept = Array(0..<500) + Array(1100..<1500)
    let target = PresplitText.segmented(
      lines: text(kept, ["dog", "house", "tree", "road", "rain"]), language: .english)
    let beads = SentenceAligner().bitext(source, target).beads
    #expect(coversEverythingOnce(beads, source: 1500, target: 900))
    let right = beads.count {
      $0.source.count == 1 && $0.target.count == 1
        && kept[$0.target.lowerBound]
          == $0.source.lowerBound
    }
    #expect(right >= 890)
  }

  @Test func everythingIsCoveredOnceWhateverComes() {
    var generator = SeededGenerator(seed: 7)
    let words = ["le", "chat", "Paris", "12", "?", "nation", "of", "a", "—", "«", "1,5", ""]
    for round in 0..<60 {
      func text(_ language: Language) -> SegmentedDocument {
        let count = Int.random(in: 0...(round < 50 ? 40 : 300), using: &generator)
        return PresplitText.segmented(
          lines: (0..<count).map { _ in
            (0..<Int.random(in: 0...9, using: &generator)).map { _ in
              words.randomElement(using: &generator) ?? ""
            }.joined(separator: " ")
          }, language: language)
      }
      let source = text(.french)
      let target = text(.english)
      let bitext = SentenceAligner().bitext(source, target)
      #expect(
        coversEverythingOnce(
          bitext.beads, source: source.sentences.count, target: target.sentences.count))
      #expect(bitext == SentenceAligner().bitext(source, target))
    }
  }

  @Test func manyEqualSentencesStayLinear() {
    let source = PresplitText.segmented(
      lines: Array(repeating: "Toujours la même phrase.", count: 3000), language: .french)
    let target = PresplitText.segmented(
      lines: Array(repeating: "Always the same sentence.", count: 2900), language: .english)
    let beads = SentenceAligner().bitext(source, target).beads
    #expect(coversEverythingOnce(beads, source: 3000, target: 2900))
  }

  @Test func allPairsAtOnceAreThePairsOneByOne() {
    let texts = [
      lines(french, .french), lines("On February 9, Sharma left.\nWhy?", .english),
      lines("Il 9 febbraio Sharma annuncia le dimissioni.\nPerché?", .italian),
    ]
    let all = SentenceAligner().bitexts(of: texts)
    #expect(all.count == 3)
    #expect(all[0] == SentenceAligner().bitext(texts[0], texts[1]))
    #expect(all[1] == SentenceAligner().bitext(texts[0], texts[2]))
    #expect(all[2] == SentenceAligner().bitext(texts[1], texts[2]))
  }
}
