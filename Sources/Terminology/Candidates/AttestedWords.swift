internal import Text

/// The words of a document as they are attested in it: which stand as nouns in the singular, and
/// which singular belongs to a plural.
struct AttestedWords {
  private let words: InflectedWords
  private let inflection: InflectionKeys
  private let isItalian: Bool
  /// By form: how often it stands, and how often where a noun in the singular does.
  private var counts: [Int]
  private var nounCounts: [Int]
  /// By form: a token that has it, with a small first letter where it ever has.
  private var examples: [Int32]
  private var isEverSmall: [Bool]
  /// Forms of the same number key, as lists in one array.
  private var numberKeys = Vocabulary()
  private var keyOfForm: [Int32] = []
  private var formsOfKey: [[Int32]] = []

  /// O(tokens).
  init(_ segmented: SegmentedDocument, _ phrases: PhraseInventory) {
    words = phrases.words
    inflection = InflectionKeys(segmented.language)
    isItalian = segmented.language == .italian
    counts = Array(repeating: 0, count: words.formCount)
    nounCounts = counts
    examples = Array(repeating: -1, count: counts.count)
    isEverSmall = Array(repeating: false, count: counts.count)
    let determiners = WordSet(PackageResources.determiners_tsv, segmented.language)
    for sentence in segmented.sentences {
      for token in Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      where segmented.tokens[token].kind == .word {
        let form = Int(words.forms[token])
        counts[form] += 1
        if examples[form] < 0 { examples[form] = Int32(token) }
        if !isEverSmall[form], segmented.startsSmall(token) {
          isEverSmall[form] = true
          examples[form] = Int32(token)
        }
        if phrases.isFirstWord(token)
          || token > Int(sentence.tokens.lowerBound)
            && determiners.contains(words.bytes(of: words.forms[token - 1]))
        {
          nounCounts[form] += 1
        }
      }
    }
    for form in counts.indices {
      let key = numberKeys.identifier(
        of: inflection.numberKey(of: words.bytes(of: Int32(form)))[...])
      keyOfForm.append(key)
      if Int(key) == formsOfKey.count { formsOfKey.append([]) }
      if counts[form] > 0 { formsOfKey[Int(key)].append(Int32(form)) }
    }
  }

  /// How often a form stands where a noun in the singular does: behind a determiner, or first, as
  /// the headword of a definition.
  func nounCount(of form: Int32) -> Int { nounCounts[Int(form)] }

  /// A token that has the form, with a small first letter where it ever has.
  func example(of form: Int32) -> Int { Int(examples[Int(form)]) }

  /// Whether the form ever begins with a small letter.
  func isEverSmall(_ form: Int32) -> Bool { isEverSmall[Int(form)] }

  /// Whether a form is a plural, as far as its ending and the document tell.
  func isPlural(_ form: Int32) -> Bool {
    let word = words.bytes(of: form)
    // `case` is the plural of `casa`, `classe` is none.
    if isItalian, word.last == UInt8(ascii: "e") { return singular(of: form) != nil }
    return inflection.isPlural(word) && !isInvariable(form)
  }

  /// An Italian word in -i without another form.
  private func isInvariable(_ form: Int32) -> Bool { isItalian && singular(of: form) == nil }

  /// The attested form of which this one is the plural, of the same gender; the most frequent one.
  /// O(forms of the word).
  func singular(of form: Int32) -> Int32? {
    let forms = formsOfKey[Int(keyOfForm[Int(form)])]
    let word = words.bytes(of: form)
    var best: Int32?
    for other in forms where other != form {
      guard let rank = rank(words.bytes(of: other), asSingularOf: word) else { continue }
      guard let found = best else {
        best = other
        continue
      }
      let bestRank = self.rank(words.bytes(of: found), asSingularOf: word) ?? 0
      if (rank, counts[Int(other)]) > (bestRank, counts[Int(found)]) { best = other }
    }
    return best
  }

  /// How well one form of a word fits as the singular of another; `nil` where it cannot be.
  private func rank(_ other: ArraySlice<UInt8>, asSingularOf word: ArraySlice<UInt8>) -> Int? {
    guard isItalian else {
      return inflection.isPlural(word) && !inflection.isPlural(other) ? 0 : nil
    }
    switch (word.last, other.last) {
    case (UInt8(ascii: "i"), UInt8(ascii: "o")): return 2
    // `ricercatrice` is no singular of `ricercatori`.
    case (UInt8(ascii: "i"), UInt8(ascii: "e")):
      return other.dropLast().elementsEqual(word.dropLast()) ? 1 : nil
    case (UInt8(ascii: "i"), UInt8(ascii: "a")): return 0
    case (UInt8(ascii: "e"), UInt8(ascii: "a")): return 0
    default: return nil
    }
  }
}

extension SegmentedDocument {
  /// Whether a token begins with a small letter.
  func startsSmall(_ token: Int) -> Bool {
    let range = tokens[token].range.indices
    let first = String(
      decoding: document.text[range.lowerBound..<min(range.upperBound, range.lowerBound + 4)],
      as: UTF8.self)
    return first.unicodeScalars.first.map { $0.properties.isLowercase } ?? false
  }
}
