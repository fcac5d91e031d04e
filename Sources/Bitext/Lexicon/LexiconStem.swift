internal import Text

/// Makes the keys under which words stand in a lexicon: stems of folded words, as the aligner has
/// them for the words of a text.
struct LexiconStem: ~Copyable {
  private let stemmer: Stemmer

  init(_ language: Language) { stemmer = Stemmer(language) }

  /// The key of a word as it is written; `nil` for what is no single word. O(word).
  func key(of word: ArraySlice<UInt8>) -> [UInt8]? {
    let folded =
      word.allSatisfy { $0 &- 0x61 < 26 } ? Array(word) : Folder().folded(Array(word)).bytes
    return Self.isOneWord(folded[...]) ? Array(stemmer.stem(folded[...])) : nil
  }

  /// Whether a folded entry would be one token of a text: an apostrophe may only end it.
  static func isOneWord(_ folded: ArraySlice<UInt8>) -> Bool {
    guard let last = folded.indices.last else { return false }
    return folded.indices.allSatisfy { index in
      switch folded[index] {
      case 0x20, 0x09, UInt8(ascii: "-"): false
      case UInt8(ascii: "'"): index == last && folded.count > 1
      default: true
      }
    }
  }
}
