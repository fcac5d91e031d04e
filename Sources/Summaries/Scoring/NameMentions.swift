internal import Text

/// Names said in full (`Mrinank Sharma`), and the places that call whom they name by the last word
/// alone (`Sharma`): such a sentence leans on one that gives the name in full.
///
/// A name is two or more neighbouring words with capital letters; function words before it are not
/// of it.
struct NameMentions: Sendable {
  /// How many different last words names in full have.
  private(set) var count = 0
  /// By place in the body, the names it has in full, by number.
  private(set) var full: [[Int32]] = []
  /// By place, the names it has by the last word alone, that stand in full in a sentence before.
  private(set) var short: [[Int32]] = []

  /// O(words of the body).
  init(
    in segmented: SegmentedDocument, body: [Int32], identifiers: WordIdentifiers,
    functionCount: Int32
  ) {
    var numbers: [Int32: Int32] = [:]
    for sentence in body {
      var names: [Int32] = []
      var alone: [Int32] = []
      func end(_ run: inout [Int]) {
        defer { run.removeAll(keepingCapacity: true) }
        guard let last = run.last else { return }
        let form = identifiers.forms[last]
        if run.count == 1 {
          if let number = numbers[form] { alone.append(number) }
        } else {
          let number = numbers[form] ?? Int32(numbers.count)
          numbers[form] = number
          names.append(number)
        }
      }
      var run: [Int] = []
      for token in segmented.sentences[Int(sentence)].tokens {
        let word = segmented.tokens[Int(token)]
        guard word.kind == .word, SentenceReading.isCapitalized(word, segmented.document) else {
          end(&run)
          continue
        }
        if run.isEmpty, identifiers.forms[Int(token)] < functionCount { continue }
        run.append(Int(token))
      }
      end(&run)
      full.append(names)
      short.append(alone.filter { !names.contains($0) })
    }
    count = numbers.count
  }
}
