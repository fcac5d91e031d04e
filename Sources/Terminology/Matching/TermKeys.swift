internal import Text

/// How a word of a term appears in texts.
enum WordParadigm: UInt8, Sendable {
  /// As it is: names, function words, what a glossary wants exactly.
  case fixed
  /// In the forms of a noun or adjective.
  case inflected
  /// In the forms of a verb given in the infinitive.
  case verb
}

/// Numbers for the words of terms: a word of a text has the number of every term word that it may
/// be a form of.
///
/// Nouns and adjectives are known by their key (`InflectionKeys`), verbs and words that do not
/// change by their forms. All knowledge of inflection in matching is behind this type.
struct TermKeys: Sendable {
  let inflection: InflectionKeys
  private let conjugation: Conjugation
  /// Keys of nouns and adjectives, each with its number.
  private var stems = Vocabulary()
  private var numberOfStem: [Int32] = []
  /// Forms of fixed words and of verbs, each with its numbers: their first entry in `entryNumber`,
  /// or -1.
  private var forms = Vocabulary()
  private var firstEntry: [Int32] = []
  private var entryNumber: [Int32] = []
  private var nextEntry: [Int32] = []
  private var numberOfWord: [WordAndParadigm: Int32] = [:]

  private struct WordAndParadigm: Hashable {
    let form: Int32
    let paradigm: WordParadigm
  }

  init(_ language: Language) {
    inflection = InflectionKeys(language)
    conjugation = Conjugation(language)
  }

  /// How many numbers are given.
  private(set) var count: Int32 = 0

  /// The number of a folded word of a term. O(word), for a new verb O(word × rules).
  mutating func number(of word: ArraySlice<UInt8>, as paradigm: WordParadigm) -> Int32 {
    if paradigm == .inflected { return numberOfStem(inflection.key(of: word)[...]) }
    let name = WordAndParadigm(form: form(word), paradigm: paradigm)
    if let number = numberOfWord[name] { return number }
    let number = newNumber()
    numberOfWord[name] = number
    for variant in paradigm == .verb ? conjugation.forms(of: word) : [Array(word)] {
      add(number, to: form(variant[...]))
    }
    return number
  }

  func isListedVerb(_ word: ArraySlice<UInt8>) -> Bool { conjugation.isListed(word) }

  /// Adds the numbers of the term words that a folded word of a text may be a form of.
  /// `key` is memory for the word's key, to be used again for the next word. O(word).
  func addNumbers(ofForm word: ArraySlice<UInt8>, to numbers: inout [Int32], key: inout [UInt8]) {
    inflection.makeKey(of: word, in: &key)
    if let stem = stems.existingIdentifier(of: key[...]) {
      numbers.append(numberOfStem[Int(stem)])
    }
    if let form = forms.existingIdentifier(of: word) {
      var entry = firstEntry[Int(form)]
      while entry >= 0 {
        numbers.append(entryNumber[Int(entry)])
        entry = nextEntry[Int(entry)]
      }
    }
  }

  private mutating func numberOfStem(_ key: ArraySlice<UInt8>) -> Int32 {
    let stem = Int(stems.identifier(of: key))
    if stem == numberOfStem.count { numberOfStem.append(newNumber()) }
    return numberOfStem[stem]
  }

  private mutating func newNumber() -> Int32 {
    count += 1
    return count - 1
  }

  private mutating func form(_ word: ArraySlice<UInt8>) -> Int32 {
    let form = forms.identifier(of: word)
    if Int(form) == firstEntry.count { firstEntry.append(-1) }
    return form
  }

  private mutating func add(_ number: Int32, to form: Int32) {
    var entry = firstEntry[Int(form)]
    while entry >= 0 {
      if entryNumber[Int(entry)] == number { return }
      entry = nextEntry[Int(entry)]
    }
    entryNumber.append(number)
    nextEntry.append(firstEntry[Int(form)])
    firstEntry[Int(form)] = Int32(entryNumber.count - 1)
  }
}
