import TestSupport
import Testing

@testable import Text

@Suite struct HTMLReaderTests {
  @Test func page() throws {
    let source = """
      <!DOCTYPE html>
      <html lang="it-IT"><head><title>Il titolo | Sito</title>
      <meta property="og:title" content="Il titolo"><meta name="author" content="Ada B.">
      <meta property="article:published_time" content="2026-02-20T08:00:00+01:00">
      <meta name="description" content="In &quot;breve&quot;">
      <link rel="canonical" href="https://e.org/a"></head>
      <body><nav><ul><li>Menu</ul></nav>
      <main><article>
      <h1>L&rsquo;esodo   <em>silen</em>zioso</h1>
      <p>Prima
         riga<br>e <a href="/x?a=1&amp;b=2"> il <b>sito</b> </a>, fine.</p>
      testo nudo
      <ul><li>uno<li><p>due</p></ul>
      <blockquote><p>Citato.</p></blockquote>
      <pre>
      a &lt; b
        c</pre>
      <table><tr><th>A<td>B</table>
      <figure><img src="i.jpg" alt="Una figura"><figcaption>Didascalia</figcaption></figure>
      <dl><dt>voce<dd>senso</dl>
      <script>no()</script><style>no{}</style><template>no</template><noscript>no</noscript>
      </article></main><footer>Fuori</footer></body></html>
      """
    let document = try read(source, as: "pagina.html")
    #expect(
      document.outline == [
        "h1|L’esodo silenzioso", "p|Prima riga e il sito , fine.", "p|testo nudo", "li|uno",
        "li|due", "q|Citato.", "code|a < b\n  c", "td|A", "td|B", "p|Didascalia", "li|voce",
        "li|senso",
      ])
    document.checkInvariants()
    document.checkRoundTrip()
    #expect(document.metadata.title == "Il titolo")
    #expect(document.metadata.authors == ["Ada B."])
    #expect(document.metadata.date?.description == "2026-02-20")
    #expect(document.metadata.description == "In \"breve\"")
    #expect(document.metadata.url == "https://e.org/a")
    #expect(document.language == .italian && document.languageEvidence == .markup)
    #expect(
      document.links.map { "\(document.string($0.range))→\($0.url)" } == ["il sito→/x?a=1&b=2"])
    let image = try #require(document.images.first)
    #expect(image.alternative == "Una figura")
    #expect(
      String(decoding: document.source[image.sourceRange.indices], as: UTF8.self)
        == "<img src=\"i.jpg\" alt=\"Una figura\">")
  }

  @Test func referencesMapExactly() throws {
    let source = "<p>caf&eacute; &amp;amp; &#x2019;&notit; &euro; &copy2; &bogus; a&b &nbsp;&nbsp;x"
    let document = try read(source, as: "a.html")
    let text = document.string(document.blocks[0].range)
    #expect(text == "café &amp; ’¬it; € ©2; &bogus; a&b \u{A0}\u{A0}x")
    for (part, original) in [
      ("é", "&eacute;"), ("’", "&#x2019;"), ("¬", "&not"), ("€", "&euro;"), ("©", "&copy"),
      ("&bogus;", "&bogus;"), ("\u{A0}x", "&nbsp;x"),
    ] {
      let start = try #require(text.firstOffset(of: part))
      let range = ByteRange(start..<start + part.utf8.count)
      let found = document.sourceText(of: range)
      #expect(found == original || part == "\u{A0}x" && found == "&nbsp;&nbsp;x")
    }
    document.checkInvariants()
  }

  @Test func misplacedTextKeepsItsPlace() throws {
    let document = try read(
      "<p>prima</p><table><tr><td>cella</td></tr>fuori<tr><td>altra</table><p>dopo", as: "a.html")
    #expect(document.outline == ["p|prima", "td|cella", "p|fuori", "td|altra", "p|dopo"])
    document.checkInvariants()
    document.checkRoundTrip()
    for block in document.blocks {
      #expect(document.sourceText(of: block.range) == document.string(block.range))
    }
  }

  @Test func doubleLineBreakPartsParagraphs() throws {
    #expect(
      try read("<div>un<br>deux<br><br>trois<br/>\n<br/>quatre</div>", as: "a.html").outline
        == ["p|un deux", "p|trois", "p|quatre"])
  }

  @Test(arguments: [
    "<b><p>a</b>b</p>", "<a href=x>un<p>deux</a> trois", "<p>x<!-- c -->y</bogus>z",
    "<p>a < b &lt c</p>", "<pre>\n\nx\r\n y</pre>", "<textarea><p></textarea><p>k",
    "<svg><p>in</svg>out",
    "a<table>b<td>c</table>d", "<p>un<p hidden>deux<p>trois", "\u{FEFF}<p>x", "<title>T</title>z",
    "<p>\u{1}a\u{2}b", "<select><option>n</select>w", "<p>e\u{301}&#x301;a&shy;b",
  ])
  func oddMarkup(source: String) throws {
    let document = try read(source, as: "a.html")
    document.checkInvariants("\(document.outline)")
  }

  @Test func inlineTagsPartNoWords() throws {
    let document = try read("<p>s<b>o</b>pra<i> e</i> <span>so</span>tto", as: "a.html")
    #expect(document.outline == ["p|sopra e sotto"])
    document.checkRoundTrip()
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 100_000), String(repeating: "<b><p>", count: 30_000),
    String(repeating: "<p><font size=1>", count: 30_000),
    String(repeating: "<table><td>", count: 20_000),
    String(repeating: "<a href=x>", count: 50_000),
    "<p " + String(repeating: "a=b ", count: 50_000) + ">",
    String(repeating: "<!--", count: 50_000) + "-->", String(repeating: "<ul><li>", count: 30_000),
    String(repeating: "<svg>", count: 30_000) + String(repeating: "</svg>", count: 30_000),
    String(repeating: "&", count: 100_000), String(repeating: "<x", count: 100_000) + ">",
    String(repeating: "<script>", count: 50_000) + "</script>",
    String(repeating: "<button>", count: 30_000),
  ])
  func hostile(source: String) throws {
    let document = try read("<p>inizio</p>" + source + "<p>testo", as: "a.html")
    document.checkInvariants()
  }
}
