import Bitext
import Terminology
import TestSupport
import Testing
import Text

/// A text with its terms marked, and the concepts expected in their order where they matter.
struct Example: Sendable, CustomTestStringConvertible {
  let language: Language
  let marked: String
  let concepts: [String]

  init(_ language: Language, _ marked: String, _ concepts: String...) {
    self.language = language
    self.marked = marked
    self.concepts = concepts
  }

  var testDescription: String { marked }

  func check(_ glossary: Glossary, _ location: SourceLocation = #_sourceLocation) {
    let text = segmented(MarkedText(marked).text, language)
    let occurrences = TermIndex(glossary, language).occurrences(in: text)
    #expect(
      MarkedText.marking(occurrences.map(\.range), in: text.document.text) == marked,
      sourceLocation: location)
    if !concepts.isEmpty {
      #expect(
        occurrences.map { glossary.concepts[$0.concept].id } == concepts, sourceLocation: location)
    }
  }
}

@Suite struct TermIndexTests {
  @Test(arguments: [
    // Acronyms keep their case: no verb ai, no preposition ad.
    Example(
      .fr, "J'ai vu que l'⟦IA⟧ et l'⟦intelligence artificielle⟧ progressent.", "aip-001", "aip-001"),
    Example(.fr, "Ai-je dit que ia n'est rien ?"),
    Example(.fr, "L’⟦AI⟧ est un anglicisme.", "aip-001"),
    Example(.it, "Parlo ad un ⟦AD⟧ e l'⟦amministratore delegato⟧ tace.", "aip-030", "aip-030"),
    Example(.it, "Dai, ai quali l'⟦AI⟧ piace.", "aip-001"),
    Example(.en, "⟦AI⟧ is no ai; an aim.", "aip-001"),
    Example(.en, "Several ⟦LLMs⟧ and two ⟦CEOs⟧ met.", "aip-060", "aip-030"),
    // Elision, either apostrophe.
    Example(
      .fr, "Un plan d'⟦introduction en bourse⟧ et l’⟦entrée en bourse⟧.", "aip-033", "aip-033"),
    Example(.fr, "Deux ⟦lanceurs d’alerte⟧, un ⟦lanceur d'alerte⟧.", "aip-031", "aip-031"),
    Example(
      .it, "La ⟦sicurezza dell’IA⟧ e la ⟦manipolazione dell'informazione⟧.", "aip-010", "aip-013"),
    // Number, and gender in phrases.
    Example(.fr, "Des ⟦contenus sexuels explicites⟧ et ⟦non consensuels⟧.", "aip-014", "aip-015"),
    Example(.fr, "Des images explicites et ⟦non consensuelles⟧.", "aip-015"),
    Example(
      .fr, "D'⟦anciens employés⟧, une ⟦ancienne salariée⟧, des ⟦salariées⟧.", "aip-022", "aip-022",
      "aip-021"),
    Example(.it, "Le ⟦borse ERC⟧ e gli ⟦incentivi economici⟧.", "aip-041", "aip-036"),
    Example(.it, "I ⟦segnalatori di illeciti⟧ nei ⟦laboratori di IA⟧.", "aip-031", "aip-006"),
    Example(.it, "I ⟦sistemi di IA⟧ ⟦superintelligenti⟧.", "aip-003", "aip-008"),
    Example(
      .en, "Two ⟦AI laboratories⟧ lost their ⟦mergers and acquisitions⟧ team.", "aip-006", "aip-087"
    ),
    // A term given in the plural has no singular.
    Example(.it, "Le ⟦dimissioni⟧, non la dimissione.", "aip-016"),
    Example(.fr, "Des ⟦représailles⟧, pas une représaille.", "aip-032"),
    Example(.en, "Strong ⟦sales⟧, no sale; ⟦ads⟧, no ad.", "aip-088", "aip-039"),
    // Verbs conjugate; nouns of their stem stay apart.
    Example(
      .fr, "Elle a été ⟦licenciée⟧ : un ⟦licenciement⟧, deux ⟦licenciements⟧.", "aip-018",
      "aip-017", "aip-017"),
    Example(.it, "Fu ⟦licenziata⟧ dopo il ⟦licenziamento⟧ altrui.", "aip-018", "aip-017"),
    Example(
      .en,
      "She was ⟦fired⟧ after a ⟦dismissal⟧; a firm ⟦let⟧ her ⟦go⟧.".replacing(
        "⟦let⟧ her ⟦go⟧", with: "let her go"), "aip-018", "aip-017"),
    Example(.en, "They ⟦let go⟧ two and ⟦dismissed⟧ three.", "aip-018", "aip-018"),
    Example(.en, "It is ⟦going public⟧; it will ⟦go public⟧.", "aip-033", "aip-033"),
    // Words that only begin alike.
    Example(.en, "A billion for one ⟦bill⟧, two ⟦bills⟧.", "aip-046", "aip-046"),
    Example(.en, "Labor in the ⟦lab⟧, elaborate.", "aip-006"),
    Example(.it, "Il font e la fonte.".replacing("fonte", with: "⟦fonte⟧"), "aip-043"),
    Example(.fr, "Les ⟦sources⟧ et la ⟦source⟧, sans sourcer ni ressource.", "aip-043", "aip-043"),
    // The longest wins; bare words beside it are found.
    Example(
      .fr, "L'⟦intelligence artificielle générale⟧ d'un ⟦ancien employé⟧.", "aip-002", "aip-022"),
    Example(
      .fr, "Le ⟦licenciement collectif⟧ et son ⟦indemnité de licenciement⟧.", "aip-080", "aip-079"),
    Example(
      .it, "Un ⟦ex dipendente⟧, due ⟦ex-dipendenti⟧, tre ⟦dipendenti⟧.", "aip-022", "aip-022",
      "aip-021"),
    // Hyphens.
    Example(
      .fr, "Le ⟦burn-out⟧, le ⟦burnout⟧, une ⟦start-up⟧, une ⟦startup⟧.", "aip-023", "aip-023",
      "aip-038", "aip-038"),
    Example(
      .en, "The ⟦co-founder⟧ and ⟦cofounders⟧ of an ⟦AI⟧-powered firm.", "aip-020", "aip-020",
      "aip-001"),
    Example(.en, "An open-source tool and an ex-⟦researcher⟧.", "aip-042"),
    // Names keep their case and have no plural.
    Example(
      .en, "⟦xAI⟧ and ⟦ChatGPT⟧ grok ⟦Grok⟧; XAI, Chatgpt and Groks do not.", "aip-049", "aip-050",
      "aip-051"),
    Example(.fr, "⟦xAI⟧ offre. ⟦xAI⟧, la ⟦startup⟧.", "aip-049", "aip-049", "aip-038"),
    Example(
      .en, "The ⟦Superalignment⟧ and ⟦Mission Alignment⟧ teams study ⟦alignment⟧.", "aip-052",
      "aip-053", "aip-068"),
    Example(.en, "The ⟦Safeguards Research Team⟧ built ⟦safeguards⟧.", "aip-054", "aip-072"),
    Example(.en, "⟦xAI⟧'s chatbot".replacing("chatbot", with: "⟦chatbot⟧"), "aip-049", "aip-005"),
    // Forbidden forms.
    Example(
      .it, "Un ⟦uso malizioso⟧, un ⟦uso malevolo⟧, un gesto malizioso.", "aip-011", "aip-011"),
    Example(.fr, "Le ⟦raisonnement⟧ (⟦reasoning⟧).", "aip-007", "aip-007"),
    Example(.fr, "L'⟦IA forte⟧ n'est pas l'⟦IA⟧.", "aip-067", "aip-001"),
    // No term crosses a sentence.
    Example(.en, "He praised human. Capital was scarce."),
    Example(.en, "⟦Human capital⟧ was scarce.", "aip-026"),
  ])
  func thePressGlossaryIsFound(_ example: Example) throws {
    example.check(try pressGlossary())
  }

