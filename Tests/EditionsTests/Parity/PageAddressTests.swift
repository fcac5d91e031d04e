import Testing
import Text

@testable import Editions

@Suite struct PageAddressTests {
  @Test(arguments: [
    ("https://fr.example.org/a", "http://en.example.org/a/"),
    ("https://www.example.org/fr/a?id=7", "https://example.org/en-us/a?id=7"),
    ("https://example.org/a#note", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&id=7", "https://example.org/a?id=7"),
    ("https://example.org/a?lang=fr", "https://example.org/a?lang=it"),
    ("https://m.example.org/a", "https://example.org/a"),
    ("https://example.org/Bugs/index.fr.html", "https://example.org/Bugs/"),
    ("https://example.org/events/material.fr.html", "https://example.org/events/material"),
    ("images/fig.fr.png", "images/fig.en.png"),
    ("fr/fig-fr.png", "it/fig-it.png"),
  ])
  func samePage(one: String, other: String) throws {
    let first = try #require(PageAddress(one))
    let second = try #require(PageAddress(other))
    #expect(first.key == second.key)
  }

  @Test(arguments: [
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/watch?v=1", "https://example.org/watch?v=2"),
    ("https://example.org/a", "https://example.com/a"),
    // A path's later part is a name, not a language.
    ("https://example.org/people/who/it", "https://example.org/people/who/en"),
    ("images/fig.png", "images/map.png"),
  ])
  func otherPage(one: String, other: String) throws {
    let first = try #require(PageAddress(one))
    let second = try #require(PageAddress(other))
    #expect(first.key != second.key)
  }

  @Test func placesInThePageAreNoPage() {
    #expect(PageAddress("#top") == nil)
    #expect(PageAddress("") == nil)
  }

  @Test func sameSiteInBothLanguages() throws {
    let french = try #require(
      PageAddress("https://fr.wikipedia.org/wiki/Intelligence_artificielle"))
    let english = try #require(PageAddress("https://en.wikipedia.org/wiki/Artificial_intelligence"))
    #expect(french.key != english.key)
    #expect(french.isSameSite(as: english, .french, .english))
    #expect(!french.isSameSite(as: english, .italian, .english))
  }
}
