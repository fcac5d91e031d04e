import Bitext
import Editions
import Quotations
import Terminology
import TestSupport
import Testing
import Text

@testable import Pipeline

@Suite struct DecisionPlanTests {
  private let folder: TemporaryFolder
  private static let french = """
    # Le départ

    Le laboratoire ferme demain. Personne ne sait pourquoi.

    « Nous étions coincés », explique Vahid Kazemi.

    La guerre des talents continue. La guerre des talents fatigue.
    """
  private static let english = """
    # The departure

    The laboratory closes tomorrow. Nobody knows why.

    “We were stuck,” explains Vahid Kazemi.

    The talent war goes on. The talent war is tiring.
    """

  init() throws {
    folder = try TemporaryFolder()
    try writeFile(Self.french, at: folder.path + "/a.fr.md")
    try writeFile(Self.english, at: folder.path + "/a.en.md")
  }

  private var files: ArticleFiles {
    ArticleFiles(
      key: "a", pairing: .filenameSuffix,
      versions: ["a.en.md", "a.fr.md"].map { folder.path + "/" + $0 })
  }

  private func analysis(_ files: ArticleFiles? = nil) throws -> Analysis {
    try Run().analysis(of: files ?? self.files)
  }

  private func keys(_ analysis: Analysis) -> [ContentKey] {
    ContentKey.keys(ofRows: analysis.rows, in: analysis.versions)
  }

  /// What `apply` makes of decisions, written unless told otherwise.
  @discardableResult
  private func apply(_ decisions: [Decision], writing: Bool = true) throws -> DecisionPlan {
    let file = try DecisionFile(from: DecisionFile.bytes(of: decisions), path: "d.tsv")
    let plan = try DecisionPlan(
      file, articles: [files], run: Run(depth: .quotations),
      glossary: folder.path + "/g/terms.tsv", ignored: folder.path + "/g/ignored-terms.txt")
    if writing { try plan.write() }
    return plan
  }

  private func shapes(_ analysis: Analysis) -> [[Int]] {
    analysis.rows.map { row in
      analysis.versions.map { row.sentences[$0.language]?.count ?? 0 }
    }
  }

  private static let words: [Language: String] = [.french: "Le…", .english: "The…"]

  @Test func laterRunsFollowWhatWasDecidedOnRows() throws {
    let before = try analysis()
    #expect(shapes(before) == Array(repeating: [1, 1], count: 6))
    let rows = keys(before)
    let plan = try apply([
      Decision(.merge(with: rows[2]), key: rows[1], words: Self.words),
      Decision(.unlink(.english), key: rows[5], words: Self.words),
    ])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.changes.map(\.summary) == ["2 decisions"])
    #expect(plan.changes.map(\.path) == [folder.path + "/a.decisions.tsv"])

