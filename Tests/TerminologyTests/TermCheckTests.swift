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
      "\($0.row) \($0.language) \($0.kind) \($0.severity) \(glossary.concepts[$0.concept].id)"
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

  @Test func aConceptNotNamedAtAllIsAWarning() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Le projet de loi est là.", "The draft is here."], ["Oui.", "Yes."])
    #expect(article.findings == ["0 en missing warning aip-046"])
  }

  @Test func aConceptNamedElsewhereIsANote() throws {
    let article = Article(
      try pressGlossary(), [.fr, .en],
      ["Le projet de loi est là.", "It is here."], ["Oui.", "Yes."], ["Non.", "No."],
      ["Le projet de loi.", "The bill."])
    #expect(article.findings == ["0 en missing note aip-046"])
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
    #expect(article.findings == ["0 fr missing warning aip-003", "0 fr missing warning aip-022"])
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
