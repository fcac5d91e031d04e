import TestSupport
import Testing

@testable import Text

@Suite struct MarkdownReaderTests {
  @Test func blocks() throws {
    let document = try read(
      """
      # Titre #

      Un *texte* avec
      deux lignes.

      - premier
        suite
      - second

        encore

      > cité
      paresseux

      | a | `b` |
      |---|-----|
      | c | d\\|e |

      ```sh
      ls
        cd
      ```
      Fin.
      """)
    #expect(
      document.outline == [
        "h1|Titre", "p|Un texte avec deux lignes.", "li|premier suite", "li|second", "li|encore",
        "q|cité paresseux", "td|a", "td|b", "td|c", "td|d|e", "code|ls\n  cd", "p|Fin.",
      ])
    document.checkInvariants()
    document.checkRoundTrip()
    #expect(document.title == "Titre")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func positionsInContainers(lineEnd: String) throws {
    let source = [
      "> - alpha *beta*", ">   gamma", "> ", "> > delta", "epsilon", "", "1. \tzeta", "", "\teta",
      "",
      "  | x | y |", "  |---|---|", "  | mu | nu |",
    ].joined(separator: lineEnd)
    let document = try read(source)
    for word in ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "mu", "nu"] {
      let text = String(decoding: document.text, as: UTF8.self)
      let start = try #require(text.firstOffset(of: word))
      let range = ByteRange(start..<start + word.utf8.count)
      let inSource = try #require(source.firstOffset(of: word))
      #expect(document.sourceRange(of: range) == ByteRange(inSource..<inSource + word.utf8.count))
    }
    document.checkInvariants()
    document.checkRoundTrip()
  }

  @Test func lineBreaksLeadToTheSource() throws {
    let document = try read("un  \r\n> deux\\\ntrois  \nquatre")
    for block in document.blocks {
      for offset in block.range.start..<block.range.end {
        #expect(!document.sourceRange(of: ByteRange(offset, offset + 1)).isEmpty)
      }
    }
    #expect(document.outline == ["p|un", "q|deux trois quatre"])
  }

  @Test func references() throws {
    let source = "caf&eacute; &amp; th&#233; &unknown; &#x2014; &notit; fin"
    let document = try read(source)
    #expect(document.outline == ["p|café & thé &unknown; — &notit; fin"])
    let accent = ByteRange(3, 5)
    #expect(document.string(accent) == "é")
    #expect(document.sourceText(of: accent) == "&eacute;")
    #expect(document.sourceText(of: ByteRange(3, 4)) == "&eacute;")
    document.checkInvariants()
  }

  @Test func links() throws {
    let document = try read(
      "Voir [le *site*](https://e.org/a?b=1&amp;c=2 \"titre\"), <https://e.org>, www.e.org et "
        + "[ref].\n\n[ref]: /ici")
    #expect(
      document.links.map { "\(document.string($0.range))→\($0.url)" } == [
        "le site→https://e.org/a?b=1&c=2", "https://e.org→https://e.org",
        "www.e.org→http://www.e.org", "ref→/ici",
      ])
    #expect(document.outline == ["p|Voir le site, https://e.org, www.e.org et ref."])
  }

  @Test(arguments: [
    "⟦![légende](a.jpg)⟧", "Avant ⟦![*x* y](<a b.jpg> \"t ) t\")⟧ après",
    "⟦![](a(b)c.jpg)⟧\n\nfin", "[⟦![logo](l.png)⟧](https://e.org) suite",
    "⟦![r][ref]⟧\n\n[ref]: x.png",
    "un ![] deux ⟦![](x)⟧", "⟦![a [b] c](x 'it')⟧ d",
  ])
  func images(marked: String) throws {
    let text = MarkedText(marked)
    let document = try read(text.text + "\n\nmots")
    #expect(document.images.map(\.sourceRange) == text.ranges)
    let all = String(decoding: document.text, as: UTF8.self)
    #expect(!all.contains("légende") && !all.contains("logo"))
    document.checkInvariants()
  }

  @Test func imageAloneIsNoBlock() throws {
    let document = try read("# T\n![une *image*](i.jpg)\n\nTexte.")
    #expect(document.outline == ["h1|T", "p|Texte."])
    let image = try #require(document.images.first)
    #expect(image.url == "i.jpg" && image.alternative == "une image" && image.position == 1)
  }

  @Test func html() throws {
    let document = try read(
      """
      <div class="a > b">
      <h2>Titre</h2> un &eacute;t&eacute; <!-- caché
      toujours --> deux
      </div>

      Un <b>gras</b><br>suite <!-- non --> fin <a href="/x">lien</a>.

      <script>
      var x = "<p>";

      cache()
      </script>

      <p align="center"><img src="i.png" alt="A"> Après
      """)
    #expect(
      document.outline == ["h2|Titre", "p|un été deux", "p|Un gras suite fin lien.", "p|Après"])
    #expect(document.links.map { document.string($0.range) } == ["lien"])
    #expect(document.images.map(\.alternative) == ["A"])
    document.checkInvariants()
  }
}

extension String {
  /// Offset in UTF-8 bytes.
  func firstOffset(of part: String) -> Int? {
    let all = Array(utf8)
    let wanted = Array(part.utf8)
    return (0...max(0, all.count - wanted.count)).first { all[$0...].starts(with: wanted) }
  }
}
