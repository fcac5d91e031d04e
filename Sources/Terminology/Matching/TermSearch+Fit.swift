internal import Text

/// Whether terms fit the words that were found for them.
extension TermSearch {
  /// Whether the token is a hyphen with a word close on either side.
  @inline(__always)
  func isJoiningHyphen(_ position: Int, in sentence: Range<Int>) -> Bool {
    guard position > sentence.lowerBound, position + 1 < sentence.upperBound else { return false }
    guard forms.isHyphen(position) else { return false }
    let token = segmented.tokens[position]
    return token.kind == .mark
      && segmented.tokens[position - 1].range.end == token.range.start
      && segmented.tokens[position + 1].range.start == token.range.end
  }

  /// How far a text's form is from the glossary's: 0 as written there, 1 but for case, 2 inflected.
  func distance(of entry: TermEntry, from range: ByteRange) -> Int {
    if range.count == entry.text.count,
      segmented.document.text[range.indices].elementsEqual(index.entries.text(of: entry))
    {
      return 0
    }
    var rest = index.entries.folded(of: entry)
    for position in words[..<wordCount] {
      let word = segmented.folded.bytes[segmented.tokens[position].folded.indices]
      guard rest.starts(with: word) else { return 2 }
      rest = rest.dropFirst(word.count)
      // The space between two words.
      guard rest.isEmpty || rest.first == 0x20 else { return 2 }
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? 1 : 2
  }

  /// Whether case and the neighbourhood allow an entry at the words.
  @inline(__always)
  mutating func fits(_ entry: Int32, in sentence: Range<Int>) -> Bool {
    if index.entries.hasCase(entry) { return hasCase(of: index.entries[entry], in: sentence) }
    return wordCount > 1 || mayStandAlone(words[0], in: sentence)
  }

  /// `open-source` names no source, `ex-researcher` a researcher.
  private func mayStandAlone(_ word: Int, in sentence: Range<Int>) -> Bool {
    guard isJoiningHyphen(word - 1, in: sentence) else { return true }
    let prefix = segmented.tokens[word - 2].folded
    return index.prefixes.contains(segmented.folded.bytes[prefix.indices])
  }

  private mutating func hasCase(of entry: TermEntry, in sentence: Range<Int>) -> Bool {
    let text = segmented.document.text
    for (number, position) in words[..<wordCount].enumerated() {
      let written = text[segmented.tokens[position].range.indices]
      let cased = index.entries.casedWord(number, of: entry)
      guard Self.haveSameCase(written, cased) else { return false }
    }
    return wordCount > 1 || entry.isName || !isAllCapitals(sentence)
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

  /// Whether the sentence is set in capitals, so that they do not tell acronyms from words.
  /// O(1) in ordinary sentences, where the first small letter ends it, and once it is known.
  private mutating func isAllCapitals(_ sentence: Range<Int>) -> Bool {
    if let isInCapitals { return isInCapitals }
    let result = hasOnlyCapitals(sentence)
    isInCapitals = result
    return result
  }

  private func hasOnlyCapitals(_ sentence: Range<Int>) -> Bool {
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
