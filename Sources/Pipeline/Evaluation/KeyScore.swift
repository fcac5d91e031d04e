internal import Terminology
internal import Text

/// How well keys join the forms of a word and part different words, over pairs of words.
///
/// A pair is right to share a key when both words can be forms of one lemma as one part of speech,
/// noun or adjective. It is wrong to when one of the two can be a noun or adjective and they have no
/// lemma in common; all other pairs do not count. A pair belongs to the half of the word that comes
/// first.
struct KeyScore: Sendable {
  typealias Counts = SplitScore.Counts

  /// Two words that are wrong to share a key, or wrong not to.
  struct Mistake: Sendable, Equatable {
    let first: String
    let second: String
    let isJoined: Bool
  }

  private(set) var counts: [KeyGold.Half: Counts] = [:]
  /// By half, in the order of the words.
  private(set) var mistakes: [KeyGold.Half: [Mistake]] = [:]

  var all: Counts {
    var all = Counts()
    for counts in counts.values {
      all.add(right: counts.right, found: counts.found, gold: counts.gold)
    }
    return all
  }

  /// O(words + pairs).
  init(_ words: [KeyGold.Word], key: (String) -> String) {
    var byReading: [String: [Int]] = [:]
    var byKey: [String: [Int]] = [:]
    let lemmas = words.map(\.lemmas)
    let nominal = words.map(\.nominal)
    for (index, word) in words.enumerated() {
      for reading in Set(nominal[index]) { byReading[reading, default: []].append(index) }
      byKey[key(word.text), default: []].append(index)
    }
    let gold = Self.pairs(byReading)
    let found = Self.pairs(byKey).filter { pair in
      if gold.contains(pair) { return true }
      if nominal[pair.first].isEmpty, nominal[pair.second].isEmpty { return false }
      return lemmas[pair.first].isDisjoint(with: lemmas[pair.second])
    }
    for half in KeyGold.Half.allCases {
      let gold = gold.filter { words[$0.first].half == half }
      let found = found.filter { words[$0.first].half == half }
      var counts = Counts()
      counts.add(right: gold.intersection(found).count, found: found.count, gold: gold.count)
      self.counts[half] = counts
      let mistakes = gold.symmetricDifference(found)
      self.mistakes[half] = mistakes.sorted().map { pair in
        Mistake(
          first: words[pair.first].text, second: words[pair.second].text,
          isJoined: found.contains(pair))
      }
    }
  }

  /// Two indices of words, ascending.
  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  private static func pairs(_ groups: [String: [Int]]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for group in groups.values {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] { pairs.insert(Pair(first: first, second: second)) }
      }
    }
    return pairs
  }
}
