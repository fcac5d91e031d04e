/// What the splitter knows of single words, for others who part texts by simpler rules.
package enum KnownWords {
  /// Whether a word, folded and without its last period, is an abbreviation that is no ordinary word as
  /// well. O(word).
  package static func isAbbreviation(_ word: String, in language: Language) -> Bool {
    switch entry(word, language).abbreviation {
    case .title, .number, .end: true
    case .none, .word: false
    }
  }

  /// Whether a folded word is one that sentences begin with. O(word).
  package static func beginsSentences(_ word: String, in language: Language) -> Bool {
    entry(word, language).beginsSentences
  }

  private static func entry(_ word: String, _ language: Language) -> SplittingLexicon.Entry {
    Array(word.utf8).withUnsafeBufferPointer {
      SplittingLexicon.lexicon(for: language)[WordHash($0)]
    }
  }
}
