import TestSupport
import Testing

@testable import Text

/// Mutated documents are read without a crash, and what is read keeps its invariants.
@Suite struct ReadingFuzzTests {
  private static let fixtures = [
    """
    ---
    title: "T"
    tags: [a, b]
    ---
    # Un *titre* &eacute;

    Texte [lien](u "t") ![i *j*](k), e\u{301} `code` <b>gras</b> <!-- c -->
    suite\u{AD} &#x20AC;  \t
    > - cité
    >   1. deux
    paresseux

    | a | b |
    |---|---|
    | c | d\\| |

    ```x
      \tcode
    ```
    <div>un <img src="a" alt=b> <script>c</script></div>
    """,
    """
    <!DOCTYPE html><html lang=fr><head><title>T</title></head><body><main><h1>A&eacute;</h1>
    <p>b <i>c</i>&nbsp;<a href="x">d<br>e</a> <img src=f alt="g"><ul><li>h<li>i</ul>
    <table><tr><td>j</td>k</table><pre>
    l
     m</pre><!-- n --><script>o</script><svg><p>q</svg>&amp;&#233;&copy r\u{301}</main></body></html>
    """,
    "Un\r\ndeux\u{2028}trois\r\n\r\n\u{FEFF}quatre\u{0C}cinq\u{2029}six \u{AD}",
  ]

  private static let inserts = [
    "<", ">", "&", "[", "]", "(", ")", "!", "*", "`", "|", "\n", "\r", "\n\n", "\t", " ", "---\n",
    "> ",
    "- ", "<!--", "-->", "<p>", "</p>", "<table>", "<td>", "<b>", "</a>", "<a href=z>", "&amp;",
    "&x",
    "\u{AD}", "\u{301}", "\u{200B}", "\u{1}", "é", "<script>", "<pre>", "\\", "\"", "![", "<br>",
    "𝄞",
  ].map { Array($0.utf8) }

  @Test(arguments: [Format.markdown, .html, .plain])
  func mutations(format: Format) throws {
    var random = SplitMix(seed: 2026)
    let reader = SourceReader(options: ReadingOptions(format: format))
    var read = 0
    for round in 0..<1500 {
      var scalars = Array(Self.fixtures[round % Self.fixtures.count].unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.removeSubrange(place..<min(scalars.count, place + 3))
        case 1:
          let length = Int.random(in: 1...20, using: &random)
          scalars.insert(contentsOf: scalars[place..<min(scalars.count, place + length)], at: place)
        default:
          let insert = Self.inserts.randomElement(using: &random) ?? []
          scalars.insert(
            contentsOf: String(decoding: insert, as: UTF8.self).unicodeScalars, at: place)
        }
        if scalars.isEmpty { scalars = ["x"] }
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars)
      let source = String(string)
      do {
        let document = try reader.document(from: Array(source.utf8), path: "f")
        document.checkInvariants("\(source)")
        read += 1
      } catch {
        #expect(!error.code.isEmpty)
      }
    }
    #expect(read > 1000)
  }

  @Test(arguments: [
    "[", "*", ">", "> - ", "![", "[a](", "`", "<", "<!--", "|", "&", "*a ", "« ", "\"", "[](",
    "\n>", "<b>",
    "&eacute", "_a", "~", "<a", "- ", "1. ", "a\n",
  ])
  func repetition(unit: String) throws {
    let source = "Debut\n\n" + String(repeating: unit, count: 100_000) + "x\n\nfin"
    for format in Format.allCases {
      let document = try read(source, as: "f", ReadingOptions(format: format))
      document.checkInvariants()
    }
  }

  @Test func tableOfManyColumnsAndRows() throws {
    let columns = String(repeating: "|a", count: 5000) + "|\n"
    let rule = String(repeating: "|-", count: 5000) + "|\n"
    let document = try read(columns + rule + String(repeating: "|b\n", count: 5000))
    document.checkInvariants()
  }

  @Test func longAddressRepeated() throws {
    let source =
      "[a]: http://" + String(repeating: "x", count: 100_000) + "\n\n"
      + String(repeating: "[a] ", count: 20_000)
    try read(source).checkInvariants()
  }
}
