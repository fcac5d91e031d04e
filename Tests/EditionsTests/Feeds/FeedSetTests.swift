import Editions
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
    let article = FeedArticle(try sample.material(), content: .full)
    let site = try FeedSite(address: "https://example.org")
    let json = FeedSet([article], site: site).files(generatorVersion: "1")
      .first { $0.name == "feed.en.json" }
    let text = String(decoding: try #require(json).bytes, as: UTF8.self)
    #expect(
      text.contains(
        #"<p>One <a href=\"https://a.example/\">two</a>.</p>\n<h2>Three</h2>\n<ul>\n"#
          + #"<li>four</li>\n<li>five</li>\n</ul>\n<blockquote><p>six</p></blockquote>\n"#
          + #"<pre>&lt;seven&gt;"#), "\(text)")
    #expect(!text.contains("<h2>Title"))
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
