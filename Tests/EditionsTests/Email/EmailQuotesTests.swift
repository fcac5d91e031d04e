import Quotations
import Testing
import Text

@testable import Editions

/// Which quotations e-mails show.
@Suite struct EmailQuotesTests {
  /// Three quotations of Ada Lovelace, one of Alan Turing, one of nobody known, each in a paragraph
  /// and named by its number, from the first word of the text to the last.
  private func article() -> SampleArticle {
    let quotes: [(String, String?)] = [
      ("“The first of all these words is long enough,”", "Ada Lovelace"),
      ("“A second one of hers that is longer than the first,”", "Ada Lovelace"),
      ("“This third one is his alone, and rather short,”", "Alan Turing"),
      ("“nobody knows who said this fourth one back then,”", nil),
      ("“My fifth and last one is long enough as well,”", "Ada Lovelace"),
    ]
    return SampleArticle(
      texts: [
        (
          .english,
          "# Title\n\nThe beginning.\n\n"
            + quotes.map { "\($0) \($1 ?? "someone") said.\n\n" }.joined()
        )
      ],
      quotes: quotes.map { .init(kind: .speech, words: [.english: $0], name: $1) }, chosen: [1])
  }

  /// Their numbers, as the e-mail has them.
  private func shown(_ limit: Int) throws -> [String] {
    var options = EditionOptions(timestamp: SampleArticle.timestamp)
    options.newsletter.quotes = limit
    let material = EditionMaterial(try article().analysis(), options: options)
    let email = try #require(Newsletter([material])?.email(.english))
    let text = String(decoding: email.text, as: UTF8.self)
    return text.split(separator: "\n").filter { $0.hasPrefix("“") }.map { line in
      #expect(line.hasSuffix("”"))
      return ["first", "second", "third", "fourth", "fifth"].first { line.contains(" \($0) ") }
        ?? ""
    }
  }

  @Test func asManySpeakersAsThereAre() throws {
    #expect(try shown(0) == [])
    #expect(try shown(1) == ["second"])
    #expect(try shown(2) == ["second", "third"])
    #expect(try shown(3) == ["second", "third", "fourth"])
  }

  /// A second one of the same speaker comes from a part of the text that none is of.
  @Test func moreOfASpeakerOnlyWhereThereIsRoom() throws {
    #expect(try shown(4) == ["second", "third", "fourth", "fifth"])
    #expect(try shown(5) == ["first", "second", "third", "fourth", "fifth"])
    #expect(try shown(100).count == 5)
  }

  @Test func eachLeadsToItsPassage() throws {
    var options = EditionOptions(timestamp: SampleArticle.timestamp)
    options.articleAddress = ArticleAddress("https://example.org/{slug}")
    let material = EditionMaterial(try article().analysis(), options: options)
    let email = try #require(Newsletter([material])?.email(.english))
    let page = String(decoding: email.html, as: UTF8.self)
    #expect(
      page.contains(
        "“A second one of hers that is longer than the first”&nbsp;<a "
          + "href=\"https://example.org/sample#:~:text=A%20second%20one%20of"))
  }
}
