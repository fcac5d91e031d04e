internal import Text

/// Function words that answer each other: the resource `function-words.tsv`.
///
/// They are too frequent and too many-sided to be learnt from a few sentences, and dictionaries
/// treat them badly.
struct FunctionWords: Sendable {
  struct Pair: Sendable {
    /// Folded words.
    var source: ArraySlice<UInt8>
    var target: ArraySlice<UInt8>
    /// In 0…1.
    var weight: Float
  }

  /// What a row's weight counts beside those of a lexicon.
  private static let trust: Float = 0.5

  let pairs: [Pair]

  /// The pairs of two languages; none for languages that the resource does not have.
  init(from source: Language, to target: Language) {
    let columns: [Language] = [.french, .italian, .english]
    guard let one = columns.firstIndex(of: source), let other = columns.firstIndex(of: target),
      one != other
    else {
      pairs = []
      return
    }
    var pairs: [Pair] = []
    for row in ResourceTable(PackageResources.function_words_tsv).rows where row.count == 4 {
      let weight = Float(String(decoding: row[3], as: UTF8.self)) ?? 1
      for first in row[one].split(separator: UInt8(ascii: " ")) {
        for second in row[other].split(separator: UInt8(ascii: " ")) {
          pairs.append(Pair(source: first, target: second, weight: Self.trust * weight))
        }
      }
    }
    self.pairs = pairs
  }
}
