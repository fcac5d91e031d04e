import Terminology
import TestSupport
import Testing
import Text

/// Every form, read and written: golden texts, and what comes back.
@Suite struct GlossaryFormsTests {
  private func read(
    _ text: String, _ path: String = "g.tsv", _ format: GlossaryFormat? = nil,
    langs: [Language] = []
  ) throws(GlossaryError) -> GlossaryFile {
    try GlossaryReader(format: format, languages: langs).file(from: Array(text.utf8), path: path)
  }

  private func text(
    _ glossary: Glossary, _ format: GlossaryFormat, _ langs: [Language] = []
  ) throws -> String {
    let written = try GlossaryWriter(format, languages: langs).written(glossary)
    return String(decoding: written.bytes, as: UTF8.self)
  }

  private func losses(
    _ glossary: Glossary, _ format: GlossaryFormat, _ langs: [Language] = []
  ) throws -> [String] {
    try GlossaryWriter(format, languages: langs).written(glossary).losses
      .map { $0.diagnostic.description }
  }

  private func sample() throws -> Glossary {
    try read(
      "id\tsubject\tpos\tfr\ten\tfr:flags\tdefinition\tstatus\tnote\turl\n"
        + "a-1\tai\tadj\tIA | AI | !A.I.\tAI\tcase |  | \tUne science, \"neuve\"\tpreferred\tn1\thttp://e\n"
        + "a-2\t\t\tmodèle\tmodel | template\t\t\tadmitted\t\t\n"
    ).glossary
  }

  @Test(
    arguments: [
      ("g.tsv", "id\tfr\na\tun\n", .tsv), ("g.csv", "id,fr\na,un\n", .csv),
      ("g", "id;fr;en\na;un;one\n", .csv), ("g.utf8", "un\tone\t\n", .omegat),
      ("g.txt", "un\tone\tnote\n", .omegat), ("g.fr-en.tsv", "un\tone\n", .deepl),
      ("g_fr_en.tsv", "un\tone\tnote\n", .omegat),
      ("g.txt", "#UTX 1.11; fr/en; x\r\n#src\ttgt\r\n", .utx),
      ("g.xml", "<?xml version=\"1.0\"?><!-- <x> --><tbx style='dct'>", .tbxDCT),
      ("g.tbx", "<tbx style=\"dca\">", .tbx),
      ("-", "<!DOCTYPE martif SYSTEM 'x'>\n<martif>", .tbx2),
      ("memory.xml", "<tmx version=\"1.4\">", .tmx),
    ] as [(String, String, GlossaryFormat)])
  func formsAreRecognized(_ path: String, _ text: String, _ format: GlossaryFormat) {
    #expect(GlossaryFormat(path: path, bytes: Array(text.utf8)) == format)
  }

