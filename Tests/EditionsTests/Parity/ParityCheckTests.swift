import Quotations
import Testing
import Text

@testable import Editions

/// What is found when the rows are told: each kind, and what must not be found.
@Suite struct ParityCheckTests {
  private func findings(
    _ french: String, _ english: String, rows: [[Language: Range<Int>]] = [],
    quotes: [SampleArticle.Quote] = []
  ) throws -> [ParityFinding] {
    let article = SampleArticle(
      texts: [(.french, french), (.english, english)], rows: rows, quotes: quotes)
    return ParityCheck().findings(in: try article.material())
  }

  /// `code lacking line: text`
  private func shown(_ findings: [ParityFinding]) -> [String] {
    findings.map { finding in
      let missing = finding.missing.map { "\($0.language) \($0.place.line):\($0.place.column)" }
      return "\(finding.kind.code) \(missing.joined(separator: " ")): "
        + (finding.present.first?.text ?? "")
    }
  }

  private let paired: [[Language: Range<Int>]] = [
    [.french: 0..<1, .english: 0..<1], [.french: 1..<2, .english: 1..<2],
  ]

  @Test func equalVersionsHaveNoFindings() throws {
    let french = """
      # Le titre

      ![une carte](carte.fr.png)

      Le 9 mai, [le journal](https://fr.example.org/a) cite deux millions de personnes.
      """
    let english = """
      # The title

      ![a map](carte.en.png)

      On May 9 [the paper](https://en.example.org/a) names 2,000,000 people.
      """
    #expect(shown(try findings(french, english)) == [])
  }

