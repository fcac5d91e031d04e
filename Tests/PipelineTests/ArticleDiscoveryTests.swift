import Editions
import Glibc
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ArticleDiscoveryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes files, each of a line in its language unless it says something else.
  private func write(_ files: [String: String]) throws {
    for (name, text) in files {
      var path = folder.path
      for part in name.split(separator: "/").dropLast() {
        path += "/" + part
        makeFolder(path)
      }
      try writeFile(text, at: folder.path + "/" + name)
    }
  }

  private func write(_ names: String...) throws {
    try write(Dictionary(uniqueKeysWithValues: names.map { ($0, "Une phrase.\n") }))
  }

  /// `key pairing: versions; sources`, paths from the folder.
  private func found(_ paths: String...) throws -> [String] {
    let given =
      paths.isEmpty ? [folder.path] : paths.map { $0 == "-" ? $0 : folder.path + "/" + $0 }
    return try ArticleDiscovery().articles(in: given).map { article in
      func short(_ paths: [String]) -> String {
        paths.map { $0 == "-" ? $0 : String($0.dropFirst(folder.path.count + 1)) }
          .joined(separator: " ")
      }
      let sources = article.sources.isEmpty ? "" : "; " + short(article.sources)
      return "\(article.key) \(article.pairing.rawValue): \(short(article.versions))\(sources)"
    }
  }

  @Test func suffixes() throws {
    try write(
      "a.fr.md", "a.it.md", "b_en.html", "b_fr.txt", "c.en.md", "notes.pdf", ".hidden.fr.md")
    #expect(
      try found() == [
        "a filename-suffix: a.fr.md a.it.md", "b filename-suffix: b_en.html b_fr.txt",
        "c filename-suffix: c.en.md",
      ])
  }

  @Test func namesThatAreALanguage() throws {
    try write("story/fr.md", "story/it.md", "story/en.md")
    #expect(try found() == ["story filename-suffix: story/en.md story/fr.md story/it.md"])
  }

  @Test func languageFolders() throws {
    try write("fr/post.md", "en/post.md", "it/other.md")
    #expect(
      try found() == ["post folder: en/post.md fr/post.md", "other folder: it/other.md"])
  }

  @Test func languageFoldersOfAnyDepth() throws {
    try write("en/news/post.md", "fr/news/post.md")
    let articles = try found()
    #expect(articles.count == 1)
    #expect(articles.first?.hasSuffix("folder: en/news/post.md fr/news/post.md") == true)
  }

  @Test func translationKeysJoinOtherNames() throws {
    try write([
      "one.md": "---\ntranslationKey: k\nlang: fr\n---\nUn.\n",
      "deep/two.md": "---\ntranslationKey: k\nlang: en\n---\nOne.\n",
      "three.fr.md": "---\ntranslationKey: other\n---\nTrois.\n",
    ])
    #expect(
      try found() == [
        "k translationKey: deep/two.md one.md", "other translationKey: three.fr.md",
      ])
  }

  @Test func sourcesAreNoVersions() throws {
    try write("a/a.fr.md", "a/sources/x.de.html", "a/sources/y.en.md", "b/b.fr.md")
    #expect(
      try found() == [
        "a filename-suffix: a/a.fr.md; a/sources/x.de.html a/sources/y.en.md",
        "b filename-suffix: b/b.fr.md",
      ])
  }

  @Test func filesWithoutALanguageInTheirNames() throws {
    try write([
      "page/ein.md": "---\nlang: fr\n---\nUn texte.\n",
      "page/two.md": "---\nlang: en\n---\nA text.\n",
    ])
    #expect(try found() == ["page manual: page/ein.md page/two.md"])
  }

  @Test func filesOfOneLanguageAreArticlesOfTheirOwn() throws {
    try write([
      "ein.md": "---\nlang: fr\n---\nUn texte.\n", "two.md": "---\nlang: fr\n---\nUn texte.\n",
    ])
    #expect(try found() == ["ein manual: ein.md", "two manual: two.md"])
  }

  @Test func equalNamesAreToldApart() throws {
    try write("a/post.fr.md", "a/other.fr.md", "b/post.fr.md", "b/other.fr.md")
    let keys = try found().map { String($0.prefix { $0 != " " }) }
    #expect(Set(keys).count == 4)
    #expect(keys.sorted() == ["a-other", "a-post", "b-other", "b-post"])
  }

  @Test func equalKeysEndInNumbers() throws {
    try write("x/a/post.fr.md", "x/a/o.fr.md", "y/a/post.fr.md", "y/a/o.fr.md")
    let keys = try found().map { String($0.prefix { $0 != " " }) }
    #expect(Set(keys).count == 4)
    #expect(keys.sorted() == ["a-o", "a-o-2", "a-post", "a-post-2"])
  }

  @Test func filesNamedTogetherAreOneArticle() throws {
    try write("x.fr.md", "y.en.md", "z.fr.md", "z.it.md")
    #expect(try found("x.fr.md", "y.en.md") == ["x manual: x.fr.md y.en.md"])
    #expect(try found("z.fr.md", "z.it.md") == ["z filename-suffix: z.fr.md z.it.md"])
    #expect(try found("x.fr.md") == ["x manual: x.fr.md"])
  }

  @Test func standardInput() throws {
    try write("x.fr.md")
    #expect(try found("-") == ["stdin manual: -"])
    #expect(try found("-", "x.fr.md") == ["stdin manual: - x.fr.md"])
  }

  @Test func aSlashBehindAFolderChangesNothing() throws {
    try write("a/a.fr.md")
    #expect(try found("a/") == found("a"))
  }

  @Test func readmeFilesAreNoArticles() throws {
    try write("README.md", "a.fr.md")
    #expect(try found() == ["a filename-suffix: a.fr.md"])
  }

  @Test func keysStayInTheFolder() throws {
    try write(["a.md": "---\nlang: fr\ntranslationKey: ..\n---\nUn.\n"])
    #expect(try found() == ["article translationKey: a.md"])
  }

  @Test func loopsOfLinksEnd() throws {
    try write("a/a.fr.md")
    symlink("..", folder.path + "/a/up")
    #expect(try !found().isEmpty)
  }

  @Test func whatIsNotThereIsNamed() throws {
    makeFolder(folder.path + "/empty")
    #expect(throws: InputError.self) { try found("nowhere.md") }
    #expect(throws: InputError.self) { try found("empty") }
  }
}
