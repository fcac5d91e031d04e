import TestSupport
import Testing
import Text

@testable import Editions
@testable import Pipeline

@Suite struct SentenceListTests {
  private func document(_ text: String, _ format: Format = .markdown) throws -> Document {
    try SourceReader(options: ReadingOptions(format: format, language: .french))
      .document(from: Array(text.utf8), path: "-")
  }

  @Test func jsonLinesAreWhatTheEncoderWrites() throws {
    let text = """
      # Un "titre" \\\\ à / trois\tfois

      Il dit : « Un\u{2028}deux. Trois ! » é 漢 👩‍💻 \u{7F}\u{1}\u{8} Fin.
      """
    for quotes in Splitting.Quotes.allCases {
      let list = try Splitting(quotes: quotes).list(of: try document(text))
      let encoded = JSONText.line(list)
      let joined = list.jsonLines.dropLast().map { $0 == 0x0A ? UInt8(ascii: ",") : $0 }
      let wrapped =
        quotes == .whole
        ? Array(#"{"lang":"fr","units":["#.utf8) + joined + Array("]}\n".utf8)
        : Array(#"{"lang":"fr","sentences":["#.utf8) + joined + Array("]}\n".utf8)
      #expect(
        String(decoding: wrapped, as: UTF8.self) == String(decoding: encoded, as: UTF8.self))
    }
  }

  @Test func everyControlCharacterIsEscapedAsTheEncoderDoes() {
    let text = String(String.UnicodeScalarView((0..<0x90).compactMap { Unicode.Scalar($0) }))
    let entry = SentenceList.Entry(
      id: "fr:s1", sentences: nil, text: text, start: 0, end: 1, textStart: 2, textEnd: 3,
      block: "paragraph", blockIndex: 4)
    var bytes: [UInt8] = []
    entry.appendJSON(to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == String(decoding: JSONText.line(entry), as: UTF8.self))
  }

  @Test func textRangesAreThoseOfTheNormalizedText() throws {
    let document = try document(
      "# Cafe\u{301}\n\n*Oui*. Ç&agrave;\u{AD} va.\n\n```\nx\n```\n\nNon.")
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(text == "Café\nOui. Çà va.\nx\nNon.")
    let segmented = Segmenter(findsTokens: false).segment(document)
    let list = SentenceList(segmented, units: nil, behind: .start)
    let lines = String(decoding: list.jsonLines, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      String(lines[2])
        == #"{"block":"paragraph","blockIndex":1,"end":33,"id":"fr:s3","start":17,"#
        + #""text":"Çà va.","textEnd":19,"textStart":11}"#)
    #expect(lines[3].contains(#""blockIndex":3"#))
  }

  /// Behind four gigabytes, offsets go on.
  @Test func offsetsAreWide() throws {
    let segmented = Segmenter(findsTokens: false).segment(try document("Un. Deux.", .plain))
    var position = SentenceList.Position.start
    position.source = 5_000_000_000
    position.text = 4_900_000_000
    position.sentences = 3_000_000_000
    position.blocks = 2_500_000_000
    let list = SentenceList(segmented, units: nil, behind: position)
    let lines = String(decoding: list.jsonLines, as: UTF8.self).split(separator: "\n")
    #expect(
      String(lines[1])
        == #"{"block":"paragraph","blockIndex":2500000000,"end":5000000009,"id":"fr:s3000000002","#
        + #""start":5000000004,"text":"Deux.","textEnd":4900000009,"textStart":4900000004}"#)
    #expect(
      String(decoding: list.table, as: UTF8.self).hasPrefix(
        "fr:s3000000001\t5000000000\t5000000003\tparagraph\tUn.\n"))
    #expect(list.end.sentences == 3_000_000_002)
    #expect(list.end.text == 4_900_000_010)
  }
}
