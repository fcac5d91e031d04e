internal import Text

/// The letters of a word without their accents, to find words of one origin.
package struct WordLikeness: Sendable {
  fileprivate static let most = 24
  fileprivate let letters: [UInt8]
  fileprivate let bag: LetterBag

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
    bag = LetterBag(letters)
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

/// A word whose likeness to many others is asked for.
///
/// Says the same as ``WordLikeness/likeness(to:least:)``, some thirty times as fast: letters that two
/// words do not have in common are counted first, and the longest common subsequence is found for all
/// letters of the word at once, by the bits of a number (Hyyrö 2004, *Bit-parallel LCS-length computation
/// revisited*).
struct LikenessProbe {
  private let word: WordLikeness
  /// By letter, the places where the word has it.
  private let places: [UInt32]

  /// O(letters).
  init(_ word: WordLikeness) {
    self.word = word
    var places = [UInt32](repeating: 0, count: 256)
    for (index, letter) in word.letters.enumerated() { places[Int(letter)] |= 1 << UInt32(index) }
    self.places = places
  }

  /// The longest common subsequence as a share of the longer word; 0 where it is below the least.
  /// O(letters), and of most words that are unlike it O(1).
  func likeness(to other: WordLikeness, least: Float) -> Float {
    let longer = Float(max(word.letters.count, other.letters.count))
    let most = min(
      word.bag.mostInCommon(with: other.bag), min(word.letters.count, other.letters.count))
    if Float(most) < least * longer { return 0 }
    // A bit is 0 where the longest common subsequence grows.
    var steps = ~UInt32(0)
    for letter in other.letters {
      let matches = steps & places[Int(letter)]
      steps = (steps &+ matches) | (steps &- matches)
    }
    let share = Float((~steps & (1 << UInt32(word.letters.count) - 1)).nonzeroBitCount) / longer
    return share < least ? 0 : share
  }
}

/// Which letters a word has, and which more than once.
private struct LetterBag: Sendable {
  /// Bits of the letters that occur, then of those that occur again; letters of one remainder by 32 are
  /// taken for one, so that two bags may seem to share more than they do.
  private let bits: UInt64
  /// How many more there are.
  private let rest: Int

  init(_ letters: [UInt8]) {
    var bits: UInt64 = 0
    var rest = 0
    for letter in letters {
      let bit = UInt64(1) << UInt64(letter & 31)
      if bits & bit == 0 {
        bits |= bit
      } else if bits & bit << 32 == 0 {
        bits |= bit << 32
      } else {
        rest += 1
      }
    }
    self.bits = bits
    self.rest = rest
  }

  /// At least as many letters as are in both. O(1).
  func mostInCommon(with other: LetterBag) -> Int {
    (bits & other.bits).nonzeroBitCount + min(rest, other.rest)
  }
}
