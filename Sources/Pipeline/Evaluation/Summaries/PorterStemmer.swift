/// English stems by the algorithm of Porter (1980, “An algorithm for suffix stripping”, Program 14),
/// with the departures that the Natural Language Toolkit makes by default.
///
/// ROUGE is reported with these stems. Snowball's `porter` leaves out the departures, and so counts
/// other words as equal; it cannot stand in. They are: some words that the rules treat ill, `-ies` and
/// `-ied` of four letters, `y` behind a consonant only, `-alli` before other endings, `-fulli` and
/// `-logi`, and the vowel and consonant of a stem of two letters.
struct PorterStemmer {
  /// Words that the rules treat ill, with their stems.
  private static let irregular: [String: String] = [
    "canning": "canning", "cannings": "canning", "dying": "die", "exceed": "exceed",
    "howe": "howe", "inning": "inning", "innings": "inning", "lying": "lie", "news": "news",
    "outing": "outing", "outings": "outing", "proceed": "proceed", "skies": "sky", "sky": "sky",
    "succeed": "succeed", "tying": "tie",
  ]
  private static let irregularStems: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: irregular.map { (Array($0.utf8), Array($1.utf8)) })

  /// The stem of a word of small letters and digits. O(word), but for its few suffixes.
  func stem(_ word: [UInt8]) -> [UInt8] {
    if let stem = Self.irregularStems[word] { return stem }
    guard word.count > 2 else { return word }
    var letters = Letters(word)
    letters.removePlural()
    letters.removeParticiple()
    letters.softenY()
    letters.shortenDoubleSuffix()
    letters.apply(Self.adjectives, measure: 1)
    letters.removeResidue(Self.residues)
    letters.tidy()
    return letters.bytes
  }

  fileprivate typealias Rule = (suffix: [UInt8], replacement: [UInt8])

  private static func rules(_ pairs: KeyValuePairs<String, String>) -> [Rule] {
    pairs.map { (Array($0.key.utf8), Array($0.value.utf8)) }
  }

  /// Step 2, in the order in which suffixes are tried.
  fileprivate static let doubleSuffixes = rules([
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "fulli": "ful",
  ])

  /// Step 3.
  private static let adjectives = rules([
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
  ])

  /// Step 4; `-ion` only behind s or t.
  private static let residues: [[UInt8]] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
  ].map { Array($0.utf8) }
}

/// A word under way.
private struct Letters {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: What the conditions ask

  /// By letter: a consonant is no vowel, and no y behind a consonant.
  private func consonants(_ count: Int) -> [Bool] {
    var flags: [Bool] = []
    flags.reserveCapacity(count)
    for index in 0..<count {
      switch bytes[index] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"):
        flags.append(false)
      case UInt8(ascii: "y"): flags.append(!(flags.last ?? false))
      default: flags.append(true)
      }
    }
    return flags
  }

  /// How often a consonant follows a vowel in the first letters.
  private func measure(_ count: Int) -> Int {
    let flags = consonants(count)
    return zip(flags, flags.dropFirst()).count { !$0 && $1 }
  }

  private func hasVowel(_ count: Int) -> Bool { consonants(count).contains(false) }

  private func endsWithDoubleConsonant() -> Bool {
    let count = bytes.count
    guard count >= 2, bytes[count - 1] == bytes[count - 2] else { return false }
    return consonants(count)[count - 1]
  }

  /// Whether the first letters end consonant, vowel, consonant, the last not w, x or y; or are a vowel
  /// and a consonant.
  private func endsShort(_ count: Int) -> Bool {
    let flags = consonants(count)
    if count == 2 { return !flags[0] && flags[1] }
    guard count >= 3, flags[count - 3], !flags[count - 2], flags[count - 1] else { return false }
    return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(bytes[count - 1])
  }

  private func ends(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard length <= bytes.count else { return false }
    return bytes.suffix(length).elementsEqual(
      UnsafeBufferPointer(start: suffix.utf8Start, count: length))
  }

  private func ends(_ suffix: [UInt8]) -> Bool {
    suffix.count <= bytes.count && bytes.suffix(suffix.count).elementsEqual(suffix)
  }

  private mutating func cut(_ count: Int, _ replacement: StaticString = "") {
    bytes.removeLast(count)
    bytes += UnsafeBufferPointer(
      start: replacement.utf8Start, count: replacement.utf8CodeUnitCount)
  }

  // MARK: The steps

  /// Step 1a.
  mutating func removePlural() {
    if ends("ies") {
      cut(3, bytes.count == 4 ? "ie" : "i")
    } else if ends("sses") {
      cut(2)
    } else if ends("s"), !ends("ss") {
      cut(1)
    }
  }

  /// Step 1b.
  mutating func removeParticiple() {
    if ends("ied") { return cut(3, bytes.count == 4 ? "ie" : "i") }
    if ends("eed") {
      if measure(bytes.count - 3) > 0 { cut(1) }
      return
    }
    if ends("ed"), hasVowel(bytes.count - 2) {
      cut(2)
    } else if ends("ing"), hasVowel(bytes.count - 3) {
      cut(3)
    } else {
      return
    }
    if ends("at") || ends("bl") || ends("iz") {
      cut(0, "e")
    } else if endsWithDoubleConsonant() {
      if !ends("l"), !ends("s"), !ends("z") { cut(1) }
    } else if measure(bytes.count) == 1, endsShort(bytes.count) {
      cut(0, "e")
    }
  }

  /// Step 1c.
  mutating func softenY() {
    guard ends("y"), bytes.count > 2, consonants(bytes.count - 1)[bytes.count - 2] else { return }
    cut(1, "i")
  }

  /// Step 2.
  mutating func shortenDoubleSuffix() {
    while ends("alli"), measure(bytes.count - 4) > 0 { cut(2) }
    if apply(PorterStemmer.doubleSuffixes, measure: 1) { return }
    if ends("logi"), measure(bytes.count - 3) > 0 { cut(1) }
  }

  /// Step 4.
  mutating func removeResidue(_ suffixes: [[UInt8]]) {
    guard let suffix = suffixes.first(where: { ends($0) }) else { return }
    let count = bytes.count - suffix.count
    guard measure(count) > 1 else { return }
    if ends("ion"), ![UInt8(ascii: "s"), UInt8(ascii: "t")].contains(bytes[count - 1]) { return }
    bytes.removeLast(suffix.count)
  }

  /// Step 5.
  mutating func tidy() {
    if ends("e") {
      let count = bytes.count - 1
      let measure = measure(count)
      if measure > 1 || (measure == 1 && !endsShort(count)) { cut(1) }
    }
    if ends("ll"), measure(bytes.count - 1) > 1 { cut(1) }
  }

  /// Replaces the first suffix that is there if enough stands before it; says whether one is there.
  @discardableResult
  mutating func apply(_ rules: [PorterStemmer.Rule], measure least: Int) -> Bool {
    guard let rule = rules.first(where: { ends($0.suffix) }) else { return false }
    if measure(bytes.count - rule.suffix.count) >= least {
      bytes.removeLast(rule.suffix.count)
      bytes += rule.replacement
    }
    return true
  }
}
