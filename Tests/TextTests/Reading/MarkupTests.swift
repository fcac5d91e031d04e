import Testing
import Text

/// The structure of documents beyond their blocks.
@Suite struct MarkupTests {
  private func document(_ text: String, _ format: Format) throws -> Document {
    try SourceReader(options: ReadingOptions(format: format, language: .english))
      .document(from: Array(text.utf8), path: "a")
  }

  /// The text with its markup: containers in braces, blocks in brackets, marks in angles.
  private func shown(_ text: String, _ format: Format = .markdown) throws -> String {
    let document = try document(text, format)
    var result = ""
    var position: Int32 = 0
    var isInBlock = false
    for event in document.markup {
      if isInBlock {
        result += document.string(ByteRange(position, event.position))
        position = event.position
      }
      switch event.kind {
      case .open(let container): result += "{" + name(container) + ":"
      case .close: result += "}"
      case .beginBlock(let index):
        position = document.blocks[index].range.start
        isInBlock = true
        result += "["
      case .endBlock:
        isInBlock = false
        result += "]"
      case .begin(.element(let element)): result += "<" + element.rawValue + ":"
      case .begin(.link(let url)): result += "<" + url + ":"
      case .end: result += ">"
      case .lineBreak: result += "/"
      case .image(let index): result += "!" + document.images[index].url
      case .rule: result += "--"
      case .beginImages: result += "("
      case .endImages: result += ")"
      }
    }
    return result
  }

  private func name(_ container: Markup.Container) -> String {
    switch container {
    case .unorderedList: "ul"
    case .orderedList(let start): "ol\(start)"
    case .item: "li"
    case .definitionList: "dl"
    case .definedTerm: "dt"
    case .definition: "dd"
    case .blockQuote: "quote"
    case .table: "table"
    case .caption: "caption"
    case .row: "tr"
    case .cell(let isHeader): isHeader ? "th" : "td"
    }
  }

  @Test(
    arguments: [
      ("a *b **c*** `d` ~~e~~", "[a <em:b <strong:c>> <code:d> <del:e>]"),
      // The space that a line break is belongs to no mark.
      ("a\n*b*\nc", "[a <em:b> c]"),
      ("a  \nb\\\nc", "[a/ b/ c]"),
      ("**[a](u)** [b *c*](v)", "[<strong:<u:a>> <v:b <em:c>>]"),
      ("- a\n- b\n\n  c\n  1. d\n", "{ul:{li:[a]}{li:[b][c]{ol1:{li:[d]}}}}"),
      ("7. a\n", "{ol7:{li:[a]}}"),
      ("> a\n>\n> - b\n\nc", "{quote:[a]{ul:{li:[b]}}}[c]"),
      (
        "| a | b |\n|---|---|\n| | *c* |\n",
        "{table:{tr:{th:[a]}{th:[b]}}{tr:{td:}{td:[<em:c>]}}}"
      ),
      ("a\n\n***\n\nb", "[a]--[b]"),
      ("![x](i.png)\n\na ![](j.png) b ![](k.png)", "(!i.png)[a !j.pngb!k.png]"),
      ("[![x](i.png)](u)\n\na", "(<u:!i.png>)[a]"),
      ("a <b>b <i>c</b> d</i> <sub>e</sub>", "[a <b:b <i:c>> <i:d> <sub:e>]"),
      // What a tag leaves open ends with its paragraph.
      ("a <b>b\n\nc", "[a <b:b>][c]"),
      ("<ul><li>a<li>b</ul>\n\nc", "{ul:{li:[a]}{li:[b]}}[c]"),
      ("> a</blockquote>\n\nb", "{quote:[a]}[b]"),
      ("# *a*\n\n    <b>\n", "[<em:a>][<b>]"),
    ])
  func ofMarkdown(source: String, expected: String) throws {
    #expect(try shown(source) == expected)
  }