    let after = try analysis()
    #expect(after.diagnostics.isEmpty)
    #expect(shapes(after) == [[1, 1], [2, 2], [1, 1], [1, 1], [1, 0], [0, 1]])
    #expect(after.rows.map(\.isCorrected) == [false, true, false, false, true, true])
    #expect(
      after.bitexts[0].beads.map { [$0.source.count, $0.target.count] } == shapes(after))
    let page = String(
      decoding: ReportPage(EditionMaterial(after, options: EditionOptions(timestamp: 0))).html,
      as: UTF8.self)
    #expect(page.contains("✎ corrected"))
    #expect(page.contains("corrected uneven\" data-key=\"\(keys(after)[1])\""))

    // What is decided on the new page stands beside what was decided before.
    let second = keys(after)
    try apply([
      Decision(
        .split([.french: 1, .english: 1]), key: second[1], words: Self.words)
    ])
    #expect(
      shapes(try analysis()) == [[1, 1], [1, 1], [1, 1], [1, 1], [1, 1], [1, 0], [0, 1]])
  }

  @Test func mergesOfOnePageAddUp() throws {
    let rows = keys(try analysis())
    try apply([
      Decision(.merge(with: rows[2]), key: rows[1], words: Self.words),
      Decision(.merge(with: rows[3]), key: rows[2], words: Self.words),
    ])
    #expect(shapes(try analysis()) == [[1, 1], [3, 3], [1, 1], [1, 1]])
  }

  @Test func editsElsewhereDoNotMatterAndEditsHereAreTold() throws {
    let rows = keys(try analysis())
    try apply([Decision(.merge(with: rows[2]), key: rows[1], words: Self.words)])
    try writeFile(
      Self.french.replacing("Le départ", with: "Le grand départ")
        + "\nEnfin, 12 personnes restent.\n", at: folder.path + "/a.fr.md")
    try writeFile(
      Self.english.replacing("tiring", with: "exhausting") + "\nIn the end, 12 people stay.\n",
      at: folder.path + "/a.en.md")
    var after = try analysis()
    #expect(after.diagnostics.isEmpty)
    #expect(shapes(after)[1] == [2, 2])

    try writeFile(
      Self.french.replacing("ferme demain", with: "ferme ce soir"), at: folder.path + "/a.fr.md")
    after = try analysis()
    #expect(
      after.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)" }
        == ["2:7 orphaned-decision"])
    #expect(!after.rows.contains { $0.isCorrected })
  }

  @Test func decisionsOnVersionsThatAreNotReadArePassedOver() throws {
    let rows = keys(try analysis())
    try apply([Decision(.merge(with: rows[2]), key: rows[1], words: Self.words)])
    let alone = ArticleFiles(
      key: "a", pairing: .manual, versions: [folder.path + "/a.fr.md"])
    #expect(try analysis(alone).diagnostics.isEmpty)
  }

  @Test func contraryAndUnknownDecisionsAreLeftOutAndTold() throws {
    let rows = keys(try analysis())
    let gone = try #require(ContentKey("0123456789abcdef"))
    let plan = try apply([
      Decision(.merge(with: rows[2]), key: rows[1], words: Self.words),
      Decision(.unlink(.french), key: rows[1], words: Self.words),
      Decision(.unlink(.french), key: gone, words: Self.words),
      Decision(.merge(with: rows[5]), key: rows[3], words: Self.words),
      Decision(.speaker("Nobody"), key: gone),
      Decision(.acceptTerm, key: gone, words: Self.words),
    ])
    #expect(plan.hasWarnings)
    #expect(
      plan.diagnostics.map { "\($0.place?.line ?? 0) \($0.code)" } == [
        "3 contrary-decision", "4 orphaned-decision", "5 impossible-decision",
        "6 orphaned-decision", "7 orphaned-decision",
      ])
    #expect(plan.changes.map(\.summary) == ["1 decision"])
  }

  @Test func speakersAreCorrectedInEveryVersion() throws {
    let before = try analysis()
    #expect(before.quotations.map(\.count) == [1, 1])
    let key = try #require(
      ContentKey.keys(
        of: before.parallelQuotations, quotations: before.quotations, in: before.versions
      ).first)
    try apply([Decision(.speaker("Ada Lovelace"), key: key, words: Self.words)])
    let after = try analysis()
    let attributions = after.quotations.flatMap { $0.map(\.attribution) }
    #expect(attributions.map { $0?.name } == ["Ada Lovelace", "Ada Lovelace"])
    #expect(attributions.allSatisfy { $0?.status == .corrected })
    let material = EditionMaterial(after, options: EditionOptions(timestamp: 0))
    let json = String(
      decoding: try #require(QuotationList(material, language: .english)).json, as: UTF8.self)
    #expect(json.contains("\"attribution_status\" : \"corrected\""))

    // The last word counts; the same word again is known.
    #expect(try apply([Decision(.speaker("Ada Lovelace"), key: key)]).knownCount == 1)
    try apply([Decision(.speaker(""), key: key, words: Self.words)])
    #expect(try analysis().quotations[0][0].attribution?.name == nil)
  }

  @Test func termsGoIntoTheGlossaryOrAreNotProposedAgain() throws {
    let accepted: [Language: String] = [
      .french: "guerre des talents", .english: "talent war",
    ]
    let rejected: [Language: String] = [.french: "laboratoire", .english: "laboratory"]
    let absent: [Language: String] = [.french: "baleine", .english: "whale"]
    let decisions = [
      Decision(.acceptTerm, key: ContentKey(terms: accepted), words: accepted),
      Decision(.rejectTerm, key: ContentKey(terms: rejected), words: rejected),
      Decision(.acceptTerm, key: ContentKey(terms: absent), words: absent),
      Decision(.acceptTerm, key: ContentKey(terms: absent), words: accepted),
    ]
    let plan = try apply(decisions)
    #expect(
      plan.diagnostics.map { "\($0.place?.line ?? 0) \($0.code)" } == [
        "4 orphaned-decision", "5 orphaned-decision",
      ])
    let glossary = try GlossaryFolder.glossary(from: [folder.path + "/g/terms.tsv"])
    #expect(glossary.concepts.map(\.id) == ["guerre-des-talents"])
    #expect(glossary.concepts[0].terms[.english]?.map(\.text) == ["talent war"])
    #expect(glossary.concepts[0].status == .preferred)
    let ignored = try IgnoredTermsFile.terms(at: folder.path + "/g/ignored-terms.txt")
    #expect(ignored.count == 1)
    #expect(ignored.contains([.french: "Laboratoire", .english: "laboratory", .italian: "x"]))
    #expect(!ignored.contains([.french: "laboratoire", .english: "lab"]))
    #expect(!ignored.contains([.french: "laboratoire"]))
    #expect(!fileExists(folder.path + "/a.decisions.tsv"))

    let again = try apply(decisions)
    #expect(again.changes.isEmpty)
    #expect(again.knownCount == 2)
  }

  @Test func editedTermsGoIntoTheGlossaryInTheirForms() throws {
    let proposed: [Language: String] = [.french: "guerre des talents", .english: "talent war"]
    let other: [Language: String] = [.french: "laboratoire", .english: "laboratory"]
    let decisions = [
      Decision(
        .acceptTerm, key: ContentKey(terms: proposed), words: proposed,
        forms: [.french: "guerre des talents", .english: "war for talent", .italian: "guerra"]),
      Decision(
        .acceptTerm, key: ContentKey(terms: other), words: other,
        forms: [.french: "le laboratoire", .english: "the laboratory"]),
    ]
    let plan = try apply(decisions)
    #expect(!plan.hasWarnings)
    #expect(
      plan.diagnostics.filter { $0.code == "absent-form" }.map {
        "\($0.severity) \($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)"
      } == [
        "note 2:77 no article has the it form “guerra”; it is added all the same",
        "note 2:84 no article has the en form “war for talent”; it is added all the same",
      ])
    // The second keeps no form that was proposed: it must not be proposed again.
    #expect(plan.changes.map(\.summary) == ["1 replaced term", "2 new concepts"])
    let glossary = try GlossaryFolder.glossary(from: [folder.path + "/g/terms.tsv"])
    #expect(
      glossary.concepts.map { $0.terms.mapValues { $0.map(\.text) } } == [
        [
          .french: ["guerre des talents"], .english: ["war for talent"], .italian: ["guerra"],
        ], [.french: ["le laboratoire"], .english: ["the laboratory"]],
      ])
    let ignored = try IgnoredTermsFile.terms(at: folder.path + "/g/ignored-terms.txt")
    #expect(ignored.contains(other) && !ignored.contains(proposed))
    #expect(try apply(decisions).knownCount == 2)
  }

  @Test func proposalsLeaveOutWhatIsKnownAndWhatWasTurnedDown() throws {
    let analysis = try analysis()
    let all = TermProposals(lexicon: WordLexicon(), glossary: Glossary()).proposals(for: analysis)
    let first = try #require(all.first)
    #expect(all.allSatisfy { $0.terms.count == 2 && analysis.rows.indices.contains($0.row) })
    var ignored = IgnoredTerms()
    ignored.add(first.terms)
    let fewer = TermProposals(lexicon: WordLexicon(), glossary: Glossary(), ignoring: ignored)
      .proposals(for: analysis)
    #expect(!fewer.contains { $0.terms == first.terms })
    let sifted = TermProposals(lexicon: WordLexicon(), glossary: Glossary(), ignoring: ignored)
      .sifted(for: analysis)
    #expect(sifted.rejected == [ContentKey(terms: first.terms)])
    let glossary = Glossary(concepts: [
      Concept(
        id: "1", terms: first.terms.mapValues { [Term(text: $0, status: .preferred)] })
    ])
    let known = try Run(glossary: glossary).analysis(of: files)
    #expect(
      !TermProposals(lexicon: WordLexicon(), glossary: glossary).proposals(for: known)
        .contains { $0.terms == first.terms })
  }

  @Test func nothingIsWrittenOnADryRun() throws {
    let rows = keys(try analysis())
    let plan = try apply(
      [Decision(.merge(with: rows[2]), key: rows[1])], writing: false)
    #expect(plan.changes.count == 1)
    #expect(!fileExists(folder.path + "/a.decisions.tsv"))
  }

  /// A folder that stands where the glossary should go: it stops root as well.
  @Test func whereOneFileCannotBeWrittenNoneIs() throws {
    let rows = keys(try analysis())
    let terms: [Language: String] = [.french: "guerre des talents", .english: "talent war"]
    let plan = try apply(
      [
        Decision(.merge(with: rows[2]), key: rows[1], words: Self.words),
        Decision(.acceptTerm, key: ContentKey(terms: terms), words: terms),
      ], writing: false)
    #expect(plan.changes.map(\.file.name) == ["a.decisions.tsv", "terms.tsv"])
    makeFolder(folder.path + "/g")
    makeFolder(folder.path + "/g/terms.tsv")
    #expect(throws: OutputError.self) { try plan.write() }
    #expect(!fileExists(folder.path + "/a.decisions.tsv"))
    #expect(namesInFolder(folder.path).sorted() == ["a.en.md", "a.fr.md", "g"])
  }

  /// What the report page needs to let go of decisions that wait in a browser still.
  @Test func thePageSaysWhatWasDecided() throws {
    let rows = keys(try analysis())
    try apply([Decision(.merge(with: rows[2]), key: rows[1], words: Self.words)])
    #expect(try analysis().decisions.map(\.key) == [rows[1]])
    let page = String(
      decoding: ReportPage(EditionMaterial(try analysis(), options: EditionOptions(timestamp: 0)))
        .html, as: UTF8.self)
    #expect(page.contains("data-decided=\"merge\t\(rows[1])\t\(rows[2])\""))
  }

  @Test func aBrokenFileBesideTheArticleIsAnError() throws {
    try writeFile("decision\tkey\nmelt\t0123456789abcdef\n", at: folder.path + "/a.decisions.tsv")
    #expect(throws: DecisionError.self) { try analysis() }
  }
}
