/// ROUGE-1 + ROUGE-2 F1 of a growing set of sentences, pairs across sentence ends left out.
package struct OracleTarget {
  /// What a set of sentences has of the reference.
  package struct Holding: Sendable {
    fileprivate var words: [Int32: Int] = [:]
    fileprivate var pairs: [Int64: Int] = [:]
    fileprivate var hits = 0
    fileprivate var pairHits = 0
    fileprivate var count = 0
    fileprivate var pairCount = 0
  }

  private let words: [Int32: Int]
  private let pairs: [Int64: Int]
  private let count: Int

  package init(_ reference: [Int32]) {
    words = Rouge.counts(reference)
    pairs = Rouge.counts(Rouge.pairs(reference))
    count = reference.count
  }

  package let empty = Holding()

  package func add(_ sentence: [Int32], to holding: inout Holding) {
    for word in sentence {
      guard let most = words[word] else { continue }
      let had = holding.words[word] ?? 0
      if had < most { holding.hits += 1 }
      holding.words[word] = had + 1
    }
    for pair in Rouge.pairs(sentence) {
      guard let most = pairs[pair] else { continue }
      let had = holding.pairs[pair] ?? 0
      if had < most { holding.pairHits += 1 }
      holding.pairs[pair] = had + 1
    }
    holding.count += sentence.count
    holding.pairCount += max(sentence.count - 1, 0)
  }

  package func score(of holding: Holding) -> Double {
    guard holding.count > 0 else { return 0 }
    return 2 * Double(holding.hits) / Double(max(holding.count + count, 1))
      + 2 * Double(holding.pairHits) / Double(max(holding.pairCount + max(count - 1, 0), 1))
  }

  package func score(of holding: Holding, with sentence: [Int32]) -> Double {
    var holding = holding
    add(sentence, to: &holding)
    return score(of: holding)
  }

  /// The words and pairs a sentence shares with the reference.
  package func hits(of sentence: [Int32]) -> Double {
    var holding = empty
    add(sentence, to: &holding)
    return Double(holding.hits + holding.pairHits)
  }
}
