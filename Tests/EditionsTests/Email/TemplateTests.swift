import Testing
import Text

@testable import Editions

@Suite struct TemplateTests {
  private static let shape: TemplateShape = .group([
    "name": .text, "html": .trusted, "flag": .flag, "words": .list(.text),
    "person": .group(["name": .text, "age": .text]),
    "people": .list(.group(["first": .text, "tags": .list(.text)])),
  ])

  private static let value: TemplateValue = .group([
    "name": .text("A <b> & \"c\"\r\nd"),
    "html": .trusted(
      TrustedHTML(
        {
          var html = HTMLBuilder()
          html.element("b", text: "x<y")
          return html
        }())),
    "flag": .flag(false), "words": .list([.text("one"), .text("two")]),
    "person": .group(["name": .text("Ada"), "age": .absent]),
    "people": .list([
      .group(["first": .text("Zoë"), "tags": .list([])]),
      .group(["first": .text("Max"), "tags": .list([.text("t")])]),
    ]),
  ])

  private func filled(
    _ template: String, _ kind: Template.Kind = .html
  ) throws(TemplateError) -> String {
    let template = try Template(
      Array(template.utf8), path: "my.html", kind: kind, shape: Self.shape)
    return String(decoding: template.filled(with: Self.value), as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("no tag }} { {x}", "no tag }} { {x}"),
    ("<p title=\"{{name}}\">", "<p title=\"A &lt;b&gt; &amp; &quot;c&quot; \nd\">"),
    ("{{ name }}|{{{html}}}", "A &lt;b&gt; &amp; &quot;c&quot; \nd|<b>x&lt;y</b>"),
    ("{{#words}}[{{.}}]{{/words}}", "[one][two]"),
    ("{{#flag}}yes{{/flag}}{{^flag}}no{{/flag}}", "no"),
    ("{{person.name}}{{#person}} {{name}}{{age}}{{/person}}", "Ada Ada"),
    ("{{#person.age}}old{{/person.age}}{{^person.age}}-{{/person.age}}", "-"),
    (
      "{{#people}}{{first}}{{#tags}}/{{.}}/{{person.name}}{{/tags}} {{/people}}",
      "Zoë Max/t/Ada "
    ),
    ("a{{! a comment\n over lines }}b", "ab"),
    ("x\n  {{#words}}\n- {{.}}\n  {{/words}}  \ny\n", "x\n- one\n- two\ny\n"),
    ("x\r\n{{#words}}\r\n{{.}}\r\n{{/words}}", "x\r\none\r\ntwo\r\n"),
    ("{{! alone }}\nx", "x"), ("a {{#words}}\n{{/words}}\n", "a \n\n"),
  ])
  func fills(template: String, result: String) throws {
    #expect(try filled(template) == result)
  }

  @Test func plainTextIsOneLineAndNotEscaped() throws {
    #expect(try filled("{{name}}!", .text) == "A <b> & \"c\" d!")
  }

  @Test(arguments: [
    ("a\n  {{nmae}}", 2, 3, "no \"nmae\""), ("{{person.nmae}}", 1, 1, "known here are age, name"),
    ("é {{name", 1, 3, "not closed"), ("{{#words}}x", 1, 1, "add {{/words}}"),
    ("{{#words}}{{/person}}", 1, 11, "closes no section"), ("{{/words}}", 1, 1, "is not open"),
    ("{{{name}}}", 1, 1, "may not be written without escaping"), ("{{html}}", 1, 1, "{{{html}}}"),
    ("{{words}}", 1, 1, "use it as {{#words}}"), ("{{> part}}", 1, 1, "known are"),
    ("{{}}", 1, 1, "known are"), ("{{.}}", 1, 1, "inside a section"),
    ("{{a b}}", 1, 1, "known are"), ("x\u{1}", 1, 2, "control character"),
    ("{{^words}}{{.}}{{/words}}", 1, 11, "no text"),
    ("{{#people}}{{age}}{{/people}}", 1, 12, "known here are first, tags"),
  ])
  func faultsHaveTheirPlace(template: String, line: Int, column: Int, problem: String) throws {
    let error = try #require(throws: TemplateError.self) { try filled(template) }
    #expect(error.place.line == line && error.place.column == column, "\(error.diagnostic)")
    #expect(error.diagnostic.description.contains(problem), "\(error.diagnostic)")
    #expect(error.place.file == "my.html")
  }

  @Test func rawIsRefusedInPlainText() {
    #expect(throws: TemplateError.self) { try filled("{{{html}}}", .text) }
    #expect(throws: TemplateError.self) { try filled("{{html}}", .text) }
  }

  @Test func depthAndSizeAreBounded() {
    let deep = String(repeating: "{{#words}}", count: 100)
    #expect(throws: TemplateError.self) { try filled(deep) }
    #expect(throws: TemplateError.self) {
      try filled(String(repeating: "x", count: Template.byteLimit + 1))
    }
    #expect(throws: TemplateError.self) {
      try Template([0x61, 0xFF], path: "x", kind: .html, shape: Self.shape)
    }
  }
}
