import Testing
import Text

@testable import Pipeline

/// Figures worked out by hand.
@Suite struct RougeTests {
  private func rouge(
    _ summary: [String], _ reference: [String], _ language: Language = .french
  ) -> Rouge {
    var tokenizer = RougeTokenizer(language)
    let found = summary.map { tokenizer.tokens($0) }
    return Rouge(summary: found, reference: reference.map { tokenizer.tokens($0) })
  }

  @Test func wordsAndPairsAreClipped() {
    // Found: a b a c; gold: a b d. Words in common: a, b (a once). Pairs: a b.
    let rouge = rouge(["a b a c"], ["a b d"])
    #expect(rouge.words.precision == 2.0 / 4)
    #expect(rouge.words.recall == 2.0 / 3)
    #expect(abs(rouge.words.f1 - 4.0 / 7) < 1e-12)
    #expect(rouge.pairs.precision == 1.0 / 3)
    #expect(rouge.pairs.recall == 1.0 / 2)
    #expect(abs(rouge.pairs.f1 - 2.0 / 5) < 1e-12)
  }

  @Test func pairsRunOverSentenceEnds() {
    #expect(rouge(["a b.", "C d."], ["b c"]).pairs.recall == 1)
  }

  @Test func sequencesKeepTheOrder() {
    // Lin 2004: "police kill the gunman", "the gunman kill police" against "police killed the gunman".
    #expect(rouge(["police kill the gunman"], ["police killed the gunman"]).sequence.f1 == 3.0 / 4)
    #expect(rouge(["the gunman kill police"], ["police killed the gunman"]).sequence.f1 == 2.0 / 4)
  }

  @Test func summaryLevelTakesTheUnion() {
    // Lin 2004: reference w1…w5, candidates w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5: union w1 w2 w3 w5.
    let rouge = rouge(["w1 w2 w6 w7 w8", "w1 w3 w8 w9 w5"], ["w1 w2 w3 w4 w5"])
    #expect(rouge.sentences.recall == 4.0 / 5)
    #expect(rouge.sentences.precision == 4.0 / 10)
  }

  @Test func summaryLevelCountsNoWordTwice() {
    // Both reference sentences have w1; the summary has it once.
    let rouge = rouge(["w1 w2"], ["w1 w3", "w1 w4"])
    #expect(rouge.sentences.recall == 1.0 / 4)
  }

  @Test func emptyTextsScoreNothing() {
    for (summary, reference) in [([], ["a b"]), (["a b"], []), ([], [])] as [([String], [String])] {
      let rouge = rouge(summary, reference)
      #expect(rouge.words.f1 == 0 && rouge.pairs.f1 == 0)
      #expect(rouge.sequence.f1 == 0 && rouge.sentences.f1 == 0)
    }
  }

  @Test(arguments: [
    ("L’État, c'est moi", ["l", "etat", "c", "est", "moi"]),
    ("cœur Æsop Straße", ["coeur", "aesop", "strasse"]),
    ("un ﬁlm à 20 % … ½", ["un", "film", "a", "20", "1", "2"]),
    ("Perché? Città—2026", ["perche", "citta", "2026"]),
    ("e\u{301}te\u{301}", ["ete"]), ("Москва x", ["x"]), ("", []),
  ])
  func wordsAreFolded(_ text: String, _ words: [String]) {
    #expect(RougeTokenizer.words(text).map { String(decoding: $0, as: UTF8.self) } == words)
  }

  @Test func onlyEnglishIsStemmed() {
    #expect(rouge(["approved bridges"], ["approve bridge"], .english).words.f1 == 1)
    #expect(rouge(["approved bridges"], ["approve bridge"], .italian).words.f1 == 0)
    // Words of up to three letters stay.
    #expect(rouge(["was his"], ["wa hi"], .english).words.f1 == 0)
  }

  @Test func textsAreCutBehindWords() {
    #expect(RougeTokenizer.cut("One two.\nThree four five", words: 3) == "One two.\nThree")
    #expect(RougeTokenizer.cut("L’État est là", words: 3) == "L’État est")
    // A piece that does not fit ends it.
    #expect(RougeTokenizer.cut("un l’État là", words: 2) == "un")
    #expect(RougeTokenizer.cut("a b", words: 9) == "a b")
    #expect(RougeTokenizer.cut("a – – b", words: 1) == "a – –")
  }
}
