public import Text

/// The terms of a glossary in one language, ready to be found in texts.
///
/// ```swift
/// let occurrences = TermIndex(glossary, .french).occurrences(in: segmented)
/// ```
///
/// A term is found in the forms its words take (number and gender; verbs in all forms), with a
/// hyphen or a space between its words, and with any apostrophe. A noun that the glossary gives in
/// the plural has no singular. Acronyms, words with capitals inside, and names are found only in
/// their own case; `Term.matching` asks for more. The longest term wins; of terms equally long the
/// one nearest to the text's form, then the more welcome one. No term crosses a sentence.
public struct TermIndex: Sendable {
  public let language: Language
  let keys: TermKeys
  let trie: TermTrie
  let entries: TermEntries
  let prefixes: WordSet

  /// Terms of more words than this are not looked for.
  static let wordLimit = 32

  /// O(glossary).
  public init(_ glossary: Glossary, _ language: Language) {
    self.language = language
    prefixes = WordSet(PackageResources.prefixes_tsv, language)
    let stopWords = WordSet(PackageResources.stopwords_tsv, language)
    var keys = TermKeys(language)
    var trie = TermTrie()
    var entries = TermEntries()
    for term in TermTexts(glossary, language).terms where term.words.count <= Self.wordLimit {
      let paradigms = TermParadigms(term, stopWords: stopWords, keys: keys)
      let numbers = zip(term.words, paradigms.paradigms).map { keys.number(of: $0.folded, as: $1) }
      trie.insert(Int32(entries.count), keys: numbers)
      entries.append(term)
    }
    self.keys = keys
    self.trie = trie
    self.entries = entries
  }

  /// Where a document names concepts, in text order.
  ///
  /// - Complexity: O(tokens), with a factor of at most `wordLimit` where many terms begin alike.
  public func occurrences(
    in segmented: SegmentedDocument, _ options: TermSearchOptions = TermSearchOptions()
  ) -> [TermOccurrence] {
    if entries.isEmpty { return [] }
    var search = TermSearch(index: self, segmented: segmented, options: options)
    return search.occurrences()
  }
}
