/// The letters of a word without their accents, to find words of one origin.
struct WordLikeness: Sendable {
  private static let most = 24
  private let letters: [UInt8]

  /// The first two letters, under which words of one origin are looked for.
  let head: Int

  /// `nil` for words of less than four letters, in which likeness means little.
  init?(_ word: ArraySlice<UInt8>) {
    var letters: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex, letters.count < Self.most {
      if word[index] == 0xC3, index + 1 < word.endIndex {
        letters.append(Self.latin[Int(word[index + 1] & 0x3F)])
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

  /// U+00C0…U+00FF without accents.
  private static let latin: [UInt8] = Array(
    "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy".utf8)

  /// The longest common subsequence as a share of the longer word, in 0…1 (Melamed 1995).
  /// O(letters²).
  func likeness(to other: WordLikeness) -> Float {
    var row = [Int](repeating: 0, count: other.letters.count + 1)
    for letter in letters {
      var diagonal = 0
      for (index, second) in other.letters.enumerated() {
        let above = row[index + 1]
        row[index + 1] = letter == second ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return Float(row[other.letters.count]) / Float(max(letters.count, other.letters.count))
  }
}
