import Terminology
import Testing
import Text

private func read(_ text: String) throws(GlossaryError) -> GlossaryFile {
  try GlossaryReader().file(from: Array(text.utf8), path: "g.tsv")
}

@Suite struct GlossaryFileTests {
  @Test func conceptsAreRead() throws {
    let glossary = try read(
      "id\tsubject\tpos\tfr\ten\tstatus\tnote\turl\n"
        + "a-1\tai\tnoun\traisonnement | pensée | !reasoning\treasoning\tadmitted\tx\thttp://e\n"
    ).glossary
    let concept = try #require(glossary.concepts.first)
    #expect(concept.id == "a-1")
    #expect(concept.subject == "ai")
    #expect(concept.partOfSpeech == "noun")
    #expect(concept.status == .admitted)
    #expect(concept.note == "x")
    #expect(
      concept.terms[.french] == [
        Term(text: "raisonnement", status: .preferred), Term(text: "pensée", status: .admitted),
        Term(text: "reasoning", status: .forbidden),
      ])
    #expect(glossary.otherFieldNames == ["url"])
    #expect(concept.otherFields == ["url": "http://e"])
  }

  @Test(
    arguments: [
      ("case", [[.caseSensitive], [.caseSensitive], [.caseSensitive]]),
      ("case exact |  | exact", [[.caseSensitive, .exactForm], [], [.exactForm]]),
      (" ", [[], [], []]),
    ] as [(String, [TermMatching])])
  func flagsSayHowTermsAreMatched(_ cell: String, _ matching: [TermMatching]) throws {
    let text = "id\tfr:flags\tfr\na\t\(cell)\tun | deux | !trois\n"
    let file = try read(text)
    let terms = try #require(file.glossary.concepts.first?.terms[.french])
    #expect(terms.map(\.matching) == matching)
    #expect(file.bytes == Array(text.utf8))
    #expect(
      try read(String(decoding: GlossaryFile(file.glossary).bytes, as: UTF8.self)).glossary
        == file.glossary)
  }

  @Test func anEmptyCellHasNoTerms() throws {
    let concept = try #require(try read("id\tfr\ten\na\t\tx\n").glossary.concepts.first)
    #expect(concept.terms[.french] == nil)
    #expect(concept.status == .preferred)
  }

  @Test(arguments: [
    "id\tfr\na\tun\n", "id\tfr\na\tun",
    "\u{FEFF}id\tfr\r\na\tun\r\n\r\n# fin\r\nb\tdeux | trois\r\n",
    "# note\nid\tfr\tx y\n\na\t un|deux \t=1\n",
  ])
  func whatIsReadIsWrittenBackToTheByte(_ text: String) throws {
    let file = try read(text)
    #expect(file.bytes == Array(text.utf8))
    #expect(file.bytes(updatedTo: file.glossary) == Array(text.utf8))
  }

  @Test func thePressGlossaryIsWrittenBackToTheByte() throws {
    let bytes = try #require(fileBytes("Glossaries/ai-press.tsv"))
    let file = try GlossaryReader().file(from: bytes, path: "ai-press.tsv")
    #expect(file.glossary.concepts.count == 94)
    #expect(file.bytes == bytes)
    // Our own form is the one the file is written in.
    let anew = GlossaryFile(file.glossary)
    #expect(anew.bytes == bytes)
  }

  @Test func onlyChangedConceptsAreWrittenAnew() throws {
    let file = try read("id\tfr\tstatus\n# c\na\tun|eins\t\nb\tdeux\tpreferred\nc\ttrois\t\n")
    var glossary = file.glossary
    glossary.concepts[1].terms[.french] = [
      Term(text: "bis", status: .preferred), Term(text: "zwei", status: .forbidden),
    ]
    glossary.concepts.remove(at: 2)
    glossary.concepts.append(
      Concept(id: "d", terms: [.french: [Term(text: "qua\ttre", status: .preferred)]]))
    #expect(
      String(decoding: file.bytes(updatedTo: glossary), as: UTF8.self)
        == "id\tfr\tstatus\n# c\na\tun|eins\t\nb\tbis | !zwei\tpreferred\nd\tqua tre\tpreferred\n")
  }

  @Test(arguments: [
    ("", "g.tsv: error: the glossary has no lines [empty-glossary]"),
    ("# only\n", "g.tsv: error: the glossary has no lines [empty-glossary]"),
    (
      "a\tun\n",
      "g.tsv:1:1: error: the first line must name the columns: "
        + "id, subject, pos, fr, it, en, status, note [missing-header]"
    ),
    (
      "id\tnote\n",
      "g.tsv:1:1: error: no column is named by a language code such as fr, it or en "
        + "[no-language-column]"
    ),
    ("id\tfr\tfr\n", "g.tsv:1:7: error: two columns are named fr [duplicate-column]"),
    (
      "id\tfr\na\tun\nb\n",
      "g.tsv:3:2: error: 1 cells where the header names 2 columns; part cells by tabs, "
        + "and keep empty ones [wrong-cell-count]"
    ),
    (
      "id\tfr\na\té\tx\n",
      "g.tsv:2:5: error: 3 cells where the header names 2 columns; part cells by tabs, "
        + "and keep empty ones [wrong-cell-count]"
    ),
    ("id\tfr\n\tun\n", "g.tsv:2:1: error: the concept has no id [empty-id]"),
    (
      "id\tfr\na\tun\n\na\tx\n",
      "g.tsv:4:1: error: the id a is already used in line 2 [duplicate-id]"
    ),
    (
      "id\tfr\tstatus\na\tun\tgood\n",
      "g.tsv:2:6: error: good is no status; write preferred, admitted, forbidden "
        + "or candidate [unknown-status]"
    ),
    (
      "id\tfr\na\tun |  | deux\n", "g.tsv:2:7: error: an empty term between two bars [empty-term]"
    ),
    (
      "id\tfr\tfr:flags\na\tun\tCase\n",
      "g.tsv:2:6: error: Case is no flag; write case or exact [unknown-flag]"
    ),
    (
      "id\tfr\tfr:flags\na\tun | deux | trois\tcase | exact\n",
      "g.tsv:2:21: error: flags for 2 terms where there are 3; part them by bars as the terms are, "
        + "or write them once for all [wrong-flag-count]"
    ),
    (
      "id\tit\tfr:flags\n",
      "g.tsv:1:7: error: the column fr:flags needs a column fr [flags-without-terms]"
    ),
    ("id\tfr\na\tun | !\n", "g.tsv:2:7: error: an empty term between two bars [empty-term]"),
    ("id\tfr\na\tu\0n\n", "g.tsv:2:4: error: a glossary holds no NUL bytes [nul-byte]"),
  ])
  func aBadFileIsRefusedWithItsPlace(_ text: String, _ message: String) {
    #expect {
      try read(text)
    } throws: { error in
      let found = (error as? GlossaryError)?.diagnostic.description
      if found != message { print(found ?? "no GlossaryError") }
      return found == message
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    let bytes = Array("id\tfr\na\tcaf".utf8) + [0xE9, 0x0A]
    #expect(
      throws: GlossaryError.notUTF8(
        Place(file: "g.tsv", line: 2, column: 6, byte: 11), value: 0xE9)
    ) { try GlossaryReader().file(from: bytes, path: "g.tsv") }
  }

  @Test func aMissingFileIsRefused() {
    #expect(throws: GlossaryError.self) { try GlossaryReader().file(at: "no/such/glossary.tsv") }
  }

  @Test func aCellOfAMegabyteIsRead() throws {
    let cell = String(repeating: "mot ", count: 250_000) + "fin"
    let file = try read("id\tfr\na\t\(cell)\nb\tmot\n")
    #expect(file.glossary.concepts.count == 2)
    let occurrences = TermIndex(file.glossary, .french)
      .occurrences(in: segmented("Un mot.", .french))
    #expect(occurrences.map(\.concept) == [1])
  }

  @Test func aHundredThousandConceptsAreReadAndFound() throws {
    var table = "id\tfr\n"
    for number in 0..<100_000 { table += "c\(number)\tchose numéro\(number)\n" }
    let file = try read(table)
    let occurrences = TermIndex(file.glossary, .french)
      .occurrences(in: segmented("Les choses numéro99999, la chose numéro7.", .french))
    #expect(occurrences.map(\.concept) == [99_999, 7])
  }
}
