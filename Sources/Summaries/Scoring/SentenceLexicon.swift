internal import Text

/// The small words that scoring knows in a language, numbered so that a form's identifier tells
/// its class.
///
/// The lists are folded: lower case, `'` for every apostrophe.
struct SentenceLexicon: Sendable {
  /// Identifiers below are words of the first and second person.
  let personCount: Int32
  /// Identifiers below are function words, those of the person among them.
  let functionCount: Int32
  /// Word sequences that point back, as identifiers.
  private let openers: [[Int32]]
  /// By first identifier, the openers that begin with it.
  private let openersByFirst: [Int32: [Int]]

  /// The words of a language, and a vocabulary that begins with them. O(1) but for the first time.
  static func words(
    of language: Language
  ) -> (lexicon: SentenceLexicon, vocabulary: Vocabulary) {
    switch language {
    case .french: french
    case .italian: italian
    case .english: english
    default: made(language)
    }
  }

  private static let french = made(.french)
  private static let italian = made(.italian)
  private static let english = made(.english)

  private static func made(_ language: Language) -> (SentenceLexicon, Vocabulary) {
    var vocabulary = Vocabulary()
    return (SentenceLexicon(language, in: &vocabulary), vocabulary)
  }

  /// Puts the lists first into an empty vocabulary.
  private init(_ language: Language, in vocabulary: inout Vocabulary) {
    precondition(vocabulary.count == 0, "the lists' identifiers come before all others")
    let lists = Self.lists(of: language)
    for line in ResourceTable(lists.person) { _ = vocabulary.identifier(of: line) }
    personCount = Int32(vocabulary.count)
    for line in ResourceTable(lists.function) { _ = vocabulary.identifier(of: line) }
    functionCount = Int32(vocabulary.count)
    var openers: [[Int32]] = []
    var byFirst: [Int32: [Int]] = [:]
    for line in ResourceTable(lists.openers) {
      let words = line.split(separator: UInt8(ascii: " ")).map { vocabulary.identifier(of: $0) }
      byFirst[words[0], default: []].append(openers.count)
      openers.append(words)
    }
    self.openers = openers
    openersByFirst = byFirst
  }

  /// Whether forms, the first words of a sentence, begin with one of the openers.
  func pointsBack(_ forms: [Int32]) -> Bool {
    guard let first = forms.first, let candidates = openersByFirst[first] else { return false }
    return candidates.contains { forms.starts(with: openers[$0]) }
  }

  /// The longest opener has so many words.
  static let longestOpener = 4

  private static func lists(
    of language: Language
  ) -> (person: [UInt8], function: [UInt8], openers: [UInt8]) {
    switch language {
    case .french:
      (
        PackageResources.person_fr_txt, PackageResources.function_words_fr_txt,
        PackageResources.openers_fr_txt
      )
    case .italian:
      (
        PackageResources.person_it_txt, PackageResources.function_words_it_txt,
        PackageResources.openers_it_txt
      )
    case .english:
      (
        PackageResources.person_en_txt, PackageResources.function_words_en_txt,
        PackageResources.openers_en_txt
      )
    default: ([], [], [])
    }
  }
}
