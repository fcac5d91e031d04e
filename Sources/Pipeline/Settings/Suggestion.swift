/// The known word that somebody who typed another may have meant.
package enum Suggestion {
  /// The nearest of the known words, if no more than a third of what was typed is wrong; of equally
  /// near ones the first. O(known × length²).
  package static func nearest(to word: String, among known: [String]) -> String? {
    let distances = known.map { (distance: distance(word, $0), word: $0) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, word.count / 3) ? best.word : nil
  }

  /// How many letters are put in, left out, changed or swapped with the next one (optimal string
  /// alignment: Damerau 1964).
  package static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, one) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          last[column] + (one == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, one == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}
