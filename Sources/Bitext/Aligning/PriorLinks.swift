internal import Text

/// Pairs of terms that are likely to answer each other by what they are: the same name, number,
/// concept or address, words of one origin, or words that a lexicon has as translations.
struct PriorLinks {
  struct Link {
    var source: Int32
    var target: Int32
    /// In 0…1.
    var strength: Float
  }

  /// By source term, then target term; each pair once.
  private(set) var links: [Link] = []

  /// Finds the links of two sides. Linear in terms, but for words that share their first three
  /// letters, of which each has at most `bucketLimit` candidates.
  init(
    _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary,
    translations: WordTranslations? = nil, weights: AlignmentWeights
  ) {
    addEqualKeys(source, target, vocabulary: vocabulary, weights: weights)
    addEqualForms(source, target, vocabulary: vocabulary, weights: weights)
    addCognates(source, target, vocabulary: vocabulary, weights: weights)
    translations?.forEachLink(source, target, vocabulary: vocabulary) {
      // A lexicon's weights are shares among all translations; the words at hand are fewer.
      add($0, $1, min(0.9, weights.translation * Double($2).squareRoot()))
    }
    links.sort {
      $0.source != $1.source
        ? $0.source < $1.source
        : $0.target != $1.target ? $0.target < $1.target : $0.strength > $1.strength
    }
    var kept = 0
    for link in links {
      if kept > 0, links[kept - 1].source == link.source, links[kept - 1].target == link.target {
        continue
      }
      links[kept] = link
      kept += 1
    }
    links.removeSubrange(kept...)
  }

  private mutating func addEqualKeys(
    _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary,
    weights: AlignmentWeights
  ) {
    for term in 0..<source.termCount where Int(source.keys[term]) < target.termOfKey.count {
      let other = target.termOfKey[Int(source.keys[term])]
      if other < 0 { continue }
      let strength =
        switch source.kinds[term] {
        case .word:
          Self.strengthOfEqualWords(
            bytes: vocabulary.bytes(of: source.keys[term]).count,
            names: source.isName[term] && target.isName[Int(other)], weights: weights)
        case .number: weights.number
        case .mark: weights.mark
        case .concept: weights.concept
        case .address: weights.address
        case .heading: weights.heading
        }
      add(term, Int(other), strength)
    }
  }

  private mutating func addEqualForms(
    _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary,
    weights: AlignmentWeights
  ) {
    for form in 0..<min(source.termOfForm.count, target.termOfForm.count) {
      let term = source.termOfForm[form]
      let other = target.termOfForm[form]
      if term < 0 || other < 0 || source.keys[Int(term)] == target.keys[Int(other)] { continue }
      add(
        Int(term), Int(other),
        Self.strengthOfEqualWords(
          bytes: vocabulary.bytes(of: Int32(form)).count,
          names: source.isName[Int(term)] && target.isName[Int(other)], weights: weights))
    }
  }

  private static func strengthOfEqualWords(
    bytes: Int, names: Bool, weights: AlignmentWeights
  ) -> Double {
    names && bytes > 1 ? weights.name : bytes > 3 ? weights.longWord : weights.shortWord
  }

  private mutating func add(_ source: Int, _ target: Int, _ strength: Double) {
    links.append(
      Link(source: Int32(source), target: Int32(target), strength: Float(strength)))
  }

  // MARK: Cognates

  private static let bucketLimit = 64

  private mutating func addCognates(
    _ source: AlignmentSide, _ target: AlignmentSide, vocabulary: Vocabulary,
    weights: AlignmentWeights
  ) {
    let left = Self.skeletons(of: source, vocabulary: vocabulary)
    let right = Self.skeletons(of: target, vocabulary: vocabulary)
    var from = 0
    for word in left {
      while from < right.count, right[from].head < word.head { from += 1 }
      var index = from
      while index < right.count, right[index].head == word.head, index - from < Self.bucketLimit {
        let other = right[index]
        index += 1
        let likeness = word.likeness(to: other)
        if likeness < weights.cognateLeast { continue }
        if source.keys[Int(word.term)] == target.keys[Int(other.term)] { continue }
        var power = likeness
        if weights.cognateSharpness >= 2 { power *= likeness }
        if weights.cognateSharpness >= 3 { power *= likeness }
        add(Int(word.term), Int(other.term), weights.cognate * power)
      }
    }
  }

  private static func skeletons(of side: AlignmentSide, vocabulary: Vocabulary) -> [Skeleton] {
    var result: [Skeleton] = []
    result.reserveCapacity(side.termCount)
    for term in 0..<side.termCount where side.kinds[term] == .word {
      if let skeleton = Skeleton(vocabulary.bytes(of: side.keys[term]), term: Int32(term)) {
        result.append(skeleton)
      }
    }
    // Terms ascend, and with them the order of first appearance; the sort must keep to it.
    result.sort { $0.head != $1.head ? $0.head < $1.head : $0.term < $1.term }
    return result
  }
}

/// The letters of a word without their accents, at most twelve.
private struct Skeleton {
  let term: Int32
  /// The first three letters.
  let head: UInt32
  private let letters: SIMD16<UInt8>
  private let count: Int

  /// `nil` for words of less than four letters.
  init?(_ word: ArraySlice<UInt8>, term: Int32) {
    var letters = SIMD16<UInt8>()
    var count = 0
    var index = word.startIndex
    while index < word.endIndex, count < 12 {
      let byte = word[index]
      if byte < 0x80 {
        letters[count] = byte
        count += 1
        index += 1
      } else if byte == 0xC3, index + 1 < word.endIndex {
        letters[count] = LatinLetter.bare(second: word[index + 1])
        count += 1
        index += 2
      } else {
        letters[count] = byte
        count += 1
        index += 1
      }
    }
    if count < 4 { return nil }
    self.term = term
    self.count = count
    self.letters = letters
    head = UInt32(letters[0]) << 16 | UInt32(letters[1]) << 8 | UInt32(letters[2])
  }

  /// The mean of what the common beginning and the bigrams in common are of both words.
  func likeness(to other: Skeleton) -> Double {
    var prefix = 3
    let shorter = min(count, other.count)
    while prefix < shorter, letters[prefix] == other.letters[prefix] { prefix += 1 }
    let total = Double(count + other.count)
    var common = prefix - 1
    if prefix < shorter {
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
    }
    let dice = 2 * Double(common) / (total - 2)
    return max(dice, 2 * Double(prefix) / total)
  }
}
