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
  let entries: [TermEntry]
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
    var entries: [TermEntry] = []
    for term in TermTexts(glossary, language).terms where term.words.count <= Self.wordLimit {
      let paradigms = TermParadigms(term, stopWords: stopWords, keys: keys)
      let entry = TermEntry(term, keys: &keys, paradigms: paradigms.paradigms)
      trie.insert(Int32(entries.count), keys: entry.keys)
      entries.append(entry)
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
    var search = TermSearch(index: self, segmented: segmented, options: options)
    return search.occurrences()
  }
}

/// A term as the index keeps it.
struct TermEntry: Sendable {
  let concept: Int
  let term: Int
  let status: TermStatus
  /// The numbers of its words (`TermKeys`).
  let keys: [Int32]
  /// For words that are found only in their own case: how they are written; else empty.
  let casedWords: [[UInt8]]
  let isName: Bool
  /// The whole term as it is written.
  let text: [UInt8]
  /// Its folded words, parted by spaces.
  let folded: [UInt8]

  var hasCase: Bool { !casedWords.isEmpty }

  init(_ term: TermText, keys: inout TermKeys, paradigms: [WordParadigm]) {
    concept = term.concept
    self.term = term.term
    status = term.status
    isName = term.isName
    text = Array(term.text.utf8)
    folded = Array(term.words.map(\.folded).joined(separator: [0x20]))
    var numbers: [Int32] = []
    for (word, paradigm) in zip(term.words, paradigms) {
      numbers.append(keys.number(of: ArraySlice(word.folded), as: paradigm))
    }
    self.keys = numbers
    let cased = term.words.map { $0.isCased ? $0.written : [] }
    casedWords = cased.contains { !$0.isEmpty } ? cased : []
  }
}
