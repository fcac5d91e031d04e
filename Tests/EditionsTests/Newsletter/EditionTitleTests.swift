import Quotations
import Testing
import Text

@testable import Editions

@Suite struct EditionTitleTests {
  private let english = "# Page one\n\nThe clerk has left. Nobody knows why.\n"

  private func newsletter(
    french: String, english: String? = nil, style: TypographyLocale? = nil
  ) throws -> Newsletter {
    let article = SampleArticle(
      texts: [(.french, french), (.english, english ?? self.english)], chosen: [1])
    var options = EditionOptions(timestamp: SampleArticle.timestamp)
    options.articleAddress = ArticleAddress("https://example.org/{lang}/{slug}")
    options.typography = style.map { [$0] } ?? []
    return try #require(Newsletter([EditionMaterial(article.analysis(), options: options)]))
  }

  private func page(_ newsletter: Newsletter) throws -> String {
    String(decoding: try #require(newsletter.email(.french)).html, as: UTF8.self)
  }

  @Test func aParagraphAlignedWithTheTitleIsTheTitle() throws {
    let newsletter = try newsletter(
      french: "Page et une\n\nLe greffier est parti. On ne sait pourquoi.\n")
    #expect(newsletter.email(.french)?.subject == "Page et une")
    let page = try page(newsletter)
    #expect(page.contains(" dir=\"auto\">Page et une</h1>"))
    #expect(newsletter.diagnostics.isEmpty)
  }

  // In one paragraph with more, too long, or without a counterpart it is no title.
  @Test(arguments: [
    "Page et une. Le greffier est parti. On ne sait pourquoi.\n",
    "Page " + String(repeating: "et une ", count: 30) + "\n\nLe greffier est parti.\n",
  ])
  func elseTheOtherTitleStandsInItsOwnLanguage(french: String) throws {
    let newsletter = try newsletter(french: french)
    #expect(newsletter.email(.french)?.subject == "Page one")
    let page = try page(newsletter)
    #expect(page.contains(" lang=\"en\" dir=\"ltr\">Page one</h1>"))
    #expect(page.contains("<title lang=\"en\" dir=\"ltr\">Page one</title>"))
    #expect(!page.contains("aria-label=\"Page one\""))
    #expect(newsletter.diagnostics.map(\.code) == ["missing-title"])
    let json = String(decoding: newsletter.json(), as: UTF8.self)
    #expect(json.contains("\"title_lang\" : \"en\"") && json.contains("\"missing-title\""))
    let markdown = String(decoding: try #require(newsletter.markdown(.french)), as: UTF8.self)
    #expect(markdown.hasPrefix("# <span lang=\"en\" dir=\"ltr\">Page one</span>\n"))
  }

  @Test func withoutAnyTitleTheKeyIsTold() throws {
    let newsletter = try newsletter(french: "Un. Deux.\n", english: "One. Two.\n")
    #expect(newsletter.email(.french)?.subject == "sample")
    #expect(!(try page(newsletter)).contains("<title lang="))
    #expect(newsletter.diagnostics.map(\.code) == ["missing-title", "missing-title"])
  }

  @Test func whatTheHouseStyleChangesInTitlesIsListed() throws {
    let body = "\n\nLe greffier est parti. On ne sait pourquoi.\n"
    let heading = try newsletter(french: "# L'eau: un bien" + body, style: .french)
    #expect(heading.email(.french)?.subject.contains("L’eau") == true)
    let placed = try #require(heading.articles[0][.french]?.typography?.changes)
    #expect(placed.contains { $0.from == "'" && $0.start == 3 && $0.end == 4 })
    let front = try newsletter(
      french: "---\ntitle: \"L'eau: un bien\"\n---" + body, style: .french)
    let named = try #require(front.articles[0][.french]?.typography?.changes)
    #expect(named.contains { $0.from == "'" && $0.field == "title" && $0.start == nil })
  }
}
