internal import Text

/// Sentences by a small rule, as scorers of summaries part references for ROUGE-Lsum: a terminator, its
/// closing marks, a blank, and an opening mark, a capital or a digit; a period behind an abbreviation or
/// a single letter ends none.
///
/// Scores are compared with those of others; that must not depend on how well we split.
struct RuleSentences {
  private let language: Language
  private var text: [Unicode.Scalar] = []

  private static let terminators: Set<Unicode.Scalar> = [".", "!", "?", "…"]
  private static let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", ")", "]"]
  private static let openers: Set<Unicode.Scalar> = [
    "\"", "'", "“", "‘", "«", "(", "[", "—", "–", "-",
  ]
  private static let wordBounds: Set<Unicode.Scalar> = [" ", "(", "«", "\"", "“", "'"]

  init(_ language: Language) { self.language = language }

  /// The sentences of a text; line ends part them. O(text).
  func sentences(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { line in
      var part = self
      part.text = Array(
        line.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars)
      return part.parted()
    }
  }

  private func parted() -> [String] {
    var sentences: [String] = []
    var start = 0
    var position = 0
    while position < text.count {
      guard Self.terminators.contains(text[position]) else {
        position += 1
        continue
      }
      let first = position
      position = end(of: Self.terminators, from: position)
      let isPeriod = position == first + 1 && text[first] == "."
      var close = end(of: Self.closers, from: position)
      // A guillemet behind its space.
      if close + 1 < text.count, text[close] == " ", text[close + 1] == "»" { close += 2 }
      guard close < text.count, text[close] == " ", beginsSentence(at: close + 1),
        !isPeriod || !isAbbreviated(start..<first, next: close + 1)
      else { continue }
      sentences.append(string(start..<close))
      start = close + 1
      position = start
    }
    if start < text.count { sentences.append(string(start..<text.count)) }
    return sentences
  }

  private func end(of set: Set<Unicode.Scalar>, from start: Int) -> Int {
    text[start...].firstIndex { !set.contains($0) } ?? text.count
  }

  private func beginsSentence(at position: Int) -> Bool {
    var first = end(of: Self.openers, from: position)
    if first < text.count, text[first] == " " { first += 1 }
    guard first < text.count else { return false }
    switch text[first] {
    case "A"..."Z", "À"..."Ö", "Ø"..."Þ", "0"..."9": return true
    default: return false
    }
  }

  /// Whether the word before a period is an abbreviation, dotted or not, or a single letter. Behind dotted
  /// letters a word that sentences begin with begins one.
  private func isAbbreviated(_ before: Range<Int>, next: Int) -> Bool {
    let word = string(
      (text[before].lastIndex { Self.wordBounds.contains($0) }.map { $0 + 1 } ?? before.lowerBound)..<before
        .upperBound
    ).lowercased()
    let letters = word.split(separator: ".", omittingEmptySubsequences: false)
    if letters.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) {
      let following = text[next...].prefix { $0.properties.isAlphabetic }
      return letters.count == 1
        || !KnownWords.beginsSentences(
          String(String.UnicodeScalarView(following)).lowercased(), in: language)
    }
    return KnownWords.isAbbreviation(word, in: language)
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range]))
  }
}
