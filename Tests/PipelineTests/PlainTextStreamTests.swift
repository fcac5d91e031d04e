import Glibc
import TestSupport
import Testing
import Text

@testable import Pipeline

/// Plain text read in parts gives what the whole gives, however the bytes arrive.
@Suite struct PlainTextStreamTests {
  /// All listings of a text, read whole; or the error it ends with.
  private func whole(
    _ bytes: [UInt8], _ quotes: Splitting.Quotes, _ reading: ReadingOptions, path: String
  ) -> String {
    do {
      let document = try SourceReader(options: reading).document(from: bytes, path: path)
      return listing([try Splitting(quotes: quotes).list(of: document)])
        + (LanguageGuess.diagnostic(for: document)?.description ?? "")
    } catch {
      return (error as? any DiagnosableError)?.diagnostic.description ?? "\(error)"
    }
  }

  /// The same, read so many bytes at a time.
  private func streamed(
    _ bytes: [UInt8], _ quotes: Splitting.Quotes, _ reading: ReadingOptions, path: String,
    readLength: Int
  ) throws -> String {
    try writeFile(bytes, at: path)
    let splitting = Splitting(
      segmenter: Segmenter(findsTokens: false), reading: reading, quotes: quotes,
      readLength: readLength)
    var lists: [SentenceList] = []
    var told = ""
    do {
      try splitting.forEachList(at: path, tell: { told += $0.description }) { lists.append($0) }
    } catch let error as any DiagnosableError {
      return error.diagnostic.description
    }
    return listing(lists) + told
  }

  private func listing(_ lists: [SentenceList]) -> String {
    String(
      decoding: lists.flatMap(\.lines) + lists.flatMap(\.jsonLines) + lists.flatMap(\.table),
      as: UTF8.self)
  }

