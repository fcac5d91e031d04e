import Editions
import FoundationEssentials
import Testing
import Text

/// Feeds of several articles.
@Suite struct FeedSetTests {
  private func article(
    _ key: String, date: String? = nil, slug: String? = nil, url: String? = nil,
    title: String? = nil, languages: [Language] = [.french, .english]
  ) throws -> FeedArticle {
    var front = "title: \"\(title ?? key)\"\n"
    if let date { front += "date: \(date)\n" }
    if let slug { front += "slug: \"\(slug)\"\n" }
    if let url { front += "url: \"\(url)\"\n" }
    let sample = SampleArticle(
      key: key,
      texts: languages.map {
        ($0, "---\n\(front)---\n# Un\n\nA [b](https://c.example/?d&e) & \\<f>.\n")
      },
      chosen: [1])
    return FeedArticle(try sample.material())
  }

  private func feeds(
    _ articles: [FeedArticle], limit: Int = 50
  ) throws -> (files: [String: String], diagnostics: [String]) {
    var site = try FeedSite(
      address: "https://example.org/", title: "A & B", articlePath: "{lang}/{slug}.html",
      feedFolder: "feeds")
    site.titles[.english] = "The \"A\""
    let set = FeedSet(articles, site: site, limit: limit)
    let files = set.files(generatorVersion: "1")
    return (
      Dictionary(
        uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }),
      set.diagnostics.map { "\($0.code) \($0.place?.file ?? "")" }
    )
  }

  /// The addresses of a feed's entries in their order.
  private func addresses(_ feed: String?) -> [String] {
    (feed ?? "").split(separator: "<guid isPermaLink=\"true\">").dropFirst()
      .map { String($0.prefix { $0 != "<" }) }
  }

  @Test func newestFirstAndUndatedLast() throws {
    let articles = [
      try article("b"), try article("old", date: "2020-02-29"),
      try article("new", date: "2026-02-20"), try article("same", date: "2026-02-20"),
      try article("a"),
    ]
    let found = try feeds(articles)
    #expect(
      addresses(found.files["rss.fr.xml"])
        == ["new", "same", "old", "a", "b"].map {
          "https://example.org/fr/\($0).html"
        })
    #expect(found.diagnostics.filter { $0.hasPrefix("missing-date") }.count == 4)
    #expect(try addresses(feeds(articles, limit: 2).files["rss.fr.xml"]).count == 2)
    #expect(
      found.files["rss.fr.xml"]?.contains("<pubDate>Sat, 29 Feb 2020 00:00:00 +0000</pubDate>")
        == true)
  }

  @Test func languagesNameEachOther() throws {
    let files = try feeds([
      try article("x", date: "2026-02-20"), try article("y", languages: [.english]),
    ]).files
    for (name, parts) in [
      "rss.fr.xml": [
        "<atom:link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"en\""
          + " href=\"https://example.org/feeds/rss.en.xml\"/>",
        "hreflang=\"en\" href=\"https://example.org/en/x.html\"/>", "<title>A &amp; B</title>",
      ],
      "atom.en.xml": [
        "xml:lang=\"en\"", "<title>The &quot;A&quot;</title>",
        "hreflang=\"fr\" href=\"https://example.org/fr/x.html\"/>",
        "<link rel=\"self\" type=\"application/atom+xml\" hreflang=\"en\""
          + " href=\"https://example.org/feeds/atom.en.xml\"/>",
      ],
      "feed.en.json": [
        "\"fr\" : \"https://example.org/fr/x.html\"",
        "\"fr\" : \"https://example.org/feeds/feed.fr.json\"",
      ],
      "links.html": ["hreflang=\"fr\" title=\"A &amp; B (RSS, fr)\""],
    ] {
      for part in parts { #expect(files[name]?.contains(part) == true, "\(name): \(part)") }
    }
    #expect(files["rss.fr.xml"]?.contains("y.html") == false)
  }

  @Test func addressesAreUniqueAndTheOlderOneStays() throws {
    let found = try feeds([
      try article("second", date: "2026-02-20", slug: "one"),
      try article("first", date: "2026-02-19", slug: "one"),
    ])
    #expect(
      addresses(found.files["rss.fr.xml"]) == [
        "https://example.org/fr/second.html", "https://example.org/fr/one.html",
      ])
    #expect(
      found.diagnostics == ["duplicate-address second.fr.md", "duplicate-address second.en.md"])
  }

  @Test func addressesOfTheFrontMatterAreFollowedIfSafe() throws {
    let found = try feeds([
      try article("a", date: "2026-02-04", url: "javascript:alert(1)"),
      try article("b", date: "2026-02-03", url: "https://other.example/ü?x=1"),
      try article("c", date: "2026-02-02", url: "/c d/"),
      try article("d", date: "2026-02-01", url: "//evil.example/"),
      try article("e", date: "2026-01-31", url: "/e/"),
      try article("f", date: "2026-01-30", slug: "../../f <g>/é"),
    ])
    #expect(
      addresses(found.files["rss.fr.xml"]) == [
        "https://example.org/fr/a.html", "https://other.example/%C3%BC?x=1",
        "https://example.org/fr/c.html", "https://example.org/fr/d.html",
        "https://example.org/e/", "https://example.org/fr/f%20%3Cg%3E/%C3%A9.html",
      ])
    #expect(
      Set(found.diagnostics)
        == Set(
          ["a", "c", "d"].flatMap { ["unsafe-link \($0).fr.md", "unsafe-link \($0).en.md"] }))
  }

  @Test func textsAreEscapedAsEachFormAsks() throws {
    let files = try feeds([
      try article("x", date: "2026-02-20", title: "<script>\\\"1\\\" & ]]>\\n\\u202E\\u0007é")
    ]).files
    #expect(
      files["atom.fr.xml"]?.contains(
        "<title>&lt;script&gt;&quot;1&quot; &amp; ]]&gt; \u{202E}é</title>") == true)
    #expect(
      files["rss.fr.xml"]?.contains("<description>A b &amp;amp; &amp;lt;f&amp;gt;.</description>")
        == true)
    #expect(
      files["rss.fr.xml"]?.contains(
        "&lt;p&gt;A &lt;a href=&quot;https://c.example/?d&amp;amp;e&quot;&gt;b&lt;/a&gt; &amp;amp;")
        == true)
    #expect(files["feed.fr.json"]?.contains("\"title\" : \"<script>\\\"1\\\" & ]]>") == true)
  }

  @Test func wholeArticles() throws {
    let sample = SampleArticle(
      key: "x",
      texts: [
        (
          .english,
          """
          # Title

          One [two](https://a.example/).

          ## Three

          - four
          - [five](javascript:x)

          > six

              <seven>
          """
        )
      ])
    let text = try html(sample)
    #expect(
      text == """
        <p>One <a href="https://a.example/">two</a>.</p>
        <h2>Three</h2>
        <ul>
        <li>four</li>
        <li>five</li>
        </ul>
        <blockquote>
        <p>six</p>
        </blockquote>
        <pre><code>&lt;seven&gt;</code></pre>

        """)
  }

  /// What a feed with whole articles says of an article with one version.
  private func html(_ sample: SampleArticle, path: String = "{lang}/{slug}/") throws -> String {
    struct Feed: Decodable {
      struct Item: Decodable { let content_html: String }
      let items: [Item]
    }
    let site = try FeedSite(address: "https://example.org", articlePath: path)
    let article = FeedArticle(try sample.material(), content: .full, site: site)
    let json = FeedSet([article], site: site).files(generatorVersion: "1")
      .first { $0.name.hasSuffix(".json") }
    let feed = try JSONDecoder().decode(Feed.self, from: Data(try #require(json).bytes))
    return try #require(feed.items.first).content_html
  }

  private func html(_ markdown: String, path: String = "{lang}/{slug}/") throws -> String {
    try html(SampleArticle(key: "x", texts: [(.english, markdown)]), path: path)
  }

  @Test(
    arguments: [
      (
        "*a* **b** `c<` ~~d~~",
        "<p><em>a</em> <strong>b</strong> <code>c&lt;</code> <del>d</del></p>"
      ),
      ("a  \nb", "<p>a<br> b</p>"),
      (
        "![an \"image\"](i.png) a",
        "<p><img src=\"https://example.org/en/x/i.png\" alt=\"an &quot;image&quot;\"> a</p>"
      ),
      ("![i](/i.png)\n\na", "<p><img src=\"https://example.org/i.png\" alt=\"i\"></p>\n<p>a</p>"),
      (
        "[![i](//i.example/i.png)](/u)\n\na",
        "<p><a href=\"https://example.org/u\"><img src=\"https://i.example/i.png\" alt=\"i\"></a></p>\n<p>a</p>"
      ),
      (
        "[a](../b) [c](#d) [e](?f) [g](mailto:h@i.example)",
        "<p><a href=\"https://example.org/en/x/../b\">a</a> <a href=\"https://example.org/en/x/#d\">c</a> <a href=\"https://example.org/en/x/?f\">e</a> <a href=\"mailto:h@i.example\">g</a></p>"
      ),
      (
        "3. a\n4. b\n\n   c\n", "<ol start=\"3\">\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>"
      ),
      ("- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
      (
        "| a | b |\n|---|---|\n| | ![](/i.png) |\n",
        "<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td></td>\n<td><img src=\"https://example.org/i.png\" alt=\"\"></td>\n</tr>\n</table>"
      ),
      ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
      // Items and cells that stand nowhere get what they need around them.
      ("<li>a</li>\n\nb", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"),
      ("<td>a</td>", "<table>\n<tr>\n<td>a</td>\n</tr>\n</table>"),
      ("<ul>a</ul>", "<ul>\n<li><p>a</p>\n</li>\n</ul>"),
      // Nothing of a hostile source but its words.
      (
        "<b onclick=\"x()\" style=\"y\">a</b> <script>x()</script><iframe src=x>y</iframe> b",
        "<p><b>a</b> b</p>"
      ),
      (
        "[a](javascript:x) [b](data:text/html,c) ![d](javascript:x) ![e](data:image/png;base64,AA)",
        "<p>a b</p>"
      ),
      (
        "[a](java&#10;script:x) <a href=\" javascript:x\">b</a> <a href=\"https://x.example/\" onclick=\"y\">c</a>",
        "<p>a b <a href=\"https://x.example/\">c</a></p>"
      ),
    ])
  func wholeArticlesAreSafeHTML(markdown: String, expected: String) throws {
    #expect(try html(markdown) == expected + "\n")
  }

  @Test func placesOnThePageKeepItsAddress() throws {
    #expect(
      try html("[a](#b)", path: "{slug}.html")
        == "<p><a href=\"https://example.org/x.html#b\">a</a></p>\n")
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org", "https://", "https://a b", "https://a/?b",
  ])
  func badSitesAreRefused(address: String) {
    #expect(throws: FeedError.badSite(address)) { try FeedSite(address: address) }
  }

  @Test func badArticlePathsAreRefused() {
    #expect(throws: FeedError.badArticlePath("{lang}/")) {
      try FeedSite(address: "https://example.org", articlePath: "{lang}/")
    }
  }
}
