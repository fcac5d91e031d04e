import TestSupport
import Testing

@testable import Text

@Suite struct SourceReaderTests {
  // MARK: Front matter

  @Test func frontMatter() throws {
    let document = try read(
      """
      ---
      title: "Le titre : un"
      Author:
        - Ada Béa
        - name: Bo C.
      date: 2026-02-20T10:00:00+01:00
      Lang: fr-FR
      tags: [un, "deux, trois"]
      translation_key: clef
      canonicalURL: https://e.org/a
      slug: titre
      summary: >
        Sur deux
        lignes.
      sourceLang: it
      draft: false
      ---

      Texte.
      """)
    let metadata = document.metadata
    #expect(metadata.title == "Le titre : un")
    #expect(metadata.authors == ["Ada Béa", "Bo C."])
    #expect(metadata.date?.description == "2026-02-20")
    #expect(metadata.language == .french)
    #expect(metadata.tags == ["un", "deux, trois"])
    #expect(metadata.translationKey == "clef")
    #expect(metadata.url == "https://e.org/a")
    #expect(metadata.slug == "titre")
    #expect(metadata.description == "Sur deux lignes.")
    #expect(metadata.sourceLanguage == .italian)
    #expect(document.outline == ["p|Texte."])
    #expect(document.language == .french && document.languageEvidence == .markup)
    #expect(document.source[metadata.frontMatter.indices].starts(with: "---\ntitle".utf8))
    #expect(document.source[metadata.frontMatter.indices].suffix(4).elementsEqual("---\n".utf8))
  }

  @Test(arguments: [
    ("---\n\nTexte\n\n---\n", ["p|Texte"]), ("---\nTexte\n---\n", ["h2|Texte"]),
    ("---\n- a\n---\nb", ["li|a", "p|b"]), ("---\n---\nb", ["p|b"]), ("---\n# c\n---\nb", ["p|b"]),
    ("----\na: b\n----\n", ["h2|a: b"]), ("---\r\na: b\r\n...\r\nc", ["p|c"]),
  ])
  func rulesAreNoFrontMatter(source: String, outline: [String]) throws {
    #expect(try read(source, as: "a.fr.md").outline == outline)
  }

  @Test(arguments: [
    ("---\ntitle: \"a\nlang: fr\n---\nx", 4, 1), ("---\ntitle: a\n  b: [c\n---\nx", 3, 4),
    ("---\nétà: {a\nb: }}\n---\nx", 3, 2), ("---\ntitle: a\n\nTexte.", 1, 1),
    ("\u{FEFF}---\ntitle: a: b\n---\nx", 2, 9), ("---\na: *b\n---\nx", 2, 4),
  ])
  func brokenFrontMatter(source: String, line: Int, column: Int) throws {
    let error = try #require(throws: ReadingError.self) { try read(source) }
    #expect(error.code == "broken-front-matter")
    #expect(error.place.line == line, "\(error.diagnostic)")
    #expect(error.place.column == column, "\(error.diagnostic)")
    let byte = try #require(error.place.byte)
    #expect(Place(file: "test.md", byte: byte, in: Array(source.utf8)) == error.place)
  }

  @Test func aliasesDoNotMultiply() throws {
    var yaml = "---\na0: &a0 [x, x]\n"
    for level in 1..<40 {
      yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    yaml += "author: *a0\ntags: *a39\n---\nTexte"
    let document = try read(yaml)
    #expect(document.metadata.authors == ["x", "x"])
    #expect(document.metadata.tags.isEmpty)
  }

  @Test(arguments: [
    "---\na: &a [*a]\n---\nx",
    "---\na0: &a0 [x]\n"
      + (1..<100).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined() + "---\nx",
    "---\na: " + String(repeating: "[", count: 100_000) + "\n---\nx",
    "---\na: " + String(repeating: "x", count: 400_000) + "\n---\nx",
    "---\na:\n" + String(repeating: "- b\n", count: 50_000) + "---\nx",
  ])
  func hugeFrontMatter(source: String) {
    #expect(throws: ReadingError.self) { try read(source) }
  }

  @Test func namelessLanguage() throws {
    let error = try #require(throws: ReadingError.self) {
      try read("---\nlang: francese\n---\nx")
    }
    #expect(error.code == "unsupported-language" && error.place.line == 2)
    #expect(error.place.column == 7)
    #expect(try read("---\nlang: de\n---\nWort").language.code == "de")
  }

