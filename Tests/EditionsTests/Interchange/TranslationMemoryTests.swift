import Bitext
import Editions
import Testing
import Text

/// Memories of beads and rows.
@Suite struct TranslationMemoryTests {
  private let pair = LanguagePair(source: .french, target: .english)

  private func material(
    _ article: SampleArticle = .trilingual, minimumConfidence: Double = 0.5
  ) throws -> EditionMaterial {
    EditionMaterial(
      try article.analysis(),
      options: EditionOptions(
        timestamp: SampleArticle.timestamp, minimumConfidence: minimumConfidence))
  }

  private func text(_ memory: TranslationMemory?) throws -> String {
    String(decoding: try #require(memory).tmx, as: UTF8.self)
  }

  private func count(_ part: String, in text: String) -> Int {
    text.split(separator: part, omittingEmptySubsequences: false).count - 1
  }

  @Test func aUnitTellsItsConfidenceAndPlaces() throws {
    let text = try text(TranslationMemory(material(), pair: pair))
    for part in [
      "srclang=\"fr\"", "creationdate=\"20260220T000000Z\"",
      "<prop type=\"x-confidence\">0.95</prop>", "<prop type=\"x-sentences\">fr:s1</prop>",
      "<prop type=\"x-bytes\">70-80</prop>",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test func rowsHaveAVariantForEachLanguage() throws {
    let text = try text(TranslationMemory(rowsOf: material()))
    #expect(text.contains("srclang=\"*all*\""))
    #expect(count("<tu ", in: text) == 4)
    #expect(count("<tuv ", in: text) == 3 + 3 + 3 + 2)
  }

  @Test func whatIsDoubtfulIsLeftOut() throws {
    let text = try text(
      TranslationMemory(material(minimumConfidence: 0.96), pair: pair))
    #expect(count("<tu ", in: text) == 0)
    #expect(text.contains("<body/>"))
  }

  private func names(_ text: String) -> [String] {
    text.split(separator: "tuid=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func severalArticlesMakeOneMemory() throws {
    var second = SampleArticle.trilingual
    second.key = "second"
    let text = try text(
      TranslationMemory([material(), material(second), material(.monolingual)], pair: pair))
    #expect(count("<tu ", in: text) == 6)
    // Equal texts of two articles have names of their own, and each the one it has alone.
    let names = names(text)
    #expect(Set(names).count == 6 && !names.contains { $0.contains("-") })
    let alone = try [material(), material(second)].flatMap {
      self.names(try self.text(TranslationMemory([$0], pair: pair)))
    }
    #expect(names == alone)
    #expect(count("<prop type=\"x-article\">second</prop>", in: text) == 1 + 3)
    #expect(TranslationMemory([try material(.monolingual)], pair: pair) == nil)
  }
}
