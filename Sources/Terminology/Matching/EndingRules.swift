internal import Text

/// Rules that replace the ending of a word: the one with the longest fitting ending applies.
struct EndingRules: Sendable {
  /// Endings from their last byte on; whole words end with `=`.
  private var endings = TermTrie()
  private var replacements: [[UInt8]?] = []

  private static let wordStart = UInt8(ascii: "=")

  /// The rules of one class, of rows that hold class, ending and replacement; `nil` when there are
  /// none.
  init?(_ rows: [[ArraySlice<UInt8>]], named name: String) {
    for row in rows where row.count == 3 && row[0].elementsEqual(name.utf8) {
      let rule = Int32(replacements.count)
      endings.insert(rule, keys: row[1].reversed().map(Int32.init))
      switch row[2] {
      case ArraySlice("=".utf8): replacements.append(nil)
      case ArraySlice("-".utf8): replacements.append([])
      default: replacements.append(Array(row[2]))
      }
    }
    if replacements.isEmpty { return nil }
  }

  /// What a folded word becomes, or `nil` when it stays as it is. O(word).
  func result(for word: ArraySlice<UInt8>) -> [UInt8]? {
    // At least two letters stay before an ending.
    let earliest = Self.indexOfThirdLetter(of: word)
    var node = TermTrie.root
    var found: (rule: Int32, start: Int)?
    var start = word.endIndex
    while start > word.startIndex {
      node = endings.child(of: node, key: Int32(word[start - 1]))
      if node < 0 { break }
      start -= 1
      if start >= earliest, let rule = endings.firstEntry(at: node) { found = (rule, start) }
    }
    if node >= 0 {
      let whole = endings.child(of: node, key: Int32(Self.wordStart))
      if whole >= 0, let rule = endings.firstEntry(at: whole) { found = (rule, word.startIndex) }
    }
    guard let found, let replacement = replacements[Int(found.rule)] else { return nil }
    return word[..<found.start] + replacement
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
