import Terminology
import TestSupport
import Testing
import Text

/// TBX of both versions and styles: others' files, hostile ones, and what other programs say of
/// ours.
@Suite struct TBXTests {
  static let samples = [
    "Astronomy_DCA_VALID", "Astronomy_DCT_VALID", "basic-min", "basic-min_dct", "maryland",
    "oracle_TBX",
  ]

  private func read(_ text: String) throws(GlossaryError) -> GlossaryFile {
    try GlossaryReader().file(from: Array(text.utf8), path: "g.tbx")
  }

  static func sample(_ name: String) throws -> GlossaryFile? {
    guard let bytes = fileBytes("../shared/data/tbx/\(name).tbx") else {
      print("SKIP \(name): ../shared is not there")
      return nil
    }
    return try GlossaryReader().file(from: bytes, path: name)
  }

  @Test(arguments: samples) func filesOfOthersAreWrittenBackToTheByte(_ name: String) throws {
    guard let file = try Self.sample(name) else { return }
    let bytes = fileBytes("../shared/data/tbx/\(name).tbx")
    #expect(file.bytes == bytes)
    #expect(file.bytes(updatedTo: file.glossary) == bytes)
    #expect(file.bytes(inOrder: Array(file.glossary.concepts.indices)) == bytes)
    #expect(!file.glossary.concepts.isEmpty)
  }

  /// Written anew in every version and style, all that files of others say is still there.
  @Test(arguments: samples, [GlossaryFormat.tbx, .tbxDCT, .tbx2])
  func nothingOfOthersIsLost(_ name: String, _ format: GlossaryFormat) throws {
    guard let file = try Self.sample(name) else { return }
    let written = try GlossaryWriter(format).written(file.glossary)
    #expect(written.losses.isEmpty, "\(written.losses)")
    let back = try GlossaryReader().file(from: written.bytes, path: "-")
    #expect(back.format == format)
    #expect(back.glossary.concepts == file.glossary.concepts)
  }

  @Test(arguments: samples) func tablesHoldWhatTBXSays(_ name: String) throws {
    guard let file = try Self.sample(name) else { return }
    for format in [GlossaryFormat.tsv, .csv] {
      let table = try GlossaryWriter(format).written(file.glossary)
      let text = String(decoding: table.bytes, as: UTF8.self)
      for concept in file.glossary.concepts {
        for term in concept.terms.values.flatMap(\.self) { #expect(text.contains(term.text)) }
      }
      // From the table back to TBX: the same terms, with what was said of them.
      let reread = try GlossaryReader(format: format).file(from: table.bytes, path: "-").glossary
      let tbx = try GlossaryWriter(.tbx).written(reread)
      let back = try GlossaryReader().file(from: tbx.bytes, path: "-").glossary
      #expect(back.concepts.map(\.id) == file.glossary.concepts.map(\.id))
      for (one, other) in zip(back.concepts, file.glossary.concepts) {
        #expect(one.terms.mapValues { $0.map(\.text) } == other.terms.mapValues { $0.map(\.text) })
        #expect(one.subject == other.subject)
      }
    }
  }

  @Test func everythingOfAnEntryIsKept() throws {
    let file = try read(Self.rich)
    let concept = try #require(file.glossary.concepts.first)
    #expect(concept.id == "c1")
    #expect(concept.subject == "AI")
    #expect(concept.definition == nil)
    #expect(concept.partOfSpeech == "noun")
    #expect(
      concept.terms[.english]?.map(\.text) == ["large model", "LLM", "big model"])
    #expect(concept.terms[.english]?.map(\.status) == [.preferred, .admitted, .forbidden])
    for format in [GlossaryFormat.tbx, .tbxDCT, .tbx2] {
      let written = try GlossaryWriter(format).written(file.glossary)
      #expect(written.losses.isEmpty || format == .tbxDCT, "\(format) \(written.losses)")
      let back = try GlossaryReader().file(from: written.bytes, path: "-")
      if format != .tbxDCT { #expect(back.glossary.concepts == file.glossary.concepts) }
    }
    let table = try GlossaryWriter(.tsv).written(file.glossary)
    #expect(
      String(decoding: table.bytes, as: UTF8.self)
        == "id\tsubject\tpos\ten\tdefinition\tstatus\tnote\tdefinition:source\ttransactionType\t"
        + "transactionType:responsibility\ttransactionType:date\texternalCrossReference\t"
        + "en:language:note\ten:termType\ten:context\ten:tag\ten:administrativeStatus\n"
        + "c1\tAI\tnoun\tlarge model | LLM | !big model\tA model of language\tpreferred\t\tme\t"
        + "creation\tAnn\t2020-01-31\twiki <https://e.org/m>\tsaid often\t | acronym | \t"
        + " | an LLM is & is <b | \t |  | en-GB\t |  | supersededTerm-admn-sts\n")
    // Ids of a term section, a term with markup, a definition with markup; and the header.
    #expect(table.losses.map(\.count) == [3, 1])
  }

