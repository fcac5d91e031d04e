/// How well the sentences of a pool answer a wording, one by one.
struct SentenceScores {
  private(set) var scores: [Double]
  /// Sentences with a score, ascending.
  private(set) var touched: [Int] = []

  /// Each word counts by its best answer in a sentence. Answers that most sentences have tell nothing
  /// and are left out. O(places of the answers).
  init(_ sought: SoughtWords, in pool: PagePool) {
    scores = Array(repeating: 0, count: pool.sentences.count)
    guard sought.total > 0 else { return }
    var best = [Float](repeating: 0, count: scores.count)
    var seen = [Bool](repeating: false, count: scores.count)
    var stamped: [Int] = []
    let limit = max(40, scores.count / 8)
    for word in sought.words {
      for answer in word.answers {
        let holders = pool.holders(of: answer.stem)
        if holders.count > limit { continue }
        for sentence in holders {
          let index = Int(sentence)
          if best[index] == 0 { stamped.append(index) }
          best[index] = max(best[index], Float(answer.likeness))
        }
      }
      for index in stamped {
        if !seen[index] {
          seen[index] = true
          touched.append(index)
        }
        scores[index] += word.weight * Double(best[index]) / sought.total
        best[index] = 0
      }
      stamped.removeAll(keepingCapacity: true)
    }
    touched.sort()
  }
}
