internal import Text

/// What summaries are compared with: the first sentences of an article, some at random, and the best
/// there are for who knows the reference.
///
/// Where words are counted, sentences are taken until the limit is reached; judging cuts them.
struct SummaryBaselines {
  private let sentences: [String]
  /// The most sentences; `nil`: until there are `words`.
  private let most: Int?
  private let words: Int?
  private let wordCounts: [Int]

  init(_ sentences: [String], most: Int?, words: Int?) {
    self.sentences = sentences
    self.most = most
    self.words = words
    wordCounts = sentences.map { RougeTokenizer.count($0) }
  }

  /// The first sentences.
  var lead: [String] { taken(sentences.indices.map { $0 }) }

  /// Sentences at random, in the order of the text.
  func random(_ generator: inout SplitMix) -> [String] {
    var order = Array(sentences.indices)
    for index in order.indices.dropFirst().reversed() {
      order.swapAt(index, generator.index(below: index + 1))
    }
    return taken(order)
  }

  /// Sentences taken one by one, each time the one that raises ROUGE-1 + ROUGE-2 F1 against a reference
  /// most, as long as one does (Nallapati, Zhai and Zhou 2017). O(sentences² × words) at most.
  func oracle(_ tokens: [[Int32]], reference: [Int32]) -> [String] {
    let target = OracleTarget(reference)
    var gain = target.empty
    var order: [Int] = []
    while order.count < most ?? .max, words.map({ count(order) < $0 }) ?? true {
      var best: (score: Double, index: Int)?
      for index in tokens.indices where !order.contains(index) {
        let score = target.score(of: gain, with: tokens[index])
        if score > best?.score ?? target.score(of: gain) { best = (score, index) }
      }
      guard let best else { break }
      target.add(tokens[best.index], to: &gain)
      order.append(best.index)
    }
    return order.sorted().map { sentences[$0] }
  }

  private func count(_ indices: [Int]) -> Int { indices.reduce(0) { $0 + wordCounts[$1] } }

  private func taken(_ order: [Int]) -> [String] {
    var chosen: [Int] = []
    var count = 0
    for index in order {
      if chosen.count >= most ?? .max || count >= words ?? .max { break }
      chosen.append(index)
      count += wordCounts[index]
    }
    return chosen.sorted().map { sentences[$0] }
  }
}