  @Test func wordsInCapitalsAreFoundButAcronymsNot() throws {
    Example(.it, "⟦LICENZIAMENTO⟧ AD OGNI COSTO SEMPRE").check(try pressGlossary())
  }

  @Test func aPhraseInThePluralHasASingularAndANounHasNone() throws {
    let glossary = try glossary(
      "rights; noun; droits moraux | données; ; moral rights | data rights | forces;")
    Example(.en, "A ⟦moral right⟧; two ⟦moral rights⟧, ⟦forces⟧, no force.").check(glossary)
    Example(
      .fr,
      "Un ⟦droit moral⟧, les ⟦données⟧, une femme donnée.".replacing(
        "femme donnée", with: "donnée")
    ).check(glossary)
  }

  @Test func wordsThatOnlyLookLikeFormsAreNotFound() throws {
    let glossary = try glossary("c; noun; cour | accord | port; caso | porto; bill | form;")
    Example(.fr, "Il accorde un cours à la porte de la ⟦cour⟧, deux ⟦accords⟧, les ⟦ports⟧.")
      .check(glossary)
    Example(.it, "La casa e le porte, i ⟦casi⟧, due ⟦porti⟧.").check(glossary)
    Example(.en, "A billion former ⟦bills⟧ in this ⟦form⟧.").check(glossary)
  }

