import TestSupport
import Testing
import Text

/// Each example is a paragraph with its sentences marked; every rule has one that fails without it.
struct SentenceSplitterTests {
  private func check(
    _ language: Language, _ marked: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let example = MarkedText(marked)
    for spaces in [" ", "\u{A0}", "\u{202F}"] {
      // The spaces inside guillemets and before high marks may be narrow or unbreakable.
      let variant = MarkedText(
        marked.replacing("« ", with: "«" + spaces).replacing(" »", with: spaces + "»")
          .replacing(" !", with: spaces + "!").replacing(" ?", with: spaces + "?"))
      let text = Array(variant.text.utf8)
      let found = SentenceSplitter(language: language)
        .sentences(in: text, blocks: [ByteRange(0..<text.count)])
      #expect(
        MarkedText.marking(found, in: text) == MarkedText.marking(variant.ranges, in: text),
        sourceLocation: sourceLocation)
    }
    #expect(!example.ranges.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func guillemetsCloseTheirSentence() {
    check(.french, "⟦Il a dit : « Non. »⟧ ⟦Puis il partit.⟧")
    check(.french, "⟦« Nous étions coincés », dit-il.⟧ ⟦« Bien sûr. »⟧ ⟦Mais ce n'est pas tout.⟧")
    check(.italian, "⟦«Eravamo bloccati», spiega una fonte.⟧ ⟦«Anche se iteravamo».⟧ ⟦È vero.⟧")
    check(.italian, "⟦Ha scritto: «E vi avvertiamo che i prossimi siete voi».⟧ ⟦È il genere.⟧")
    check(.english, "⟦He said “No.”⟧ ⟦Then he left.⟧")
    check(.english, "⟦“We were stuck,” one source explains.⟧ ⟦“Although we tried.”⟧ ⟦So it is.⟧")
  }

  @Test func sentencesInsideAQuotationAreSentences() {
    check(.french, "⟦Un passage : « Le monde est en danger.⟧ ⟦Et pas seulement à cause de l'IA. »⟧")
    check(.english, "⟦A passage: “The world is in danger.⟧ ⟦And not only because of AI.”⟧")
  }

  @Test func aCueBehindAQuotationStaysWithIt() {
    check(.french, "⟦« Non ! » a-t-il dit.⟧ ⟦« Pourquoi ? » demanda-t-elle.⟧")
    check(.english, "⟦“No!” he said.⟧ ⟦“Why?” she asked.⟧")
  }

  @Test func nestedQuotationsCloseTogether() {
    check(.french, "⟦Un point : \"Oh, nous avons publié.\" »⟧ ⟦Un autre.⟧")
    check(.italian, "⟦Un punto: “Oh, abbiamo pubblicato”».⟧ ⟦Un altro.⟧")
    check(.english, "⟦You’d say: ‘Oh, they had published.’”⟧ ⟦Another one.⟧")
  }

  @Test func abbreviationsOfTitlesEndNothing() {
    check(.french, "⟦M. Dupont et Mme. Durand sont venus.⟧ ⟦Le Dr. Martin aussi.⟧")
    check(.italian, "⟦Il sig. Rossi e la sig.ra Bianchi.⟧ ⟦Il prof. Verdi no.⟧")
    check(.english, "⟦Mr. Smith met Dr. Jones.⟧ ⟦St. Paul was there.⟧")
  }

  @Test func abbreviationsBeforeNumbers() {
    check(.french, "⟦Voir art. 5, p. 12 et vol. 3.⟧ ⟦Fin.⟧")
    check(.italian, "⟦Vedi art. 5, pag. 12 e n. 3.⟧ ⟦Fine.⟧")
    check(.english, "⟦See No. 5, p. 12, and fig. 3.⟧ ⟦The end.⟧")
  }

  @Test func abbreviationsThatMayEnd() {
    check(.french, "⟦Des pommes, des poires, etc. Dupont en vend.⟧")
    check(.french, "⟦Des pommes, des poires, etc.⟧ ⟦Les prunes viennent après.⟧")
    check(.english, "⟦He lives in the U.S. Senate building.⟧ ⟦They left the U.S.⟧ ⟦The end came.⟧")
    check(.italian, "⟦Mele, pere, ecc.⟧ ⟦Le prugne dopo.⟧")
  }

  @Test func initials() {
    check(.french, "⟦J. K. Rowling et J.-C. Dupont écrivent.⟧ ⟦Oui.⟧")
    check(.english, "⟦My name is Jonas E. Smith.⟧ ⟦Graae W. Steffen left.⟧")
    check(.italian, "⟦Nel 44 a.C. Cesare morì.⟧ ⟦G. Verdi compose.⟧")
  }

  @Test func lowerCaseNamesBeginSentences() {
    check(.french, "⟦Une valorisation de 350 milliards de dollars.⟧ ⟦xAI a fusionné.⟧")
    check(.english, "⟦It sold well.⟧ ⟦iPhone sales rose.⟧ ⟦eBay followed.⟧")
  }

  @Test func numbersAndDates() {
    check(.french, "⟦Le taux est de 3.5 et 1.234,5 euros.⟧ ⟦Le 12.03.2024 il partit.⟧")
    check(.english, "⟦It cost $1.50 on 3.4.2020.⟧ ⟦Then 5 more came.⟧")
    check(.english, "⟦He was born in 1990.⟧ ⟦5 years later he left.⟧")
  }

  @Test func listMarkers() {
    check(.english, "⟦1. Introduction to the text.⟧ ⟦It begins.⟧")
    check(.italian, "⟦a. Primo punto.⟧ ⟦Poi altro.⟧")
  }

  @Test func ellipsesAndDoubleMarks() {
    check(.french, "⟦Il hésite… puis part.⟧ ⟦Eh bien…⟧ ⟦Voilà.⟧")
    check(.english, "⟦What?!⟧ ⟦Really...⟧ ⟦Yes!!!⟧ ⟦OK.⟧")
    check(.french, "⟦Il dit (…) La vérité.⟧ ⟦Bon.⟧")
  }

  @Test func addressesAndFileNames() {
    check(.english, "⟦See www.example.com/a.b for Node.js files.⟧ ⟦Write to a.b@c.org today.⟧")
    check(.french, "⟦Ouvrez notes.txt puis article.fr.md.⟧ ⟦Fermez.⟧")
  }

  @Test func bracketsCloseTheirSentence() {
    check(.french, "⟦Il vint (voir p. 3.)⟧ ⟦La suite.⟧")
    check(.english, "⟦He came. (See p. 3.)⟧ ⟦The rest.⟧".replacing("came. (", with: "came.⟧ ⟦("))
  }

  @Test func otherScriptsFollowICU() {
    check(.english, "⟦这是一句话。⟧⟦这是第二句。⟧")
  }

  @Test func blocksAreNeverCrossed() {
    let text = Array("Premier bloc sans point\nDeuxième bloc. Fin".utf8)
    let line = text.firstIndex(of: 0x0A)!
    let blocks = [ByteRange(0..<line), ByteRange(line + 1..<text.count)]
    let found = SentenceSplitter(language: .french).sentences(in: text, blocks: blocks)
    #expect(
      MarkedText.marking(found, in: text)
        == "⟦Premier bloc sans point⟧\n⟦Deuxième bloc.⟧ ⟦Fin⟧")
  }

  /// Whatever the text, sentences hold every byte that is not white space, in order, once.
  @Test func sentencesCoverTheText() {
    var random = SplitMix(seed: 7)
    let parts = [
      "a", "B", ".", "!", "?", "…", " ", "\u{A0}", "«", "»", "\"", "“", "”", "(", ")", "é", "M.",
      "etc.", "1", "漢。", "👩‍💻", "'", "’", "-", "\t", "U.S.",
    ]
    for _ in 0..<3000 {
      let text = Array(
        (0..<Int.random(in: 0...20, using: &random))
          .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined().utf8)
      let found = SentenceSplitter(language: .french)
        .sentences(in: text, blocks: [ByteRange(0..<text.count)])
      var joined: [UInt8] = []
      var position: Int32 = 0
      for sentence in found {
        #expect(sentence.start >= position && !sentence.isEmpty)
        position = sentence.end
        joined += text[sentence.indices]
      }
      let spaces: Set<Character> = [" ", "\u{A0}", "\t"]
      #expect(
        String(decoding: joined, as: UTF8.self).filter { !spaces.contains($0) }
          == String(decoding: text, as: UTF8.self).filter { !spaces.contains($0) })
    }
  }
}
