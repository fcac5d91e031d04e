public import Text

/// The terms of a glossary in one language, ready to be found in texts.
///
/// ```swift
/// let occurrences = TermIndex(glossary, .french).occurrences(in: segmented)
/// ```
///
/// A term is found in the forms its words take (number, and gender in phrases; verbs in all
/// forms), with a hyphen or a space between its words, and with any apostrophe. Acronyms, words
/// with capitals inside, and names are found only in their own case. The longest term wins; of
/// terms equally long the one nearest to the text's form, then the more welcome one. No term
/// crosses a sentence.
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
      let paradigms = TermParadigms(term, stopWords: stopWords, isVerb: keys.isListedVerb)
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
  /// - Parameter nested: Whether terms inside longer terms are listed too.
  /// - Complexity: O(tokens), with a factor of at most `wordLimit` where many terms begin alike.
  public func occurrences(
    in segmented: SegmentedDocument, nested: Bool = false
  ) -> [TermOccurrence] {
    var search = TermSearch(index: self, segmented: segmented, nested: nested)
    return search.occurrences()
  }
}

/// A term as the index keeps it.
struct TermEntry: Sendable {
  let concept: Int
  let term: Int
  let status: TermStatus
  let keys: [Int32]
  /// The words in folded form, as numbers of the keys' vocabulary.
  let forms: [Int32]
  /// For words that are found only in their own case: how they are written; else empty.
  let casedWords: [[UInt8]]
  /// Whether a cased word may take an `s`, as `LLMs` does.
  let isName: Bool
  /// The whole term as it is written.
  let text: [UInt8]

  var hasCase: Bool { !casedWords.isEmpty }

  init(_ term: TermText, keys: inout TermKeys, paradigms: [Inflection.Paradigm]) {
    concept = term.concept
    self.term = term.term
    status = term.status
    isName = term.isName
    text = Array(term.text.utf8)
    var numbers: [Int32] = []
    var forms: [Int32] = []
    for (word, paradigm) in zip(term.words, paradigms) {
      numbers.append(keys.key(of: ArraySlice(word.folded), inflectedAs: paradigm))
      forms.append(keys.form(of: ArraySlice(word.folded)))
    }
    self.keys = numbers
    self.forms = forms
    let cased = term.words.map { $0.isCased ? $0.written : [] }
    casedWords = cased.contains { !$0.isEmpty } ? cased : []
  }
}
