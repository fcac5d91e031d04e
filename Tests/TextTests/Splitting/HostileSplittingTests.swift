import TestSupport
import Testing
import Text

/// Texts made to break things: no crash, no quadratic time (which would take minutes here), no byte
/// lost, and cuts that a reader understands.
@Suite struct HostileSplittingTests {
  private func sentences(_ text: String, _ language: Language = .french) -> [String] {
    let text = Array(text.utf8)
    let found = SentenceSplitter(language: language)
      .sentences(in: text, blocks: [ByteRange(0..<text.count)])
    var position: Int32 = 0
    for sentence in found {
      #expect(sentence.start >= position && !sentence.isEmpty)
      position = sentence.end
    }
    return found.map { String(decoding: text[$0.indices], as: UTF8.self) }
  }

  /// What is repeated to lengths at which each path that looks back or ahead from every place
  /// would show.
  @Test(arguments: [
    "«", "« ", "»", "« a. ", "a. « ", ". «", "» .", "\"", "\" ", "“", "'", "’", "(", ") ", "[…] ",
    ".", ". ", "! ? ", "…", " …", "?!", "\u{A0}", ".\u{A0}", " ", "\t.", "-", "– ", "*", "_.",
    "a", "A. ", "A.", "M. ", "a.b.", "1.", "1. ", "1", "I", "art. I", "etc. ", "é", "e\u{301}",
    "\u{301}", "\u{301}. ", ".\u{301} ", "漢。", "漢", "。", "\u{2029}", "\u{2028}a", "a\u{85}",
    "א. ", "\u{202B}a.\u{202C} ", "👩‍💻. ", "\u{200D}", "x@y.z ", "http://a.b/c.d?e=f. ",
  ])
  func repeated(_ piece: String) {
    for text in [
      String(repeating: piece, count: 30_000), "A" + String(repeating: piece, count: 30_000),
      "M. " + String(repeating: piece, count: 30_000) + " Fin. Et.",
    ] {
      let found = sentences(text)
      // Nothing but white space is lost.
      let lost = text.unicodeScalars.filter { !$0.properties.isWhitespace }.count
      let kept = found.joined().unicodeScalars.filter { !$0.properties.isWhitespace }.count
      #expect(lost == kept)
    }
  }

  @Test func spaceWithoutEnd() {
    let space = String(repeating: " ", count: 1_000_000)
    #expect(sentences("Un." + space + "Deux.") == ["Un.", "Deux."])
    #expect(sentences("Un" + space + "." + space + "Deux.").last == "Deux.")
    #expect(sentences("M." + space + "Dupont." + space) == ["M." + space + "Dupont."])
  }

  @Test func aLineWithoutSpace() {
    let word = String(repeating: "a", count: 2_000_000)
    #expect(sentences(word) == [word])
    let dotted = String(repeating: "a.", count: 500_000)
    #expect(sentences(dotted) == [dotted])
  }

  @Test func onlyPunctuation() {
    #expect(sentences("...") == ["..."])
    #expect(sentences("« »") == ["« »"])
    #expect(sentences("?!") == ["?!"])
    #expect(sentences("—") == ["—"])
    #expect(sentences(" \u{A0}\u{202F} ") == [])
  }

  @Test func unpairedMarksPartWhatTheyStandIn() {
    #expect(
      sentences("Il dit « rien. Elle part. Puis il » revient. Fin.")
        == ["Il dit « rien.", "Elle part.", "Puis il » revient.", "Fin."])
    #expect(sentences("Rien. » Elle part.") == ["Rien. »", "Elle part."])
    #expect(
      sentences("He said “nothing. She left. Then he returned. The end.", .english)
        == ["He said “nothing.", "She left.", "Then he returned.", "The end."])
  }

  @Test func mixedLanguages() {
    #expect(
      sentences("Il dit oui. He said yes. Disse forse. 是的。Он ушёл. Ναι; Fin.")
        == ["Il dit oui.", "He said yes.", "Disse forse.", "是的。", "Он ушёл.", "Ναι; Fin."])
  }

  @Test func rightToLeftRuns() {
    #expect(sentences("Il écrit שלום. Puis il part.") == ["Il écrit שלום.", "Puis il part."])
    #expect(sentences("مرحبا. كيف حالك؟ جيد.").count >= 2)
    #expect(
      sentences("Il écrit \u{202B}שלום\u{202C}. Puis il part.")
        == ["Il écrit \u{202B}שלום\u{202C}.", "Puis il part."])
  }

  @Test func combiningMarksWithoutBase() {
    #expect(sentences("\u{301}Oui. \u{301} Non.").count >= 1)
    #expect(sentences("Oui. Non.\u{301} Fin.").first == "Oui.")
    #expect(sentences("\u{301}") == ["\u{301}"])
  }

  /// Whatever the pieces, no sentence begins with a mark that only closes.
  @Test func noSentenceBeginsWithAClosingMark() {
    checkBeginnings(of: [
      "Oui", "non", "M.", ".", "!", "?", "…", " ", " ", "\u{A0}", "«", "»", "“", "”", "(", ")",
      "א", "1", "-", "\"", "'", "\u{202B}", "\u{202F}",
    ])
  }

  @Test func noSentenceBeginsWithAClosingMarkBehindOtherStops() {
    checkBeginnings(of: ["Oui", "漢。", "\u{301}", "\u{2029}", "«", "»", " ", ".", "!"])
  }

  private func checkBeginnings(of parts: [String]) {
    var random = SplitMix(seed: 17)
    var wrong: [String] = []
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...25, using: &random))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      for sentence in sentences(text).dropFirst() where sentence.first == "»" {
        wrong.append(text.debugDescription)
      }
    }
    #expect(wrong.isEmpty)
  }
}
