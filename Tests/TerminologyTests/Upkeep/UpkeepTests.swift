import Terminology
import TestSupport
import Testing
import Text

@Suite struct UpkeepTests {
  private func file(_ text: String, _ path: String = "g.tsv") throws -> GlossaryFile {
    try GlossaryReader().file(from: Array(text.utf8), path: path)
  }

  private func glossary(_ text: String) throws -> Glossary { try file(text).glossary }

  // MARK: - Merging

  @Test func conceptsAreMergedById() throws {
    let ours = try glossary("id\tfr\ten\tnote\na\tun\tone\tx\nb\tdeux\t\t\n")
    let theirs = try glossary("id\tfr\tit\tnote\turl\na\tun | une\tuno\tx\tu\nc\ttrois\ttre\t\t\n")
    let merge = GlossaryMerge(ours, theirs)
    #expect(merge.conflicts.isEmpty)
    #expect(merge.sharedCount == 1)
    #expect(merge.addedCount == 1)
    #expect(merge.glossary.concepts.map(\.id) == ["a", "b", "c"])
    let first = merge.glossary.concepts[0]
    #expect(first.terms[.french]?.map(\.text) == ["un", "une"])
    #expect(first.terms[.italian]?.map(\.text) == ["uno"])
    #expect(first.otherFields["url"] == "u")
    #expect(merge.glossary.otherFieldNames == ["url"])
  }

  @Test func conceptsAreMergedByTheirTerms() throws {
    let ours = try glossary("id\tfr\ten\na\tun\tone\nb\tavocat\tlawyer\n")
    let theirs = try glossary("id\tfr\ten\nx\tun\tone\ny\tavocat\tavocado\nz\tun\tone\n")
    let merge = GlossaryMerge(ours, theirs)
    // One word in common of two languages is not enough, and a concept is taken once.
    #expect(merge.glossary.concepts.map(\.id) == ["a", "b", "y", "z"])
  }

