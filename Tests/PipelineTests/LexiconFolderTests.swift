import Bitext
import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct LexiconFolderTests {
  private static let glossary = "id\tfr\ten\nc1\tgrève\tstrike\n"
  private static let pairs = "# stems\n# sorted\nfr\ten\tweight\nchien\tdog\t0.9\n"

  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    makeFolder(folder.path + "/Glossaries")
    makeFolder(folder.path + "/Glossaries/lexicon")
    try writeFile(Array(Self.glossary.utf8), at: folder.path + "/Glossaries/terms.tsv")
    try writeFile(Array(Self.pairs.utf8), at: folder.path + "/Glossaries/lexicon/fr-en.tsv")
    return folder
  }

  @Test func pairFilesAreNoGlossaries() throws {
    let folder = try place()
    let files = GlossaryFolder.files(in: folder.path + "/Glossaries")
    #expect(files == [folder.path + "/Glossaries/terms.tsv"])
    #expect(throws: Never.self) { try GlossaryFolder.glossary(from: files) }
  }

  @Test func theDefaultLiesBesideTheGlossariesInUse() throws {
    let folder = try place()
    let files = GlossaryFolder.files(in: folder.path + "/Glossaries")
    let words = try LexiconFolder.lexicon(from: [], glossaries: files)
    let found = words.translations(of: "chiens", from: .french, to: .english)
    #expect(found.map(\.stem) == ["dog"])
    #expect(found.map(\.weight) == [0.9])
  }

  @Test func noneLeavesItOut() throws {
    let folder = try place()
    let files = GlossaryFolder.files(in: folder.path + "/Glossaries")
    #expect(try LexiconFolder.lexicon(from: ["none"], glossaries: files).isEmpty)
    try writeFile(Array("fr\ten\nchat\tcat\n".utf8), at: folder.path + "/mine.tsv")
    let mine = try LexiconFolder.lexicon(
      from: ["none", folder.path + "/mine.tsv"], glossaries: files)
    #expect(mine.translations(of: "chiens", from: .french, to: .english).isEmpty)
    #expect(mine.translations(of: "chat", from: .french, to: .english).map(\.stem) == ["cat"])
  }

  @Test func aBrokenDefaultIsSaid() throws {
    let folder = try place()
    try writeFile(Array("nonsense\n".utf8), at: folder.path + "/Glossaries/lexicon/it-en.tsv")
    #expect(throws: LexiconError.self) {
      try LexiconFolder.lexicon(
        from: [], glossaries: GlossaryFolder.files(in: folder.path + "/Glossaries"))
    }
  }
}
