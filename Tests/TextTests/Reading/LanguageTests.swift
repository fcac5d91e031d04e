import TestSupport
import Testing

@testable import Text

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ("article.fr.md", "fr"), ("fr.md", "fr"), ("post_it.md", "it"), ("post-fr.md", "fr"),
      ("content/en/post.md", "en"), ("fr/a/b.it.md", "it"), ("a.fr-CA.html", "fr"),
      ("it-IT/a.md", "it"), ("FR.md", "fr"), ("a.de.md", "de"), ("en/index.fr.html", "fr"),
      ("article.md", nil), ("-", nil), ("de/a.md", nil), ("a.v2.md", nil), ("firmen.md", nil),
      ("fr", "fr"), ("a/.md", nil), ("", nil),
    ] as [(String, String?)])
  func path(path: String, code: String?) {
    #expect(Language.inferred(fromPath: path)?.code == code)
  }

  @Test func wordsOutweighAnAmbiguousName() throws {
    let english = "You have read this text, which is written in English, and there is no doubt."
    #expect(try read(english, as: "just-do-it.md").language == .english)
    #expect(try read("Roma", as: "post-it.md").languageEvidence == .path)
    #expect(try read(english, as: "post.it.md").language == .italian)
  }

  @Test(arguments: [
    ("Il n'y a pas de doute que cette phrase est écrite en français.", Language.french),
    ("Non c'è dubbio che questa frase sia scritta nella lingua italiana.", .italian),
    ("There can be no doubt that this sentence was written in English.", .english),
  ])
  func detection(sentence: String, language: Language) throws {
    let document = try read(sentence, as: "-")
    #expect(document.language == language)
    guard case .detected(let confidence) = document.languageEvidence else {
      Issue.record("not detected")
      return
    }
    #expect(confidence > 0.9 && confidence <= 1)
  }

  @Test func doubtIsTold() {
    let detector = LanguageDetector.shared
    #expect(detector.language(of: []).confidence == 0)
    #expect(detector.language(of: Array("12 34 !".utf8)).confidence == 0)
    let german = "Der Schnee lag noch tief, und wir mussten durch das Gebirge zurückkehren."
    #expect(detector.language(of: Array(german.utf8)).confidence < 0.9)
    #expect(detector.language(of: Array("Anthropic OpenAI".utf8)).confidence < 0.9)
  }

  @Test func tableIsSorted() {
    let lines = String(decoding: PackageResources.trigrams_tsv, as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    let keys = lines.map { String($0.split(separator: "\t")[0]) }
    #expect(keys.count > 500)
    for (one, next) in zip(keys, keys.dropFirst()) {
      #expect(Array(one.unicodeScalars).lexicographicallyPrecedes(Array(next.unicodeScalars)))
    }
    for line in lines { #expect(line.split(separator: "\t").count == 4) }
  }

  /// Sentences of 8 words and more of translations that the table was not counted on.
  @Test func measured() throws {
    let root =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/../shared/data/align"
    var right = 0
    var all = 0
    for pair in ["en-fr", "en-it", "fr-it"] {
      for (file, code) in zip(["all.src", "all.tgt"], pair.split(separator: "-")) {
        guard let bytes = try? readFile("\(root)/partut-light/\(pair)/\(file)") else {
          print("SKIP: no shared data")
          return
        }
        for line in bytes.split(separator: 0x0A) where line.split(separator: 0x20).count >= 8 {
          all += 1
          if LanguageDetector.shared.language(of: Array(line)).language.code == code { right += 1 }
        }
      }
    }
    print("language detection: \(right) of \(all) sentences")
    #expect(Double(right) >= 0.97 * Double(all))
  }
}
