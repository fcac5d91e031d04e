/// The abbreviations and the sentence-opening words of a language, for the splitter.
struct AbbreviationLexicon: Sendable {
  /// What the period of an abbreviation can be.
  enum Class: Sendable {
    /// Never the end of a sentence: `M. Dupont`, `cf. supra`.
    case title
    /// Not the end before a number or in mid-sentence: `art. 5`.
    case number
    /// The end only before a word that begins sentences: `etc.`, `U.S.`
    case end
  }

  private var forms = Vocabulary()
  private var classes: [Class] = []
  private var starters = Vocabulary()

  /// The lexicon of a language; empty for those that are not supported.
  static func lexicon(for language: Language) -> AbbreviationLexicon {
    switch language {
    case .french: french
    case .italian: italian
    case .english: english
    default: AbbreviationLexicon()
    }
  }

  private static let french = AbbreviationLexicon(.french)
  private static let italian = AbbreviationLexicon(.italian)
  private static let english = AbbreviationLexicon(.english)

  private init() {}

  private init(_ language: Language) {
    for fields in ResourceTable(PackageResources.abbreviations_tsv).rows(of: language) {
      guard fields.count >= 2 else { continue }
      let name = String(decoding: fields[1], as: UTF8.self)
      classes.append(name == "title" ? .title : name == "number" ? .number : .end)
      _ = forms.identifier(of: fields[0])
    }
    for fields in ResourceTable(PackageResources.starters_tsv).rows(of: language) {
      _ = starters.identifier(of: fields[0])
    }
  }

  /// The class of an abbreviation given in lower case without its last period.
  func abbreviation(_ form: ArraySlice<UInt8>) -> Class? {
    forms.existingIdentifier(of: form).map { classes[Int($0)] }
  }

  /// Whether a folded word often begins sentences.
  func beginsSentences(_ word: ArraySlice<UInt8>) -> Bool {
    starters.existingIdentifier(of: word) != nil
  }
}
