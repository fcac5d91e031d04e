import Text

/// The words of a version that can tell whether a sentence is answered: those of four letters and
/// more, names and numbers.
struct ContentWords {
  struct Word {
    /// Identifiers in the vocabulary that all versions share.
    let stem: Int32
    let form: Int32
    /// Less for words that stand in many sentences.
    let weight: Double
    let range: ByteRange
  }

  /// The words of sentence `i` are `words[starts[i]..<starts[i + 1]]`.
  private(set) var words: [Word] = []
  private var starts: [Int32] = [0]

  /// Words of a sentence beyond these are not looked at: keeps one giant sentence linear.
  private static let limit = 200

  /// O(tokens).
  init(of segmented: SegmentedDocument, in vocabulary: inout Vocabulary) {
    let identifiers = WordIdentifiers(of: segmented, in: &vocabulary)
    let text = segmented.document.text
    var found: [(token: Int, stem: Int32)] = []
    var ends: [Int] = []
    for sentence in segmented.sentences {
      let limit = found.count + Self.limit
      for index in Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)
      where found.count < limit {
        let token = segmented.tokens[index]
        switch token.kind {
        case .mark: continue
        case .number: break
        case .word:
          let first = text[Int(token.range.start)]
          let isUpper = first &- 0x41 < 26 || first == 0xC3
          if segmented.folded.bytes[token.folded.indices].count < (isUpper ? 2 : 4) { continue }
        }
        found.append((index, identifiers.stems[index]))
      }
      ends.append(found.count)
    }
    var sentenceCounts = [Int32](repeating: 0, count: vocabulary.count)
    var seenIn = [Int32](repeating: -1, count: vocabulary.count)
    var next = 0
    for (sentence, end) in ends.enumerated() {
      for index in next..<end where seenIn[Int(found[index].stem)] != Int32(sentence) {
        seenIn[Int(found[index].stem)] = Int32(sentence)
        sentenceCounts[Int(found[index].stem)] += 1
      }
      next = end
    }
    let usual = Double(max(3, segmented.sentences.count / 25))
    words.reserveCapacity(found.count)
    for (index, stem) in found {
      let count = Double(sentenceCounts[Int(stem)])
      words.append(
        Word(
          stem: stem, form: identifiers.forms[index], weight: min(1, usual / count),
          range: segmented.tokens[index].range))
    }
    starts += ends.map { Int32($0) }
  }

  func indices(ofSentence index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  func words(ofSentences sentences: Range<Int>) -> ArraySlice<Word> {
    sentences.isEmpty
      ? [] : words[Int(starts[sentences.lowerBound])..<Int(starts[sentences.upperBound])]
  }
}

/// The letters of a word without accents, at most twelve: what words of one origin share.
struct WordShape {
  private let letters: SIMD16<UInt8>
  private let count: Int

  /// `nil` for words of less than four letters, and for numbers.
  init?(_ word: ArraySlice<UInt8>) {
    var letters = SIMD16<UInt8>()
    var count = 0
    var index = word.startIndex
    while index < word.endIndex, count < 12 {
      let byte = word[index]
      if byte &- 0x30 < 10 { return nil }
      if byte == 0xC3, index + 1 < word.endIndex {
        letters[count] = LatinLetter.bare(second: word[index + 1])
        index += 1
      } else {
        letters[count] = byte
      }
      count += 1
      index += 1
    }
    if count < 4 { return nil }
    self.letters = letters
    self.count = count
  }

  /// In 0…1: what the common beginning, or the pairs of letters in common, are of both words; 0
  /// for words that begin differently. O(1).
  func likeness(to other: WordShape) -> Double {
    var prefix = 0
    while prefix < min(count, other.count), letters[prefix] == other.letters[prefix] {
      prefix += 1
    }
    if prefix < 2 { return 0 }
    var common = prefix - 1
    var used: UInt32 = 0
    for i in (prefix - 1)..<(count - 1) {
      for j in (prefix - 1)..<(other.count - 1)
      where used & (1 << UInt32(j)) == 0 && letters[i] == other.letters[j]
        && letters[i + 1] == other.letters[j + 1]
      {
        used |= 1 << UInt32(j)
        common += 1
        break
      }
    }
    let total = Double(count + other.count)
    return max(2 * Double(common) / (total - 2), prefix > 2 ? 2 * Double(prefix) / total : 0)
  }
}