  @Test func csvIsQuotedAndGuarded() throws {
    var glossary = try sample()
    glossary.concepts[1].terms[.english] = [Term(text: "=1+1", status: .preferred)]
    glossary.concepts[1].note = "'-x\n;"
    let csv = try text(glossary, .csv)
    #expect(
      csv
        == "id,subject,pos,fr,en,fr:flags,definition,status,note,url\r\n"
        + "a-1,ai,adj,IA | AI | !A.I.,AI,case |  | ,\"Une science, \"\"neuve\"\"\",preferred,n1,http://e\r\n"
        .replacing(",case |  | ,", with: ",\"case |  | \",")
        + "a-2,,,modèle,'=1+1,,,admitted,\"''-x\n;\",\r\n")
    #expect(try read(csv, "g.csv").glossary == glossary)
    #expect(try read(csv, "g.csv").bytes == Array(csv.utf8))
  }

  @Test func csvOfOthersIsRead() throws {
    let semicolons = try read("id;fr;en\r\n1;\"a;b\";c\r\n", "g.csv")
    #expect(semicolons.glossary.concepts[0].terms[.french]?.map(\.text) == ["a;b"])
    #expect(semicolons.bytes == Array("id;fr;en\r\n1;\"a;b\";c\r\n".utf8))
    let toolkit = try read(
      "source,target,location\nun,one,x\n", "g.csv", langs: [.french, .english])
    #expect(toolkit.glossary.concepts[0].terms[.english]?.map(\.text) == ["one"])
    #expect(toolkit.glossary.concepts[0].otherFields == ["location": "x"])
    let bare = try read("un,one\ndeux,two\n", "g.csv", langs: [.french, .english])
    #expect(bare.glossary.concepts.map(\.id) == ["r1", "r2"])
    #expect(bare.bytes == Array("un,one\ndeux,two\n".utf8))
  }

  @Test func omegatIsOnePairALine() throws {
    let glossary = try sample()
    #expect(
      try text(glossary, .omegat, [.french, .english])
        == "IA\tAI\tUne science, \"neuve\" · n1\nAI\tAI\tUne science, \"neuve\" · n1\n"
        + "modèle\tmodel\t\nmodèle\ttemplate\t\n")
    #expect(
      try text(glossary, .omegat, [.english, .french]).hasPrefix(
        "AI\tIA\tUne science, \"neuve\" · n1 · not: A.I.\n"))
    #expect(
      try losses(glossary, .omegat, [.french, .english]) == [
        "warning: OmegaT's form has no place for the ids of concepts (2), first in a-1 [lost-id]",
        "warning: OmegaT's form has no place for the subject (1), first in a-1 [lost-subject]",
        "warning: OmegaT's form has no place for the part of speech (1), first in a-1 [lost-pos]",
        "warning: OmegaT's form cannot say which terms are preferred or admitted as it was (2), "
          + "first in a-1 [lost-status]",
        "warning: OmegaT's form has no place for forbidden terms (1), first in a-1 [lost-forbidden]",
        "warning: OmegaT's form has no place for the flags case and exact (1), first in a-1 [lost-flags]",
        "warning: OmegaT's form has no place for further columns (1), first in a-1 [lost-fields]",
      ])
  }

  @Test func pairsAreGroupedByTheirSource() throws {
    let lines = "# mine\nun\tone\tn\nun\tsingle\nl'œil\teye\tx\n\n"
    let file = try read(lines, "terms.fr-en.utf8")
    #expect(file.format == .omegat)
    #expect(file.bytes == Array(lines.utf8))
    #expect(file.bytes(updatedTo: file.glossary) == Array(lines.utf8))
    #expect(file.glossary.concepts.map(\.id) == ["un", "l-œil"])
    let first = file.glossary.concepts[0]
    #expect(first.terms[.english]?.map(\.text) == ["one", "single"])
    #expect(first.note == "n")
    #expect(throws: GlossaryError.languagesNeeded(Place(file: "g.utf8", line: 1), format: .omegat))
    {
      try read(lines, "g.utf8")
    }
  }

  @Test func deeplHasEachSourceOnce() throws {
    var glossary = try sample()
    glossary.concepts.append(
      Concept(
        id: "a-3",
        terms: [
          .french: [Term(text: "modèle", status: .preferred)],
          .english: [Term(text: "pattern", status: .preferred)],
        ]))
    #expect(try text(glossary, .deepl, [.french, .english]) == "IA\tAI\nAI\tAI\nmodèle\tmodel\n")
    let told = try losses(glossary, .deepl, [.french, .english])
    #expect(
      told.contains { $0.contains("1 term pair left out") && $0.hasSuffix("[repeated-source]") })
    #expect(told.contains { $0.hasSuffix("[lost-synonyms]") })
  }

  @Test func deeplWithCommasIsRead() throws {
    let text = "#tag,\"a, b\",fr\nun,one,fr\n"
    let file = try read(text, "g.fr-en.csv", .deepl, langs: [.french, .english])
    #expect(file.glossary.concepts.map { $0.terms[.french]?.first?.text } == ["#tag", "un"])
    #expect(file.glossary.otherFieldNames == ["column 3"])
    var glossary = file.glossary
    glossary.concepts[1].terms[.english]?[0].text = "o,\"e"
    #expect(
      String(decoding: file.bytes(updatedTo: glossary), as: UTF8.self)
        == "#tag,\"a, b\",fr\nun,\"o,\"\"e\",fr\n")
  }

  @Test func whatWouldBeReadAsSomethingElseIsTold() throws {
    var glossary = try sample()
    glossary.concepts[0].id = "#1"
    glossary.concepts[1].terms[.french]?[0].text = "!x|y"
    glossary.concepts[1].note = "a\tb"
    let kinds = try GlossaryWriter(.tsv).written(glossary).losses.map(\.kind)
    #expect(kinds == [.changedSpace, .readAsComment, .changedSigns])
    #expect(try text(glossary, .tsv).contains("\u{FF01}x\u{A6}y"))
  }

  @Test func utxKeepsStatusesAndColumns() throws {
    var glossary = try sample()
    glossary.concepts[0].terms[.french]?[0].matching = []
    let utx = try text(glossary, .utx, [.french, .english])
    #expect(
      utx
        == "#UTX 1.11; fr/en; 1970-01-01T00:00:00Z\r\n"
        + "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tsrc:status\tdomain\tdefinition\tcomment\turl\r\n"
        + "IA\tAI\tadjective\tapproved\ta-1\tapproved\tai\tUne science, \"neuve\"\tn1\thttp://e\r\n"
        + "AI\tAI\tadjective\tapproved\ta-1\tnon-standard\tai\tUne science, \"neuve\"\tn1\thttp://e\r\n"
        + "A.I.\tAI\tadjective\tapproved\ta-1\tforbidden\tai\tUne science, \"neuve\"\tn1\thttp://e\r\n"
        + "modèle\tmodel\t\tnon-standard\ta-2\tnon-standard\t\t\t\t\r\n"
        + "modèle\ttemplate\t\tnon-standard\ta-2\tnon-standard\t\t\t\t\r\n")
    let back = try read(utx, "g.utx")
    #expect(back.glossary == glossary)
    #expect(back.bytes == Array(utx.utf8))
    glossary.concepts[1].terms[.italian] = [Term(text: "modello", status: .preferred)]
    let kinds = try GlossaryWriter(.utx, languages: [.french, .english]).written(glossary).losses
    #expect(kinds.map(\.kind) == [.languages])
    let provisional = try read(
      "#UTX 1.11; en-US/fr; x\r\n#src\ttgt\tterm status\r\na\tb\tprovisional\r\n", "g.utx")
    #expect(provisional.glossary.concepts[0].otherFields == ["term status": "provisional"])
  }

  @Test(arguments: [GlossaryFormat.tbx, .tbxDCT, .tbx2, .csv, .tsv])
  func whatEveryColumnSaysComesBack(_ format: GlossaryFormat) throws {
    let glossary = try sample()
    let written = try GlossaryWriter(format).written(glossary)
    #expect(written.losses.allSatisfy { $0.kind == .keptAsNote })
    let file = try GlossaryReader().file(from: written.bytes, path: "-")
    #expect(file.format == format)
    var back = file.glossary
    // A list of fields, and no file around it, tell the two apart.
    back.frame = []
    back.otherFieldNames.removeAll { $0 == "id" || $0 == "flags" }
    for index in back.concepts.indices where format != .tsv && format != .csv {
      #expect(
        back.concepts[index].otherFields
          == glossary.concepts[index].otherFields.filter { !$0.value.isEmpty })
      back.concepts[index].otherFields = glossary.concepts[index].otherFields
    }
    #expect(back == glossary)
    #expect(file.bytes == written.bytes)
  }

  @Test(arguments: [GlossaryFormat.tbx, .tbxDCT, .tbx2])
  func randomGlossariesComeBack(_ format: GlossaryFormat) throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<60 {
      let glossary = RandomGlossary.glossary(&random)
      let written = try GlossaryWriter(format).written(glossary)
      var back = try GlossaryReader().file(from: written.bytes, path: "-").glossary
      for index in back.concepts.indices {
        back.concepts[index].otherFields = back.concepts[index].otherFields.filter {
          !$0.value.isEmpty
        }
      }
      #expect(back.concepts == glossary.concepts)
    }
  }

  @Test func randomTablesComeBack() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<60 {
      let glossary = RandomGlossary.glossary(&random)
      for format in [GlossaryFormat.tsv, .csv] {
        let written = try GlossaryWriter(format).written(glossary)
        var back = try GlossaryReader(format: format).file(from: written.bytes, path: "-").glossary
        for index in back.concepts.indices {
          back.concepts[index].otherFields = back.concepts[index].otherFields.filter {
            !$0.value.isEmpty
          }
        }
        #expect(back.concepts == glossary.concepts)
      }
    }
  }

  @Test func aColumnThatIsNewWidensTheTable() throws {
    let file = try read("id\tfr\n# c\na\tun\nb\tdeux\n")
    var glossary = file.glossary
    glossary.concepts[1].terms[.english] = [Term(text: "two", status: .preferred)]
    #expect(
      String(decoding: file.bytes(updatedTo: glossary), as: UTF8.self)
        == "id\tfr\ten\n# c\na\tun\t\nb\tdeux\ttwo\n")
  }

  @Test func tmxUnitsBecomeConcepts() throws {
    let tmx = """
      <?xml version="1.0"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header srclang="en"/><body>
      <tu tuid="u1"><note>n</note><tuv xml:lang="en-US"><seg>An <bpt i="1">&lt;b><sub>no</sub></bpt><hi>eye</hi><ept i="1">&lt;/b></ept></seg></tuv>
      <tuv lang="FR"><seg>un œil &amp; co</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg/></tuv></tu></body></tmx>
      """
    let file = try read(tmx, "m.tmx")
    #expect(file.glossary.concepts.count == 1)
    #expect(file.glossary.concepts[0].id == "u1")
    #expect(file.glossary.concepts[0].terms[.english]?.map(\.text) == ["An eye"])
    #expect(file.glossary.concepts[0].terms[.french]?.map(\.text) == ["un œil & co"])
    let folder = try TemporaryFolder()
    try writeFile(tmx, at: folder.path + "/m.tmx")
    var units = try TranslationUnits(at: folder.path + "/m.tmx")
    let first = try #require(try units.next())
    #expect(first.variants.map(\.tag) == ["en-US", "FR"])
    #expect(first.text(in: .french) == "un œil & co")
    #expect(first.note == "n")
    #expect(first.line == 5)
    #expect(try units.next()?.variants.map(\.text) == [""])
    let end = try units.next()
    #expect(end == nil)
  }

  @Test func aHundredThousandTermsChangeForm() throws {
    var table = "id\tfr\ten\n"
    for number in 0..<50_000 { table += "c\(number)\tchose \(number)\tthing \(number)\n" }
    let glossary = try read(table).glossary
    for format in [GlossaryFormat.csv, .tbx2, .utx] {
      let written = try GlossaryWriter(format).written(glossary)
      let back = try GlossaryReader(format: format).file(from: written.bytes, path: "-")
      #expect(back.glossary.concepts.count == 50_000)
      #expect(back.glossary.concepts[49_999].terms == glossary.concepts[49_999].terms)
    }
  }
}
