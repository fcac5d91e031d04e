internal import ICU
package import Text

/// The words of a text as ROUGE counts them: runs of a–z and 0–9 behind the folding of case, accents
/// (compatibility decomposition without what combines), œ, æ and ß.
///
/// English words of more than three letters become their stems (`PorterStemmer`). Words are numbered
/// in a vocabulary of the tokenizer's own, so that scoring compares integers.
package struct RougeTokenizer {
  private let stems: Bool
  private let stemmer = PorterStemmer()
  private var vocabulary = Vocabulary()
  /// By form, the number of its stem; -1 where it is not known yet.
  private var stemOfForm: [Int32] = []

  package init(_ language: Language) { stems = language == .english }

  /// The words of a text, numbered. O(text).
  package mutating func tokens(_ text: String) -> [Int32] {
    Self.words(text).map { number(Array($0)) }
  }

  private mutating func number(_ word: [UInt8]) -> Int32 {
    let form = vocabulary.identifier(of: word[...])
    guard stems, word.count > 3 else { return form }
    while stemOfForm.count <= Int(form) { stemOfForm.append(-1) }
    if stemOfForm[Int(form)] < 0 {
      stemOfForm[Int(form)] = vocabulary.identifier(of: stemmer.stem(word)[...])
    }
    return stemOfForm[Int(form)]
  }

  /// How many words a text has. O(text).
  package static func count(_ text: some StringProtocol) -> Int { words(text).count }

  /// A text cut behind so many words; pieces between blanks are not cut, blanks stay.
  ///
  /// A piece that goes over the limit ends the text, even where a later one would fit.
  package static func cut(_ text: String, words limit: Int) -> String {
    var result = ""
    var count = 0
    var rest = Substring(text)
    while let first = rest.first {
      let isSpace = first.isWhitespace
      let piece = rest.prefix { $0.isWhitespace == isSpace }
      if !isSpace {
        count += self.count(piece)
        if count > limit { break }
      }
      result += piece
      rest = rest[piece.endIndex...]
    }
    while result.last?.isWhitespace ?? false { result.removeLast() }
    return String(result.drop(while: \.isWhitespace))
  }

  static func words(_ text: some StringProtocol) -> [ArraySlice<UInt8>] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      } else {
        fold(scalar, into: &folded)
      }
    }
    return folded.split { !($0 &- 0x61 < 26 || $0 &- 0x30 < 10) }
  }

  private static func fold(_ scalar: Unicode.Scalar, into folded: inout [UInt8]) {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower {
      case "œ": folded += [0x6F, 0x65]
      case "æ": folded += [0x61, 0x65]
      case "ß": folded += [0x73, 0x73]
      default:
        let parts = Scalars.decomposed(lower.value)
        for part in parts.isEmpty ? [lower.value] : parts where !Scalars.combines(part) {
          // Whatever else there is parts words; a byte that is no letter stands for it.
          folded.append(part < 0x80 ? UInt8(truncatingIfNeeded: part) : 0x20)
        }
      }
    }
  }
}