  @Test func sentenceParagraphAndHeading() throws {
    let french = """
      # Le titre

      Une phrase. Encore une phrase.

      Un paragraphe entier.

      ## Un intertitre

      La fin.
      """
    let english = """
      # The title

      A sentence.

      The end.
      """
    let rows: [[Language: Range<Int>]] = [
      [.french: 0..<1, .english: 0..<1], [.french: 1..<2, .english: 1..<2], [.french: 2..<3],
      [.french: 3..<4], [.french: 4..<5], [.french: 5..<6, .english: 2..<3],
    ]
    #expect(
      shown(try findings(french, english, rows: rows)) == [
        "parity-sentence en 3:12: Encore une phrase.",
        "parity-paragraph en 3:12: Un paragraphe entier.",
        "parity-heading en 3:12: Un intertitre",
      ])
  }

  @Test func paragraphTakenIntoAGroup() throws {
    let french = "Le musée ouvre lundi.\n\nLes billets coûtent dix euros pour les adultes.\n"
    let english = "The museum opens on Monday.\n\nTickets cost ten euros for adults."
    let rows =
      [
        paired[0], [.french: 1..<2, .english: 1..<3],
      ] as [[Language: Range<Int>]]
    let extra = "The director thanked everybody."
    let apart = try findings(french, english + "\n\n" + extra + "\n", rows: rows)
    #expect(shown(apart) == ["parity-paragraph fr 3:48: \(extra)"])
    // The same where a paragraph is as long on both sides.
    let longer = french.dropLast() + " La directrice remercia tout le monde.\n"
    #expect(
      try findings(
        String(longer), english + "\n\n" + extra + "\n",
        rows: [
          paired[0], [.french: 1..<3, .english: 1..<3],
        ]
      ).isEmpty)
  }

  @Test func bundleWarnsOfTheSameSentences() throws {
    let article = SampleArticle(
      texts: [
        (.french, "Une phrase. Encore une phrase.\n\nUn paragraphe.\n"),
        (.english, "A sentence.\n"),
      ], rows: [paired[0], [.french: 1..<2], [.french: 2..<3]])
    let material = try article.material()
    let warnings = EditionChecks(material).warnings.filter { $0.code == "missing-translation" }
    #expect(
      warnings.map { $0.anchor?.sentence }
        == ParityCheck().findings(in: material).map { $0.present.first?.anchor?.sentence })
    #expect(warnings.map(\.row) == [1, 2])
  }

  @Test func levelsOfHeadings() throws {
    let rows = [paired[0], paired[1]]
    let differing = try findings("# Un\n\n## Deux\n", "# One\n\n### Two\n", rows: rows)
    #expect(shown(differing) == ["parity-heading en 3:5: Deux"])
    #expect(differing.first?.remark == "has level 2 and in en level 3")
    let lost = try findings("# Un\n\n## Deux\n", "# One\n\nTwo\n", rows: rows)
    #expect(lost.map(\.remark) == ["is no heading in en"])
  }

  @Test func links() throws {
    let url = "https://example.org/a"
    #expect(
      shown(try findings("Voir [ici](\(url)). Fin.", "See here. End.", rows: paired))
        == ["parity-link en 1:1: ici"])
    // Linked in the next sentence: not missing.
    #expect(
      try findings("Voir [ici](\(url)). Fin.", "See here. [End](\(url)).", rows: paired).isEmpty)
    // Twice here, once there.
    #expect(
      shown(
        try findings("Voir [ici](\(url)). [Fin](\(url)).", "See here. [End](\(url)).", rows: paired)
      )
        == ["parity-link en 1:1: ici"])
    #expect(
      try findings(
        "Voir [ici](https://fr.wikipedia.org/wiki/Chien). Fin.",
        "See [here](https://en.wikipedia.org/wiki/Dog). End.", rows: paired
      ).isEmpty)
  }

  @Test func images() throws {
    let french = "Un.\n\n![a](a.png)\n\nDeux.\n"
    #expect(
      shown(try findings(french, "One.\n\nTwo.\n", rows: paired))
        == ["parity-image en 3:1: a.png"])
    // Another file at the same place is its translation.
    #expect(
      try findings(french, "One.\n\n![b](b.png)\n\nTwo.\n", rows: paired).isEmpty)
  }

  @Test func numbers() throws {
    #expect(
      shown(try findings("Il y a 32 % de gens. Fin.", "There are people. End.", rows: paired))
        == ["parity-number en 1:1: 32"])
    // A changed number is missing on either side, and surer.
    let changed = try findings("Hausse de 32 %. Fin.", "Growth of 23%. End.", rows: paired)
    #expect(shown(changed) == ["parity-number en 1:1: 32", "parity-number fr 1:1: 23"])
    #expect(changed.allSatisfy { $0.confidence > 0.9 })
  }

  @Test func dialogueDashesQuote() throws {
    let english = "It is so. “We are very happy,” said Anna Rossi."
    func found(_ french: String) throws -> [String] {
      let quote = SampleArticle.Quote(kind: .speech, words: [.english: "“We are very happy,”"])
      return shown(try findings(french, english, rows: paired, quotes: [quote]))
    }
    #expect(try found("C'est ainsi.\n\n— Nous sommes très heureux, a dit Anna Rossi.") == [])
    #expect(try found("C'est ainsi.\n\nAnna Rossi a dit qu'ils sont — tous — heureux.").count == 1)
  }

  @Test func quotations() throws {
    let quote = SampleArticle.Quote(
      kind: .speech, words: [.french: "« Nous partons demain »"], name: "Ada")
    #expect(
      shown(
        try findings(
          "« Nous partons demain », dit Ada. Fin.", "Ada says that they leave tomorrow. End.",
          rows: paired, quotes: [quote]))
        == ["parity-quotation en 1:1: « Nous partons demain »"])
  }

  @Test func swappedSentencesAreInAnotherOrder() throws {
    let french =
      "Replit et Intel ont quitté la Bay Area. Les organisations repensent leur présence."
    let english =
      "Organisations rethink their presence. Replit and Intel have left the Bay Area."
    let found = try findings(french, english, rows: [[.french: 0..<2, .english: 0..<2]])
    #expect(found.map(\.kind) == [.order])
    #expect(found.map(\.severity) == [.note])
    // Left out on both sides by the aligner, and yet there.
    let moved = try findings(
      french, english,
      rows: [
        [.french: 0..<1], [.french: 1..<2, .english: 0..<1], [.english: 1..<2],
      ])
    #expect(shown(moved) == ["parity-order en 1:39: Replit et Intel ont quitté la Bay Area."])
  }

  @Test func oneVersionHasNoFindings() throws {
    let material = try SampleArticle.monolingual.material()
    #expect(ParityCheck().findings(in: material).isEmpty)
    #expect(ParityReport(material).diagnostic?.code == "missing-translation")
  }

  @Test(arguments: [SampleArticle.trilingual, .hostile])
  func reportsAreTheSameTwiceAndValid(article: SampleArticle) throws {
    let report = ParityReport(try article.material(), minimumConfidence: 0)
    let again = ParityReport(try article.material(), minimumConfidence: 0)
    #expect(report.json == again.json)
    #expect(report.text == again.text)
    #expect(!report.findings.isEmpty)
    #expect(report.findings.allSatisfy { (0...1).contains($0.confidence) })
    let lines = report.tsv.split(separator: 0x0A)
    #expect(lines.count == report.findings.count + 1)
    #expect(lines.allSatisfy { $0.count { $0 == 0x09 } == 8 })
  }
}
