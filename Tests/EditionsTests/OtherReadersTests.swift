import Editions
import TestSupport
import Testing
import Text

/// Formats read by programs we did not write.
@Suite struct OtherReadersTests {
  @Test(arguments: [SampleArticle.trilingual, .hostile])
  func xmllintReadsTranslationMemories(article: SampleArticle) throws {
    guard OtherReader.has("xmllint --version", for: "TMX") else { return }
    let reader = try OtherReader()
    let material = try article.material()
    var memories = Editions.files(for: material).filter { $0.name.hasSuffix(".tmx") }
    #expect(!memories.isEmpty)
    memories.append(
      EditionFile(name: "rows.tmx", bytes: TranslationMemory(rowsOf: material).tmx))
    try reader.write(memories)
    let wellFormed = try reader.run("xmllint --noout --nonet *.tmx")
    #expect(wellFormed.code == 0, "\(wellFormed.output)")
    #expect(
      try reader.run("head -2 \(memories[0].name)").output
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n")
    let empty = try reader.run("xmllint --xpath 'count(//seg[not(string())])' *.tmx")
    #expect(empty.output.split(separator: "\n").allSatisfy { $0 == "0" })
    let definition = packageRoot + "/Tests/Readers/Schemas/tmx14.dtd"
    let valid = try reader.run("xmllint --noout --nonet --dtdvalid '\(definition)' *.tmx")
    #expect(valid.code == 0, "\(valid.output)")
  }

