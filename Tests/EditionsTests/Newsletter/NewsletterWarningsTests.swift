import Testing
import Text

@testable import Editions

@Suite struct NewsletterWarningsTests {
  private func material(
    _ key: String, _ texts: [(Language, String)], isDated: Bool = true
  ) throws -> EditionMaterial {
    var options = EditionOptions(timestamp: isDated ? SampleArticle.timestamp : 0)
    options.isDated = isDated
    return EditionMaterial(
      try SampleArticle(key: key, texts: texts, chosen: [1]).analysis(), options: options)
  }

  private func codes(_ newsletter: Newsletter) -> [String] { newsletter.diagnostics.map(\.code) }

  @Test func articlesThatAreLeftOutAreTold() throws {
    let both = try material("both", [(.italian, "# Uno\n\nDue."), (.english, "# One\n\nTwo.")])
    let italian = try material("b", [(.italian, "# Uno\n\nDue.")])
    let english = try #require(Newsletter([both, italian], only: .english))
    #expect(codes(english) == ["missing-translation"])
    #expect(english.diagnostics[0].message.hasPrefix("b has no en version, only it"))
    #expect(String(decoding: english.json(), as: UTF8.self).contains("\"article\" : \"b\""))
    #expect(codes(try #require(Newsletter([both, italian]))) == ["missing-translation"])
    #expect(codes(try #require(Newsletter([both, italian], only: .italian))).isEmpty)
    #expect(codes(try #require(Newsletter([italian]))).isEmpty)
  }

  @Test func anIssueSaysWhatItsBundlesSay() throws {
    let first = try material("a", [(.english, "# One\n\nTwo.")])
    let second = try material("b", [(.english, "# One\n\nSee [this](javascript:x).")])
    let json = String(
      decoding: try #require(Newsletter([first, second])).json(), as: UTF8.self)
    let parts = json.split(separator: "\"unsafe-link\"")
    #expect(parts.count == 3)
    #expect(parts[1].contains("\"article\" : \"b\"") != parts[2].contains("\"article\" : \"b\""))
  }

  @Test func withoutAnyDateThatIsTold() throws {
    let undated = try material("a", [(.english, "# One\n\nTwo.")], isDated: false)
    let dated = try material("b", [(.english, "# One\n\nTwo.")])
    #expect(codes(try #require(Newsletter([undated]))) == ["missing-date"])
    #expect(codes(try #require(Newsletter([undated, undated]))).contains("missing-date"))
    #expect(codes(try #require(Newsletter([undated, dated]))).isEmpty)
  }

  @Test func sentencesArePartedAsInTheSource() throws {
    var article = SampleArticle(
      texts: [(.english, "# One\n\nAll is fine.“It is fine,” he said. Then he left!\n")])
    let count = try article.material().versions[0].segmented.sentences.count
    article.chosen = Array(1..<count)
    let newsletter = try #require(Newsletter([article.material()]))
    let email = try #require(newsletter.email(.english))
    let sentence = "All is fine.“It is fine,” he said. Then he left!"
    #expect(count == 4, "the first two have no space between them")
    #expect(String(decoding: email.text, as: UTF8.self).contains(sentence))
    #expect(
      String(decoding: email.html, as: UTF8.self).contains("fine.“It is fine,” he said. Then"))
    let draft = try #require(NewsletterDraft.ghost.file(newsletter, .english)).bytes
    #expect(String(decoding: draft, as: UTF8.self).contains(sentence))
    let markdown = try #require(newsletter.markdown(.english))
    #expect(String(decoding: markdown, as: UTF8.self).contains("fine.“It is fine,” he said. Then"))
  }
}
