import Testing
import Text

/// Dates as people write them into front matter.
@Suite struct PublicationDateTests {
  @Test(
    arguments: [
      ("2026-02-20", "2026-02-20", 1_771_545_600),
      ("2026/02/20", "2026-02-20", 1_771_545_600),
      ("2026.2.5", "2026-02-05", 1_770_249_600),
      ("2024-02-29", "2024-02-29", 1_709_164_800),
      ("2026-02-20T10:30:00Z", "2026-02-20", 1_771_583_400),
      ("2026-02-20t10:30z", "2026-02-20", 1_771_583_400),
      ("2026-02-20 10:30", "2026-02-20", 1_771_583_400),
      ("2026-02-20 11:30:00.125 +01:00", "2026-02-20", 1_771_583_400),
      ("2026-02-20T11:30:00+0100", "2026-02-20", 1_771_583_400),
      ("2026-02-20 11:30:00+01", "2026-02-20", 1_771_583_400),
      // The day stays the author's where UTC has another one.
      ("2026-02-20T23:30:00-05:00", "2026-02-20", 1_771_648_200),
      ("2026-02-20T00:30:00+02:00", "2026-02-20", 1_771_540_200),
      ("Fri, 20 Feb 2026 10:30:00 +0000", "2026-02-20", 1_771_583_400),
      ("20 Feb 2026 10:30 GMT", "2026-02-20", 1_771_583_400),
      ("Friday, 5 September 2025", "2025-09-05", 1_757_030_400),
    ] as [(String, String, Int64)])
  func areRead(text: String, day: String, seconds: Int64) {
    let date = PublicationDate(text)
    #expect(date?.description == day)
    #expect(date?.secondsSince1970 == seconds)
  }

  @Test(arguments: [
    "", "é", "yesterday", "2026", "2026-02", "20260220", "2026-13-45", "2026-02-29", "2026-00-10",
    "2026-02-20x", "2026-02/20", "2026-02-20T", "2026-02-20T24:00", "2026-02-20T10:60",
    "2026-02-20T10:30:61", "2026-02-20T10:30 CET", "2026-02-20T10:30+1", "20 Fev 2026",
    "30 Feb 2026", "0000-01-01", "2026-02-20T10:30:00.Z", "2026-02-20 1030",
  ])
  func areNone(text: String) {
    #expect(PublicationDate(text) == nil)
  }

  private func diagnostics(_ front: String) throws -> [String] {
    let document = try SourceReader(options: ReadingOptions(language: .english))
      .document(from: Array("---\n\(front)\n---\nText.\n".utf8), path: "a.md")
    return document.metadata.diagnostics.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)"
    }
  }

  @Test func whatCannotBeReadIsToldWithItsPlace() throws {
    #expect(try diagnostics("title: é\ndate: 2026-13-45") == ["3:7 unreadable-date"])
    #expect(try diagnostics("é: 1\npublished: \"yesterday\"") == ["3:12 unreadable-date"])
    #expect(try diagnostics("date: \"2026-02-20 10:00\"") == [])
    #expect(try diagnostics("date:") == [])
  }
}

/// Names of articles that go into addresses and paths.
@Suite struct SlugTests {
  @Test(
    arguments: [
      ("exodus", "exodus"), ("2026/exodus", "2026/exodus"), ("f <g>", "f <g>"), ("été", "été"),
      ("../../x", "x"), ("/etc/passwd", "etc/passwd"), ("a//./b/..", "a/b"), ("..", ""),
      ("..\\..\\x", "x"), ("a\u{0}b\u{7}\r\nc", "abc"), ("a\u{202E}b\u{200B}", "ab"),
      (" / . / ", ""), (".. /x", "x"),
    ])
  func areSafe(raw: String, safe: String) {
    #expect(Slug(raw).text == safe)
    #expect(Slug(safe).text == safe)
  }

  @Test func longSegmentsAreCut() {
    let text = Slug(String(repeating: "é", count: 300) + "/b").text
    #expect(text == String(repeating: "é", count: 100) + "/b")
  }

  @Test func unsafeOnesAreTold() throws {
    let document = try SourceReader(options: ReadingOptions(language: .english))
      .document(
        from: Array("---\nslug: \"../../x\\u0007\"\n---\nText.\n".utf8), path: "a.md")
    #expect(document.metadata.slug == "x")
    #expect(document.metadata.diagnostics.map(\.code) == ["unsafe-slug"])
    #expect(document.metadata.diagnostics.first?.message.contains("\u{7}") == false)
  }
}