  // MARK: Plain text

  @Test func plainText() throws {
    let document = try read(
      "Prima riga\r\n  seconda\u{2028}terza\r\r\nAltro\u{2029}Ancora\u{0C}fine * # [a](b) &amp;\n \t \nultimo  ",
      as: "a.txt")
    #expect(
      document.outline == [
        "p|Prima riga seconda terza", "p|Altro", "p|Ancora", "p|fine * # [a](b) &amp;", "p|ultimo",
      ])
    document.checkInvariants()
    for offset in 0..<Int32(document.text.count) where document.text[Int(offset)] == 0x20 {
      #expect(!document.sourceRange(of: ByteRange(offset, offset + 1)).isEmpty)
    }
  }

  // MARK: Encodings

  private static let sample = "# L'été « naïf »\n\nUn œuf à 3 €. 𝄞 e\u{301}\u{AD}t\u{200B}é\n"

  @Test(arguments: [false, true])
  func utf16(isBigEndian: Bool) throws {
    var bytes: [UInt8] = []
    for unit in [0xFEFF] + Array(Self.sample.utf16) {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isBigEndian ? pair.reversed() : pair
    }
    let document = try SourceReader().document(from: bytes, path: "a.fr.md")
    #expect(document.outline == ["h1|L'été « naïf »", "p|Un œuf à 3 €. 𝄞 été"])
    document.checkInvariants()
    // Each block leads to the UTF-16 it was read from.
    let title = document.blocks[0].sourceRange
    #expect(title == ByteRange(2 + 2 * 2, 2 + 2 * 2 + 2 * 14))
    let text = document.string(document.blocks[1].range)
    let clef = try #require(text.firstOffset(of: "𝄞")) + Int(document.blocks[1].range.start)
    let found = document.sourceRange(of: ByteRange(clef..<clef + 4))
    #expect(found.count == 4)
    var units: [UInt16] = []
    for offset in stride(from: Int(found.start), to: Int(found.end), by: 2) {
      let first = UInt16(bytes[offset])
      let second = UInt16(bytes[offset + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    #expect(String(decoding: units, as: UTF16.self) == "𝄞")
  }

  @Test func windows1252() throws {
    // L'été € œ
    let bytes: [UInt8] = [0x4C, 0x27, 0xE9, 0x74, 0xE9, 0x20, 0x80, 0x20, 0x9C]
    let error = try #require(throws: ReadingError.self) {
      try SourceReader().document(from: bytes, path: "a.md")
    }
    #expect(error == .notUTF8(Place(file: "a.md", line: 1, column: 3, byte: 2), value: 0xE9))
    let options = ReadingOptions(encoding: "windows-1252")
    let document = try SourceReader(options: options).document(from: bytes, path: "a.md")
    #expect(document.outline == ["p|L'été € œ"])
    document.checkInvariants()
    #expect(document.sourceRange(of: ByteRange(2, 4)) == ByteRange(2, 3))
    #expect(document.sourceRange(of: ByteRange(0, 13)) == ByteRange(0, 9))
  }

  @Test func byteOrderMark() throws {
    let document = try read("\u{FEFF}---\nlang: it\n---\nCiao\u{FEFF} a te", as: "a.md")
    #expect(document.outline == ["p|Ciao a te"])
    #expect(document.blocks[0].sourceRange == ByteRange(20, 32))
    #expect(document.language == .italian)
  }

  @Test func normalizationKeepsTheWayBack() throws {
    let document = try read("*e\u{301}te\u{301}* so\u{AD}ft [li\u{200B}en](u) ![i](j) fin")
    #expect(document.outline == ["p|été soft lien fin"])
    #expect(document.links.map { document.string($0.range) } == ["lien"])
    #expect(document.sourceText(of: ByteRange(0, 2)) == "e\u{301}")
    document.checkInvariants()
  }

  // MARK: Bad input

  @Test(
    arguments: [
      ("", "empty", nil), (" \n\t\u{A0}\n", "empty", 0),
      ("---\ntitle: a\n---\n\n", "only-front-matter", 17),
      ("![a](b)", "no-text", 0), ("a\nb\u{0}c", "nul-byte", 3), ("***\n\n> \n", "no-text", 0),
    ] as [(String, String, Int?)])
  func refused(source: String, code: String, byte: Int?) throws {
    let error = try #require(throws: ReadingError.self) { try read(source) }
    #expect(error.code == code)
    if let byte { #expect(error.place.byte == byte) }
    #expect(error.diagnostic.description.hasSuffix("[\(code)]"))
    #expect(error.diagnostic.place?.file == "test.md")
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0x28], 2), ([0xE2, 0x80], 0), ([0x61, 0xED, 0xA0, 0x80], 1),
      ([0xC0, 0xAF], 0),
      ([0x61, 0xF5, 0x80, 0x80, 0x80], 1), ([0x80], 0),
    ] as [([UInt8], Int)])
  func invalidUTF8(bytes: [UInt8], byte: Int) throws {
    let error = try #require(throws: ReadingError.self) {
      try SourceReader().document(from: bytes, path: "a.md")
    }
    #expect(error.code == "not-utf8" && error.place.byte == byte)
  }

  @Test func badEncodings() throws {
    func code(_ bytes: [UInt8], _ encoding: String?) -> String? {
      let reader = SourceReader(options: ReadingOptions(encoding: encoding))
      do {
        _ = try reader.document(from: bytes, path: "a.md")
        return nil
      } catch { return error.code }
    }
    #expect(code([0x61], "klingon") == "unknown-encoding")
    #expect(code([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], nil) == "not-in-encoding")
    #expect(code([0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00], nil) == "nul-byte")
    #expect(code([0x61, 0x00, 0x62, 0x00], nil) == "nul-byte")
    #expect(code([0x61, 0x00], "windows-1252") == "nul-byte")
    #expect(code([0xFF, 0xFE, 0x61, 0x00], "utf-16") == nil)
    #expect(code([0x61], "UTF-8") == nil)
  }

  @Test func badFiles() throws {
    func code(_ path: String) -> String? {
      do {
        _ = try SourceReader().document(at: path)
        return nil
      } catch { return error.code }
    }
    let folder = try TemporaryFolder()
    #expect(code(folder.path) == "is-a-directory")
    #expect(code(folder.path + "/none.md") == "missing-file")
    try writeFile(Array("mots".utf8), at: folder.path + "/a.md")
    #expect(code(folder.path + "/a.md") == nil)
    #expect(code(folder.path + "/a.md/b.md") == "missing-file")
    let long = Array(String(repeating: "Une phrase.\n\n", count: 20_000).utf8)
    try writeFile(long, at: folder.path + "/b.md")
    #expect(try SourceReader().document(at: folder.path + "/b.md").source == long)
  }

  // MARK: Format

  @Test(arguments: [
    ("a.MD", "x", Format.markdown), ("a.htm", "x", .html), ("a.txt", "<html>x", .plain),
    ("-", " <!DOCTYPE HTML><p>x", .html), ("-", "<html><p>x", .html), ("-", "x", .markdown),
    ("dir.html/readme", "x", .markdown),
  ])
  func format(path: String, source: String, format: Format) throws {
    #expect(try read(source, as: path).format == format)
  }

  @Test func optionsWin() throws {
    let options = ReadingOptions(format: .plain, language: .english)
    let document = try read("---\nlang: it\n---\n*ciao*", as: "fr.md", options)
    #expect(document.format == .plain && document.language == .english)
    #expect(document.languageEvidence == .option && document.outline == ["p|*ciao*"])
  }
}
