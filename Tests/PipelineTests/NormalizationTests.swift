import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct NormalizationTests {
  /// Whatever the text, doing it twice gives what doing it once gave.
  @Test func twiceIsOnce() throws {
    var random = SplitMix(seed: 9)
    let parts = [
      "É", "œ", "ß", "ẞ", "İ", "ǰ", "ŉ", "’", "«", "…", "\u{A0}", "\u{301}", "Σ", "ﬃ", "a", "\n",
      "\r",
      "\u{AD}", "\u{200D}", "\u{345}", "ΐ", "ſ", "\u{307}", "Æ",
    ]
    for _ in 0..<3000 {
      let text = (0..<12).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
        .joined()
      for form in [Normalization.Form.clean, .folded] {
        let once = try Normalization(form).normalized(Array(text.utf8))
        #expect(try Normalization(form).normalized(once) == once, "\(text.debugDescription)")
      }
    }
  }

  @Test func aStyleIsForItsLanguage() throws {
    func text(_ options: ReadingOptions, _ locale: TypographyLocale) throws -> String {
      let document = try SourceReader(options: options)
        .document(from: Array("L'ora e l'altra".utf8), path: "-")
      return try Normalization(.typographic(locale)).text(of: document)
    }
    #expect(try text(ReadingOptions(language: .italian), .italian) == "L’ora e l’altra")
    #expect(throws: TypographyError.self) {
      try text(ReadingOptions(language: .italian), .french)
    }
  }
}
