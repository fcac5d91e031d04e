internal import Text

/// The letters of a word without their accents, to find words of one origin.
package struct WordLikeness: Sendable {
  private static let most = 24
  private let letters: [UInt8]

  /// The first two letters, under which words of one origin are looked for.
  package let head: Int

  /// `nil` for words of less than four letters, in which likeness means little.
  package init?(_ word: ArraySlice<UInt8>) {
    var letters: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex, letters.count < Self.most {
      if word[index] == 0xC3, index + 1 < word.endIndex {
        letters.append(LatinLetter.bare(second: word[index + 1]))
        index += 2
      } else {
        letters.append(word[index])
        index += 1
      }
    }
    if letters.count < 4 { return nil }
    self.letters = letters
    head = Int(letters[0]) << 8 | Int(letters[1])
  }

  /// The longest common subsequence as a share of the longer word (Melamed 1995), where it can be
  /// this much at least; else 0. O(letters²).
  package func likeness(to other: WordLikeness, least: Float = 0) -> Float {
    let longer = max(letters.count, other.letters.count)
    let shorter = min(letters.count, other.letters.count)
    if Float(shorter) < least * Float(longer) { return 0 }
    var row = SIMD32<UInt8>()
    for letter in letters {
      var diagonal: UInt8 = 0
      var left: UInt8 = 0
      for (index, second) in other.letters.enumerated() {
        let above = row[index]
        left = letter == second ? diagonal + 1 : max(above, left)
        row[index] = left
        diagonal = above
      }
    }
    return Float(row[other.letters.count - 1]) / Float(longer)
  }
}
