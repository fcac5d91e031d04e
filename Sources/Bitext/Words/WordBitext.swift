/// Parallel segments as a word aligner takes them: numbers of words, which are dense from 0 on each
/// side.
struct WordBitext: Sendable {
  /// Segments with more words on either side teach nothing and are not aligned: keeps a giant one
  /// from costing its square.
  static let wordLimit = 200

  /// The words of segment `k` are `source[sourceStarts[k]..<sourceStarts[k + 1]]`.
  private(set) var source: [Int32] = []
  private(set) var sourceStarts: [Int32] = [0]
  private(set) var target: [Int32] = []
  private(set) var targetStarts: [Int32] = [0]
  /// Numbers that words may have on either side.
  private(set) var sourceWords = 0
  private(set) var targetWords = 0

  var count: Int { sourceStarts.count - 1 }

  /// Pairs of words within segments that can be aligned.
  var cells: Int {
    (0..<count).reduce(0) {
      isAlignable($1) ? $0 + sourceRange($1).count * targetRange($1).count : $0
    }
  }

  mutating func append(_ source: [Int32], _ target: [Int32]) {
    self.source += source
    self.target += target
    sourceStarts.append(Int32(self.source.count))
    targetStarts.append(Int32(self.target.count))
    for word in source { sourceWords = max(sourceWords, Int(word) + 1) }
    for word in target { targetWords = max(targetWords, Int(word) + 1) }
  }

  @inline(__always)
  func sourceRange(_ segment: Int) -> Range<Int> {
    Int(sourceStarts[segment])..<Int(sourceStarts[segment + 1])
  }

  @inline(__always)
  func targetRange(_ segment: Int) -> Range<Int> {
    Int(targetStarts[segment])..<Int(targetStarts[segment + 1])
  }

  /// Whether both sides have words, and not too many.
  @inline(__always)
  func isAlignable(_ segment: Int) -> Bool {
    let lengths = 1...Self.wordLimit
    return lengths.contains(sourceRange(segment).count)
      && lengths.contains(targetRange(segment).count)
  }
}

/// A pair of words known beforehand to answer each other.
struct WordPrior: Sendable {
  var source: Int32
  var target: Int32
  /// In 0…1.
  var strength: Float
}
