@testable import Editions
import TestSupport
import Testing
import Text

@Suite struct TableTests {
  private let table: Table = {
    var table = Table(columns: ["a", "b"])
    for row in [
      ["=1+1", "plain"], ["+x", "-x"], ["@x", "\tx"], ["say \"no\"", "one,\ntwo"], ["é | œ", ""],
    ] { table.append(row) }
    return table
  }()

  @Test func commaSeparatedIsGuardedAndQuoted() {
    #expect(
      String(decoding: table.csv(), as: UTF8.self) == """
        a,b\r
        '=1+1,plain\r
        '+x,'-x\r
        '@x,'\tx\r
        "say ""no""\","one,
        two"\r
        é | œ,\r

        """)
    #expect(table.csv(byteOrderMark: true).starts(with: [0xEF, 0xBB, 0xBF, 0x61]))
  }

  @Test func tabSeparatedHasOneRowALine() {
    #expect(
      String(decoding: table.tsv(), as: UTF8.self)
        == "a\tb\n=1+1\tplain\n+x\t-x\n@x\t x\nsay \"no\"\tone, two\né | œ\t\n")
  }

  /// By code points, as literals have no noncharacters.
  @Test(
    arguments: [
      ([0x61, 0x85, 0x62], [0x61, 0x20, 0x62]), ([0x9F], [0x20]), ([0xA0, 0xE9], [0xA0, 0xE9]),
      ([0x78, 0xFDD0, 0xFDEF], [0x78, 0x20, 0x20]), ([0xFDCF, 0xFDF0], [0xFDCF, 0xFDF0]),
      ([0x61, 0xFFFE, 0xFFFF, 0xFFFD], [0x61, 0x20, 0x20, 0xFFFD]),
      ([0x1FFFE, 0x10FFFF, 0x1FFFD], [0x20, 0x20, 0x1FFFD]),
      ([0x1FBE, 0x10FFFD], [0x1FBE, 0x10FFFD]),
    ] as [([UInt32], [UInt32])])
  func htmlHasNoForbiddenCharacters(text: [UInt32], written: [UInt32]) {
    func string(_ points: [UInt32]) -> String {
      points.compactMap(Unicode.Scalar.init).map { String($0) }.joined()
    }
    var html = HTMLBuilder()
    html.raw("<p>")
    html.text(string(text))
    #expect(String(decoding: html.bytes, as: UTF8.self) == "<p>" + string(written))
  }

  @Test func markdownEscapesItsOwnMarks() {
    #expect(table.markdown().contains("| é \\| œ |  |\n"))
    #expect(table.markdown().hasPrefix("| a | b |\n| --- | --- |\n"))
  }

  @Test func pythonReadsTheCellsBack() throws {
    guard OtherReader.has("python3 -c 'import csv'", for: "reading CSV") else { return }
    let reader = try OtherReader()
    try reader.write([EditionFile(name: "t.csv", bytes: table.csv())])
    let result = try reader.python(
      """
      import csv
      rows = list(csv.reader(open("t.csv", encoding="utf-8", newline=""), strict=True))
      assert rows[0] == ["a", "b"], rows
      assert rows[4] == ['say "no"', "one,\\ntwo"], rows
      assert rows[1][0] == "'=1+1" and rows[5] == ["é | œ", ""], rows
      assert not any(c[:1] in ("=", "+", "-", "@", "\\t", "\\r") for r in rows for c in r if c)
      """)
    #expect(result.code == 0, "\(result.output)")
  }
}

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    "plain", "# not a heading", "1. not a list", "12) nor this", "- nor this", "+ nor", "> quoted",
    "*stars* and _lines_ and `code`", "[no](link)", "<b>bold</b>", "a | b", "&amp; &copy; &#233;",
    "back\\slash \\* ", "~~struck~~", "=== under", "![image](x)", "a * b * c", "--- rule",
    "http://example.org/a_b_c", "1986. Une grande année.", "*", "é",
  ])
  func readsBackAsTheSameText(text: String) throws {
    let document = try SourceReader(options: ReadingOptions(format: .markdown, language: .english))
      .document(from: Array(MarkdownText.escaped(text).utf8), path: "x.md")
    let trimmed = text.last == " " ? String(text.dropLast()) : text
    #expect(String(decoding: document.text, as: UTF8.self) == trimmed)
    #expect(document.blocks.map(\.kind) == [.paragraph])
  }

  @Test func aLinkReadsBack() throws {
    #expect(MarkdownText.link("a", to: "https://a.org/b_c") == "[a](https://a.org/b_c)")
    let url = "https://example.org/a_(b)?c=1&copy=2"
    let text = MarkdownText.link("a [b] \\ c", to: url)
    let document = try SourceReader(options: ReadingOptions(format: .markdown, language: .english))
      .document(from: Array(text.utf8), path: "x.md")
    #expect(String(decoding: document.text, as: UTF8.self) == "a [b] \\ c")
    #expect(document.links.map(\.url) == [url])
  }
}

