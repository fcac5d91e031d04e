import TestSupport
import Testing
import Text

@testable import Bitext

/// Dictionaries in dictd's form, written here as FreeDict's are.
@Suite struct DictionaryFileTests {
  private static let entries = [
    ("00databaseinfo", "00-database-info\nA dictionary, for tests\n"),
    ("chien", "chien /ʃjɛ̃/ <n, masc>\n1. dog, hound\n2. cock, hammer\n"),
    ("pomme de terre", "pomme de terre /pɔm/\npotato\n"),
    ("été", "été /ete/ <n, masc>\nsummer\n"),
  ]

  private static func digits(_ number: Int) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return (number >= 64 ? self.digits(number / 64) : "") + String(digits[number % 64])
  }

  private func folder(index changed: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = ""
    var index = ""
    for (word, entry) in Self.entries {
      index += "\(word)\t\(Self.digits(text.utf8.count))\t\(Self.digits(entry.utf8.count))\n"
      text += entry
    }
    try writeFile(Array(text.utf8), at: folder.path + "/freedict-fra-eng.dict")
    try writeFile(Array((changed ?? index).utf8), at: folder.path + "/freedict-fra-eng.index")
    return folder
  }

  private func check(_ words: WordLexicon) {
    let dog = words.translations(of: "chiens", from: .french, to: .english)
    #expect(dog.map(\.stem) == ["dog", "hound", "cock", "hammer"])
    #expect(dog[0].weight > dog[2].weight)
    #expect(words.translations(of: "summer", from: .english, to: .french).map(\.stem) == ["été"])
    #expect(words.translations(of: "potato", from: .english, to: .french).isEmpty)
  }

  @Test func sensesAndTranslationsAreRead() throws {
    let folder = try folder()
    var words = WordLexicon()
    try words.addDictionaries(in: folder.path)
    check(words)
  }

  @Test func compressedOnesToo() throws {
    guard programExists("gzip") else {
      print("SKIP: there is no gzip to compress a dictionary with")
      return
    }
    let folder = try folder()
    let base = folder.path + "/freedict-fra-eng.dict"
    #expect(
      try runProgram("sh", ["-c", "gzip -c '\(base)' > '\(base).dz' && rm '\(base)'"]).status == 0)
    var words = WordLexicon()
    try words.addDictionaries(in: folder.path)
    check(words)
  }

  @Test(arguments: ["chien\tA\t9999\n", "chien\tA\n", "chien\tA\t!\n"])
  func aDamagedIndexIsNamed(index: String) throws {
    let folder = try folder(index: index)
    #expect {
      var words = WordLexicon()
      try words.addDictionaries(in: folder.path)
    } throws: { error in
      guard let diagnostic = (error as? LexiconError)?.diagnostic else { return false }
      return diagnostic.code == "bad-dictionary" && diagnostic.place?.line == 1
    }
  }

  @Test func noneAtAllIsSaid() throws {
    let folder = try TemporaryFolder()
    #expect {
      var words = WordLexicon()
      try words.addDictionaries(in: folder.path)
    } throws: { ($0 as? LexiconError)?.diagnostic.code == "no-dictionaries" }
  }
}
