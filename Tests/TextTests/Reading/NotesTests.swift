import TestSupport
import Testing

@testable import Text

/// Footnotes: their marks are no text, what they say is.
@Suite struct NotesTests {
  @Test func marksInMarkdown() throws {
    let document = try read(
      """
      # Titre[^1]

      Le maire parla.[^1] Il partit[^note] à midi[^3], dit-on.[^4]
      Le code `[^1]` reste, \\[^1] et [^autre] aussi.

      > Une citation.[^1]

      [^1]: La *note* dit plus.[^note]
      [^note]: Une autre
          sur deux lignes.

      [^3]: https://example.org/
      [^4]: <https://example.org/b>

      [^5]: Ibid.
      [^6]: [^1] le dit déjà.

      Encore [^5] un *mot* [^6] et
      [^5] fin.

      ~~~
      [^x]: du code
      ~~~

      Champ [^x] libre.
      """)
    #expect(
      document.outline == [
        "h1|Titre",
        "p|Le maire parla. Il partit à midi, dit-on. Le code [^1] reste, [^1] et [^autre] aussi.",
        "q|Une citation.", "note|La note dit plus.", "note|Une autre sur deux lignes.",
        "note|https://example.org/", "note|https://example.org/b", "note|Ibid.",
        "note|le dit déjà.", "p|Encore un mot et fin.", "code|[^x]: du code", "p|Champ [^x] libre.",
      ])
    #expect(document.links.map(\.url) == ["https://example.org/", "https://example.org/b"])
    document.checkInvariants()
    document.checkRoundTrip()
    let start = Int32(document.outline[0].utf8.count - 3 + 1)
    let sentence = ByteRange(start, start + Int32("Le maire parla. Il partit à midi".utf8.count))
    #expect(
      String(
        decoding: document.source[document.sourceRange(of: sentence).indices], as: UTF8.self)
        == "Le maire parla.[^1] Il partit[^note] à midi")
  }

  @Test(arguments: [
    "Un [^1] sans note.", "x[^]: y", "a [^ 1]: b", "Au milieu [^1]: d'une ligne, et [^1].", "[^",
    "2^10 et [^a",
  ])
  func bracketsThatAreText(text: String) throws {
    #expect(try read(text).outline == ["p|" + text])
  }

  @Test func marksInHTML() throws {
    let document = try read(
      """
      <article><h2>Titre <a href="#titre">¶</a></h2>
      <p>Uno.<sup id="r1"><a href="#n1" class="footnote-ref" role="doc-noteref">1</a></sup> Due<a
      href="#n2" role="doc-noteref"><sup>2</sup></a> tre.<sup class="reference"><a
      href="#cite_note-3">[3]</a></sup> mc<sup>2</sup>, 1<sup><a href="#x">er</a></sup>,
      <a href="#capo">capo</a>, <a href="#s3">3</a>, <a href="#i"><img src="i.png" alt="i"></a>.</p>
      <div class="footnotes"><ol><li id="n1"><p>La nota. <a href="#r1">↩︎</a></p></li></ol></div>
      <aside role="doc-footnote"><p>Un'altra.</p></aside><p>Fine.</p></article>
      """, as: "a.it.html")
    #expect(
      document.outline == [
        "h2|Titre", "p|Uno. Due tre. mc2, 1er, capo, 3, .", "note|La nota.", "note|Un'altra.",
        "p|Fine.",
      ])
    #expect(document.images.count == 1)
    document.checkInvariants()
    document.checkRoundTrip()
  }

  /// Gumbo replaces what HTML forbids; the text behind it still comes from its place.
  @Test(arguments: ["\u{92}", "\u{85}", "\u{7F}", "\u{B}", "\u{FFFD}"])
  func forbiddenCharactersInHTML(character: String) throws {
    let document = try read(
      "<p>Le <b>chat</b> dort. L\(character)<i>amour</i> est <b>là</b>.</p>", as: "a.fr.html")
    let text = try #require(document.outline.first)
    #expect(text.hasPrefix("p|Le chat dort. L") && text.hasSuffix("amour est là."))
    document.checkInvariants()
    let end = Int32(document.text.count)
    let range = document.sourceRange(of: ByteRange(end - Int32("est là.".utf8.count), end))
    #expect(
      String(decoding: document.source[range.indices], as: UTF8.self).hasPrefix("est <b>là"))
  }
}
