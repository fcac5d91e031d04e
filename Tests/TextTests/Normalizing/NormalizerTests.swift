import TestSupport
import Testing

@testable import Text

struct NormalizerTests {
  private func normalized(_ text: String) throws -> String {
    String(
      decoding: try Normalizer().normalized(Array(text.utf8))?.bytes ?? Array(text.utf8),
      as: UTF8.self)
  }

  @Test func cleanTextIsLeftAlone() throws {
    for text in ["", "Déjà vu — « oui ».", "l’été\u{A0}!\n\tOK", String(repeating: "é", count: 99)]
    {
      #expect(try Normalizer().normalized(Array(text.utf8)) == nil)
    }
  }

  @Test func composes() throws {
    #expect(try normalized("e\u{301}te\u{301}") == "été")
    #expect(try normalized("\u{212B}") == "Å")
  }

  @Test func removesWhatNobodySees() throws {
    #expect(
      try normalized("\u{FEFF}a\u{AD}b\u{200B}c\u{2060}d\u{200D}e\u{1}f\u{7F}g\u{85}h")
        == "abcdefgh")
    #expect(try normalized("a\r\nb\rc\n") == "a\nb\nc\n")
  }

  @Test func joinersStayWhereTheyJoin() throws {
    for text in ["👩\u{200D}💻", "می\u{200C}خواهم"] { #expect(try normalized(text) == text) }
    #expect(try normalized("fi\u{200C}n") == "fin")
  }

  @Test func mapsLeadBack() throws {
    let text = Array("x\u{AD}e\u{301}y\r\nz".utf8)
    let result = try #require(try Normalizer().normalized(text))
    #expect(String(decoding: result.bytes, as: UTF8.self) == "xéy\nz")
    // é, two bytes, was made of e and the accent, three bytes.
    #expect(result.map.sourceRange(of: ByteRange(1, 3)) == ByteRange(3, 6))
    #expect(result.map.sourceRange(of: ByteRange(0, 1)) == ByteRange(0, 1))
    #expect(result.map.pieces(of: ByteRange(3, 6)) == [ByteRange(6, 7), ByteRange(8, 10)])
  }

  @Test func normalizingTwiceIsNormalizingOnce() throws {
    var random = SplitMix(seed: 11)
    let parts = [
      "e", "\u{301}", "\u{AD}", "é", "\r", "\n", "\u{200D}", "\u{FEFF}", "ﬁ", "가", "\u{1100}", "😀",
      "\u{85}", " ",
    ]
    for _ in 0..<3000 {
      let text = (0..<12).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
        .joined()
      let once = try normalized(text)
      #expect(try normalized(once).utf8.elementsEqual(once.utf8))
    }
  }
}
