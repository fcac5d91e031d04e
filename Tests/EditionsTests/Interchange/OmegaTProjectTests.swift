import Bitext
import Editions
import Testing
import Text

/// Folders that OmegaT opens.
@Suite struct OmegaTProjectTests {
  private let pair = LanguagePair(source: .french, target: .english)

  private func project(
    _ article: SampleArticle, minimumConfidence: Double = 0.5
  ) throws -> [String: String] {
    let material = EditionMaterial(
      try article.analysis(),
      options: EditionOptions(
        timestamp: SampleArticle.timestamp, minimumConfidence: minimumConfidence))
    let project = try #require(try OmegaTProject([material], pair: pair))
    return Dictionary(
      uniqueKeysWithValues: project.files.map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func holdsWhatOmegaTExpects() throws {
    let files = try project(.trilingual)
    #expect(
      files.keys.sorted() == [
        "glossary/pipeline.utf8", "omegat.project", "omegat/segmentation.conf",
        "omegat/segmentation.srx", "source/sample.fr.txt", "tm/auto/sample.tmx",
        "tm/tmx2source/IT.tmx",
      ])
    #expect(
      files["source/sample.fr.txt"] == """
        Le départ

        Selon The Verge, la sécurité recule. « Nous étions coincés », explique Vahid Kazemi. \
        Le laboratoire a perdu 32 % de ses chercheurs.

        """)
    #expect(files["omegat.project"]?.contains("<source_lang>fr</source_lang>") == true)
    let doubtful = try project(.trilingual, minimumConfidence: 0.96)
    #expect(doubtful["tm/penalty-30/sample.tmx"]?.contains("<seg>The departure</seg>") == true)
    #expect(doubtful["tm/auto/sample.tmx"]?.contains("<seg>") == false)
  }

  /// Our own reader of SRX parts the source where the beads end, though two sentences are one unit
  /// and the gaps are no plain spaces.
  @Test func itsRulesPartTheSourceAtTheBeads() throws {
    var article = SampleArticle.trilingual
    article.texts[0].markdown = """
      # Le départ

      Elle part… demain, dit-il. Il reste.\u{A0}Elle revient (enfin).\u{A0}Fin.

          let code = "A. B."
      """
    article.texts[2].markdown = "# The departure\n\nShe goes. He stays, she returns. End."
    article.rows = [
      [.french: 0..<1, .english: 0..<1], [.french: 1..<2, .english: 1..<2],
      [.french: 2..<4, .english: 2..<3], [.french: 4..<5, .english: 3..<4],
    ]
    let files = try project(article)
    let source = Array(try #require(files["source/sample.fr.txt"]).utf8)
    let rules = try SRXRules(
      Array(try #require(files["omegat/segmentation.srx"]).utf8), file: "segmentation.srx")
    var lines: [ByteRange] = []
    var start = 0
    for (index, byte) in source.enumerated() where byte == 0x0A {
      if index > start { lines.append(ByteRange(start..<index)) }
      start = index + 1
    }
    let segments = try rules.splitter(for: .french).sentences(in: source, blocks: lines)
      .map { String(decoding: source[$0.indices], as: UTF8.self) }
    #expect(
      segments.prefix(4) == [
        "Le départ", "Elle part… demain, dit-il.", "Il reste.\u{A0}Elle revient (enfin).", "Fin.",
      ])
    #expect(files["source/sample.fr.txt"]?.contains("(enfin). Fin.") == true)
    #expect(files["omegat/segmentation.conf"]?.contains("Il reste\\.") == true)
  }
}
