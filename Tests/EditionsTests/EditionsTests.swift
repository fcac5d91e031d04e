import Quotations
import Terminology
import Testing
import Text

@testable import Editions

/// The whole set of files, small golden cases, and what any article must keep.
@Suite struct EditionsTests {
  @Test func namesOfAllFiles() throws {
    let names = Editions.files(for: try SampleArticle.trilingual.material()).map(\.name)
    #expect(
      names == [
        "summary.fr.md", "summary.fr.json", "summary.it.md", "summary.it.json", "summary.en.md",
        "summary.en.json", "quotes.fr-it.md", "quotes.fr-it.csv", "quotes.fr-it.json",
        "quotes.fr-en.md", "quotes.fr-en.csv", "quotes.fr-en.json", "glossary.fr-it.tsv",
        "bitext.fr-it.tmx", "bitext.fr-it.tsv", "bitext.fr-it.xlf", "glossary.fr-en.tsv",
        "bitext.fr-en.tmx", "bitext.fr-en.tsv", "bitext.fr-en.xlf", "glossary.it-en.tsv",
        "bitext.it-en.tmx", "bitext.it-en.tsv", "bitext.it-en.xlf", "bitext.tmx",
        "newsletter.json", "newsletter.fr.html", "newsletter.fr.txt", "newsletter.fr.eml",
        "newsletter.it.html", "newsletter.it.txt", "newsletter.it.eml", "newsletter.en.html",
        "newsletter.en.txt", "newsletter.en.eml", "report.html",
      ])
    #expect(
      Editions.files(for: try SampleArticle.monolingual.material()).map(\.name)
        == [
          "summary.en.md", "summary.en.json", "newsletter.json", "newsletter.en.html",
          "newsletter.en.txt", "newsletter.en.eml", "report.html",
        ])
  }

  @Test(arguments: [SampleArticle.trilingual, .hostile, .monolingual])
  func sameBytesTwice(article: SampleArticle) throws {
    #expect(
      Editions.files(for: try article.material()) == Editions.files(for: try article.material()))
  }

  @Test func summaries() throws {
    let material = try SampleArticle.trilingual.material()
    #expect(
      material.file("summary.fr.md") == """
        # Le départ

        - Selon [The Verge](<https://futurism.com/a?b=1&amp;c=2>), la sécurité recule.
        - « Nous étions coincés », explique Vahid Kazemi.

        """)
    let summary = try #require(SummaryEdition(material, language: .english))
    #expect(
      String(decoding: summary.text, as: UTF8.self) == """
        According to The Verge, safety is losing ground.
        “We were stuck,” explains Vahid Kazemi.

        """)
    let json = try #require(material.file("summary.en.json"))
    #expect(json.contains("\"score\" : 1.235"))
    #expect(json.contains("\"bead\" : \"r2\""))
    #expect(json.contains("\"sentence\" : \"en:s2\""))
    #expect(json.hasSuffix("}\n"))
  }

  @Test func aVersionAloneIsItsOwnRows() throws {
    let material = try SampleArticle.monolingual.material()
    #expect(
      material.file("summary.en.md")
        == "# Alone\n\n- It stands alone.\n- The end of it.\n")
    let list = try #require(QuotationList(material, language: .english))
    #expect(
      String(decoding: list.text, as: UTF8.self) == "sample.en.md:3:18: Ada: “Nobody came,”\n")
  }

  @Test func quotationTables() throws {
    let material = try SampleArticle.trilingual.material()
    #expect(
      material.file("quotes.fr-en.csv") == """
        id,kind,speaker,cue,fr,en,confidence,link,flags,place_fr,place_en\r
        q1,speech,Vahid Kazemi,explique,Nous étions coincés,"We were stuck,",0.988,,,\
        sample.fr.md:10:72,sample.en.md:6:80\r

        """)
    #expect(
      material.file("quotes.fr-en.md") == """
        # Le départ (fr-en)

        | id | speaker | fr | en | confidence | flags |
        | --- | --- | --- | --- | --- | --- |
        | q1 | Vahid Kazemi | « Nous étions coincés » | “We were stuck,” | 0.988 |  |

        """)
    #expect(
      material.file("quotes.fr-it.json")?.contains("\"text\" : \"«Eravamo bloccati»\"") == true)
  }

  @Test func aQuotationOneVersionLacksIsFlagged() throws {
    var article = SampleArticle.trilingual
    article.quotes[0] = .init(kind: .speech, words: [.french: "« Nous étions coincés »"])
    let material = try article.material()
    #expect(material.file("quotes.fr-en.md")?.contains("missing-en") == true)
    #expect(material.file("newsletter.json")?.contains("\"quote-missing\"") == true)
  }

  @Test func glossaryTables() throws {
    let material = try SampleArticle.trilingual.material()
    #expect(
      material.file("glossary.fr-it.tsv") == """
        id\tfr\tit\tfr_forms\tit_forms\tfr_count\tit_count\tstatus\texample_fr\texample_it\texample
        aip-010\tsécurité\tsicurezza\tsécurité\tsicurezza\t1\t1\tpreferred\
        \tSelon The Verge, la sécurité recule.\tSecondo The Verge, la sicurezza arretra.\
        \tfr:s2 it:s2
        aip-006\tlaboratoire d'IA\tlaboratorio\tlaboratoire\tlaboratorio\t1\t1\tpreferred\
        \tLe laboratoire a perdu 32 % de ses chercheurs.\
        \tIl laboratorio ha perso il 23 % dei suoi ricercatori.\tfr:s4 it:s4

        """)
  }

  @Test func bitexts() throws {
    let material = try SampleArticle.trilingual.material()
    let tsv = try #require(material.file("bitext.fr-en.tsv"))
    #expect(tsv.hasPrefix("bead\tfr_ids\ten_ids\tconfidence\tfr\ten\nb1\tfr:s1\ten:s1\t0.95\t"))
    #expect(tsv.contains("\nb4\tfr:s4\t\t0.95\tLe laboratoire a perdu 32 % de ses chercheurs.\t\n"))
    let pair = LanguagePair(source: .french, target: .english)
    let listing = try #require(AlignmentListing(material, pair: pair))
    #expect(
      String(decoding: listing.beads, as: UTF8.self)
        == "[0]:[0]:0.95\n[1]:[1]:0.95\n[2]:[2]:0.95\n[3]:[]:0.95\n")
    #expect(String(decoding: listing.tsv, as: UTF8.self) == tsv)
    #expect(listing.moses.map(\.language) == [.french, .english])
    #expect(listing.moses.allSatisfy { $0.bytes.count { $0 == 0x0A } == 3 })
  }

  @Test func alignmentForReading() throws {
    let material = try SampleArticle.trilingual.material()
    let text = String(decoding: AlignmentListing(material).text(width: 80), as: UTF8.self)
    #expect(
      text.hasPrefix("r1    95 %  Le départ            │ La partenza          │ The departure"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let lines = String(decoding: AlignmentListing(material).jsonLines, as: UTF8.self)
    #expect(lines.split(separator: "\n").count == 4)
  }

  @Test func termLists() throws {
    let material = try SampleArticle.trilingual.material()
    let text = String(decoding: TermList(material, language: .english).text, as: UTF8.self)
    #expect(
      text == "sample.en.md:6:55: safety [aip-010] admitted → AI safety"
        + " = sécurité (fr), sicurezza (it)\n")
  }

  @Test func warnings() throws {
    let material = try SampleArticle.trilingual.material()
    let json = try #require(material.file("newsletter.json"))
    for code in [
      "alt-is-filename", "link-other-language", "missing-translation", "number-mismatch",
      "source-host-mismatch", "term-missing",
    ] {
      let count = code == "link-other-language" ? 0 : 1
      #expect(json.split(separator: "\"\(code)\"").count == count + 1, "\(code)")
    }
    #expect(!json.contains("quote-missing"))
    #expect(!json.contains("glossary-violation"))
  }

  @Test func formsAreMarkedAsForbiddenWhereThatIsWarnedOf() throws {
    let concept = Concept(
      id: "c1",
      terms: [
        .french: [
          Term(text: "sécurité", status: .preferred), Term(text: "safety", status: .forbidden),
        ]
      ])
    let text = "La sécurité (safety) compte. La safety compte.\n"
    var article = SampleArticle(
      texts: [(.french, text)], concepts: [concept],
      uses: [SampleArticle.Use(concept: 0, term: 1, forms: [.french: "safety"])])
    let places = [15, 34].map { ByteRange(Int32($0), Int32($0 + 6)) }
    article.findings = [
      TermFinding(
        kind: .forbidden, severity: .error, concept: 0, language: .french, row: 1,
        range: places[1], evidence: nil)
    ]
    let material = try article.material()
    let version = try #require(material.version(.french))
    #expect(version.occurrences.map(\.range) == places)
    #expect(version.occurrences.map(version.status) == [nil, .forbidden])
    let marks = ReportMarks(version, in: material)
    #expect([0, 1].map { marks.marks(ofSentence: $0).map(\.range) } == [[], [places[1]]])
  }

  @Test func aLinkToAnotherLanguageIsNamed() throws {
    var article = SampleArticle.monolingual
    article.texts = [(.french, "Voir [ici](https://example.org/it/a.html). Fin.\n")]
    article.quotes = []
    article.chosen = [0]
    let json = try #require(try article.material().file("newsletter.json"))
    #expect(json.contains("\"link-other-language\""))
  }

  /// Everything with a text and an anchor is in its source file at that place.
  @Test(arguments: [SampleArticle.trilingual, .hostile, .monolingual])
  func everyAnchoredTextIsVerbatim(article: SampleArticle) throws {
    guard OtherReader.has("python3 -c 'import json'", for: "reading anchors") else { return }
    let reader = try OtherReader()
    let material = try article.material()
    var files = Editions.files(for: material).filter { $0.name.hasSuffix(".json") }
    files.append(EditionFile(name: "terms.json", bytes: TermList(material).json))
    files.append(EditionFile(name: "align.json", bytes: AlignmentListing(material).json))
    for version in material.analysis.versions {
      files.append(EditionFile(name: version.document.path, bytes: version.document.source))
      if let list = QuotationList(material, language: version.language, includingAllKinds: true) {
        files.append(EditionFile(name: "quotations.\(version.language).json", bytes: list.json))
      }
    }
    try reader.write(files)
    let result = try reader.python(
      """
      import glob, hashlib, html, json, re
      checked = 0
      def plain(source):
          text = re.sub(r"\\[((?:[^]\\\\]|\\\\.)*)\\]\\([^ ]*?\\)+", r"\\1", source)
          text = re.sub(r"\\*\\*|</?b>", "", text)
          text = re.sub(r"\\\\([|\\"])", r"\\1", text)
          return html.unescape(text)
      def walk(value, key):
          global checked
          if isinstance(value, dict):
              if value.get("text") is not None and isinstance(value.get("anchor"), dict):
                  a = value["anchor"]
                  assert set(a) == {"lang", "sentence", "start", "end", "unit"}, a
                  source = open(f"{key}.{a['lang']}.md", "rb").read()
                  found = source[a["start"]:a["end"]].decode("utf-8")
                  assert plain(found) == value["text"], (found, plain(found), value["text"])
                  checked += 1
              if "sha256" in value:
                  source = open(value["path"], "rb").read()
                  assert hashlib.sha256(source).hexdigest() == value["sha256"]
              for v in value.values(): walk(v, key)
          elif isinstance(value, list):
              for v in value: walk(v, key)
      for name in sorted(glob.glob("*.json")):
          walk(json.load(open(name, encoding="utf-8")), "\(article.key)")
      assert checked > 5, checked
      """)
    #expect(result.code == 0, "\(result.output)")
  }
}
