/// How much of a reference a summary holds: ROUGE-1, -2, -L and -Lsum (Lin 2004, “ROUGE: A package for
/// automatic evaluation of summaries”).
///
/// Counted as the common implementations do: n-grams run over sentence ends, each counts as often as
/// both have it; Lsum takes the union of the longest common subsequences of each reference sentence
/// with all of the summary, no word counted more often than both have it.
package struct Rouge: Sendable, Equatable {
  /// One measure of a summary; all in 0…1.
  package struct Figures: Sendable, Equatable {
    package let precision: Double
    package let recall: Double
    package let f1: Double

    init(hits: Int, found: Int, gold: Int) {
      precision = Double(hits) / Double(max(found, 1))
      recall = Double(hits) / Double(max(gold, 1))
      let sum = precision + recall
      f1 = sum > 0 ? 2 * precision * recall / sum : 0
    }
  }

  package let words: Figures
  package let pairs: Figures
  package let sequence: Figures
  package let sentences: Figures

  /// Scores a summary, sentence by sentence, against a reference, both as numbered words.
  ///
  /// - Complexity: O(words of the summary × words of the reference).
  package init(summary: [[Int32]], reference: [[Int32]]) {
    let (found, gold) = (Array(summary.joined()), Array(reference.joined()))
    words = Self.figures(Self.counts(found), Self.counts(gold))
    pairs = Self.figures(Self.counts(Self.pairs(found)), Self.counts(Self.pairs(gold)))
    sequence = Figures(
      hits: Subsequence(gold, found).length, found: found.count, gold: gold.count)
    sentences = Self.summaryLevel(summary, reference, found: found, gold: gold)
  }

  /// Two neighbouring words each, as one number.
  static func pairs(_ words: [Int32]) -> [Int64] {
    zip(words, words.dropFirst()).map { Int64($0) << 32 | Int64($1) }
  }

  static func counts<Unit: Hashable>(_ units: [Unit]) -> [Unit: Int] {
    var counts: [Unit: Int] = [:]
    counts.reserveCapacity(units.count)
    for unit in units { counts[unit, default: 0] += 1 }
    return counts
  }

  private static func figures<Unit: Hashable>(
    _ found: [Unit: Int], _ gold: [Unit: Int]
  ) -> Figures {
    Figures(
      hits: gold.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) },
      found: found.values.reduce(0, +), gold: gold.values.reduce(0, +))
  }

  private static func summaryLevel(
    _ summary: [[Int32]], _ reference: [[Int32]], found: [Int32], gold: [Int32]
  ) -> Figures {
    var left = counts(found)
    var leftInGold = counts(gold)
    var hits = 0
    for sentence in reference {
      var isCommon = [Bool](repeating: false, count: sentence.count)
      for other in summary {
        for index in Subsequence(sentence, other).indices { isCommon[index] = true }
      }
      for (word, isCommon) in zip(sentence, isCommon) where isCommon {
        guard let count = left[word], count > 0, let inGold = leftInGold[word], inGold > 0
        else { continue }
        hits += 1
        left[word] = count - 1
        leftInGold[word] = inGold - 1
      }
    }
    return Figures(hits: hits, found: found.count, gold: gold.count)
  }
}

/// A longest common subsequence of two sequences of words.
private struct Subsequence {
  private let left: [Int32]
  private let right: [Int32]
  /// Row `i` of `right.count + 1` lengths is that of the first `i` of `left`.
  private let lengths: [Int32]

  init(_ left: [Int32], _ right: [Int32]) {
    self.left = left
    self.right = right
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for (row, word) in left.enumerated() {
      let above = row * width
      let here = above + width
      for column in right.indices {
        lengths[here + column + 1] =
          right[column] == word
          ? lengths[above + column] + 1
          : max(lengths[above + column + 1], lengths[here + column])
      }
    }
    self.lengths = lengths
  }

  var length: Int { Int(lengths.last ?? 0) }

  /// Where the words of `left` are that it takes. Of several such sequences it is the one found from the
  /// end when, where both ways are as long, the word of `left` is passed over.
  var indices: [Int] {
    var indices: [Int] = []
    let width = right.count + 1
    var (row, column) = (left.count, right.count)
    while row > 0, column > 0 {
      if left[row - 1] == right[column - 1] {
        indices.append(row - 1)
        row -= 1
        column -= 1
      } else if lengths[row * width + column - 1] > lengths[(row - 1) * width + column] {
        column -= 1
      } else {
        row -= 1
      }
    }
    return indices
  }
}