  @Test func whatBothSayDifferentlyIsTold() throws {
    let ours = try glossary(
      "id\tfr\ten\tdefinition\tstatus\tnote\na\tun | !ein\tone\td\tpreferred\t\n")
    let theirs = try glossary(
      "id\tfr\ten\tdefinition\tstatus\tnote\na\tune | un | ein\tone\te\tadmitted\tn\na2\tx\ty\t\t\t\n"
    )
    let merge = GlossaryMerge(ours, theirs)
    #expect(
      merge.conflicts.map { "\($0.field): \($0.kept) / \($0.other)" } == [
        "definition: d / e", "status: preferred / admitted", "fr: un / une",
        "fr: ein is forbidden / admitted",
      ])
    let terms = try #require(merge.glossary.concepts[0].terms[.french])
    #expect(terms.map(\.text) == ["un", "ein", "une"])
    #expect(terms.map(\.status) == [.preferred, .forbidden, .admitted])
    #expect(merge.glossary.concepts[0].note == "n")
  }

  @Test func anIdForSomethingElseIsChanged() throws {
    let merge = GlossaryMerge(
      try glossary("id\tfr\na\tun\n"), try glossary("id\tfr\na\tdeux\n"))
    #expect(merge.glossary.concepts.map(\.id) == ["a", "a-2"])
    #expect(merge.conflicts.map(\.field) == ["id"])
  }

  /// Every term of both is in the result, or was told.
  @Test func nothingIsLostInMerging() throws {
    var random = SplitMix(seed: 5)
    for _ in 0..<50 {
      let first = RandomGlossary.glossary(&random)
      let second = RandomGlossary.glossary(&random)
      let merge = GlossaryMerge(first, second)
      let texts = Set(
        merge.glossary.concepts.flatMap { $0.terms.values.flatMap { $0.map(\.text) } })
      for concept in first.concepts + second.concepts {
        for term in concept.terms.values.flatMap(\.self) { #expect(texts.contains(term.text)) }
      }
      #expect(merge.sharedCount + merge.addedCount == second.concepts.count)
      let terms = { (concept: Concept) in concept.terms.mapValues { $0.map(\.text) } }
      #expect(GlossaryMerge(first, first).glossary.concepts.map(terms) == first.concepts.map(terms))
    }
  }

  // MARK: - Differences

  @Test func differencesAreListedByConcept() throws {
    let old = try glossary("id\tfr\ten\tnote\na\tun\tone\tx\nb\tdeux\ttwo\t\nc\ttrois\tthree\t\n")
    let new = try glossary("id\tfr\ten\tnote\nc2\ttrois\tthree\t\na\tun | une\tone\ty\nd\tx\ty\t\n")
    let difference = GlossaryDifference(from: old, to: new)
    #expect(difference.removed == [1])
    #expect(difference.added == [2])
    #expect(
      difference.changed.map { $0.changes.map { "\($0.field): \($0.old) → \($0.new)" } } == [
        ["id: c → c2"], ["fr: un → un | une", "note: x → y"],
      ])
    #expect(GlossaryDifference(from: old, to: old).isEmpty)
  }

  // MARK: - Order

  @Test func idsAreOrderedByTheirNumbers() throws {
    let file = try file("# head\nid\tfr\n# ten\nc-10\tb\nc-9\ta\n\n# last\nb-1\té\n# end\n")
    #expect(
      String(
        decoding: file.bytes(inOrder: GlossaryOrder.identifier.indices(of: file.glossary)),
        as: UTF8.self)
        == "# head\nid\tfr\n\n# last\nb-1\té\nc-9\ta\n# ten\nc-10\tb\n# end\n")
    #expect(GlossaryOrder.term(.french).indices(of: file.glossary) == [1, 0, 2])
    // Without a term, by their ids.
    #expect(GlossaryOrder.term(.english).indices(of: file.glossary) == [2, 1, 0])
  }

  @Test func orderIsStableAndOnce() throws {
    let file = try file("id\tfr\tsubject\nx2\tB\t\nx1\ta\tz\nX1\tb\tk\nx01\tb\tk")
    let order = GlossaryOrder.identifier.indices(of: file.glossary)
    #expect(order.map { file.glossary.concepts[$0].id } == ["X1", "x01", "x1", "x2"])
    #expect(GlossaryOrder.subject.indices(of: file.glossary) == [2, 3, 1, 0])
    let sorted = try self.file(String(decoding: file.bytes(inOrder: order), as: UTF8.self))
    let again = GlossaryOrder.identifier.indices(of: sorted.glossary)
    #expect(again == Array(sorted.glossary.concepts.indices))
    #expect(sorted.bytes(inOrder: again) == sorted.bytes)
  }

  // MARK: - Validation

  @Test func mistakesAreFoundInTheirPlaces() throws {
    let file = try file(
      """
      id\tfr\ten
      a\tun\tone
      b\tun\tone
      c\tdeux | deux\ttwo
      d\t\tthree
      e\tquatre | !quatre\tfour
      f\tcinq\tthree
      g\tsix | !deux\tsix
      h\tthe end of the world\tmodèle de la langue
      i\tдва\tdva

      """)
    let validation = GlossaryValidation(file)
    #expect(
      validation.findings.map(\.description) == [
        "g.tsv:3:1: error: b has the same terms as a [duplicate-concept]",
        "g.tsv:3:3: warning: “un” is the preferred term of a and of b [shared-term]",
        "g.tsv:3:6: warning: “one” is the preferred term of a and of b [shared-term]",
        "g.tsv:4:10: warning: “deux” is there twice in c [duplicate-term]",
        "g.tsv:5:1: warning: d has no term in fr [empty-cell]",
        "g.tsv:6:13: error: “quatre” is both welcome and forbidden for e [forbidden-preferred]",
        "g.tsv:7:8: warning: “three” is the preferred term of d and of f [shared-term]",
        "g.tsv:8:10: warning: “deux” is forbidden for g and preferred for c [forbidden-elsewhere]",
        "g.tsv:9:3: warning: “the end of the world” stands in the column fr and looks like en "
          + "[wrong-language]",
        "g.tsv:9:24: warning: “modèle de la langue” stands in the column en and looks like fr "
          + "[wrong-language]",
        "g.tsv:10:3: warning: “два” stands in the column fr and looks like Cyrillic letters "
          + "[wrong-language]",
      ])
    #expect(validation.hasErrors)
  }

  @Test func thePressGlossaryHasNoErrors() throws {
    let bytes = try #require(fileBytes("Glossaries/ai-press.tsv"))
    let file = try GlossaryReader().file(from: bytes, path: "ai-press.tsv")
    let validation = GlossaryValidation(file)
    #expect(!validation.hasErrors)
    let wrong = validation.findings.filter { $0.code == "wrong-language" }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func termsAndConceptsAreCounted() throws {
    let statistics = GlossaryStatistics(
      try glossary("id\tsubject\tfr\ten\na\tx\tun | une | !ein\tone\nb\tx\tdeux\t\nc\ty\t\tthree\n")
    )
    #expect(statistics.concepts == 3)
    #expect(statistics.terms == 6)
    #expect(statistics.complete == 1)
    #expect(statistics.languages.map(\.admitted) == [1, 0])
    #expect(statistics.languages.map(\.forbidden) == [1, 0])
    #expect(statistics.subjects.map(\.value) == ["x", "y"])
  }
}
