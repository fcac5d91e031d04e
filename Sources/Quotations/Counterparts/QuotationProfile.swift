internal import Bitext
internal import Text

/// What quotations of different languages are compared by.
struct QuotationProfile {
  /// The rows of its sentences.
  let rows: Range<Int>
  /// The sentences it touches.
  let sentences: Range<Int>
  let level: Int
  let parent: Int?
  let kind: Quotation.Kind
  /// Letters and digits, in Unicode scalars.
  let length: Int
  /// Hashes of the words with capitals inside it, sorted, without duplicates.
  let names: [UInt64]
  /// Hashes of its numbers, sorted, without duplicates.
  let numbers: [UInt64]
  /// Hash of the speaker's full name.
  let speaker: UInt64?

  /// The profiles of all quotations of a version. O(text of the quotations + rows).
  static func profiles(
    of quotations: [Quotation], in version: SegmentedDocument, rows: [TrilingualRow]
  ) -> [QuotationProfile] {
    var rowOfSentence = Array(repeating: -1, count: version.sentences.count)
    for row in rows {
      guard let range = row.sentences[version.language] else { continue }
      for sentence in range where sentence < rowOfSentence.count {
        rowOfSentence[sentence] = row.index
      }
    }
    // A sentence without a row stands where the one before it does.
    var last = 0
    for sentence in rowOfSentence.indices {
      if rowOfSentence[sentence] < 0 { rowOfSentence[sentence] = last }
      last = rowOfSentence[sentence]
    }
    return quotations.map { quotation in
      var low = Int.max
      var high = 0
      for sentence in quotation.sentences where sentence < rowOfSentence.count {
        low = min(low, rowOfSentence[sentence])
        high = max(high, rowOfSentence[sentence])
      }
      if low > high { (low, high) = (last, last) }
      return QuotationProfile(quotation, version, rows: low..<(high + 1))
    }
  }

  private init(
    _ quotation: Quotation, _ version: SegmentedDocument, rows: Range<Int>
  ) {
    let tokens = version.tokens
    let low = version.tokenIndex(at: quotation.innerRange.start)
    let text = version.document.text
    var names: [UInt64] = []
    var numbers: [UInt64] = []
    var length = 0
    var index = low
    // Two hundred words tell enough; nested ones would else be read again and again.
    while index < tokens.count, tokens[index].range.end <= quotation.innerRange.end,
      index - low < 200
    {
      let token = tokens[index]
      length += token.range.count
      switch token.kind {
      case .number:
        numbers.append(Self.hash(digits: text[token.range.indices]))
      case .word:
        let first = text[Int(token.range.start)]
        if index > low, first &- 0x41 < 26, token.range.count > 2 {
          names.append(Self.hash(version.folded.bytes[token.folded.indices]))
        }
      case .mark: break
      }
      index += 1
    }
    if index - low >= 200 { length = quotation.innerRange.count }
    self.rows = rows
    sentences = quotation.sentences
    level = quotation.level
    parent = quotation.parent
    kind = quotation.kind
    self.length = length
    self.names = Self.unique(names)
    self.numbers = Self.unique(numbers)
    speaker = quotation.attribution?.name.map { Self.hash(ArraySlice($0.utf8)) }
  }

  /// The profile of the words of two quotations together. `nil` where these cannot be parts of one:
  /// they stand in others, are no speech, have two speakers or stand apart.
  func joined(with next: QuotationProfile) -> QuotationProfile? {
    guard level == 0, next.level == 0, isSpoken, next.isSpoken,
      next.sentences.lowerBound <= sentences.upperBound,
      speaker == nil || next.speaker == nil || speaker == next.speaker
    else { return nil }
    return QuotationProfile(first: self, second: next)
  }

  private init(first: QuotationProfile, second: QuotationProfile) {
    rows =
      min(
        first.rows.lowerBound, second.rows.lowerBound)..<max(
        first.rows.upperBound, second.rows.upperBound)
    sentences =
      first.sentences
      .lowerBound..<max(
        first.sentences.upperBound, second.sentences.upperBound)
    level = 0
    parent = nil
    kind = first.kind
    length = first.length + second.length
    names = Self.unique(first.names + second.names)
    numbers = Self.unique(first.numbers + second.numbers)
    speaker = first.speaker ?? second.speaker
  }

  /// How probable it is, in 0…1, that two quotations say the same.
  func similarity(to other: QuotationProfile) -> Double {
    var score = 0.62
    // Rows: the same, touching, or neighbours.
    if rows == other.rows {
      score += 0.2
    } else if rows.overlaps(other.rows) {
      score += 0.12
    } else {
      score -= 0.15
    }
    // Lengths: translations differ by a fifth, rarely by a half.
    let ratio = lengthRatio(to: other)
    score += ratio > 0.75 ? 0.1 : ratio > 0.5 ? 0.02 : ratio > 0.33 ? -0.15 : -0.35
    if !numbers.isEmpty || !other.numbers.isEmpty {
      score += numbers == other.numbers ? 0.1 : -0.08
    }
    if !names.isEmpty && !other.names.isEmpty {
      score += Self.sharesOne(names, other.names) ? 0.1 : -0.05
    }
    if let speaker, let theirs = other.speaker { score += speaker == theirs ? 0.06 : -0.08 }
    if isSpoken != other.isSpoken { score -= 0.1 }
    return max(0, min(1, score))
  }

  /// How near their lengths are, in 0…1.
  func lengthRatio(to other: QuotationProfile) -> Double {
    Double(min(length, other.length) + 4) / Double(max(length, other.length, 1) + 4)
  }

  private var isSpoken: Bool { kind == .speech || kind == .writing }

  private static func sharesOne(_ left: [UInt64], _ right: [UInt64]) -> Bool {
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { return true }
      if left[i] < right[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  private static func unique(_ values: [UInt64]) -> [UInt64] {
    var result: [UInt64] = []
    for value in values.sorted() where value != result.last { result.append(value) }
    return result
  }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The digits alone: 1,000 and 1 000 and 1.000 are the same number.
  private static func hash(digits bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes where byte &- 0x30 < 10 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
