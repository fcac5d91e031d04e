import Terminology
import TestSupport
import Testing
import Text

/// Glossary files of ours, read by programs we did not write.
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
    let schemas = repositoryRoot + "/../shared/schemas"
    guard fileBytes("../shared/schemas/tbx/TBXcoreStructV02.dtd") != nil else {
      print("SKIP TBX by its schemas: ../shared is not there")
      return
    }
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
      "xmllint --noout --nonet --dtdvalid '\(schemas)/tbx/TBXcoreStructV02.dtd' *.2.tbx", in: folder
    )
    #expect(old.status == 0, "\(old.text.prefix(2000))")
  }

  @Test func translateToolkitReadsWhatWeWrite() throws {
    guard has("python3 -c 'import translate.storage.tbx'") else { return }
    let folder = try TemporaryFolder()
    let glossary = try pressGlossary().restricted(to: [.french, .english])
    let languages = [Language.french, .english]
    for (format, name) in [
      (GlossaryFormat.tbx2, "g.tbx"), (.utx, "g.utx"), (.omegat, "g.utf8"), (.csv, "g.csv"),
    ] {
      let written = try GlossaryWriter(format, languages: languages).written(glossary)
      try writeFile(written.bytes, at: "\(folder.path)/\(name)")
    }
    var expected = ""
    for concept in glossary.concepts {
      let sources = concept.terms[.french] ?? []
      let targets = concept.terms[.english] ?? []
      expected += "\(sources.first?.text ?? "")\t\(targets.first?.text ?? "")\n"
    }
    try writeFile(expected, at: folder.path + "/expected.tsv")
    try writeFile(
      """
      import csv
      from translate.storage import factory, tbx, utx, omegat
      rows = [l.rstrip("\\n").split("\\t") for l in open("expected.tsv", encoding="utf-8")]
      store = tbx.tbxfile.parsefile("g.tbx")
      units = [(u.source, u.target) for u in store.units]
      assert units == [tuple(r) for r in rows], [x for x in zip(units, rows) if list(x[0]) != x[1]][:3]
      pairs = [(u.source, u.target) for u in utx.UtxFile.parsefile("g.utx").units if u.source]
      assert all(tuple(r) in pairs for r in rows if all(r)), pairs[:3]
      pairs = [(u.source, u.target) for u in omegat.OmegaTFile.parsefile("g.utf8").units if u.source]
      missing = [r for r in rows if all(r) and not r[0].startswith("!") and tuple(r) not in pairs]
      assert len(missing) <= 1, missing
      table = list(csv.DictReader(open("g.csv", encoding="utf-8", newline="")))
      assert len(table) == len(rows)
      from translate.storage import csvl10n
      # The toolkit knows columns by these names.
      text = open("g.csv", encoding="utf-8", newline="").read().replace("fr,en,", "source,target,", 1)
      store = csvl10n.csvfile()
      store.parse(text.encode("utf-8"))
      assert [(u.source, u.target) for u in store.units] == [(t["fr"], t["en"]) for t in table]
      assert factory.getobject("g.tbx").units
      """, at: folder.path + "/check.py")
    let result = try run("python3 check.py", in: folder)
    #expect(result.status == 0, "\(result.text)")
  }

  /// OmegaT's own readers, called by a few lines of Java.
  @Test func omegatReadsWhatWeWrite() throws {
    let archive = "/usr/share/omegat/OmegaT.jar"
    guard has("test -e \(archive) && java --version && javac --version") else { return }
    let folder = try TemporaryFolder()
    let glossary = try pressGlossary()
    let languages = [Language.french, .english]
    for (format, name) in [(GlossaryFormat.omegat, "g.utf8"), (.tbx2, "g.tbx")] {
      let written = try GlossaryWriter(format, languages: languages)
        .written(glossary.restricted(to: languages))
      try writeFile(written.bytes, at: "\(folder.path)/\(name)")
    }
    try writeFile(Self.omegatReader, at: folder.path + "/Read.java")
    let classes = "'\(archive):/usr/share/java/*:.'"
    let result = try runProgram(
      "sh",
      ["-c", "javac -cp \(classes) Read.java && java -cp \(classes) Read g.utf8 g.tbx"],
      folder: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let lines = Set(result.text.split(separator: "\n"))
    for concept in glossary.concepts where concept.status != .forbidden {
      for source in concept.terms[.french] ?? [] where source.status == .preferred {
        for target in concept.terms[.english] ?? [] where target.status == .preferred {
          for name in ["g.utf8", "g.tbx"] {
            let line = "\(name)\t\(source.text)\t\(target.text)"
            #expect(lines.contains(line[...]), "\(line)")
          }
        }
      }
    }
  }

  private static let omegatReader = """
    import java.io.File;
    import java.util.List;
    import org.omegat.core.Core;
    import org.omegat.core.data.*;
    import org.omegat.gui.glossary.*;
    public class Read {
      public static void main(String[] arguments) throws Exception {
        ProjectProperties properties = new ProjectProperties() {};
        properties.setSourceLanguage("fr");
        properties.setTargetLanguage("en");
        Core.setProject(new NotLoadedProject() {
          @Override public ProjectProperties getProjectProperties() { return properties; }
        });
        for (String name : arguments) {
          File file = new File(name);
          List<GlossaryEntry> entries = name.endsWith(".tbx")
              ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
          for (GlossaryEntry entry : entries)
            for (String target : entry.getLocTerms(false))
              System.out.println(name + "\\t" + entry.getSrcText() + "\\t" + target);
        }
      }
    }
    """
}
