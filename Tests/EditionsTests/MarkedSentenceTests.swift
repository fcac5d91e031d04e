@testable import Editions
import TestSupport
import Testing
import Text

@Suite struct MarkedSentenceTests {
  private func html(
    _ marked: String, _ kinds: [TextMark.Kind], within range: ByteRange? = nil
  ) -> String {
    let text = MarkedText(marked)
    let marks = zip(text.ranges, kinds).map { range, kind in
      TextMark(range: range, kind: kind, style: "s", note: "n")
    }
    let bytes = Array(text.text.utf8)
    return Self.html(range ?? ByteRange(0..<bytes.count), bytes, marks)
  }

  private static func html(_ range: ByteRange, _ text: [UInt8], _ marks: [TextMark]) -> String {
    var builder = HTMLBuilder()
    MarkedSentence(range, of: text, marks: marks).write(to: &builder)
    return String(decoding: builder.bytes, as: UTF8.self)
  }

  private let q = "<q class=\"s\" title=\"n\">"
  private let m = "<mark class=\"s\" title=\"n\">"
  private let a = "<a href=\"n\" rel=\"noopener noreferrer\">"

  @Test func nests() {
    #expect(
      html("x ⟦a ⟦b⟧ c⟧ ⟦d⟧", [.quotation, .term, .term])
        == "x \(q)a \(m)b</mark> c</q> \(m)d</mark>")
  }

  @Test func equalRangesNestByKind() {
    #expect(html("⟦⟦⟦b⟧⟧⟧", [.term, .quotation, .link]) == "\(q)\(a)\(m)b</mark></a></q>")
  }

  @Test func splitsWhatOverlaps() {
    let text = Array("abcdef".utf8)
    let marks = [
      TextMark(range: ByteRange(0, 4), kind: .quotation, style: "s", note: "n"),
      TextMark(range: ByteRange(2, 6), kind: .term, style: "s", note: "n"),
    ]
    #expect(
      Self.html(ByteRange(0, 6), text, marks) == "\(q)ab\(m)cd</mark></q>\(m)ef</mark>")
  }

  @Test func cutsToTheSentence() {
    #expect(
      html("⟦abc⟧def", [.quotation], within: ByteRange(1, 5)) == "\(q)bc</q>de")
    #expect(html("⟦abc⟧def", [.quotation], within: ByteRange(4, 5)) == "e")
  }

  @Test func noLinkInALink() {
    #expect(html("⟦a⟦b⟧⟧", [.link, .link]) == "\(a)ab</a>")
  }

  @Test func escapesTextAndNotes() {
    let mark = TextMark(range: ByteRange(0, 1), kind: .term, style: "s", note: "\"<&>'")
    #expect(
      Self.html(ByteRange(0, 3), Array("<&\"".utf8), [mark])
        == "<mark class=\"s\" title=\"&quot;&lt;&amp;&gt;'\">&lt;</mark>&amp;&quot;")
  }

  /// Whatever the marks, tags are balanced and the text is all there.
  @Test func anyMarksGiveWellFormedText() {
    var random = SplitMix(state: 7)
    let text = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for _ in 0..<500 {
      let marks = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        let start = Int32.random(in: 0...26, using: &random)
        let end = Int32.random(in: start...26, using: &random)
        let kind = TextMark.Kind(rawValue: Int.random(in: 0...2, using: &random)) ?? .term
        return TextMark(range: ByteRange(start, end), kind: kind, style: "s", note: "n")
      }
      let html = Self.html(ByteRange(3, 23), text, marks)
      var open: [Substring] = []
      var plain = ""
      var rest = html[...]
      while let character = rest.first {
        guard character == "<" else {
          plain.append(rest.removeFirst())
          continue
        }
        let tag = rest.prefix { $0 != ">" }.dropFirst()
        rest = rest.drop { $0 != ">" }.dropFirst()
        if tag.hasPrefix("/") {
          #expect(open.popLast() == tag.dropFirst())
        } else {
          open.append(tag.prefix { $0 != " " })
        }
        #expect(open.count { $0 == "a" } <= 1)
      }
      #expect(open.isEmpty)
      #expect(plain == "defghijklmnopqrstuvw")
    }
  }
}

/// A fixed sequence of random numbers (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
