import Testing
import Text

@testable import Editions

/// Whole articles as HTML.
@Suite struct ArticleHTMLTests {
  private func html(_ markdown: String) throws -> String {
    let sample = SampleArticle(
      texts: [(.english, "---\ntitle: T\n---\n" + markdown)], chosen: [0])
    let material = try sample.material()
    let version = try #require(material.version(.english))
    return ArticleHTML(version, page: "https://example.org/en/a/").html
  }

  @Test(arguments: [
    ("A *b* `c` ~~d~~.", "<p>A <em>b</em> <code>c</code> <del>d</del>.</p>\n"),
    (
      "[a](/b) [c](javascript:d) **e**",
      "<p><a href=\"https://example.org/b\">a</a> c <strong>e</strong></p>\n"
    ),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("<b onclick=\"x()\">a</b><script>y()</script> & b.", "<p><b>a</b> &amp; b.</p>\n"),
    ("A note.[^1]\n\n[^1]: It *says* so.", "<p>A note.</p>\n<p>It <em>says</em> so.</p>\n"),
  ])
  func whatTheSourceSays(markdown: String, written: String) throws {
    #expect(try html(markdown) == written)
  }

  /// HTML has no headings in terms and in heads of tables.
  @Test(arguments: ["dt", "th"])
  func headingsWhereNoneMayBe(element: String) throws {
    let around = element == "dt" ? ("<dl>", "</dl>") : ("<table><tr>", "</tr></table>")
    let text = try html(
      "\(around.0)<\(element)><h3>A</h3><p>b</p></\(element)>\(around.1)\n\n### C")
    #expect(text.contains("A") && !text.contains("<h3>A"))
    #expect(text.contains("<h3>C</h3>"))
  }
}
