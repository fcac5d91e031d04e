import Bitext
import Terminology
import Testing
import Text

/// An article whose blocks are sentences and whose rows are given one by one; `-` is a gap.
private struct Article {
  let versions: [SegmentedDocument]
  let rows: [TrilingualRow]
  let glossary: Glossary
  let occurrences: [[TermOccurrence]]

  init(
    _ glossary: Glossary, _ languages: [Language], confidence: Double = 1, _ table: [String]...
  ) {
    self.init(glossary, languages, confidence: confidence, table: table)
  }

  init(
    _ glossary: Glossary, _ languages: [Language], confidence: Double = 1, table: [[String]]
  ) {
    var sentences = [[String]](repeating: [], count: languages.count)
    var rows: [TrilingualRow] = []
    for (index, cells) in table.enumerated() {
      var ranges: [Language: Range<Int>] = [:]
      for (version, cell) in cells.enumerated() where cell != "-" {
        ranges[languages[version]] =
          sentences[version].count..<(sentences[version].count + 1)
        sentences[version].append(cell)
      }
      rows.append(TrilingualRow(index: index, sentences: ranges, confidence: confidence))
    }
    versions = zip(sentences, languages).map { segmented($0, $1) }
    self.rows = rows
    self.glossary = glossary
    occurrences = versions.map { TermIndex(glossary, $0.language).occurrences(in: $0) }
  }

  /// The findings as `row language kind severity id`.
  var findings: [String] {
    TermCheck(glossary).findings(in: versions, rows: rows, occurrences: occurrences).map {
      let concept = $0.concept.map { glossary.concepts[$0].id } ?? ""
      return "\($0.row) \($0.language) \($0.kind) \($0.severity) \(concept)"
    }
  }

  /// The other numbers and names, as `row language kind: here for there`.
  func facts(original: Language? = nil) -> [String] {
    TermCheck(glossary).findings(
      in: versions, rows: rows, occurrences: occurrences, comparing: [.numbers, .names],
      original: original
    ).map { finding in
      func text(_ range: ByteRange?, _ language: Language?) -> String {
        let version = versions.first { $0.language == language }
        return range.flatMap { version?.document.string($0) } ?? "-"
      }
      return "\(finding.row) \(finding.language) \(finding.kind): "
        + "\(text(finding.range, finding.language)) for \(text(finding.evidenceRange, finding.evidence))"
    }
  }

  var use: GlossaryUse {
    GlossaryUse(glossary, versions: versions, rows: rows, occurrences: occurrences)
  }
}

