internal import Text

/// Whether terms fit the words that were found for them.
extension TermSearch {
  /// Whether the token is a hyphen with a word close on either side.
  func isJoiningHyphen(_ position: Int, in sentence: Range<Int>) -> Bool {
    guard position > sentence.lowerBound, position + 1 < sentence.upperBound else { return false }
    let token = segmented.tokens[position]
    return token.kind == .mark
      && segmented.folded.bytes[token.folded.indices].elementsEqual("-".utf8)
      && segmented.tokens[position - 1].range.end == token.range.start
      && segmented.tokens[position + 1].range.start == token.range.end
  }

  /// How far a text's form is from the glossary's: 0 as written there, 1 but for case, 2 inflected.
  func distance(of entry: TermEntry, from range: ByteRange, _ words: [Int]) -> Int {
    if segmented.document.text[range.indices].elementsEqual(entry.text) { return 0 }
    var rest = entry.folded[...]
    for position in words {
      let word = segmented.folded.bytes[segmented.tokens[position].folded.indices]
      guard rest.starts(with: word) else { return 2 }
      rest = rest.dropFirst(word.count)
      // The space between two words.
      guard rest.isEmpty || rest.first == 0x20 else { return 2 }
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? 1 : 2
  }

  /// Whether case and the neighbourhood allow an entry at some words.
  func fits(_ entry: TermEntry, _ words: [Int], in sentence: Range<Int>) -> Bool {
    if entry.hasCase { return hasCase(of: entry, words, in: sentence) }
    // `open-source` names no source, `ex-researcher` a researcher.
    let before = words[0] - 1
    guard words.count == 1, isJoiningHyphen(before, in: sentence) else { return true }
    let prefix = segmented.tokens[before - 1].folded
    return index.prefixes.contains(segmented.folded.bytes[prefix.indices])
  }

  private func hasCase(of entry: TermEntry, _ words: [Int], in sentence: Range<Int>) -> Bool {
    let text = segmented.document.text
    for (position, cased) in zip(words, entry.casedWords) {
      let written = text[segmented.tokens[position].range.indices]
      guard Self.haveSameCase(written, cased[...]) else { return false }
    }
    return words.count > 1 || entry.isName || !isAllCapitals(sentence)
  }

  /// Whether a word is written as in the glossary, but for small letters of its ending.
  private static func haveSameCase(_ word: ArraySlice<UInt8>, _ cased: ArraySlice<UInt8>) -> Bool {
    if cased.isEmpty || word.elementsEqual(cased) { return true }
    var common = zip(word, cased).prefix { $0 == $1 }.count
    // Letters that differ in their last byte only (`É`, `é`) are not taken apart.
    while common > 0, word.dropFirst(common).first.map({ $0 & 0xC0 == 0x80 }) ?? false {
      common -= 1
    }
    return LetterCase(word.dropFirst(common)).capitals == 0
      && LetterCase(cased.dropFirst(common)).capitals == 0
  }

  /// Whether a sentence is set in capitals, so that they do not tell acronyms from words.
  /// O(1) in ordinary sentences: the first small letter ends it.
  private func isAllCapitals(_ sentence: Range<Int>) -> Bool {
    var words = 0
    for token in segmented.tokens[sentence] where token.kind == .word {
      if LetterCase(segmented.document.text[token.range.indices]).small > 0 { return false }
      words += 1
    }
    return words >= 4
  }
}

extension TermStatus {
  /// The more welcome, the lower.
  var rank: Int {
    switch self {
    case .preferred, .candidate: 0
    case .admitted: 1
    case .forbidden: 2
    }
  }
}
