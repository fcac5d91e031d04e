import Terminology
import TestSupport
import Testing
import Text

/// Glossary files of ours by the schemas of the standards; programs that take longer to start read
/// them in Tests/Readers.
@Suite struct OtherGlossaryReadersTests {
  private func run(_ command: String, in folder: TemporaryFolder) throws -> ProgramResult {
    try runProgram("sh", ["-c", "{ \(command); } 2>&1"], folder: folder.path)
  }

  private func has(_ command: String) -> Bool {
    if (try? runProgram("sh", ["-c", command]))?.status == 0 { return true }
    print("SKIP: \(command)")
    return false
  }

  private func hostileGlossary() throws -> Glossary {
    var glossary = try pressGlossary()
    var random = SplitMix(seed: 3)
    for _ in 0..<10 {
      for var concept in RandomGlossary.glossary(&random).concepts {
        concept.id += " \(glossary.concepts.count)"
        glossary.concepts.append(concept)
      }
    }
    glossary.otherFieldNames = ["url"]
    glossary.concepts[0].otherFields = [
      "fr:context": "x | y | z", "crossReference": "nowhere <none>", "url": "u",
      "fr:note": "p | | q",
    ]
    glossary.concepts[0].terms[.english]?[0].markup.elements = [
      XMLElement("termNote", [.init("type", "frequency")], text: "12"),
      XMLElement("other", [], text: "?"),
      XMLElement(
        "descripGrp", [], [.element(XMLElement("descrip", [.init("type", "context")], text: "c"))]),
    ]
    return glossary
  }

  @Test func schemasAcceptWhatWeWrite() throws {
    guard has("xmllint --version") else { return }
    let schemas = repositoryRoot + "/Tests/Readers/Schemas"
    let folder = try TemporaryFolder()
    var glossaries = [
      try pressGlossary(), try hostileGlossary(),
      try GlossaryReader().file(from: Array(TBXTests.rich.utf8), path: "rich.tbx").glossary,
    ]
    glossaries += try TBXTests.samples.compactMap { try TBXTests.sample($0)?.glossary }
    for (number, glossary) in glossaries.enumerated() {
      for (format, end) in [(GlossaryFormat.tbx, "3"), (.tbxDCT, "t"), (.tbx2, "2")] {
        let written = try GlossaryWriter(format).written(glossary)
        try writeFile(written.bytes, at: "\(folder.path)/\(number).\(end).tbx")
      }
    }
    for schema in ["TBX-Basic_int_2019-02.rng", "TBXcoreStructV03_TBX-Basic_integrated.rng"] {
      for end in ["3", "t"] {
        let result = try run(
          "xmllint --noout --nonet --relaxng '\(schemas)/\(schema)' *.\(end).tbx | grep -v validates; "
            + "xmllint --noout --nonet --relaxng '\(schemas)/\(schema)' *.\(end).tbx", in: folder)
        #expect(result.status == 0, "\(schema) \(result.text.prefix(2000))")
      }
    }
    let old = try run(
      "xmllint --noout --nonet --dtdvalid '\(schemas)/TBXcoreStructV02.dtd' *.2.tbx", in: folder
    )
    #expect(old.status == 0, "\(old.text.prefix(2000))")
  }
}
