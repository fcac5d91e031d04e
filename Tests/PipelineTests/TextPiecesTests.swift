import Glibc
import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct TextPiecesTests {
  private func pieces(of bytes: [UInt8], size: Int) throws -> [[UInt8]] {
    let folder = try TemporaryFolder()
    try writeFile(bytes, at: folder.path + "/text")
    let descriptor = open(folder.path + "/text", O_RDONLY)
    defer { close(descriptor) }
    var pieces = TextPieces(descriptor: descriptor, path: "text", size: size)
    var result: [[UInt8]] = []
    while let piece = try pieces.next() { result.append(piece) }
    return result
  }

  private func whole(_ bytes: [UInt8], _ form: Normalization.Form) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try writeFile(bytes, at: folder.path + "/text")
    return try Normalization(form).text(at: folder.path + "/text", SourceReader())
  }

  @Test func piecesEndBehindLineFeedsOrBeforeASCII() throws {
    func parts(_ text: String, _ size: Int) throws -> [String] {
      try pieces(of: Array(text.utf8), size: size).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try parts("", 4) == [])
    #expect(try parts("ab\ncd\nefg", 4) == ["ab\n", "cd\n", "efg"])
    #expect(try parts("abcdefgh", 4) == ["abc", "def", "gh"])
    #expect(try parts("e\u{301}e\u{301}", 4) == ["e\u{301}", "e\u{301}"])
    #expect(try parts("éééé", 4) == ["éééé"])
    #expect(try parts("abc\r\nd", 4) == ["abc", "\r\nd"])
  }

  /// The same bytes come out whatever the pieces are.
  @Test func sizesMakeNoDifference() throws {
    var random = SplitMix(seed: 31)
    let parts = [
      "a", "e", "\u{301}", "\u{327}", "é", "\r", "\n", "\r\n", " ", "\u{200D}", "\u{200C}", "😀",
      "ﬁ",
      "\u{1100}", "\u{1161}", "\u{11A8}", "\u{FEFF}", "\u{AD}", "«", "中", "\u{645}", "\u{2126}",
      "Œ",
    ]
    for round in 0..<400 {
      let text = (0..<(round % 40)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &random)]
      }.joined()
      let bytes = Array(text.utf8)
      for form in [Normalization.Form.clean, .folded] {
        let expected = try whole(bytes, form)
        for size in [4, 5, 7, 16, 1000] {
          let normalization = Normalization(form)
          let found = try pieces(of: bytes, size: size).flatMap {
            try normalization.normalized($0)
          }
          #expect(found == expected, "\(size): \(text.debugDescription)")
        }
      }
    }
  }

  /// Errors name the same place whatever the pieces are.
  @Test func flawsAreWhereTheyAre() throws {
    var random = SplitMix(seed: 32)
    let parts: [[UInt8]] = [
      [0x61], [0x0A], [0xC3, 0xA9], [0x20], [0xE2, 0x80], [0xFF], [0xC3], [0], [0xF0, 0x9F, 0x98],
      [0xE2, 0x80, 0x99], [0xED, 0xA0, 0x80], [0x80], [0x0D], [0xEF, 0xBB, 0xBF],
    ]
    for round in 0..<600 {
      let bytes = (0..<(round % 30)).flatMap { _ -> [UInt8] in
        let isPlain = Int.random(in: 0..<12, using: &random) > 0
        return parts[Int.random(in: 0..<(isPlain ? 4 : parts.count), using: &random)]
      }
      func outcome(_ work: () throws -> [UInt8]) -> String {
        do {
          return "\(try work())"
        } catch let error as any DiagnosableError {
          return error.diagnostic.description
        } catch {
          return "\(error)"
        }
      }
      let folder = try TemporaryFolder()
      try writeFile(bytes, at: folder.path + "/text")
      let expected = outcome { try SourceReader().text(at: folder.path + "/text") }
        .replacing(folder.path + "/", with: "")
      for size in [4, 5, 9, 1000] {
        #expect(
          outcome { try pieces(of: bytes, size: size).flatMap { $0 } } == expected, "\(bytes)")
      }
    }
  }

  @Test func utf16ComesWhole() throws {
    let text = "Été.\nOui.\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try pieces(of: bytes, size: 4) == [Array(text.utf8)])
    #expect(try pieces(of: [0xEF, 0xBB, 0xBF, 0x61, 0x62], size: 9) == [[0x61, 0x62]])
  }

  @Test func aDescriptorThatCannotBeReadIsAnError() {
    var pieces = TextPieces(descriptor: -1, path: "text")
    #expect(throws: ReadingError.self) { try pieces.next() }
  }
}