  @Test(
    arguments: [
      ("<p>a <b>b <i>c</b> d</i> e<br>f</p>", "[a <b:b <i:c>> <i:d> e/ f]"),
      (
        "<ol start=5><li>a<ul><li>b</ul><li><p>c<p>d</ol>",
        "{ol5:{li:[a]{ul:{li:[b]}}}{li:[c][d]}}"
      ),
      ("<dl><dt>a<dd>b</dl><hr><p>c", "{dl:{dt:[a]}{dd:[b]}}--[c]"),
      (
        "<table><caption>a</caption><tr><th>b<td></table>",
        "{table:{caption:[a]}{tr:{th:[b]}{td:}}}"
      ),
      // A mark around blocks is begun anew in each.
      ("<b><p>a</p><p>b</p></b>", "[<b:a>][<b:b>]"),
      ("<a href=u><p>a</p><p>b</p></a>", "[<u:a>][<u:b>]"),
      (
        "<p><a href=u><em>a</em></a> <em><a href=v>b</a></em></p>",
        "[<u:<em:a>> <em:<v:b>>]"
      ),
      ("<pre><code>a\n <i>b</i></code></pre>", "[<code:a\n <i:b>>]"),
      ("<p>a <q>b</q></p><svg><a href=x>c</a></svg><script>d</script>", "[a <q:b>]"),
    ])
  func ofHTML(source: String, expected: String) throws {
    #expect(try shown(source, .html) == expected)
  }

  /// Whatever is read, markup is nested, ascends, and stays inside its block and bounds.
  @Test func isNestedWhateverIsRead() throws {
    let pieces = [
      "<b>", "</b>", "<ul>", "</ul>", "<li>", "a", "\n\n", "> ", "- ", "**", "*", "[", "](u)", "\n",
      "<a href=x>", "</a>", "<table>", "</td>", "<td>", "| a |\n|---|\n", "![x](y)", "`", " ", "é",
      "<blockquote>", "</blockquote>", "<q>", "</q>", "1. ", "e\u{301}", "    ",
    ]
    var state: UInt64 = 7
    for round in 0..<400 {
      var source = "x "
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += pieces[Int(state >> 33) % pieces.count]
      }
      let document = try document(source, round % 2 == 0 ? .markdown : .html)
      check(document, "\(round)")
    }
  }

  @Test func depthIsBounded() throws {
    for (source, format) in [
      (String(repeating: "> ", count: 3000) + "a", Format.markdown),
      (String(repeating: "<ul><li>", count: 3000) + "a", .html),
      (String(repeating: "<b>", count: 3000) + "a", .markdown),
      (String(repeating: "<i>a<p>", count: 300), .html),
    ] {
      let document = try document(source, format)
      check(document, "\(source.prefix(8))")
      #expect(document.markup.count < 40 * (document.blocks.count + 2))
    }
  }

  private func check(_ document: Document, _ name: String) {
    var depth = 0
    var marks = 0
    var block: Int?
    var last: Int32 = 0
    var next = 0
    for event in document.markup {
      #expect(event.position >= last, "\(name)")
      last = event.position
      switch event.kind {
      case .beginImages, .endImages:
        #expect(block == nil && marks == 0, "\(name)")
      case .open, .close, .rule:
        #expect(block == nil && marks == 0, "\(name)")
        if case .open = event.kind { depth += 1 } else if event.kind == .close { depth -= 1 }
        #expect(depth >= 0 && depth <= Markup.containerLimit, "\(name)")
      case .beginBlock(let index):
        #expect(block == nil && index == next && marks == 0, "\(name)")
        #expect(document.blocks[index].range.start == event.position, "\(name)")
        block = index
        next += 1
      case .endBlock:
        #expect(marks == 0, "\(name)")
        if let block { #expect(document.blocks[block].range.end == event.position, "\(name)") }
        block = nil
      case .begin: marks += 1
      case .end: marks -= 1
      case .lineBreak: #expect(block != nil, "\(name)")
      case .image: break
      }
      #expect(marks >= 0 && marks <= Markup.markLimit, "\(name)")
    }
    #expect(depth == 0 && marks == 0 && block == nil && next == document.blocks.count, "\(name)")
  }
}
