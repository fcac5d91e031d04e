import Summaries
import Terminology
import TestSupport
import Testing
import Text

@testable import Editions

@Suite struct EmailTests {
  private func newsletter(
    _ articles: [SampleArticle], _ change: (inout EditionOptions) -> Void = { _ in }
  ) throws -> Newsletter {
    let materials = try articles.map { article in
      var options = EditionOptions(timestamp: SampleArticle.timestamp)
      change(&options)
      return EditionMaterial(try article.analysis(), options: options)
    }
    return try #require(Newsletter(materials))
  }

  private func html(_ newsletter: Newsletter, _ language: Language) throws -> String {
    String(decoding: try #require(newsletter.email(language)).html, as: UTF8.self)
  }

  /// One English article of many sentences, all of them in the summary.
  private func long(_ count: Int, word: String = "word", key: String = "long") -> SampleArticle {
    let sentence = "The " + String(repeating: word + " ", count: 12) + "ends here."
    return SampleArticle(
      key: key,
      texts: [(.english, "# Long\n\n" + String(repeating: sentence + "\n\n", count: count))],
      chosen: Array(1...count))
  }

  @Test func showsWhatTheArticleHas() throws {
    let newsletter = try newsletter([.trilingual]) {
      $0.articleAddress = ArticleAddress("https://example.org/{lang}/{slug}")
    }
    #expect(newsletter.languages == [.french, .italian, .english])
    let page = try html(newsletter, .french)
    for text in [
      "<html lang=\"fr\" dir=\"ltr\">", "Le départ</h1>",
      "Dario Ferrero · 20 février 2026 · 1 min de lecture", "Se désabonner",
      "<a href=\"https://futurism.com/a?b=1&amp;c=2\">The Verge</a>",
      "href=\"https://example.org/fr/sample#:~:text=", "lang=\"it\" dir=\"ltr\">Italiano</a>",
      "sécurité · laboratoire",
    ] { #expect(page.contains(text), "\(text)") }
    // The alternative text is the file's name.
    #expect(!page.contains("<img"))
    #expect(try html(newsletter, .italian).contains("alt=\"Una porta\""))
    #expect(try html(newsletter, .italian).contains("src=\"https://example.org/it/depart.jpg\""))
    let text = String(decoding: try #require(newsletter.email(.french)).text, as: UTF8.self)
    #expect(!text.contains("<") && !text.contains(" \n"))
  }

  @Test func hostileTextStaysText() throws {
    let newsletter = try newsletter([.hostile])
    for language in newsletter.languages {
      let page = try html(newsletter, language)
      #expect(!page.contains("<script") && !page.contains("<i>") && !page.contains("javascript:"))
      let message = String(decoding: try #require(newsletter.message(language)), as: UTF8.self)
      let head = message.split(separator: "\r\n\r\n", maxSplits: 1)[0]
      #expect(!head.contains("\r\nBcc:"))
      #expect(head.contains("Subject: "))
    }
    #expect(try html(newsletter, .french).contains("{{ raw }}"))
  }

  @Test func messagesAreTheSameEachTime() throws {
    let first = try newsletter([.trilingual])
    let second = try newsletter([.trilingual])
    #expect(first.message(.english) == second.message(.english))
    let other = try newsletter([.trilingual]) { $0.newsletter.subject = "Another" }
    func identifier(_ newsletter: Newsletter) throws -> Substring {
      let text = String(decoding: try #require(newsletter.message(.english)), as: UTF8.self)
      return text.split(separator: "Message-ID: ")[1].prefix { $0 != "\r\n" }
    }
    #expect(try identifier(first) != identifier(other))
  }

  @Test(arguments: [(100, false, false), (400, true, false), (600, true, true), (3000, true, true)])
  func isCutByWholeItems(count: Int, isNear: Bool, isCut: Bool) throws {
    let newsletter = try newsletter([long(count, word: "wörd")])
    let email = try #require(newsletter.email(.english))
    #expect(email.sentByteCount == QuotedPrintable.encoded(email.html).count)
    #expect(email.sentByteCount <= Email.byteLimit)
    #expect(email.isCut == isCut)
    #expect((email.sentByteCount > Email.nearByteLimit) == isNear, "\(email.sentByteCount)")
    let json = String(decoding: newsletter.json(), as: UTF8.self)
    #expect(json.contains("\"html-near-clip\"") == isNear)
    let page = String(decoding: email.html, as: UTF8.self)
    #expect(page.contains("</html>"))
    #expect(page.contains("This message has been shortened.") == isCut)
    // What is shown is whole.
    let shown = page.split(separator: "<p class=\"ink\"").dropFirst()
    #expect(shown.allSatisfy { $0.contains("ends here.</p>") })
    if isCut { #expect(email.sentByteCount > Email.byteLimit - 1000) }
    // Nothing is left out of the text.
    let text = String(decoding: email.text, as: UTF8.self)
    #expect(text.split(separator: "ends here.").count == count + 1)
    #expect(!text.contains("shortened"))
  }

  @Test func whatIsCutLeadsToTheRest() throws {
    let newsletter = try newsletter([long(3000)]) {
      $0.articleAddress = ArticleAddress("https://example.org/{slug}")
    }
    let page = try html(newsletter, .english)
    #expect(
      page.contains(
        "This message has been shortened. To read on: <a href=\"https://example.org/long\""))
  }

  @Test func oneSentenceLongerThanAnEmail() throws {
    let sentence = String(repeating: "word ", count: 40_000) + "end."
    let newsletter = try newsletter([
      SampleArticle(texts: [(.english, "# Long\n\n\(sentence)\n")], chosen: [1])
    ])
    let email = try #require(newsletter.email(.english))
    #expect(email.isCut && email.sentByteCount < 12_000)
    #expect(String(decoding: email.html, as: UTF8.self).contains("Long</h1>"))
  }

  @Test func aTemplateTooLongIsTold() throws {
    let template = "<p>" + String(repeating: "x", count: 110_000) + "{{subject}}</p>"
    let templates = try EmailTemplates([("long.html", Array(template.utf8))])
    let newsletter = try newsletter([.monolingual]) { $0.newsletter.templates = templates }
    let json = String(decoding: newsletter.json(), as: UTF8.self)
    #expect(json.contains("\"html-over-limit\"") && !json.contains("\"bytes\""))
  }

  @Test func templatesOfOnesOwn() throws {
    let templates = try EmailTemplates([
      ("a.html", Array("<title>{{subject}}</title>{{#articles}}{{title}}{{/articles}}".utf8)),
      ("b.txt", Array("{{subject}}!".utf8)),
    ])
    let newsletter = try newsletter([.monolingual]) { $0.newsletter.templates = templates }
    #expect(try html(newsletter, .english) == "<title>Alone</title>Alone")
    #expect(newsletter.email(.english)?.text == Array("Alone!".utf8))
    #expect(throws: TemplateError.self) { try EmailTemplates([("x.mjml", [])]) }
  }

  @Test func severalArticlesMakeAnIssue() throws {
    var second = SampleArticle.trilingual
    second.key = "second"
    second.texts[2].markdown = second.texts[2].markdown.replacing(
      "date: 2026-02-20", with: "date: 2026-02-20\nslug: sample")
    let newsletter = try newsletter([.trilingual, second, .monolingual])
    let email = try #require(newsletter.email(.english))
    #expect(email.subject == "The departure")
    #expect(email.preheader == "The departure · Alone")
    let page = try html(newsletter, .english)
    #expect(page.split(separator: "<h1").count == 2)
    #expect(page.split(separator: "<h2").count == 4)
    #expect(newsletter.email(.french)?.preheader == "Le départ")
    let json = String(decoding: newsletter.json(), as: UTF8.self)
    #expect(json.contains("\"newsletter-issue/1\""))
    #expect(json.contains("\"same-slug\""))
    // The third article is in English alone.
    #expect(
      newsletter.diagnostics.map(\.code)
        == ["missing-translation", "missing-translation", "same-slug", "same-slug"])
  }

  @Test func anIssueIsCutFromTheEnd() throws {
    let newsletter = try newsletter([
      long(200, key: "a"), long(500, key: "b"), long(5, key: "c"),
    ])
    let email = try #require(newsletter.email(.english))
    #expect(email.isCut && email.sentByteCount <= Email.byteLimit)
    // All are named, and two have room for more than their names.
    let page = String(decoding: email.html, as: UTF8.self)
    #expect(page.split(separator: ">Long</span></li>").count == 4)
    #expect(page.split(separator: "Long</h2>").count == 3)
  }

  @Test func filesStandBesideTheBundle() throws {
    let newsletter = try newsletter([.monolingual])
    #expect(
      newsletter.files.map(\.name)
        == [
          "newsletter.json", "newsletter.en.html", "newsletter.en.txt", "newsletter.en.eml",
        ])
    let json = String(decoding: newsletter.files[0].bytes, as: UTF8.self)
    #expect(json.contains("\"eml\" : \"newsletter.en.eml\""))
    #expect(!String(decoding: newsletter.json(), as: UTF8.self).contains("\"files\""))
  }

  @Test func phrasesAreSorted() {
    let names = ResourceTable(PackageResources.phrases_tsv).rows
    #expect(names.allSatisfy { $0.count == 4 })
    let keys = names.map { String(decoding: $0[0], as: UTF8.self) }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
  }
}