  static let rich = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
    <tbxHeader><fileDesc><titleStmt><title>T</title></titleStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></tbxHeader>
    <text><body><!-- before --><conceptEntry id="c1">
    <descrip type="subjectField">AI</descrip>
    <descripGrp><descrip type="definition">A <hi type="bold">model</hi> of language</descrip><admin type="source">me</admin></descripGrp>
    <transacGrp><transac type="transactionType">creation</transac><transacNote type="responsibility">Ann</transacNote><date>2020-01-31</date></transacGrp>
    <xref type="externalCrossReference" target="https://e.org/m">wiki</xref>
    <langSec xml:lang="en"><note>said often</note>
    <termSec id="ts1"><term id="t1">large <hi type="italics">model</hi></term><termNote type="partOfSpeech">noun</termNote></termSec>
    <termSec><term>LLM</term><termNote type="termType">acronym</termNote><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote><descrip type="context">an LLM is &amp; is &lt;b</descrip></termSec>
    </langSec><langSec xml:lang="en-GB">
    <termSec><term>big model</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
    </langSec></conceptEntry></body></text></tbx>

    """

  @Test func onlyChangedEntriesAreWrittenAnew() throws {
    let file = try read(Self.rich)
    var glossary = file.glossary
    glossary.concepts.append(
      Concept(id: "c2", terms: [.french: [Term(text: "œil", status: .preferred)]]))
    let added = String(decoding: file.bytes(updatedTo: glossary), as: UTF8.self)
    #expect(
      added.hasPrefix(Self.rich[..<(try #require(Self.rich.firstRange(of: "</body>"))).lowerBound]))
    #expect(added.contains("<term>œil</term>"))
    let back = try read(added)
    #expect(back.glossary.concepts == glossary.concepts)
  }

  @Test(arguments: [
    (
      "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx><text><body>&x;</body></text></tbx>",
      "g.tbx:1:54: error: the document type declares entities, which are not read; "
        + "write their text instead [xml-entities]"
    ),
    (
      "<!DOCTYPE tbx [<!ENTITY % p SYSTEM \"http://e/x.dtd\"> %p;]><tbx/>",
      "xml-entities"
    ),
    (
      "<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><tbx>&b;</tbx>", "xml-entities"
    ),
    (
      "<!DOCTYPE tbx SYSTEM \"x.dtd\"><tbx><text><body>&eacute;</body></text></tbx>", "xml-entities"
    ),
    (
      "<tbx><text><body>&nbsp;</body></text></tbx>",
      "the entity &nbsp; is not read; write its text instead [xml-entities]"
    ),
    ("<tbx><text>\n<body></text></tbx>", "g.tbx:2:"),
    ("<tbx><text>", "not-well-formed"),
    (
      "<html><text><body></body></text></html>",
      "g.tbx:1:1: error: <html> is no TBX; its root is tbx or martif, and concepts are in text and "
        + "body [not-tbx]"
    ),
    ("<tbx></tbx>", "[not-tbx]"),
    (
      "<tbx><text><body><conceptEntry id=\"a\"/>\n<conceptEntry id=\"a\"/></body></text></tbx>",
      "g.tbx:2:1: error: the id a is already used in line 1 [duplicate-id]"
    ),
  ])
  func hostileFilesAreRefused(_ text: String, _ message: String) {
    #expect {
      try read(text)
    } throws: { error in
      let found = (error as? GlossaryError)?.diagnostic.description ?? ""
      if !found.contains(message) { print(found) }
      return found.contains(message) && found.hasPrefix("g.tbx:")
    }
  }

  @Test func depthAndLengthAreBounded() {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(throws: GlossaryError.self) {
      try read("<tbx><text><body><conceptEntry>\(deep)</conceptEntry></body></text></tbx>")
    }
    let long = String(repeating: "x", count: 9 << 20)
    #expect(throws: GlossaryError.self) {
      try read(
        "<tbx><text><body><conceptEntry><note>\(long)</note></conceptEntry></body></text></tbx>")
    }
  }

  @Test func fieldsOfOursAreNoColumnsTwice() throws {
    var glossary = Glossary(otherFieldNames: ["url"])
    glossary.concepts.append(
      Concept(
        id: "1 a", status: .preferred,
        terms: [.french: [Term(text: "un", status: .preferred, matching: [.exactForm])]],
        otherFields: ["url": "u", "fr:grammaticalGender": "masculine"]))
    glossary.concepts.append(
      Concept(id: "_1_a", terms: [.french: [Term(text: "deux", status: .preferred)]]))
    let tbx = try GlossaryWriter(.tbx).written(glossary)
    let file = try GlossaryReader().file(from: tbx.bytes, path: "g.tbx")
    #expect(file.glossary.concepts.map(\.id) == ["1 a", "_1_a"])
    #expect(file.glossary.otherFieldNames == ["url"])
    let tsv = try GlossaryWriter(.tsv).written(file.glossary)
    #expect(
      String(decoding: tsv.bytes, as: UTF8.self)
        == "id\tsubject\tpos\tfr\tfr:flags\tstatus\tnote\turl\tfr:grammaticalGender\n"
        + "1 a\t\t\tun\texact\tpreferred\t\tu\tmasculine\n_1_a\t\t\tdeux\t\tpreferred\t\t\t\n")
  }

  @Test func termsOfTBXHaveTheirPlaces() throws {
    let file = try read(Self.rich)
    let places = GlossaryPlaces(file)
    #expect(places.place(ofConcept: 0).line == 4)
    let lines = (0..<3).map { places.place(ofTerm: $0, .english, concept: 0).line }
    #expect(lines == [10, 11, 13])
  }

  @Test func aTagOfAMillionAttributesIsRefused() {
    var attributes = ""
    for number in 0..<100_000 { attributes += " a\(number)=\"\"" }
    #expect(throws: GlossaryError.self) {
      try read("<tbx><text><body><conceptEntry\(attributes)></conceptEntry></body></text></tbx>")
    }
  }

  @Test(arguments: ["\u{FEFF}", "", "\n"])
  func longFilesAreWrittenBackToTheByte(_ head: String) throws {
    var glossary = Glossary()
    for number in 0..<3000 {
      let term = Term(text: "œil \(number) <&>", status: .preferred)
      glossary.concepts.append(Concept(id: "c\(number)", terms: [.french: [term]]))
    }
    let written = try GlossaryWriter(.tbx2).written(glossary).bytes
    let text = head + String(decoding: written, as: UTF8.self).replacing("\n", with: "\r\n")
    // A declaration is the first thing of a file or none.
    let declared =
      head == "\n" ? head + text.dropFirst(head.count).drop { $0 != ">" }.dropFirst() : text
    let file = try read(declared)
    #expect(file.bytes == Array(declared.utf8))
    #expect(file.glossary.concepts == glossary.concepts)
    var changed = file.glossary
    changed.concepts[2000].note = "n"
    let updated = try read(String(decoding: file.bytes(updatedTo: changed), as: UTF8.self))
    #expect(updated.glossary.concepts == changed.concepts)
    #expect(GlossaryPlaces(file).place(ofConcept: 0).line == file.lineNumbers[0])
  }

  @Test func otherEncodingsAreRead() throws {
    let latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><martif type=\"TBX\" xml:lang=\"fr\">"
      + "<text><body><termEntry><langSet xml:lang=\"fr\"><tig><term>?t?</term></tig></langSet>"
      + "</termEntry></body></text></martif>"
    let bytes = latin.utf8.map { $0 == UInt8(ascii: "?") ? UInt8(0xE9) : $0 }
    var fixed = bytes
    // The question marks of the declaration are what they were.
    for (offset, byte) in latin.utf8.enumerated() where byte == UInt8(ascii: "?") {
      let isDeclaration = offset < 60
      if isDeclaration { fixed[offset] = byte }
    }
    let file = try GlossaryReader().file(from: fixed, path: "g.tbx")
    #expect(file.glossary.concepts[0].terms[.french]?.map(\.text) == ["été"])
    #expect(file.glossary.concepts[0].id == "été")
  }
}
