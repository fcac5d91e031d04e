import Bitext
import Quotations
import TestSupport
import Testing
import Text

@Suite struct OriginalsTests {
  private static let lexicon: WordLexicon = {
    var lexicon = WordLexicon()
    do {
      try lexicon.addPairFile(at: packageRoot + "/Glossaries/lexicon/fr-en.tsv")
    } catch {
      Issue.record(error)
    }
    return lexicon
  }()

  private func page(
    _ text: String, _ language: Language = .english, url: String? = nil
  ) throws -> SourcePage {
    let document = try SourceReader(options: ReadingOptions(format: .plain, language: language))
      .document(from: Array(text.utf8), path: "page")
    return SourcePage(Segmenter().segment(document), url: url)
  }

  /// What is found for the words between guillemets of a French text.
  private func found(
    _ text: String, in pages: [SourcePage], citing links: Set<String> = [], speaker: String? = nil
  ) throws -> (text: String, original: Original)? {
    let document = try SourceReader(options: ReadingOptions(format: .plain, language: .french))
      .document(from: Array(text.utf8), path: "article")
    let segmented = Segmenter().segment(document)
    let quotation = try #require(QuotationFinder().quotations(in: segmented).first)
    let wording = Wording(segmented, range: quotation.innerRange, speaker: speaker)
    return OriginalSearch(pages: pages, lexicon: Self.lexicon).original(
      of: [wording], citing: links
    )
    .map { (pages[$0.page].segmented.document.string($0.range), $0) }
  }

  private let other = """
    The dog sleeps in the garden. Customers pay less. The company closes two factories on Tuesday. \
    We leave the city tomorrow. We wait for the rain.
    """

  @Test func theWordsAreFoundInAnotherLanguage() throws {
    let pages = try [
      page(other),
      page("I have seen how hard it is to let our values govern our actions. The dog sleeps."),
    ]
    let found = try #require(
      try found(
        "« J'ai vu combien il est difficile de laisser nos valeurs gouverner nos actions. »",
        in: pages))
    #expect(found.text == "I have seen how hard it is to let our values govern our actions.")
    #expect(found.original.page == 1)
    #expect(found.original.standing == .likely)
    #expect(found.original.findings == [.unmarked])
  }

  @Test func thePlaceInMarksIsPreferred() throws {
    let pages = try [
      page("She spoke. “I have deep reservations,” she said. Her deep reservations are known.")
    ]
    let part = try #require(try found("Elle a de « profondes réserves ».", in: pages))
    #expect(part.text == "deep reservations")
    #expect(part.original.range.start < 40)
    #expect(part.original.findings == [])
    let whole = try #require(try found("« J'ai de profondes réserves. »", in: pages))
    #expect(whole.text == "I have deep reservations,")
    #expect(whole.original.marked != nil)
  }

  @Test func nothingLikeItIsNoSource() throws {
    #expect(
      try found("« Les montagnes dansent toujours sous les étoiles polaires »", in: [page(other)])
        == nil)
    #expect(try found("« Oui »", in: []) == nil)
  }

  @Test func theSameWordsInTheSameLanguageAreExact() throws {
    let pages = try [page("Il a dit : “Nous partons  demain” !", .french)]
    let found = try #require(try found("« nous partons demain »", in: pages))
    #expect(found.original.standing == .exact)
    #expect(found.original.confidence == 1)
  }

  @Test(arguments: [
    ("« Le monde est en danger. »", "The world is not in peril.", OriginalFinding.negationDiffers),
    ("« Le monde n'est pas en danger. »", "The world is in peril.", .negationDiffers),
    (
      "« Nos clients paient 30 euros de moins. »", "Our customers pay 40 euros less.",
      .numberDiffers
    ),
    (
      "« Demain, Michelin achète trois hôpitaux. »", "Tomorrow then Renault buys three hospitals.",
      .nameDiffers
    ),
  ])
  func whatIsSaidOtherwiseIsFlagged(quotation: String, source: String, finding: OriginalFinding)
    throws
  {
    let found = try #require(try found(quotation, in: [page(source + " " + other)]))
    #expect(found.original.findings.contains(finding))
  }

  @Test(arguments: [
    ("« Le monde est en danger. »", "The world is in peril."),
    ("« Le monde n'est pas en danger. »", "The world isn’t in peril."),
    ("« Nos clients paient 30 euros de moins. »", "Our customers pay thirty euros less."),
    ("« Le monde n'est jamais en danger. »", "The world is never in peril."),
  ])
  func whatIsSaidAlikeIsNot(quotation: String, source: String) throws {
    let found = try #require(try found(quotation, in: [page(source + " " + other)]))
    #expect(found.original.findings == [.unmarked])
  }

  @Test func aCitedPageStandsBeforeACloserCopy() throws {
    let pages = try [
      page("Danger of the monde: the world is in danger and in peril, danger."),
      page("He wrote: “The world is in real peril.”", url: "https://www.example.org/letter/?x=1"),
    ]
    let found = try #require(
      try found("« Le monde est en danger »", in: pages, citing: ["http://example.org/letter"]))
    #expect(found.original.page == 1)
    #expect(found.original.isCited)
  }

  @Test func pagesWithTheSameWordingAreNamed() throws {
    let text = "I have seen how hard it is to let our values govern our actions."
    let pages = try [page(text), page(other), page("He said: " + text)]
    let found = try #require(
      try found(
        "« J'ai vu combien il est difficile de laisser nos valeurs gouverner nos actions. »",
        in: pages))
    #expect(found.original.pages == [0, 2])
  }

  @Test func wordsOfTwoPlacesAreJoined() throws {
    let pages = try [
      page("The world is in peril. " + other + " It is hard to let our values govern our actions.")
    ]
    let found = try #require(
      try found(
        "« Le monde est en danger, difficile de laisser nos valeurs gouverner nos actions »",
        in: pages))
    #expect(found.original.findings.contains(.joined))
  }

  @Test func pagesOfUnknownLanguagesAreSearchedByNamesAndNumbers() throws {
    let pages = try [page("Im Jahr 1987 traf Gorbatschow Reagan in Reykjavik.", Language("de")!)]
    let found = try #require(try found("« Gorbatchev et Reagan à Reykjavik en 1987 »", in: pages))
    #expect(found.text.contains("Reykjavik"))
  }

  @Test func wordsThatAllPagesHaveTellNothing() throws {
    let pages = try (0..<200).map { _ in
      try page(Array(repeating: "world values peril.", count: 50).joined(separator: " "))
    }
    // What every sentence says tells nothing.
    #expect(try found("« Le monde, les valeurs, le danger »", in: pages) == nil)
  }
}
