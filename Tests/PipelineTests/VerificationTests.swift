import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct VerificationTests {
  private let folder: TemporaryFolder
  private static let source = "# Titre\n\nUne *phrase* ici. Et là.\n"

  init() throws {
    folder = try TemporaryFolder()
    try writeFile(Self.source, at: folder.path + "/a.fr.md")
  }

  /// What verification says of an output: codes and places, paths from the folder.
  private func findings(_ output: String, name: String = "out.json") throws -> [String] {
    try writeFile(output, at: folder.path + "/" + name)
    return try Verification().report(on: [folder.path]).findings.map {
      var place = ""
      if let found = $0.place {
        place = String(found.file.dropFirst(folder.path.count + 1))
        if found.line > 0 { place += ":\(found.line):\(found.column)" }
      }
      return "\(place) \($0.code)"
    }
  }

  private func output(_ text: String, _ start: Int, _ end: Int) -> String {
    """
    {"sources": {"fr": {"path": "\(folder.path)/a.fr.md"}},
     "deep": [{"more": {"text": "\(text)", "anchor": {"lang": "fr", "start": \(start), "end": \(end)}}}]}
    """
  }

  @Test func textsAsInTheSource() throws {
    #expect(try findings(output("Titre", 2, 7)) == [])
    #expect(try findings(output("Une phrase ici.", 9, 26)) == [])
    #expect(try findings(output("Et là.", 27, 34)) == [])
  }

  @Test func everyOtherTextDiffers() throws {
    #expect(try findings(output("Et la.", 27, 34)) == ["a.fr.md:3:19 anchor-mismatch"])
    #expect(try findings(output("Et là", 27, 34)) == ["a.fr.md:3:19 anchor-mismatch"])
    #expect(try findings(output("Titre", 9, 14)) == ["a.fr.md:3:1 anchor-mismatch"])
    // The same to the eye: a followed by a combining accent.
    #expect(try findings(output("Et la\\u0300.", 27, 34)) == ["a.fr.md:3:19 anchor-mismatch"])
    #expect(try findings(output("x", 30, 4000)) == ["a.fr.md:3:22 anchor-mismatch"])
  }

  @Test func anchorsThatMakeNoSense() throws {
    #expect(try findings(output("x", 7, 2)) == ["out.json bad-anchor"])
    #expect(try findings(output("x", -1, 2)) == ["out.json bad-anchor"])
    #expect(
      try findings(#"{"text": "x", "anchor": {"lang": "fr", "start": 0, "end": 1}}"#)
        == ["out.json bad-anchor"])
    #expect(try findings(#"{"text": "x", "anchor": null}"#) == ["out.json bad-anchor"])
  }

  @Test func outputsWithoutAnchorsAreFine() throws {
    #expect(try findings(#"[{"text": "x"}, 1, null, "y"]"#) == [])
  }

  @Test func aDigestGuardsAllElse() throws {
    let path = folder.path + "/a.fr.md"
    func sealed(_ digest: String) -> String {
      #"{"sources": {"fr": {"path": "\#(path)", "sha256": "\#(digest)"}}}"#
    }
    let digest = "0000000000000000000000000000000000000000000000000000000000000000"
    #expect(try findings(sealed(digest)) == ["a.fr.md source-changed"])
  }

  @Test func missingSourcesAreToldOnce() throws {
    let path = folder.path + "/gone.md"
    let json = """
      {"sources": {"fr": {"path": "\(path)"}},
       "a": [{"text": "x", "anchor": {"lang": "fr", "start": 0, "end": 1}},
             {"text": "y", "anchor": {"lang": "fr", "start": 0, "end": 1}}]}
      """
    #expect(try findings(json) == ["gone.md missing-file"])
  }

  @Test func editionsNameTheirSourcesToo() throws {
    let json = """
      {"editions": {"fr": {"source": {"path": "\(folder.path)/a.fr.md"}}},
       "x": {"text": "Titel", "anchor": {"lang": "fr", "start": 2, "end": 7}}}
      """
    #expect(try findings(json) == ["a.fr.md:1:3 anchor-mismatch"])
  }

  @Test func pathsAreFoundFromFoldersAboveTheOutput() throws {
    makeFolder(folder.path + "/output")
    makeFolder(folder.path + "/output/a")
    let json = """
      {"sources": {"fr": {"path": "a.fr.md"}},
       "x": {"text": "Titel", "anchor": {"lang": "fr", "start": 2, "end": 7}}}
      """
    #expect(try findings(json, name: "output/a/out.json") == ["a.fr.md:1:3 anchor-mismatch"])
  }

  @Test func whatIsNoJSON() throws {
    #expect(try findings("{") == ["out.json bad-json"])
    #expect(try findings("") == ["out.json bad-json"])
  }

  @Test func nothingToVerify() {
    #expect(throws: InputError.self) { try Verification().report(on: [folder.path]) }
    #expect(throws: InputError.self) { try Verification().report(on: [folder.path + "/nowhere"]) }
  }
}
