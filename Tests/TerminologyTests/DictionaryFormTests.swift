import Bitext
import Terminology
import Testing
import Text

/// Candidates are shown as a dictionary has them, in forms that the document has.
@Suite struct DictionaryFormTests {
  /// The texts of the candidates of sentences and their translation, word by word the same.
  private func texts(
    _ source: [String], _ language: Language, _ target: [String], _ other: Language
  ) -> Set<String> {
    let rows = source.indices.map {
      TrilingualRow(
        index: $0, sentences: [language: $0..<($0 + 1), other: $0..<($0 + 1)], confidence: 1)
    }
    let candidates = CandidateExtractor().candidates(
      from: segmented(source, language), to: segmented(target, other), rows: rows)
    return Set(candidates.map(\.source.text))
  }

  @Test func thePluralBecomesTheSingularThatStandsThere() {
    let found = texts(
      ["Les banques centrales veillent.", "La banque centrale dort.", "Les banques centrales."],
      .french, ["Central banks watch.", "The central bank sleeps.", "Central banks."], .english)
    #expect(found.contains("banque centrale"))
    #expect(!found.contains("banques centrales"))
  }

  @Test func wordByWordWhereNoSingularStandsWhole() {
    let found = texts(
      [
        "Les prestataires agréés paient.", "Un prestataire dort.", "Le dépôt agréé ferme.",
      ], .french,
      ["Licensed providers pay.", "A provider sleeps.", "The licensed store closes."], .english)
    #expect(found.contains("prestataire agréé"))
    #expect(!found.contains("prestataires agréés"))
  }

  @Test func genderIsKept() {
    let found = texts(
      ["Les sociétés agréées paient.", "La société dort.", "Le dépôt agréé ferme."], .french,
      ["Licensed companies pay.", "The company sleeps.", "The licensed store closes."], .english)
    // `agréée` stands nowhere: the plural stays.
    #expect(found.contains("sociétés agréées"))
    #expect(!found.contains("société agréé"))
  }

  @Test func aVerbIsNoSingular() {
    let found = texts(
      ["The proceeds rose.", "They proceed.", "The proceeds fell."], .english,
      ["Le produit monta.", "Ils continuent.", "Le produit baissa."], .french)
    #expect(found.contains("proceeds"))
  }

  @Test func aRareSingularDoesNotStandForAPlural() {
    let many = Array(repeating: "Le attività crescono.", count: 12)
    let translated = Array(repeating: "Assets grow.", count: 12)
    let found = texts(
      translated + ["An asset grows."], .english, many + ["Un'attività cresce."], .italian)
    #expect(found.contains("assets"))
    #expect(!found.contains("asset"))
  }

  @Test func compoundsKeepTheirPlural() {
    let found = texts(
      [
        "Les dommages-intérêts montent.", "Le dommage est grand.", "Un intérêt naît.",
      ], .french, ["Damages rise.", "The harm is great.", "An interest is born."], .english)
    #expect(found.contains { $0.hasPrefix("dommages-intérêts") })
    #expect(!found.contains { $0.hasPrefix("dommage-") })
  }

  @Test func italianPluralsInEHaveTheirSingularInA() {
    let found = texts(
      ["Le banche centrali vigilano.", "La banca centrale dorme.", "Le banche centrali."],
      .italian, ["Central banks watch.", "The central bank sleeps.", "Central banks."], .english)
    #expect(found.contains("banca centrale"))
    #expect(!found.contains("banche centrali"))
  }

  @Test func italianAgentsKeepTheirGender() {
    let found = texts(
      ["I ricercatori vigilano.", "Una ricercatrice dorme.", "I ricercatori."], .italian,
      ["Researchers watch.", "A researcher sleeps.", "Researchers."], .english)
    #expect(found.contains("ricercatori"))
  }

  @Test func theCapitalOfASentenceIsNone() {
    let found = texts(
      [
        "Banques et marchés veillent.", "Les banques dorment.", "Conseil et Nations.",
        "Le Conseil.",
      ],
      .french,
      ["Banks and markets watch.", "Banks sleep.", "Council and Nations.", "The Council."],
      .english)
    #expect(found.contains("banques") || found.contains("banque"))
    #expect(!found.contains("Banques"))
    #expect(found.contains("Conseil"))
    #expect(found.contains("Nations"))
  }

  @Test func derivedWordsArePhrasesOfTheirOwn() {
    // Snowball gives `licence` and `licensing` one stem; inflection does not.
    let found = texts(
      ["A licence ends.", "The licence ends.", "Licensing ends."], .english,
      ["Un permis finit.", "Le permis finit.", "La délivrance finit."], .french)
    #expect(found.contains("licence"))
    #expect(found.contains("Licensing"))
  }
}
