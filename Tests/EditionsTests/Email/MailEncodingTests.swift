import FoundationEssentials
import Testing
import Text

@testable import Editions

/// Random text that is the same on every run.
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  /// Letters of several scripts, emoji of several scalars, marks, spaces and characters with a meaning
  /// in headers.
  mutating func line(_ length: Int) -> String {
    (0..<number(below: length + 1)).map { _ in Self.pieces[number(below: Self.pieces.count)] }
      .joined()
  }

  private static let pieces = [
    "a", "Z", "9", " ", "  ", "é", "ñ", "e\u{301}", "ß", "=", "?", "_", "=?", "?=", "\"", "<", ",",
    ":", ".", "From ", "שלום", "م", "日本", "👩‍👩‍👧‍👦", "🇫🇷", "👍🏽", "\u{A0}", "\u{202E}", "…", "’",
    "word", "=?UTF-8?Q?x?=", "\t",
  ]
}

@Suite struct MailEncodingTests {
  @Test func encodedWordsReadBack() throws {
    var random = RandomText(seed: 8)
    for _ in 0..<2000 {
      let text = SingleLine.text(random.line(60))
      let field = HeaderText.field("Subject", text)
      let lines = field.split(separator: "\r\n").map(String.init)
      #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x7F } })
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && $0.utf8.count > 1 }, "\(field)")
      #expect(try Self.decoded(field) == text, "\(field)")
    }
  }

  @Test func encodedWordsAreShortAndKeepCharactersWhole() throws {
    let text = String(repeating: "👩‍👩‍👧‍👦é", count: 30)
    let words = HeaderText.field("Subject", text).dropFirst(9).split(separator: "\r\n ")
    #expect(words.count > 10)
    var characters = 0
    for word in words {
      #expect(word.utf8.count <= 75)
      characters += try Self.decoded("Subject: \(word)").count
    }
    // No word begins or ends inside a character, or it would count twice.
    #expect(characters == 60)
    #expect("Subject: ".utf8.count + words[0].utf8.count <= 76)
  }

  @Test(arguments: [
    ("Plain words", "Subject: Plain words"), ("", "Subject: "),
    ("Le départ", "Subject: =?UTF-8?Q?Le_d=C3=A9part?="),
    ("日本語", "Subject: =?UTF-8?B?5pel5pys6Kqe?="),
    ("words =?x", "Subject: =?UTF-8?B?d29yZHMgPT94?="),
    ("two  spaces", "Subject: =?UTF-8?Q?two__spaces?="),
    ("a\r\nBcc: b", "Subject: a Bcc: b"),
  ])
  func subjects(text: String, field: String) {
    #expect(HeaderText.field("Subject", text) == field)
  }

  @Test func quotedPrintableReadsBack() throws {
    var random = RandomText(seed: 2045)
    for _ in 0..<1000 {
      let text = (0..<random.number(below: 6)).map { _ in random.line(80) + "\n" }.joined()
      let encoded = QuotedPrintable.encoded(Array(text.utf8))
      for line in encoded.split(separator: 0x0A, omittingEmptySubsequences: false) {
        #expect(line.count <= 77)
        #expect(line.isEmpty || line.last == 0x0D)
        #expect(line.dropLast().last != 0x20 && line.dropLast().last != 0x09)
        #expect(line.first != UInt8(ascii: "."))
        #expect(line.allSatisfy { $0 < 0x7F })
      }
      #expect(Self.decodedBody(encoded) == Array(text.utf8))
    }
  }

  @Test func dates() {
    #expect(Timestamp(seconds: 0).mail == "Thu, 01 Jan 1970 00:00:00 +0000")
    #expect(Timestamp(seconds: 1_771_545_600).mail == "Fri, 20 Feb 2026 00:00:00 +0000")
    #expect(Timestamp(seconds: -1).mail == "Wed, 31 Dec 1969 23:59:59 +0000")
  }

  @Test(arguments: [
    ("news@example.org", "From: news@example.org"),
    ("The \"News\" <news@example.org>", "From: \"The \\\"News\\\"\"\r\n <news@example.org>"),
    ("Éva <a.b+c@x-y.example>", "From: =?UTF-8?Q?=C3=89va?=\r\n <a.b+c@x-y.example>"),
  ])
  func senders(text: String, field: String) throws {
    #expect(try #require(MailAddress(text)).field == field)
  }

  @Test(arguments: [
    "", "news", "a@b@c", "a b@example.org", "a@exam ple", "<>", "x <a@b>y", ".a@b", "a..b@c",
    "é@example.org", "a@b.", "a@b\r\nBcc: c@d",
  ])
  func noSenders(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test(arguments: [
    "https://example.org/u?a=1&b=2", "mailto:leave@example.org", "{{ UnsubscribeURL }}",
    "{{{ pm:unsubscribe }}}", "*|UNSUB|*", "[unsubscribe]", "%unsubscribe_url%", "{$unsubscribe}",
  ])
  func waysToLeave(text: String) {
    #expect(UnsubscribeLink(text)?.text == text)
  }

  @Test(arguments: [
    "", "javascript:alert(1)", "unsubscribe", "{{}}", "{{ \"x\" }}", "{{ a }}<b>", "<%x%>",
    "https://example.org/\r\nX: y", "/unsubscribe", "https://exämple.org/",
  ])
  func noWaysToLeave(text: String) {
    #expect(UnsubscribeLink(text) == nil)
  }

  @Test func articleAddresses() throws {
    let address = try #require(ArticleAddress("https://example.org/{lang}/{slug}.html"))
    #expect(
      address.address(language: .french, slug: "l'été/../x y")
        == "https://example.org/fr/l'%C3%A9t%C3%A9/x%20y.html")
    #expect(address.folder(.french) == "https://example.org/fr/")
    #expect(address.address(own: .path("/en/own/")) == "https://example.org/en/own/")
    let query = try #require(ArticleAddress("https://example.org/?p={slug}"))
    #expect(query.address(language: .french, slug: "a/b&c") == "https://example.org/?p=a%2Fb%26c")
    #expect(query.folder(.french) == "https://example.org/")
    for pattern in [
      "https://example.org/x", "{slug}", "ftp://x/{slug}", "https://x/{other}",
      "javascript:{slug}", "",
    ] {
      #expect(ArticleAddress(pattern) == nil)
    }
  }

  @Test func passageLinks() {
    let url = "https://example.org/a"
    #expect(
      PassageLink.address(url, passage: "One, two-three") == url + "#:~:text=One%2C%20two%2Dthree")
    #expect(
      PassageLink.address(url + "#b", passage: "a b c d e f g h i j")
        == url + "#b:~:text=a%20b%20c%20d,g%20h%20i%20j")
    #expect(PassageLink.address(url, passage: String(repeating: "é", count: 500)) == url)
  }

  /// A reader of its own: unfolds, joins neighbouring encoded words, decodes Q and B.
  static func decoded(_ field: String) throws -> String {
    let value = field.replacing("\r\n", with: "").dropFirst("Subject: ".count)
    guard value.hasPrefix("=?UTF-8?") else { return String(value) }
    var bytes: [UInt8] = []
    for word in value.split(separator: " ") {
      let parts = word.split(separator: "?", omittingEmptySubsequences: false)
      try #require(parts.count == 5 && parts[1] == "UTF-8" && parts[4] == "=")
      var part: [UInt8] = []
      if parts[2] == "B" {
        part = Array(try #require(Data(base64Encoded: String(parts[3]))))
      } else {
        part = decodedBody(Array(parts[3].replacing("_", with: " ").utf8))
      }
      // Each word is a text of its own.
      _ = try #require(String(validating: part, as: UTF8.self))
      bytes += part
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decodedBody(_ encoded: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < encoded.count {
      if encoded[index] == UInt8(ascii: "="), index + 2 < encoded.count {
        if encoded[index + 1] != 0x0D {
          let digits = String(decoding: encoded[index + 1...index + 2], as: UTF8.self)
          result.append(UInt8(digits, radix: 16) ?? 0)
        }
        index += 3
      } else {
        if encoded[index] != 0x0D { result.append(encoded[index]) }
        index += 1
      }
    }
    return result
  }
}
