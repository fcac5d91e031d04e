import TestSupport
import Testing
import Text

@testable import Bitext

private func lexicon(_ text: String) throws -> WordLexicon {
  var lexicon = WordLexicon()
  try lexicon.add(from: Array(text.utf8), path: "words.tsv")
  return lexicon
}

private func stems(
  _ lexicon: WordLexicon, _ word: String, _ source: Language, _ target: Language
) -> [String] {
  lexicon.translations(of: word, from: source, to: target).map(\.stem)
}

@Suite struct WordLexiconTests {
  @Test func aRowOfThreeWordsGivesThreePairsInBothDirections() throws {
    let words = try lexicon("fr\tit\ten\nchien\tcane\tdog\n")
    #expect(stems(words, "chien", .french, .english) == ["dog"])
    #expect(stems(words, "dog", .english, .french) == ["chien"])
    #expect(stems(words, "cane", .italian, .english) == ["dog"])
    #expect(stems(words, "chien", .french, .italian) == ["can"])
    #expect(stems(words, "chat", .french, .english).isEmpty)
  }

  @Test func everyFormIsFoundByItsStem() throws {
    let words = try lexicon("# mine\nfr\ten\tweight\nMaison\thouses\t0.5\nmaisons\thome\t.25\n\n")
    let found = words.translations(of: "MAISONS", from: .french, to: .english)
    #expect(
      found == [
        WordLexicon.Translation(stem: "hous", weight: 0.5),
        WordLexicon.Translation(stem: "home", weight: 0.25),
      ])
  }

  @Test func emptyCellsAndPhrasesGiveNoPair() throws {
    let words = try lexicon("fr\tit\ten\n\tpane\tbread\npomme de terre\tpatata\tpotato\n")
    #expect(stems(words, "bread", .english, .italian) == ["pan"])
    #expect(stems(words, "potato", .english, .italian) == ["pat"])
    #expect(words.translations(of: "bread", from: .english, to: .french).isEmpty)
    #expect(words.translations(of: "potato", from: .english, to: .french).isEmpty)
  }

  @Test func theThirdLanguageHelpsOut() throws {
    var words = try lexicon("fr\ten\tweight\nrue\tstreet\t0.5\n")
    try words.add(from: Array("it\ten\nstrada\tstreet\n".utf8), path: "it.tsv")
    let found = words.translations(of: "rue", from: .french, to: .italian)
    #expect(found.map(\.stem) == ["strad"])
    #expect(found.allSatisfy { $0.weight > 0 && $0.weight < 0.5 })
  }

  @Test(arguments: [
    ("", "words.tsv: error", "empty-lexicon"),
    ("# only\n", "words.tsv: error", "empty-lexicon"),
    ("fr\ten\twieght\n", "words.tsv:1:7: error", "unknown-column"),
    ("fr\ten\tfr\n", "words.tsv:1:7: error", "duplicate-column"),
    ("fr\tweight\n", "words.tsv:1:1: error", "few-languages"),
    ("fr\ten\nété\n", "words.tsv:2:4: error", "wrong-cell-count"),
    ("fr\ten\na\tb\tc\n", "words.tsv:2:5: error", "wrong-cell-count"),
    ("fr\ten\tweight\nété\tb\t1.5\n", "words.tsv:2:7: error", "bad-weight"),
    ("fr\ten\tweight\na\tb\t-1\n", "words.tsv:2:5: error", "bad-weight"),
    ("fr\ten\tweight\na\tb\tnan\n", "words.tsv:2:5: error", "bad-weight"),
    ("fr\ten\tcount\na\tb\tx\n", "words.tsv:2:5: error", "bad-count"),
    ("fr\ten\na\0\tb\n", "words.tsv:2:2: error", "nul-byte"),
  ]) func badFilesNameThePlace(text: String, place: String, code: String) {
    #expect {
      try lexicon(text)
    } throws: { error in
      guard let diagnostic = (error as? LexiconError)?.diagnostic else { return false }
      return diagnostic.code == code && diagnostic.description.hasPrefix(place)
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    #expect(throws: LexiconError.self) {
      var words = WordLexicon()
      try words.add(from: Array("fr\ten\n".utf8) + [0x61, 0xE9, 0x09, 0x62], path: "words.tsv")
    }
  }
}

