import Testing

@testable import Text

struct FolderTests {
  private func folded(_ text: String) -> String {
    String(decoding: Folder().folded(Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test func oneOfEachKind() {
    #expect(folded("« L’ÉTÉ » — “où”…") == "\" l'été \" - \"où\"...")
    #expect(folded("Œuvre, ﬁn, STRAẞE, ΣΟΦΟΣ") == "oeuvre, fin, strasse, σοφοσ")
    #expect(folded("a\u{A0}b\u{202F}c\nd") == "a b c\nd")
  }

  /// Folding twice is folding once, of every code point.
  @Test func twiceIsOnce() throws {
    for value in UInt32(0x20)..<0x3_2000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      let clean = try Normalizer().normalized(Array(text.utf8))?.bytes ?? Array(text.utf8)
      let once = Folder().folded(clean).bytes
      #expect(Folder().folded(once).bytes == once, "U+\(String(value, radix: 16))")
    }
  }
}
