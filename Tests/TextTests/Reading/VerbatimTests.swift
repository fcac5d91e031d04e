import Testing

@testable import Text

/// Code inside prose is told apart.
struct VerbatimTests {
  private func verbatim(_ text: String, _ format: Format) throws -> [String] {
    let document = try SourceReader(options: ReadingOptions(format: format, language: .english))
      .document(from: Array(text.utf8), path: "text")
    return document.verbatim.map { document.string($0) }
  }

  @Test func markdown() throws {
    #expect(try verbatim("a `b c` d ``e`f`` g", .markdown) == ["b c", "e`f"])
    #expect(
      try verbatim("a <code>b *c* &amp;</code> d <kbd>e</kbd>", .markdown).joined() == "b c &e")
    #expect(try verbatim("<pre>a\nb</pre>\n\nc", .markdown).joined().filter(\.isLetter) == "ab")
    #expect(try verbatim("a <code>b\n\nc", .markdown) == ["b"])
    #expect(try verbatim("    code\n\nprose", .markdown) == [])
  }

  @Test func html() throws {
    #expect(
      try verbatim("<p>a <code>b <b>c</b> &amp;</code> d <samp>e</samp></p>", .html)
        == ["b c &", "e"])
    #expect(try verbatim("<p>a <code>b</p><p>c</p>", .html) == ["b\nc"])
    #expect(try verbatim("<p>a &lt;code&gt;b</p>", .html) == [])
  }

  @Test func plainTextHasNone() throws {
    #expect(try verbatim("a `b` <code>c</code>", .plain) == [])
  }

  /// Offsets follow what normalization takes away before them.
  @Test func offsetsFollow() throws {
    #expect(try verbatim("e\u{301}\u{AD} `e\u{301}x` y", .markdown) == ["éx"])
  }
}
