import TestSupport
import Testing

@testable import Text

struct TokenizerTests {
  private func tokens(_ language: Language, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let result = Tokenizer(language: language)
      .tokens(in: bytes, sentences: [ByteRange(0..<bytes.count)])
    return result.tokens.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) }
  }

  @Test func frenchElision() {
    #expect(
      tokens(.french, "L'IA d’aujourd'hui, qu'elle et quelqu'un.")
        == ["L'", "IA", "d’", "aujourd'hui", ",", "qu'", "elle", "et", "quelqu'un", "."])
  }

  @Test func italianElision() {
    #expect(
      tokens(.italian, "Dell'IA, un’altra po' di") == [
        "Dell'", "IA", ",", "un’", "altra", "po", "'", "di",
      ])
  }

  @Test func englishPossessiveAndContractions() {
    #expect(
      tokens(.english, "Musk’s users' don’t O'Neil's") == [
        "Musk", "’s", "users", "'", "don’t", "O'Neil", "'s",
      ])
  }

  @Test func numbersKeepTheirSeparators() {
    #expect(
      tokens(.french, "1\u{202F}234,5 et 32 % en 14h30, 2e.") == [
        "1\u{202F}234,5", "et", "32", "%", "en", "14h30", ",", "2e", ".",
      ])
    #expect(tokens(.english, "$1,234.50. 3.") == ["$", "1,234.50", ".", "3", "."])
  }

  @Test func compoundsPartAtTheHyphen() {
    #expect(tokens(.french, "ex-employé...") == ["ex", "-", "employé", "..."])
  }

  @Test func foldedFormsMapBack() {
    let text = "« L’Œuvre – COÛTE… », dit-elle. ẞ İ 😀"
    let bytes = Array(text.utf8)
    let result = Tokenizer(language: .french)
      .tokens(in: bytes, sentences: [ByteRange(0..<bytes.count)])
    #expect(
      String(decoding: result.folded.bytes, as: UTF8.self).hasPrefix(
        "\" l'oeuvre - coûte... \", dit-elle. ss"))
    for token in result.tokens {
      #expect(result.folded.map.sourceRange(of: token.folded) == token.range)
    }
    #expect(result.folded.bytes == Folder().folded(bytes).bytes)
    #expect(result.folded.map == Folder().folded(bytes).map)
  }
}
