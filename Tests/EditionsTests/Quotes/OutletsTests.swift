import TestSupport
import Testing
import Text

@testable import Editions

@Suite struct OutletsTests {
  @Test func theListIsInOrderWithoutDoubles() throws {
    let path = packageRoot + "/Sources/Editions/Resources/outlets.tsv"
    guard OtherReader.has("test -r '\(path)'", for: "the list of outlets") else { return }
    let reader = try OtherReader()
    let lines = try reader.run("cat '\(path)'").output.split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(lines.allSatisfy { $0.split(separator: "\t").count == 2 })
    let names = lines.map { Array($0.prefix { $0 != "\t" }.lowercased().utf8) }
    #expect(names.count > 40)
    #expect(
      zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test(arguments: [
    ("The Verge", "https://futurism.com/x"), ("L’Express", "https://www.lemonde.fr/x"),
    ("CNN", "https://notcnn.com/x"), ("Le Monde", "https://example.com/x"),
    ("the Guardian", "https://www.nytimes.com/x"),
    // With other words, or without the article.
    ("Guardian article", "https://www.nytimes.com/x"),
    ("article du Guardian", "https://nytimes.com/"),
    ("Guardian", "https://www.nytimes.com/x"),
    // Addresses.
    ("https://www.lemonde.fr/a", "https://evil.example.com/x"),
    ("see https://www.lemonde.fr/a here", "https://evil.example.com/x"),
    ("repubblica.it", "https://evil.example.com/x"), ("bbc.co.uk/news", "https://evil.co.uk/news"),
    ("www.lemonde.fr", "https://lemonde.fr.example.com/"),
  ])
  func contradicts(text: String, url: String) {
    #expect(Outlets.standard.contradict(text, url: url))
  }

  @Test(arguments: [
    ("The Verge", "https://www.theverge.com/x"), ("CNN", "https://edition.cnn.com/x"),
    ("Vahid Kazemi", "https://nbcnews.com/x"), ("Le Monde", "https://abonnes.lemonde.fr/x"),
    // Common words.
    ("nature", "https://en.wikipedia.org/wiki/Nature"), ("time", "https://example.com/x"),
    // Articles about them, resolvers, short addresses, archives, posts.
    ("Time", "https://en.wikipedia.org/wiki/Time"), ("Nature", "https://doi.org/10.1038/x"),
    ("Reuters", "https://reut.rs/3abc"), ("The New York Times", "https://nyti.ms/3abc"),
    ("CNN", "https://t.co/abc"), ("Forbes", "https://twitter.com/forbes"),
    ("Guardian", "https://web.archive.org/web/2020/https://www.theguardian.com/x"),
    // One name in another.
    ("Le Monde diplomatique", "https://www.monde-diplomatique.fr/x"),
    ("Times", "https://www.nytimes.com/x"), ("Times", "https://www.thetimes.co.uk/x"),
    // Headlines.
    ("Trump sues the New York Times", "https://www.bbc.com/x"),
    ("Booking.com fined in Spain", "https://www.reuters.com/x"),
    // Addresses of the same site, and no addresses.
    ("repubblica.it", "https://www.repubblica.it/x"),
    ("https://lemonde.fr/a", "https://lemde.fr/x"),
    ("https://doi.org/10.1038/x", "https://www.nature.com/x"), ("bbc.co.uk", "https://bbc.com/x"),
    ("README.md", "https://github.com/a/b"), ("U.S.", "https://www.state.gov/"),
  ])
  func doesNotContradict(text: String, url: String) {
    #expect(!Outlets.standard.contradict(text, url: url))
  }

  @Test func listsAreSortedWithoutDoubles() {
    for table in [
      PackageResources.hosts_tsv, PackageResources.language_names_tsv,
      PackageResources.file_names_tsv,
    ] {
      let rows = ResourceTable(table).rows.map { row in
        row.map { String(decoding: $0, as: UTF8.self) }
      }
      #expect(rows.allSatisfy { $0.count == 2 } && rows.count > 10)
      for (first, second) in zip(rows, rows.dropFirst()) {
        #expect((first[0], first[1]) < (second[0], second[1]))
      }
    }
    for row in ResourceTable(PackageResources.hosts_tsv).rows {
      #expect(HostNames.Kind(rawValue: String(decoding: row[0], as: UTF8.self)) != nil)
    }
  }
}
