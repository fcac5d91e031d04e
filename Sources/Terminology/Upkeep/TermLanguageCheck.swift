internal import Text

/// Tells terms that look as if they were in another language than their column: by script, by
/// function words, and phrases by their letters.
struct TermLanguageCheck {
  private var functionWords: [Language: WordSet] = [:]

  init() {
    for language in Language.supported {
      functionWords[language] = WordSet(PackageResources.stopwords_tsv, language)
    }
  }

  /// The language that the term is rather in, or the script in words; `nil` when nothing is wrong
  /// or nothing can be said. O(term).
  func otherLanguage(of term: String, in language: Language) -> String? {
    if let script = otherScript(of: term, in: language) { return script }
    guard language.isSupported else { return nil }
    let words = Self.words(of: term)
    guard words.count > 1 else { return nil }
    let own = count(words, language)
    let others = Language.supported.filter { $0 != language }
      .map { (language: $0, count: count(words, $0)) }
    guard own == 0, let best = others.max(by: { $0.count < $1.count }), best.count > 0 else {
      return nil
    }
    let rivals = others.count { $0.count == best.count }
    if best.count > 1, rivals == 1 { return best.language.code }
    // One word may be borrowed, or be of several languages: then the letters must agree.
    let detected = LanguageDetector.shared.language(of: Array(term.utf8))
    let isThere = others.contains { $0.language == detected.language && $0.count > 0 }
    return isThere && detected.confidence > 0.8 ? detected.language.code : nil
  }

  private func count(_ words: [[UInt8]], _ language: Language) -> Int {
    words.count { functionWords[language]?.contains($0[...]) ?? false }
  }

  /// The words in folded form; elided articles are words of their own.
  private static func words(of term: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for part in Folder().folded(Array(term.utf8)).bytes.split(separator: 0x20) {
      var rest = part
      while let mark = rest.firstIndex(of: UInt8(ascii: "'")), mark < rest.endIndex - 1 {
        words.append(Array(rest[...mark]))
        rest = rest[(mark + 1)...]
      }
      words.append(Array(rest))
    }
    return words
  }

  /// Languages that are not written in Latin letters; all others here are.
  private static let scripts: [String: String] = [
    "ru": "Cyrillic", "uk": "Cyrillic", "bg": "Cyrillic", "mk": "Cyrillic", "be": "Cyrillic",
    "el": "Greek", "he": "Hebrew", "ar": "Arabic", "fa": "Arabic", "ur": "Arabic",
    "ja": "East Asian", "zh": "East Asian", "ko": "East Asian", "sr": "any", "hi": "any",
    "th": "any", "ka": "any", "hy": "any",
  ]

  private func otherScript(of term: String, in language: Language) -> String? {
    let expected = Self.scripts[language.code] ?? "Latin"
    // Acronyms and names stand in Latin letters everywhere.
    guard expected == "Latin" else { return nil }
    var latin = 0
    var others: [String: Int] = [:]
    for scalar in term.unicodeScalars where scalar.properties.isAlphabetic {
      if let script = Self.script(of: scalar) {
        others[script, default: 0] += 1
      } else {
        latin += 1
      }
    }
    let most = others.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most, most.value > 1, most.value > latin else { return nil }
    return most.key + " letters"
  }

  /// `nil` for Latin letters and for what has no name here.
  private static func script(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x370...0x3FF, 0x1F00...0x1FFF: "Greek"
    case 0x400...0x52F: "Cyrillic"
    case 0x590...0x5FF: "Hebrew"
    case 0x600...0x6FF, 0x750...0x77F: "Arabic"
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF: "East Asian"
    default: nil
    }
  }
}
