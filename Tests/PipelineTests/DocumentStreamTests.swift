import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct DocumentStreamTests {
  private struct Body: Encodable {
    let text: String
    let lang: String
    let title: String?
  }

  private func answer(_ line: String, reading: ReadingOptions = ReadingOptions()) -> String {
    let bytes = DocumentStream(reading: reading).answer(to: Array(line.utf8)) { document in
      Body(
        text: String(decoding: document.text, as: UTF8.self), lang: document.language.code,
        title: document.metadata.title)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func answersNameTheirRecords() {
    #expect(
      answer(#"{"id": "x", "lang": "fr", "title": "T", "text": "Oui."}"#)
        == #"{"id":"x","lang":"fr","text":"Oui.","title":"T"}"# + "\n")
  }

  @Test func everyAnswerIsALine() {
    for line in [
      "", "{", "null", #"{"id": "a\nb", "lang": "fr", "text": "a\nb\u2028c"}"#,
      #"{"id":1,"lang":"a\nb","text":"x"}"#,
    ] {
      let lines = answer(line).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      #expect(lines.count == 2 && lines[1].isEmpty, "\(line)")
    }
  }

  @Test func languageIsGuessedLast() {
    let italian = #"{"id":1,"text":"Domani partiamo con i bambini per la montagna."}"#
    #expect(answer(italian).contains(#""lang":"it""#))
    #expect(answer(italian, reading: ReadingOptions(language: .french)).contains(#""lang":"fr""#))
    let named = #"{"id":1,"lang":"en","text":"Domani partiamo."}"#
    #expect(answer(named, reading: ReadingOptions(language: .french)).contains(#""lang":"en""#))
  }

  @Test func noStateIsKept() {
    let line = #"{"id":1,"lang":"fr","text":"Oui."}"#
    let stream = DocumentStream()
    func give(_ line: String) -> [UInt8] {
      stream.answer(to: Array(line.utf8)) { Body(text: $0.path, lang: "", title: nil) }
    }
    let first = give(line)
    _ = give("nonsense")
    _ = give(#"{"id":2,"lang":"it","text":"Sì."}"#)
    #expect(give(line) == first)
  }

  /// Whatever bytes come, an answer comes, with an error or a result.
  @Test func anyBytesGetAnAnswer() {
    var random = SplitMix(seed: 11)
    let seed = Array(
      #"{"id":"a","lang":"fr","title":"T","text":"« Oui », dit-il.","format":"html"}"#.utf8)
    for _ in 0..<2000 {
      var line = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        line[Int.random(in: 0..<line.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      let answer = DocumentStream().answer(to: line) { _ in
        Body(text: "", lang: "", title: nil)
      }
      #expect(answer.last == 0x0A && answer.first == UInt8(ascii: "{"))
    }
  }
}