@Suite struct TermCheckTests {
  @Test func aForbiddenFormIsAnError() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["C'est une question de burnout.", "It is a matter of burnout."])
    #expect(article.findings == ["0 fr forbidden error aip-023"])
  }

  @Test func aGlossBehindTheTermIsNone() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["L'équipe de raisonnement (reasoning).", "The reasoning team."])
    #expect(article.findings == [])
    let alone = Article(
      try pressGlossary(), [.fr, .en], ["L'équipe (reasoning).", "The reasoning team."])
    #expect(alone.findings == ["0 fr forbidden error aip-007"])
  }

  @Test func aCommonWordIsForbiddenOnlyWhereTheConceptIsMeant() throws {
    let glossary = try pressGlossary()
    let meant = Article(
      glossary, [.fr, .en], ["L'évaluation atteint un milliard.", "The valuation hits a billion."])
    #expect(meant.findings == ["0 fr forbidden error aip-034"])
    let other = Article(
      glossary, [.fr, .en], ["L'évaluation des élèves.", "The grading of pupils."])
    #expect(other.findings == [])
  }

  @Test func aForbiddenEntryIsAnError() throws {
    let article = Article(try pressGlossary(), [.fr], ["L'IA forte arrive."])
    #expect(article.findings == ["0 fr forbidden error aip-067"])
  }

  @Test func aConceptNotNamedIsANote() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Le projet de loi est là.", "The draft is here."], ["Oui.", "Yes."])
    #expect(article.findings == ["0 en missing note aip-046"])
  }

  @Test func aConceptNamedElsewhereIsANote() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Le projet de loi est là.", "It is here."], ["Oui.", "Yes."], ["Non.", "No."],
      ["Le projet de loi.", "The bill."])
    #expect(article.findings == ["0 en missing note aip-046"])
  }

  @Test func whatIsHardlyEverLeftOutIsAWarning() throws {
    let kept = Array(repeating: ["Le projet de loi.", "The bill."], count: 30)
    let article = Article(
      try pressGlossary(), [.fr, .en], table: kept + [["Le projet de loi est là.", "It is here."]])
    // The sentence before names it as often on both sides, and makes up for nothing.
    #expect(article.findings == ["30 en missing warning aip-046"])
  }

  @Test func theTermOfAnotherConceptIsAnError() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["La valorisation monte.", "The valuation rises."],
      ["La valorisation baisse.", "The resignation falls."])
    #expect(article.findings == ["1 fr wrong error aip-016", "1 en wrong error aip-034"])
  }

  @Test func oneMentionOfSeveralCanBeWrong() throws {
    let right = Array(repeating: ["La valorisation monte.", "The valuation rises."], count: 4)
    let article = Article(
      try pressGlossary(), [.fr, .en],
      table: right + [
        ["Une valorisation, une autre valorisation.", "One valuation, another resignation."]
      ])
    #expect(article.findings.contains("4 en wrong error aip-034"))
    let pronoun = Article(
      try pressGlossary(), [.fr, .en],
      table: right + [["Une valorisation, une autre valorisation.", "One valuation, another one."]])
    #expect(pronoun.findings == [])
  }

  @Test func aTermOftenUsedWithoutItsConceptIsNoRival() throws {
    let glossary = try pressGlossary()
    let loose = Array(repeating: ["On la voit.", "A resignation is seen."], count: 6)
    let dropped = Array(repeating: ["La valorisation.", "That thing."], count: 3)
    let article = Article(
      glossary, [.fr, .en],
      table: loose + dropped + [["La valorisation baisse.", "The resignation falls."]])
    #expect(!article.findings.contains { $0.contains("wrong") })
  }

  @Test func wordsThatStandApartAreNoRival() throws {
    let glossary = Glossary(concepts: [
      concept("literary", .english, "literary work", .french, "œuvre littéraire"),
      concept("dramatic", .english, "dramatic work", .french, "œuvre dramatique"),
    ])
    let article = Article(
      glossary, [.en, .fr],
      ["A literary or dramatic work.", "Une œuvre littéraire ou dramatique."])
    #expect(!article.findings.contains { $0.contains("wrong") })
  }

  private func concept(
    _ id: String, _ language: Language, _ term: String, _ other: Language, _ otherTerm: String
  ) -> Concept {
    Concept(
      id: id,
      terms: [
        language: [Term(text: term, status: .preferred)],
        other: [Term(text: otherTerm, status: .preferred)],
      ])
  }

  @Test func aChangedNumberIsFound() throws {
    let none = Glossary()
    let article = Article(
      none, [.fr, .en], ["Il y en a 12 en 2024.", "There are 13 in 2024."],
      ["Le 5 mai, 5 autres.", "On May 5, 6 others."])
    #expect(
      article.facts(original: .french) == ["0 en number: 13 for 12", "1 en number: 6 for 5"])
    #expect(article.facts().count == 4)
  }

  @Test func numbersThatMovedOrAreSpelledAreNotChanged() throws {
    let none = Glossary()
    #expect(
      Article(
        none, [.fr, .en], ["Il y en a 12.", "There are twelve, of 30 in all."],
        ["Sur 30 en tout, 7 restent.", "7 remain."], ["1 234,5 euros", "1,234.5 euros"],
        ["Il part.", "He left in 1999."]
      ).facts() == [])
  }

  @Test func theThirdVersionTellsWhoIsWrong() throws {
    let article = Article(
      Glossary(), [.fr, .it, .en], ["Il y en a 12.", "Ce ne sono 12.", "There are 13."])
    #expect(article.facts().filter { $0.contains("number: 12") } == [])
    #expect(article.facts().contains("0 en number: 13 for 12"))
  }

  @Test func aChangedNameIsFound() throws {
    let alike = [
      ["Hier Altman parlait.", "Then Altman spoke."],
      ["Hier Hinton parlait.", "Then Hinton spoke."],
      ["Hier Altman dormait.", "Then Altman slept."],
      ["Hier Hinton dormait.", "Then Hinton slept."],
    ]
    let swapped = Article(
      Glossary(), [.fr, .en],
      table: alike + [["Oui.", "Yes."], ["Et Altman rit.", "And Hinton laughs."]]
    )
    #expect(swapped.facts(original: .french) == ["5 en name: Hinton for Altman"])
    let misspelled = Article(
      Glossary(), [.fr, .en],
      table: alike + [["Oui.", "Yes."], ["Et Altman rit.", "And Altmann laughs."]]
    )
    #expect(misspelled.facts(original: .french) == ["5 en name: Altmann for Altman"])
  }

  @Test func translatedNamesAreNotChanged() throws {
    let article = Article(
      Glossary(), [.fr, .en], ["À Londres ce soir.", "In London tonight."],
      ["De Londres à Paris.", "From London to Paris."], ["Et Londres dort.", "And London sleeps."])
    #expect(article.facts() == [])
  }

  @Test func onlyOthersThanTheOriginalAreChecked() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en], ["C'est le burnout.", "It is burnout."])
    let findings = TermCheck(article.glossary).findings(
      in: article.versions, rows: article.rows, occurrences: article.occurrences, original: .french)
    #expect(findings == [])
  }

  @Test func aMissingNameIsAWarningEvenThen() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Grok parle.", "It talks."], ["Oui.", "Yes."], ["Grok.", "Grok."])
    #expect(article.findings == ["0 en missing warning aip-051"])
  }

  @Test func whatIsNamedNextDoorIsNotMissing() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en], ["Le projet de loi est là.", "It is here."],
      ["Il plaît.", "The bill pleases."])
    #expect(article.findings == [])
  }

  @Test func aLongerTermOfAnotherConceptCovers() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Des talents de l'IA et des salariés.", "Talent for AI systems, former employees."])
    #expect(article.findings == ["0 fr missing note aip-003", "0 fr missing note aip-022"])
  }

  @Test func aRelatedWordIsNotMissing() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["La stratégie publicitaire.", "The advertising strategy."],
      ["Sa démission.", "She is resigning."])
    #expect(article.findings == [])
  }

  @Test func gapsAndUncertainRowsAreNotCompared() throws {
    let glossary = try pressGlossary()
    #expect(Article(glossary, [.fr, .en], ["Le projet de loi.", "-"]).findings == [])
    #expect(
      Article(glossary, [.fr, .en], confidence: 0.2, ["Le projet de loi.", "The draft."]).findings
        == [])
  }

  @Test func useTellsCountsFormsAndTheBestExample() throws {
    let article = Article(
      try pressGlossary(), [.fr, .it, .en],
      [
        "Les laboratoires d'IA parlent longuement.", "I laboratori di IA parlano.",
        "The labs talk.",
      ],
      ["Un laboratoire.", "Un laboratorio.", "A lab."],
      ["Les laboratoires.", "Essi.", "The labs."])
    let use = article.use
    #expect(use.concepts.count == 1)
    let laboratory = try #require(use.concepts.first)
    #expect(laboratory.counts == [.french: 3, .italian: 2, .english: 3])
    #expect(laboratory.forms[.english]?.map(\.text) == ["labs", "lab"])
    #expect(laboratory.forms[.english]?.map(\.count) == [2, 1])
    #expect(laboratory.exampleRow(in: [.french, .italian, .english]) == 1)
    #expect(laboratory.exampleRow(in: [.italian]) == 1)
    #expect(
      article.versions[0].document.string(
        try #require(laboratory.forms[.french]?.last).range) == "Les laboratoires".dropFirst(4))
  }
}