  private func check(
    _ bytes: [UInt8], language: Language? = nil, readLengths: [Int] = [1, 2, 3, 7, 64, 1 << 20],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/text.txt"
    let reading = ReadingOptions(format: .plain, language: language)
    for quotes in Splitting.Quotes.allCases {
      let expected = whole(bytes, quotes, reading, path: path)
      for readLength in readLengths {
        let found = try streamed(bytes, quotes, reading, path: path, readLength: readLength)
        #expect(
          found == expected, "\(readLength) at a time: \(String(decoding: bytes, as: UTF8.self))",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func check(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try check(Array(text.utf8), sourceLocation: sourceLocation)
  }

  @Test func paragraphs() throws {
    try check("Un. Deux.\n\nTrois.\n")
    try check("Un.\r\n\r\nDeux\r\nencore.\r\n \t\r\n\r\nTrois.")
    try check("Un.\r\rDeux\rencore.\r\r")
    try check(
      "\n\n \nUn.\u{C}Deux.\u{2029}Trois.\u{2028}\u{2028}Quatre.\u{85}\u{85}Cinq.\u{B}\u{B}")
    try check("Il dit : « Un.\n\nDeux. Trois. »\n\n« Quatre. Cinq. » Six.\n")
    try check("\u{301}Un.\n\n\u{301}\n\n\u{AD}\n\n\u{A0}\n\nCafe\u{301}.\n\n\u{200D}a")
  }

  @Test func byteOrderMarksAndFrontMatter() throws {
    try check("\u{FEFF}Un.\n\nDeux.\n\n\u{FEFF}Trois.")
    try check("---\ntitle: Un\n\nlang: it\n---\nUn. Deux.\n\n---\nx: y\n---\n\nTrois.")
    try check("\u{FEFF}---\r\nlang: fr\r\n---\r\nUn.\r\n\r\nDeux.")
    try check("---\n\nUn.\n\n---\n")
    try check("---\ntitle: [Un\n---\nUn.")
    try check("---\ntitle: Un\n\nUn.\n")
    try check("---\nlang: 12\n---\nUn.\n")
    try check(
      "---\n" + String(repeating: "# é\n", count: 80_000) + "---\nUn.\n", [1 << 20, 60_007])
    try check("---\na: b\n" + String(repeating: "# é\n", count: 80_000), [1 << 20, 60_007])
  }

  private func check(_ text: String, _ readLengths: [Int]) throws {
    try check(Array(text.utf8), readLengths: readLengths)
  }

  @Test func emptiness() throws {
    for text in ["", "\n", " \n\t\n", "\u{FEFF}", "\u{A0}\n\n\u{AD}", "---\na: b\n---\n", "---\n"] {
      try check(text)
    }
  }

  @Test func errorsHaveTheirPlaces() throws {
    let good = Array("Un é.\n\nDeux\nencore.\n\n".utf8)
    for bad: [UInt8] in [[0xE9], [0xED, 0xA0, 0x80], [0xC3], [0xF0, 0x9F], [0x80], [0]] {
      try check(good + Array("Trois é ".utf8) + bad + Array(" fin.\n".utf8))
      try check(good + bad)
      try check(bad + good)
      try check(good + Array("é\r\r".utf8) + bad)
      try check(Array("---\na: b\n---\nUn.\n\né ".utf8) + bad)
      try check(Array("---\na: ".utf8) + bad + Array("\n---\nUn.\n\né ".utf8))
    }
  }

  @Test func theBeginningTellsTheLanguage() throws {
    let french = "Il fait beau et nous partons demain avec les enfants.\n\n"
    let italian = "Domani partiamo con i bambini per la montagna.\n\n"
    try check(Array((french + italian).utf8))
    let mixed = String(repeating: french, count: 300) + String(repeating: italian, count: 3000)
    try check(Array(mixed.utf8), readLengths: [1000, 65_536, 1 << 20])
    let later = String(repeating: "\u{AD}\n\n", count: 30_000) + italian + french
    try check(Array(later.utf8), readLengths: [1000, 1 << 20])
  }

  @Test func utf16IsReadWhole() throws {
    let bytes: [UInt8] =
      [0xFF, 0xFE]
      + "Un. Deux.\n\nTrois.".utf16.flatMap {
        [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      }
    try check(bytes)
  }

  @Test func anyBytesInAnyPieces() throws {
    var random = SplitMix(seed: 3)
    let pieces: [[UInt8]] = [
      "Un mot", ". ", "? ", "\n", "\n", "\n\n", "\r", "\r\n", "\u{C}", "\u{85}", "\u{2028}",
      "\u{2029}", " ", "\t", "\u{A0}", "« ", " »", "“", "”", "\"", "é", "e\u{301}", "\u{301}",
      "\u{AD}", "\u{FEFF}", "👩‍💻", "\u{200D}", "---", "a: b", "M. ", "\u{B}",
    ].map { Array($0.utf8) }
    for round in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      if round % 10 == 0, !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 1...255, using: &random)
      }
      try check(bytes, language: .french, readLengths: [1, Int.random(in: 2...20, using: &random)])
    }
  }

  @Test func aParagraphWithoutEndIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/text.txt"
    /// The texts of the parts, or the error.
    func parts(_ text: String, limit: Int, readLength: Int) throws -> [String] {
      try writeFile(text, at: path)
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      var found: [String] = []
      do {
        try PlainTextStream(
          reading: ReadingOptions(format: .plain, language: .french), paragraphLimit: limit,
          readLength: readLength
        ).forEachPart(of: descriptor, path: "a.txt", whole: { _ in }) { document, _ in
          found += document.blocks.map { document.string($0.range) }
        }
      } catch let error as ReadingError {
        return [error.diagnostic.description]
      }
      return found
    }
    for readLength in [1, 3, 8, 1000] {
      #expect(
        try parts("abcd\n\nef\n\nghij", limit: 6, readLength: readLength)
          == ["abcd", "ef", "ghij"])
      #expect(
        try parts("ab\n\né\n\n\nabcdefghij\n\nk", limit: 8, readLength: readLength) == [
          "a.txt:6:1: error: a paragraph of more than 8 bytes begins here; part it with blank lines "
            + "[paragraph-too-long]"
        ])
    }
  }

  @Test func whatCannotBeReadIsTold() throws {
    let folder = try TemporaryFolder()
    for (path, code) in [
      (folder.path + "/no.txt", "missing-file"), (folder.path, "is-a-directory"),
    ] {
      do {
        try Splitting(reading: ReadingOptions(format: .plain))
          .forEachList(at: path, tell: { _ in }) { _ in }
        Issue.record("no error")
      } catch let error as ReadingError {
        #expect(error.code == code)
      }
    }
  }
}
