internal import Text

/// Words of two languages that translate each other, by their stems.
protocol PairTable: Sendable {
  var first: Language { get }
  var second: Language { get }
  /// Whether the words of the second language can be looked up too.
  var readsBothWays: Bool { get }

  /// Gives each translation of a stem with its weight.
  ///
  /// - Parameters:
  ///   - isFirst: Whether the stem is one of the first language.
  ///   - body: Takes the bytes of a stem, valid for the call, and a weight in 0…1.
  func forEachTranslation(
    of stem: ArraySlice<UInt8>, isFirst: Bool, _ body: (ArraySlice<UInt8>, Float) -> Void)
}

/// A pair table that was read whole.
struct StoredPairTable: PairTable {
  struct Pair {
    var first: Int32
    var second: Int32
    var weight: Float
  }

  let first: Language
  let second: Language
  private(set) var firstStems = Vocabulary()
  private(set) var secondStems = Vocabulary()
  /// By first, then second; each pair once.
  private(set) var pairs: [Pair] = []
  /// The pairs of first stem `i` are `pairs[starts[i]..<starts[i + 1]]`.
  private var starts: [Int32] = [0]
  /// The same by second stem: indices of pairs.
  private var secondStarts: [Int32] = [0]
  private var bySecond: [Int32] = []

  var readsBothWays: Bool { true }

  init(_ first: Language, _ second: Language) {
    self.first = first
    self.second = second
  }

  /// Adds a pair; what was added can be looked up after `seal()`.
  mutating func add(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, weight: Float) {
    pairs.append(
      Pair(
        first: firstStems.identifier(of: one), second: secondStems.identifier(of: other),
        weight: weight))
  }

  /// Sorts what was added; of a pair given twice the greater weight stays. O(n log n).
  mutating func seal() {
    pairs.sort {
      ($0.first, $0.second, -$0.weight) < ($1.first, $1.second, -$1.weight)
    }
    var kept = 0
    for pair in pairs {
      if kept > 0, pairs[kept - 1].first == pair.first, pairs[kept - 1].second == pair.second {
        continue
      }
      pairs[kept] = pair
      kept += 1
    }
    pairs.removeSubrange(kept...)
    starts = Self.starts(of: pairs.lazy.map(\.first), count: firstStems.count)
    secondStarts = Self.starts(of: pairs.lazy.map(\.second), count: secondStems.count)
    var next = secondStarts
    bySecond = Array(repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      bySecond[Int(next[Int(pair.second)])] = Int32(index)
      next[Int(pair.second)] += 1
    }
  }

  private static func starts(of numbers: some Sequence<Int32>, count: Int) -> [Int32] {
    var starts = [Int32](repeating: 0, count: count + 1)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    return starts
  }

  func forEachTranslation(
    of stem: ArraySlice<UInt8>, isFirst: Bool, _ body: (ArraySlice<UInt8>, Float) -> Void
  ) {
    if isFirst {
      guard let key = firstStems.existingIdentifier(of: stem).map(Int.init) else { return }
      for pair in pairs[Int(starts[key])..<Int(starts[key + 1])] {
        body(secondStems.bytes(of: pair.second), pair.weight)
      }
    } else {
      guard let key = secondStems.existingIdentifier(of: stem).map(Int.init) else { return }
      for index in bySecond[Int(secondStarts[key])..<Int(secondStarts[key + 1])] {
        let pair = pairs[Int(index)]
        body(firstStems.bytes(of: pair.first), pair.weight)
      }
    }
  }
}