  @Test func unitsKeepTheirNamesWhenOthersChange() throws {
    let first = try #require(try SampleArticle.trilingual.material().file("bitext.fr-en.tmx"))
    var article = SampleArticle.trilingual
    article.texts[0].markdown = article.texts[0].markdown.replacing("Le départ", with: "L'adieu")
    let second = try #require(try article.material().file("bitext.fr-en.tmx"))
    func names(_ text: String) -> [Substring] {
      text.split(separator: "tuid=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    }
    #expect(names(first).count == 3)
    #expect(names(first).dropFirst() == names(second).dropFirst())
    #expect(names(first)[0] != names(second)[0])
  }

  @Test(arguments: [SampleArticle.trilingual, .hostile, .monolingual])
  func newslettersKeepTheirContract(article: SampleArticle) throws {
    guard OtherReader.has("python3 -c 'import jsonschema'", for: "the newsletter schema") else {
      return
    }
    let reader = try OtherReader()
    let files = Editions.files(for: try article.material()).filter { $0.name == "newsletter.json" }
    #expect(files.count == 1)
    try reader.write(files)
    var schemas = [packageRoot + "/Sources/Editions/Schemas/newsletter-1.schema.json"]
    if let shared = OtherReader.shared(
      "schemas/newsletter-1.schema.json", for: "the newsletter contract")
    {
      schemas.append(shared)
    }
    for schema in schemas {
      let result = try reader.python(
        """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        errors = list(validator.iter_errors(json.load(open("newsletter.json", encoding="utf-8"))))
        for error in errors: print(error.json_path, error.message)
        sys.exit(1 if errors else 0)
        """, "'\(schema)'")
      #expect(result.code == 0, "\(result.output)")
    }
  }

  @Test func newsletterFacts() throws {
    let json = try #require(try SampleArticle.trilingual.material().file("newsletter.json"))
    for text in [
      "\"generated_at\" : \"2026-02-20T00:00:00Z\"", "\"date_display\" : \"20 février 2026\"",
      "\"date_display\" : \"20 febbraio 2026\"", "\"date_display\" : \"February 20, 2026\"",
      "\"alt_status\" : \"filename\"", "\"alt_status\" : \"ok\"",
      "\"preheader\" : \"Selon The Verge, la sécurité recule.\"", "\"reading_minutes\" : 1",
      "\"subject\" : \"The departure\"", "\"gloss\" : \"Freedom from harm done by a system\"",
      "<a href=\\\"https://futurism.com/a?b=1&amp;c=2\\\">The Verge</a>",
    ] { #expect(json.contains(text), "\(text)") }
  }

  @Test func hostileTitlesStayInTheirLine() throws {
    let json = try #require(try SampleArticle.hostile.material().file("newsletter.json"))
    #expect(json.contains("</script> Bcc: x@example.org\""))
    #expect(!json.contains("href\" : \"javascript"))
    #expect(json.contains("\"unsafe-link\""))
  }

  @Test(arguments: [SampleArticle.trilingual, .hostile, .monolingual])
  func theReportIsBalancedAndHoldsNothingForeign(article: SampleArticle) throws {
    guard OtherReader.has("python3 -c 'import html.parser'", for: "the report") else { return }
    let reader = try OtherReader()
    try reader.write(
      Editions.files(for: try article.material()).filter { $0.name == "report.html" })
    let result = try reader.python(
      """
      import base64, hashlib, html.parser, re
      page = open("report.html", encoding="utf-8", newline="").read()
      class Reader(html.parser.HTMLParser):
          void = {"meta", "br", "img", "hr", "link", "input"}
          stack, ids, targets, tags = [], [], [], []
          def handle_starttag(self, tag, attributes):
              self.tags.append(tag)
              names = [n for n, _ in attributes]
              assert len(names) == len(set(names)), attributes
              assert not any(n.startswith("on") or n == "style" for n in names), attributes
              if tag == "script": assert not attributes, attributes
              for n, v in attributes:
                  if n == "id": self.ids.append(v)
                  if n == "href":
                      assert re.match("#|https?://|mailto:", v), v
                      if v[0] == "#": self.targets.append(v[1:])
              if tag not in self.void: self.stack.append(tag)
          def handle_endtag(self, tag):
              assert self.stack and self.stack[-1] == tag, (tag, self.stack, self.getpos())
              self.stack.pop()
      r = Reader()
      r.feed(page); r.close()
      assert not r.stack, r.stack
      assert len(r.ids) == len(set(r.ids)), "an id twice"
      assert set(r.targets) <= set(r.ids), set(r.targets) - set(r.ids)
      assert not {"img", "link", "iframe", "base", "form"} & set(r.tags)
      assert r.tags.count("script") == 1, "nothing foreign runs"
      assert {"table", "caption", "th", "main", "h1", "title"} <= set(r.tags)
      style = re.search("<style>(.*?)</style>", page, re.S).group(1)
      digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
      assert f"style-src 'sha256-{digest}'" in page
      script = re.search("<script>(.*?)</script>", page, re.S).group(1)
      digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
      assert f"script-src 'sha256-{digest}'" in page
      assert "<!--" not in script and "eval(" not in script and "innerHTML" not in script
      assert "default-src 'none'" in page and "url(" not in style and "@import" not in style
      """)
    #expect(result.code == 0, "\(result.output)")
  }

  @Test func theReportMarksWhatWasFound() throws {
    let page = try #require(try SampleArticle.trilingual.material().file("report.html"))
    for text in [
      "<tr id=\"r2\" class=\"chosen termed",
      "<q class=\"said\" title=\"q1 · speech · Vahid Kazemi\">« Nous étions coincés »</q>",
      "<mark class=\"admitted\" title=\"aip-006 · laboratoire d'IA · admitted\">laboratoire</mark>",
      "<td class=\"missing\" data-lang=\"en\">nothing in this version</td>",
      "aria-label=\"high confidence\"", "1–1–0",
      "aria-label=\"sentences: 1 Français, 1 Italiano, 0 English\"",
      "<article class=\"quote\" id=\"q1\"", "<h2 id=\"parity-title\">Parity</h2>",
    ] { #expect(page.contains(text), "\(text)") }
  }

  @Test func pythonReadsTheQuotationsBack() throws {
    guard OtherReader.has("python3 -c 'import csv'", for: "quotation tables") else { return }
    let reader = try OtherReader()
    try reader.write(Editions.files(for: try SampleArticle.hostile.material()))
    let result = try reader.python(
      """
      import csv
      rows = list(csv.DictReader(open("quotes.fr-en.csv", encoding="utf-8", newline="")))
      assert len(rows) == 1, rows
      assert rows[0]["fr"] == "'=SOMME(A1) | gras", rows
      assert rows[0]["en"] == "'+SUM(A1), \\"more", rows
      assert rows[0]["speaker"] == '<i>"Name"</i>, -x', rows
      for name in ("glossary.fr-en.tsv", "bitext.fr-en.tsv"):
          lines = open(name, encoding="utf-8", newline="").read().split("\\n")
          assert lines[-1] == "" and len({l.count("\\t") for l in lines[:-1]}) == 1, name
      """)
    #expect(result.code == 0, "\(result.output)")
  }
}
