import Bitext
import Quotations
import Testing
import Text

@Suite struct QuotationPairingTests {
  private func groups(
    _ texts: [(Language, String)], rows: [[Language: Range<Int>]]
  ) throws -> (groups: [ParallelQuotation], texts: [Language: [String]]) {
    let versions = try texts.map { try segmented($0.1, $0.0) }
    let quotations = versions.map { QuotationFinder().quotations(in: $0) }
    let rows = rows.enumerated().map {
      TrilingualRow(index: $0.offset, sentences: $0.element, confidence: 1)
    }
    var inner: [Language: [String]] = [:]
    for (version, list) in zip(versions, quotations) {
      inner[version.language] = list.map { version.document.string($0.innerRange) }
    }
    return (
      QuotationPairing().groups(versions: versions, rows: rows, quotations: quotations), inner
    )
  }

  private func words(
    _ found: (groups: [ParallelQuotation], texts: [Language: [String]])
  ) -> [[String]] {
    found.groups.map { group in
      group.quotations.keys.sorted().compactMap { language in
        group.quotations[language].flatMap { found.texts[language]?[$0] }
      }
    }
  }

  @Test func sameRow() throws {
    let found = try groups(
      [
        (.french, "Il a dit « le chat dort » et « le chien court »."),
        (.italian, "Ha detto «il gatto dorme» e «il cane corre»."),
        (.english, "He said “the cat sleeps” and “the dog runs.”"),
      ], rows: [[.french: 0..<1, .italian: 0..<1, .english: 0..<1]])
    #expect(
      words(found) == [
        ["le chat dort", "il gatto dorme", "the cat sleeps"],
        ["le chien court", "il cane corre", "the dog runs."],
      ])
    #expect(found.groups.map(\.identifier) == ["q1", "q2"])
    #expect(found.groups.allSatisfy { $0.confidence > 0.7 })
  }

  @Test func aQuotationWithoutCounterpartStaysAlone() throws {
    let found = try groups(
      [
        (.french, "Il a dit « oui ». Puis rien. Elle a dit « le monde est en danger »."),
        (.english, "He said so. Then nothing. She said “the world is in danger.”"),
      ],
      rows: [
        [.french: 0..<1, .english: 0..<1], [.french: 1..<2, .english: 1..<2],
        [.french: 2..<3, .english: 2..<3],
      ])
    #expect(words(found) == [["oui"], ["le monde est en danger", "the world is in danger."]])
  }

  @Test func numbersAndLengthsTellWhich() throws {
    let found = try groups(
      [
        (.french, "Il a dit « il y en avait 300 à la fin »."),
        (.english, "He said “well” and “there were 300 at the end.”"),
      ], rows: [[.french: 0..<1, .english: 0..<1]])
    #expect(
      words(found) == [["il y en avait 300 à la fin", "there were 300 at the end."], ["well"]])
  }

  @Test func nestedOnesArePairedInsideTheirParents() throws {
    let found = try groups(
      [
        (.french, "Il a dit : « On m'a répondu “jamais de la vie” hier. »"),
        (.english, "He said: “They answered me ‘never in my life’ yesterday.”"),
      ], rows: [[.french: 0..<1, .english: 0..<1]])
    #expect(words(found).last == ["jamais de la vie", "never in my life"])
    #expect(found.groups.count == 2)
  }

  @Test(arguments: [
    (
      "« Nous ouvrons demain, et personne ne paiera l'entrée », a dit la maire.",
      "“We are opening tomorrow,” the mayor said, “and nobody will pay to get in.”"
    ),
    (
      "« Nous ouvrons demain », a dit la maire, « et personne ne paiera l'entrée du parc ».",
      "The mayor said: “We are opening tomorrow and nobody will pay to enter the park.”"
    ),
  ])
  func splitByOneVersion(_ french: String, _ english: String) throws {
    let found = try groups(
      [(.french, french), (.english, english)], rows: [[.french: 0..<1, .english: 0..<1]])
    let group = try #require(found.groups.first)
    #expect(found.groups.count == 1)
    #expect(group.parts(in: .french).count + group.parts(in: .english).count == 3)
  }

  @Test func partsStayPartsInTheThirdVersion() throws {
    let found = try groups(
      [
        (.french, "« Nous ouvrons demain », a dit la maire, « et personne ne paiera l'entrée »."),
        (.italian, "La sindaca ha detto: «Apriamo domani e nessuno pagherà l'ingresso»."),
        (.english, "“We are opening tomorrow,” the mayor said, “and nobody will pay to get in.”"),
      ], rows: [[.french: 0..<1, .italian: 0..<1, .english: 0..<1]])
    #expect(found.groups.count == 1)
    #expect(
      Language.supported.map { found.groups[0].parts(in: $0).count }.sorted() == [1, 2, 2])
  }

  @Test func twoQuotationsOfTwoSpeakersAreNoParts() throws {
    let found = try groups(
      [
        (.french, "« Nous ouvrons demain, et personne ne paiera l'entrée », a dit Anne Petit."),
        (
          .english, "“We are opening tomorrow,” Anne Petit said. “Nobody will pay,” Paul Roux said."
        ),
      ], rows: [[.french: 0..<1, .english: 0..<2]])
    #expect(found.groups.count == 2)
  }

  @Test func twoVersionsThatLackInTheFirst() throws {
    let found = try groups(
      [
        (.french, "Il parle."),
        (.italian, "Ha detto «il gatto dorme ancora»."),
        (.english, "He said “the cat is still asleep.”"),
      ], rows: [[.french: 0..<1, .italian: 0..<1, .english: 0..<1]])
    #expect(words(found) == [["il gatto dorme ancora", "the cat is still asleep."]])
  }

  /// Each quotation is in exactly one group, also where there are very many.
  @Test func everyQuotationOnce() throws {
    let french = String(repeating: "Il a dit « oui, encore une fois ». ", count: 3_000)
    let english = String(repeating: "He said “yes, one more time.” ", count: 2_999)
    let found = try groups(
      [(.french, french), (.english, english)], rows: [[.french: 0..<3_000, .english: 0..<2_999]])
    for language in [Language.french, .english] {
      let indices = found.groups.flatMap { $0.parts(in: language) }
      #expect(indices.sorted() == Array(0..<(found.texts[language]?.count ?? 0)))
    }
  }

  @Test func seedQuotationsAllHaveTheirCounterparts() throws {
    var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    path.removeLast(3)
    let folder = path.joined(separator: "/") + "/seeds/esodo-silenzioso"
    let versions = try Language.supported.map {
      Segmenter().segment(try SourceReader().document(at: "\(folder)/article.\($0.code).md"))
    }
    let quotations = versions.map { QuotationFinder().quotations(in: $0) }
    // One row per block, for the three versions have the same blocks.
    let rows = versions[0].document.blocks.indices.map { block in
      var sentences: [Language: Range<Int>] = [:]
      for version in versions {
        let indices = version.sentences.indices.filter {
          version.sentences[$0].block == Int32(block)
        }
        if let first = indices.first {
          sentences[version.language] = first..<(first + indices.count)
        }
      }
      return TrilingualRow(index: block, sentences: sentences, confidence: 1)
    }
    let groups = QuotationPairing().groups(versions: versions, rows: rows, quotations: quotations)
    #expect(groups.count == 26)
    for group in groups {
      #expect(Set(group.quotations.values).count == 1, "\(group)")
      #expect(group.quotations.count == 3, "\(group)")
    }
  }
}
