internal import Text

/// Numbers for the words of terms: a word of a text has the key of every term word that it may be
/// a form of.
///
/// All knowledge of inflection in matching is behind this type.
struct TermKeys: Sendable {
  private let inflection: Inflection
  /// Every form of every word of a term.
  private var forms = Vocabulary()
  /// First entry of each form in `entryKey`, or -1.
  private var firstEntry: [Int32] = []
  private var entryKey: [Int32] = []
  private var nextEntry: [Int32] = []
  /// The key given to each word and paradigm.
  private var keyOfWord: [WordAndParadigm: Int32] = [:]

  private struct WordAndParadigm: Hashable {
    let form: Int32
    let paradigm: Inflection.Paradigm
  }

  init(_ language: Language) { inflection = Inflection(language) }

  /// The number of keys given.
  private(set) var count: Int32 = 0

  /// The key of a folded word of a term. O(word × rules) for a new word.
  mutating func key(
    of word: ArraySlice<UInt8>, inflectedAs paradigm: Inflection.Paradigm
  ) -> Int32 {
    let form = identifier(of: word)
    let name = WordAndParadigm(form: form, paradigm: paradigm)
    if let key = keyOfWord[name] { return key }
    let key = count
    count += 1
    keyOfWord[name] = key
    for variant in inflection.forms(of: word, as: paradigm) {
      add(key, to: identifier(of: ArraySlice(variant)))
    }
    return key
  }

  func isListedVerb(_ word: ArraySlice<UInt8>) -> Bool { inflection.isListedVerb(word) }

  /// The form of a text's word, or -1 when it is no form of any term's word. O(word).
  func form(of word: ArraySlice<UInt8>) -> Int32 { forms.existingIdentifier(of: word) ?? -1 }

  /// Calls back with each key of a form. O(keys of the form).
  @inline(__always)
  func forEachKey(ofForm form: Int32, _ body: (Int32) -> Void) {
    if form < 0 { return }
    var entry = firstEntry[Int(form)]
    while entry >= 0 {
      body(entryKey[Int(entry)])
      entry = nextEntry[Int(entry)]
    }
  }

  private mutating func identifier(of word: ArraySlice<UInt8>) -> Int32 {
    let form = forms.identifier(of: word)
    while firstEntry.count < forms.count { firstEntry.append(-1) }
    return form
  }

  private mutating func add(_ key: Int32, to form: Int32) {
    var entry = firstEntry[Int(form)]
    while entry >= 0 {
      if entryKey[Int(entry)] == key { return }
      entry = nextEntry[Int(entry)]
    }
    entryKey.append(key)
    nextEntry.append(firstEntry[Int(form)])
    firstEntry[Int(form)] = Int32(entryKey.count - 1)
  }
}
