import Testing
import Text

@testable import Editions

@Suite struct PageLanguageTests {
  @Test(arguments: [
    ("https://it.example.org:8080/", "it"), ("https://en.wikipedia.org/wiki/X", "en"),
    ("https://example.org/it", "it"), ("https://EXAMPLE.org/EN/x", "en"),
    ("https://example.org/fr-CA/x", "fr"), ("https://example.org/a/b/en/x.html", "en"),
    ("https://example.org/page.it.html", "it"), ("https://example.org/page.html.it", "it"),
    ("https://www.lemonde.fr/x?a=1&lang=it#top", "it"), ("https://example.org/?hl=en_US", "en"),
  ])
  func names(url: String, code: String) {
    #expect(PageLanguage.of(url)?.code == code)
  }

  @Test(arguments: [
    "https://it.com/page", "https://fr.linkedin.com/in/x", "https://example.org/a/b/c/it",
    "https://example.org/?q=it", "https://example.org/it.html", "https://example.org/de/x",
    "https://www.lemonde.fr/x",
  ])
  func namesNone(url: String) {
    #expect(PageLanguage.of(url) == nil)
  }

  @Test func linksMaySayIt() throws {
    for words in ["Italiano", "version italienne", "(in Italian)", "IT"] {
      #expect(PageLanguage.isNamed(.italian, in: words), "\(words)")
    }
    for words in ["it", "English", "Italianate", "la pagina"] {
      #expect(!PageLanguage.isNamed(.italian, in: words), "\(words)")
    }
  }
}