@Suite struct SafeLinkTests {
  @Test(arguments: [
    "http://example.org", "https://example.org/a?b=c#d", "HTTPS://Example.org/é",
    "mailto:a@example.org",
  ])
  func keeps(url: String) { #expect(SafeLink.address(url) == url) }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "data:text/html,x", "file:///etc/passwd", "vbscript:x", "//example.org", "a.html", "#x",
    "https:example.org", "https://", "https:///path", "mailto:", "https://a\"b", "https://a b", "",
    "ftp://example.org", "https://example.org/<x>",
  ])
  func refuses(url: String) { #expect(SafeLink.address(url) == nil) }

  @Test func hostsAndPaths() {
    #expect(SafeLink.host("https://user:pw@WWW.Example.org:8080/x") == "www.example.org")
    #expect(SafeLink.host("https://example.org?x") == "example.org")
    #expect(SafeLink.pathSegments("https://example.org/it/a.html?b=/c") == ["it", "a.html"])
  }
}

@Suite struct SingleLineTests {
  @Test func breaksBecomeOneSpace() {
    #expect(SingleLine.text("\n a\r\nb \n c\u{2028}d\u{7}") == " a b c d")
    #expect(SingleLine.text("a\u{A0}: b") == "a\u{A0}: b")
  }

  @Test func cutsBehindAWord() {
    #expect(SingleLine.cut("one two three", to: 13) == "one two three")
    #expect(SingleLine.cut("one two three", to: 12) == "one two…")
    #expect(SingleLine.cut("one two, three", to: 9) == "one two…")
    #expect(SingleLine.cut(String(repeating: "x", count: 20), to: 10) == "xxxxxxxxx…")
  }

  @Test(arguments: ["word ", "é", "e\u{301}", "👩‍👩‍👧 ", "日本語"])
  func neverLongerThanAsked(piece: String) {
    let text = String(repeating: piece, count: 200)
    for limit in 10...40 {
      let cut = SingleLine.cut(text, to: limit)
      #expect(cut.unicodeScalars.count <= limit)
      #expect(cut.hasSuffix("…"))
    }
  }
}

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_771_545_600, "2026-02-20T00:00:00Z"),
      (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func internetForm(seconds: Int64, text: String) {
    #expect(Timestamp(seconds: seconds).internet == text)
  }

  @Test func basicForm() {
    #expect(Timestamp(seconds: 1_771_545_600).basic == "20260220T000000Z")
  }

  @Test func daysThereAndBack() {
    for days in stride(from: Int64(-800_000), through: 2_000_000, by: 97) {
      let date = CalendarDate(daysSince1970: days)
      #expect(date.secondsSince1970 == days * 86400)
    }
  }
}

@Suite struct PlaceIndexTests {
  @Test func agreesWithReadingFromTheStart() {
    let text = Array(String(repeating: "une ligne à lire\n", count: 400).utf8)
    let index = PlaceIndex(path: "x", bytes: text)
    for offset in stride(from: 0, through: text.count, by: 37) {
      #expect(index.place(ofByte: offset) == Place(file: "x", byte: offset, in: text))
    }
  }
}

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func asInTheStandard(text: String, encoded: String) {
    #expect(Base64.text(Array(text.utf8)) == encoded)
  }
}