@Suite struct SortedPairFileTests {
  /// A sorted file of stems answers as the same rows read whole do, for words there are and words
  /// there are not.
  @Test func sortedFilesAnswerAsOthersDo() throws {
    var random = SplitMix(seed: 7)
    func word() -> String {
      let letters = Array("abcdeéè'".unicodeScalars)
      var text = ""
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        text.unicodeScalars.append(letters[Int.random(in: 0..<letters.count, using: &random)])
      }
      return text
    }
    let rows = Set(
      (0..<600).map { _ in "\(word())\t\(word())\t0.\(Int.random(in: 1...9, using: &random))" })
    let sorted = rows.sorted {
      $0.prefix { $0 != "\t" }.utf8.lexicographicallyPrecedes($1.prefix { $0 != "\t" }.utf8)
    }
    let folder = try TemporaryFolder()
    let head = "# a note\n# stems\n# sorted\nfr\ten\tweight\n"
    let path = folder.path + "/fr-en.tsv"
    try writeFile(Array((head + sorted.joined(separator: "\n") + "\n").utf8), at: path)
    let table = try #require(try SortedPairFile(path: path))
    var whole = StoredPairTable(.french, .english)
    for row in rows {
      let cells = row.split(separator: "\t")
      whole.add(
        Array(cells[0].utf8)[...], Array(cells[1].utf8)[...], weight: Float(cells[2]) ?? 0)
    }
    whole.seal()
    func all(_ table: any PairTable, _ word: String) -> [String] {
      var found: [String: Float] = [:]
      table.forEachTranslation(of: Array(word.utf8)[...], isFirst: true) {
        found[String(decoding: $0, as: UTF8.self), default: 0] = max(
          found[String(decoding: $0, as: UTF8.self)] ?? 0, $1)
      }
      return found.map { "\($0.key) \($0.value)" }.sorted()
    }
    var hits = 0
    for row in rows {
      let word = String(row.prefix { $0 != "\t" })
      #expect(all(table, word) == all(whole, word))
      hits += all(table, word).count
    }
    #expect(hits >= 600 * 9 / 10)
    for _ in 0..<500 {
      let unknown = word() + "z"
      #expect(all(table, unknown).isEmpty)
      let some = word()
      #expect(all(table, some) == all(whole, some))
    }
  }

  @Test func aFileThatIsNotMarkedIsReadWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/fr-en.tsv"
    try writeFile(Array("fr\ten\nzèbres\tzebras\nchiens\tdogs\n".utf8), at: path)
    #expect(try SortedPairFile(path: path) == nil)
    var words = WordLexicon()
    try words.addPairFile(at: path)
    #expect(words.translations(of: "zèbre", from: .french, to: .english).map(\.stem) == ["zebra"])
    #expect(words.translations(of: "dog", from: .english, to: .french).map(\.stem) == ["chien"])
  }

  @Test func damagedRowsArePassedOver() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/fr-en.tsv"
    let text =
      "# stems\n# sorted\nfr\ten\tweight\na\tb\t0.5\nc\nd\te\t7\nd\tf\tx\nd\tg\nlast\tend\t1"
    try writeFile(Array(text.utf8), at: path)
    let table = try #require(try SortedPairFile(path: path))
    func all(_ word: String) -> [String] {
      var found: [String] = []
      table.forEachTranslation(of: Array(word.utf8)[...], isFirst: true) { word, weight in
        found.append("\(String(decoding: word, as: UTF8.self)) \(weight)")
      }
      return found
    }
    #expect(all("a") == ["b 0.5"])
    #expect(all("c").isEmpty)
    #expect(all("d") == ["g 1.0"])
    #expect(all("last") == ["end 1.0"])
    #expect(all("").isEmpty)
  }
}
