import TestSupport
import Testing
import Text

/// Our rules as others read them.
struct SRXExportTests {
  @Test func isTheSameEachTimeAndSorted() throws {
    let bytes = SRXExport().bytes
    #expect(bytes == SRXExport([.english, .french, .italian]).bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("|etc|") && text.contains("(?i:"))
    let order = ["\"French\"", "\"Italian\"", "\"English\"", "\"General\""]
      .map { text.firstRange(of: "languagerulename=" + $0)?.lowerBound }
    #expect(order.compactMap(\.self).count == 4)
    #expect(order.compactMap(\.self) == order.compactMap(\.self).sorted())
  }

  @Test func oneLanguageAlone() throws {
    let text = String(decoding: SRXExport([.italian]).bytes, as: UTF8.self)
    #expect(text.contains("[Ii][Tt]"))
    #expect(!text.contains("[Ff][Rr]"))
    let rules = try SRXRuleFile.rules(text)
    try rules.check("⟦Il sig. Rossi.⟧ ⟦Sì.⟧", .italian)
    try rules.check("⟦Le sig.⟧ ⟦Rossi.⟧", .french)
  }

  /// Each rule has an example that fails without it.
  @Test func rulesDecideAsOurs() throws {
    let rules = try SRXRules(SRXExport().bytes, file: "pipeline.srx")
    let examples: [(Language, String)] = [
      (.french, "⟦M. Dupont et Mme. Durand, art. 5, sont venus.⟧ ⟦Le Dr. Martin aussi.⟧"),
      (.french, "⟦Des pommes, etc. Dupont en vend.⟧ ⟦Des poires, etc.⟧ ⟦Les prunes après.⟧"),
      (.french, "⟦J. K. Rowling et J.-C. Dupont écrivent 3.5 livres.⟧ ⟦Oui.⟧"),
      (.french, "⟦Il a dit : « Non. »⟧ ⟦Puis il partit.⟧"),
      (.french, "⟦Il a dit : « Non.\u{A0}»⟧ ⟦Puis\u{202F}!\u{202F}»⟧ ⟦Bon.⟧"),
      (.french, "⟦« Non ! » a-t-il dit.⟧ ⟦Des dollars.⟧ ⟦xAI a fusionné.⟧"),
      (.french, "⟦Un (…) Mot et [...] Rien.⟧ ⟦Quoi ? !⟧ ⟦Eh bien... oui.⟧"),
      (.french, "⟦1. Introduction.⟧ ⟦2. Suite.⟧ ⟦Voir l'art. 5.⟧ ⟦Fin.⟧"),
      (.italian, "⟦Il sig. Rossi ha detto: «Siete voi».⟧ ⟦È vero, ecc.⟧ ⟦Le prugne dopo.⟧"),
      (.italian, "⟦Nel 44 a.C. Cesare morì.⟧ ⟦G. Verdi compose.⟧"),
      (.english, "⟦Mr. Smith met Dr. Jones (see fig. 3 and No. IV) in the U.S. Senate.⟧ ⟦“No.”⟧"),
      (.english, "⟦They left the U.S.⟧ ⟦The end came.⟧ ⟦“Oh, ‘no.’”⟧ ⟦He said: \"Yes.\"⟧ ⟦Bye.⟧"),
    ]
    for (language, marked) in examples {
      try rules.check(marked, language)
      let example = MarkedText(marked)
      let text = Array(example.text.utf8)
      #expect(
        MarkedText.marking(
          SentenceSplitter(language: language)
            .sentences(in: text, blocks: [ByteRange(0..<text.count)]), in: text)
          == MarkedText.marking(example.ranges, in: text))
    }
  }

  /// The seed articles come out as they do by our own rules.
  @Test func seedsAreSplitAsByOurs() throws {
    let rules = try SRXRules(SRXExport().bytes, file: "pipeline.srx")
    for code in ["fr", "it", "en"] {
      let path = packageRoot + "/seeds/esodo-silenzioso/article.\(code).md"
      let document = try SourceReader().document(at: path)
      let ours = Set(Segmenter(findsTokens: false).segment(document).sentences.map(\.range.start))
      let theirs = Set(
        try Segmenter(findsTokens: false).segment(document, by: rules)
          .sentences.map(\.range.start))
      #expect(ours.count > 100)
      #expect(ours.symmetricDifference(theirs).count <= ours.count / 50)
    }
  }

  @Test func isValidAgainstTheSchema() throws {
    let schema = packageRoot + "/Tests/Readers/Schemas/srx20.xsd"
    guard programExists("xmllint") else { return print("SKIP the schema of SRX: xmllint") }
    for languages in [Language.supported, [.french], []] {
      let result = try runProgram(
        "xmllint", ["--nonet", "--noout", "--schema", schema, "-"],
        input: SRXExport(languages).bytes)
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}
