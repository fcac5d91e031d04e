internal import Text

/// Rules that replace the ending of a word: the one with the longest fitting ending applies.
struct EndingRules: Sendable {
  /// Endings from their last byte on; whole words end with `=`.
  private var endings = TermTrie()
  /// Where each rule's replacement is in `replacementBytes`; `nil` when the word stays as it is.
  private var replacements: [Range<Int>?] = []
  private var replacementBytes: [UInt8] = []

  private static let wordStart = UInt8(ascii: "=")

  /// The rules of one class, of rows that hold class, ending and replacement; `nil` when there are
  /// none.
  init?(_ rows: [[ArraySlice<UInt8>]], named name: String) {
    for row in rows where row.count == 3 && row[0].elementsEqual(name.utf8) {
      let rule = Int32(replacements.count)
      endings.insert(rule, keys: row[1].reversed().map(Int32.init))
      if row[2].elementsEqual("=".utf8) {
        replacements.append(nil)
        continue
      }
      let start = replacementBytes.count
      if !row[2].elementsEqual("-".utf8) { replacementBytes += row[2] }
      replacements.append(start..<replacementBytes.count)
    }
    if replacements.isEmpty { return nil }
  }

  /// Changes the folded word that begins at an index and ends with the array. O(word).
  func apply(to bytes: inout [UInt8], from wordStart: Int) {
    guard let (start, replacement) = change(of: bytes[wordStart...]) else { return }
    bytes.removeLast(bytes.count - start)
    for index in replacement { bytes.append(replacementBytes[index]) }
  }

  /// Whether a folded word would change. O(word).
  func changes(_ word: ArraySlice<UInt8>) -> Bool { change(of: word) != nil }

  /// Where the ending of a word begins, and what takes its place.
  private func change(of word: ArraySlice<UInt8>) -> (start: Int, replacement: Range<Int>)? {
    // At least two letters stay before an ending.
    let earliest = Self.indexOfThirdLetter(of: word)
    var node = TermTrie.root
    var found: (rule: Int32, start: Int)?
    var start = word.endIndex
    while start > word.startIndex {
      let child = endings.child(of: node, key: Int32(word[start - 1]))
      if !child.exists { break }
      node = child.number
      start -= 1
      if start >= earliest, child.entry >= 0 { found = (child.entry, start) }
    }
    if start == word.startIndex {
      let whole = endings.child(of: node, key: Int32(Self.wordStart))
      if whole.entry >= 0 { found = (whole.entry, word.startIndex) }
    }
    guard let found, let replacement = replacements[Int(found.rule)] else { return nil }
    return (found.start, replacement)
  }

  private static func indexOfThirdLetter(of word: ArraySlice<UInt8>) -> Int {
    var letters = 0
    for index in word.indices where word[index] & 0xC0 != 0x80 {
      letters += 1
      if letters == 3 { return index }
    }
    return word.endIndex
  }
}
