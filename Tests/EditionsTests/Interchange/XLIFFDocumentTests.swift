import Bitext
import Editions
import TestSupport
import Testing
import Text

/// Beads as units of XLIFF.
@Suite struct XLIFFDocumentTests {
  private let pair = LanguagePair(source: .french, target: .english)

  private func text(_ article: SampleArticle, minimumConfidence: Double = 0.5) throws -> String {
    let material = EditionMaterial(
      try article.analysis(),
      options: EditionOptions(
        timestamp: SampleArticle.timestamp, minimumConfidence: minimumConfidence))
    return String(
      decoding: try #require(XLIFFDocument([material], pair: pair)).bytes, as: UTF8.self)
  }

  @Test func termsAreMarkedAndExplained() throws {
    let text = try text(.trilingual)
    for part in [
      "srcLang=\"fr\" trgLang=\"en\"", "<gls:term source=\"aip-010\">sécurité</gls:term>",
      "<gls:translation>AI safety</gls:translation>", "<gls:translation>safety</gls:translation>",
      "<gls:definition>Freedom from harm done by a system</gls:definition>",
      "la <mrk id=\"m1\" type=\"term\">sécurité</mrk> recule.</source>",
      "<target>According to The Verge, <mrk id=\"t1\" type=\"term\">safety</mrk> is losing",
      "<mda:meta type=\"confidence\">0.95</mda:meta>",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test func statesSayWhatIsSure() throws {
    #expect(try text(.trilingual).contains("state=\"translated\" subState=\"pipeline:aligned\""))
    let doubtful = try text(.trilingual, minimumConfidence: 0.96)
    #expect(doubtful.contains("state=\"initial\" subState=\"pipeline:doubtful\""))
    #expect(!doubtful.contains("state=\"translated\""))
    // The last French sentence has no English one.
    #expect(try text(.trilingual).contains("<segment state=\"initial\">\n        <source>Le "))
  }

  @Test func whatOnlyTheTargetHasStandsInANote() throws {
    var article = SampleArticle.trilingual
    article.rows = [
      [.english: 0..<1], [.french: 0..<2, .english: 1..<2], [.english: 2..<3],
      [.french: 2..<4],
    ]
    let text = try text(article)
    #expect(text.split(separator: "<unit ").count == 1 + 2)
    for note in ["The departure", "“We were stuck,” explains Vahid Kazemi."] {
      #expect(
        text.contains(
          "<note category=\"only-in-target\" appliesTo=\"target\">\(note)</note>"), "\(note)")
    }
    // Two blocks in one unit: the break between them is a space.
    #expect(text.contains("<source>Le départ Selon The Verge, la <mrk "))
  }

  @Test func theSchemaOfTheStandardAcceptsIt() throws {
    guard OtherReader.has("xmllint --version", for: "XLIFF") else { return }
    let reader = try OtherReader()
    for (index, article) in [SampleArticle.trilingual, .hostile].enumerated() {
      try reader.write([EditionFile(name: "\(index).xlf", text: try text(article))])
    }
    let schema = packageRoot + "/Tests/Readers/Schemas/xliff-2.1/xliff-2.1-with-modules.xsd"
    let result = try reader.run("xmllint --noout --nonet --schema '\(schema)' *.xlf")
    #expect(result.code == 0, "\(result.output)")
  }
}