  @Test func flagsAskForCaseAndForTheExactForm() throws {
    let lines = """
      id\ten\ten:flags\tfr\tfr:flags
      apple\tApple\tcase\tOrange\tcase
      rare\trare earths\texact\tterres rares\texact
      both\tWindow\tcase exact\tÉtat\tcase

      """
    let glossary = try GlossaryReader().file(from: Array(lines.utf8), path: "-").glossary
    Example(
      .en, "⟦Apple⟧ sells no apple, APPLE nothing; two ⟦Apples⟧.", "apple", "apple"
    ).check(glossary)
    Example(.en, "⟦Rare earths⟧, no rare earth.", "rare").check(glossary)
    Example(.en, "⟦Window⟧, no window, no Windows.", "both").check(glossary)
    Example(.fr, "⟦Orange⟧, une orange, l'⟦État⟧ et son état, deux ⟦États⟧.").check(glossary)
    Example(.fr, "Des ⟦terres rares⟧, une terre rare.").check(glossary)
  }

  @Test func theFormNearestToTheTextWins() throws {
    let glossary = try glossary(
      "low; noun; ; ; polish;", "name; name; ; ; Polish;", "bad; noun; ; ; !set;",
      "good; noun; ; ; item | set;")
    Example(.en, "⟦Polish⟧ ⟦polish⟧", "name", "low").check(glossary)
    Example(.en, "A ⟦set⟧.", "good").check(glossary)
  }

  @Test func overlappingTermsGoToTheLonger() throws {
    let glossary = try glossary(
      "ab; noun; ; ; red tape;", "bc; noun; ; ; tape measure; ", "a; noun; ; ; red;")
    Example(.en, "A ⟦red⟧ ⟦tape measure⟧, ⟦red tape⟧.", "a", "bc", "ab").check(glossary)
  }

  @Test func nestedTermsAreListedOnRequest() throws {
    let text = segmented("Des ⟦⟦anciens salariés⟧⟧.".filter { !"⟦⟧".contains($0) }, .fr)
    let index = TermIndex(try pressGlossary(), .fr)
    let nested = index.occurrences(in: text, TermSearchOptions(nested: true))
    #expect(
      MarkedText.marking(nested.map(\.range), in: text.document.text)
        == "Des ⟦anciens ⟦salariés⟧⟧.")
    #expect(index.occurrences(in: text).count == 1)
  }

  @Test(arguments: [
    (0, "They let her go and ⟦let go⟧ again."),
    (1, "They ⟦let her go⟧ and ⟦let go⟧ again."),
    (1, "They let all of them go."),
    (3, "They ⟦let all of them go⟧."),
    (3, "They let me, then go."),
    (2, "They ⟦let their old go⟧."),
    // What stands together comes first.
    (2, "They let old ⟦staff⟧ go."),
    (3, "Let ⟦let go⟧ go."),
  ])
  func wordsOfATermMayStandApartOnRequest(_ gap: Int, _ marked: String) throws {
    let glossary = try glossary("go; verb; ; ; let go;", "staff; noun; ; ; staff;")
    let text = segmented(MarkedText(marked).text, .en)
    let found = TermIndex(glossary, .en).occurrences(in: text, TermSearchOptions(gap: gap))
    #expect(MarkedText.marking(found.map(\.range), in: text.document.text) == marked)
  }

  @Test func aTermMayBeginWithAHyphenOrBeOne() throws {
    let glossary = try glossary("ism; noun; ; ; -ism;", "dash; noun; ; ; -;")
    Example(.en, "A social⟦-ism⟧ ⟦-⟧ and an ism.", "ism", "dash").check(glossary)
    Example(.en, "A well⟦-⟧known word.", "dash").check(glossary)
  }

  @Test func acronymsOfALongSentenceInCapitalsStayLinear() throws {
    let text = segmented(String(repeating: "AI ", count: 20_000), .en)
    let glossary = try glossary("ai; noun; ; ; AI;")
    #expect(TermIndex(glossary, .en).occurrences(in: text).isEmpty)
  }

  @Test func occurrencesTellSentenceAndStatus() throws {
    let text = segmented(["Rien ici.", "Le burnout existe. L'IA aussi."], .fr)
    let occurrences = TermIndex(try pressGlossary(), .fr).occurrences(in: text)
    #expect(occurrences.map(\.sentence) == [1, 2])
    #expect(occurrences.map(\.status) == [.forbidden, .admitted])
    #expect(
      ConceptMentions(of: occurrences, sentenceCount: 3).bySentence == [[], [22], [0]])
  }

  @Test func aLanguageWithoutTermsHasNoOccurrences() throws {
    let german = try #require(Language("de"))
    #expect(TermIndex(try pressGlossary(), german).occurrences(in: segmented("KI", german)).isEmpty)
  }

  @Test func manyTermsThatBeginAlikeStayLinear() throws {
    var lines = "id\ten\n"
    for length in 1...40 {
      lines +=
        "c\(length)\t" + Array(repeating: "very", count: length).joined(separator: " ") + "\n"
    }
    let glossary = try GlossaryReader().file(from: Array(lines.utf8), path: "-").glossary
    let text = segmented(String(repeating: "very ", count: 3_000), .en)
    let occurrences = TermIndex(glossary, .en).occurrences(in: text)
    #expect(occurrences.count == 3_000 / 32 + 1)
  }
}
