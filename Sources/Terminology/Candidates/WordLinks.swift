/// Which words of aligned sentences correspond, found without a dictionary.
///
/// Lexical translation probabilities are estimated by expectation maximization (IBM model 1; Brown
/// et al. 1993) in both directions, with a preference for equal relative positions (Dyer et al.
/// 2013), sparse Dirichlet priors (Mermer and Saraçlar 2011) and a head start for words that look
/// alike. A link needs both directions to agree.
struct WordLinks {
  /// A pair of sentences as word identifiers; words that carry no meaning are left out.
  struct Pair {
    let source: [Int32]
    let target: [Int32]
  }

  /// Links of each pair: indices into its source and target.
  private(set) var links: [[(source: Int, target: Int)]] = []

  private static let rounds = 6
  private static let leastAgreement = 0.22
  /// Pairs with more cells than this are not linked: they are hardly sentences.
  private static let cellLimit = 40_000

  /// - Parameter likeness: How much two words look alike, in 0…1.
  /// - Complexity: O(cells × rounds), where a pair has source words × target words cells.
  init(_ pairs: [Pair], likeness: (Int32, Int32) -> Double) {
    var forward = LexicalModel()
    var backward = LexicalModel()
    for pair in pairs where Self.isUsable(pair) {
      for source in pair.source {
        for target in pair.target {
          if forward.add(given: source, word: target) {
            let start = 1 + 30 * likeness(source, target)
            forward.setLast(start)
            _ = backward.add(given: target, word: source)
            backward.setLast(start)
          }
        }
      }
    }
    forward.normalize(isSparse: false)
    backward.normalize(isSparse: false)
    for _ in 0..<Self.rounds {
      for pair in pairs where Self.isUsable(pair) {
        forward.collect(pair.source, pair.target)
        backward.collect(pair.target, pair.source)
      }
      forward.maximize()
      backward.maximize()
    }
    for pair in pairs {
      links.append(Self.isUsable(pair) ? Self.links(pair, forward, backward) : [])
    }
  }

  private static func isUsable(_ pair: Pair) -> Bool {
    !pair.source.isEmpty && !pair.target.isEmpty
      && pair.source.count * pair.target.count <= cellLimit
  }

  private static func links(
    _ pair: Pair, _ forward: LexicalModel, _ backward: LexicalModel
  ) -> [(source: Int, target: Int)] {
    let width = pair.target.count
    // Probability that target word j comes from source word i, and the reverse.
    var there = [Double](repeating: 0, count: pair.source.count * width)
    var back = there
    forward.posteriors(pair.source, pair.target) { source, target, probability in
      there[source * width + target] = probability
    }
    backward.posteriors(pair.target, pair.source) { target, source, probability in
      back[source * width + target] = probability
    }
    var links: [(source: Int, target: Int)] = []
    for source in pair.source.indices {
      for target in 0..<width {
        let cell = source * width + target
        let agreement = (there[cell] * back[cell]).squareRoot()
        if agreement >= leastAgreement { links.append((source, target)) }
      }
    }
    return links
  }
}

/// Probabilities of words given words, over the pairs that occur together.
private struct LexicalModel {
  /// Open addressing: (given << 32 | word) + 1, or 0 where free.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private var cells = [Int32](repeating: 0, count: 1 << 12)
  private var given: [Int32] = []
  private var probability: [Double] = []
  private var count: [Double] = []
  private var total: [Double] = []

  private static let nullProbability = 0.08
  private static let tension = 4.0
  private static let concentration = 0.01

  /// Adds a pair; whether it is new.
  mutating func add(given: Int32, word: Int32) -> Bool {
    let name = Self.name(given, word)
    let slot = slot(of: name)
    if slots[slot] != 0 { return false }
    slots[slot] = name
    cells[slot] = Int32(self.given.count)
    self.given.append(given)
    probability.append(1)
    count.append(0)
    while total.count <= Int(given) { total.append(0) }
    if self.given.count * 2 > slots.count { grow() }
    return true
  }

  mutating func setLast(_ weight: Double) { probability[probability.count - 1] = weight }

  /// Turns weights into probabilities; sparsely as the mean-field solution under a Dirichlet prior.
  mutating func normalize(isSparse: Bool) {
    for index in total.indices { total[index] = 0 }
    let prior = isSparse ? Self.concentration : 0
    var kinds = [Double](repeating: 0, count: total.count)
    for index in given.indices {
      total[Int(given[index])] += probability[index] + prior
      kinds[Int(given[index])] += 1
    }
    for index in given.indices {
      let sum = total[Int(given[index])]
      probability[index] =
        isSparse
        ? expDigamma(probability[index] + prior) / expDigamma(sum)
        : probability[index] / sum
    }
  }

  mutating func maximize() {
    swap(&probability, &count)
    normalize(isSparse: true)
    for index in count.indices { count[index] = 0 }
  }

  mutating func collect(_ givens: [Int32], _ words: [Int32]) {
    var indices = [Int](repeating: 0, count: givens.count)
    var weights = [Double](repeating: 0, count: givens.count)
    for (position, word) in words.enumerated() {
      let sum = weigh(givens, words.count, word, at: position, &indices, &weights)
      if sum <= 0 { continue }
      for index in givens.indices { count[indices[index]] += weights[index] / sum }
    }
  }

  func posteriors(_ givens: [Int32], _ words: [Int32], _ body: (Int, Int, Double) -> Void) {
    var indices = [Int](repeating: 0, count: givens.count)
    var weights = [Double](repeating: 0, count: givens.count)
    for (position, word) in words.enumerated() {
      let sum = weigh(givens, words.count, word, at: position, &indices, &weights)
      if sum <= 0 { continue }
      for index in givens.indices { body(index, position, weights[index] / sum) }
    }
  }

  /// The weight of each given word as the origin of a word; returns their sum with that of none.
  private func weigh(
    _ givens: [Int32], _ wordCount: Int, _ word: Int32, at position: Int, _ indices: inout [Int],
    _ weights: inout [Double]
  ) -> Double {
    let place = Double(position) / Double(wordCount)
    var priors = 0.0
    var sum = 0.0
    for index in givens.indices {
      let distance = abs(place - Double(index) / Double(givens.count))
      // exp(-tension × distance), near enough.
      let prior = 1 / (1 + Self.tension * distance + 8 * distance * distance)
      let cell = Int(cells[slot(of: Self.name(givens[index], word))])
      indices[index] = cell
      weights[index] = prior * probability[cell]
      priors += prior
      sum += weights[index]
    }
    let scale = (1 - Self.nullProbability) / priors
    for index in givens.indices { weights[index] *= scale }
    return sum * scale + Self.nullProbability * 0.005
  }

  @inline(__always)
  private func slot(of name: UInt64) -> Int {
    let mask = slots.count - 1
    let product = name &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: product >> 33) & mask
    while slots[slot] != 0 && slots[slot] != name { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (slots, cells)
    slots = Array(repeating: 0, count: old.0.count * 2)
    cells = Array(repeating: 0, count: old.0.count * 2)
    for (name, cell) in zip(old.0, old.1) where name != 0 {
      let slot = slot(of: name)
      slots[slot] = name
      cells[slot] = cell
    }
  }

  @inline(__always)
  private static func name(_ given: Int32, _ word: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: given)) << 32 | UInt64(UInt32(bitPattern: word))) &+ 1
  }
}

/// exp(ψ(x)) without a library: for x ≥ 1 close to x - 1/2; below, lifted by ψ(x) = ψ(x+1) - 1/x,
/// where exp(-1/x) vanishes fast.
private func expDigamma(_ x: Double) -> Double {
  if x >= 1 { return x - 0.5 + 1 / (24 * x) }
  // exp(ψ(x+1)) × exp(-1/x); exp(-y) = 1 / (1 + y/32)^32, near enough for a prior.
  let base = (x + 1) - 0.5 + 1 / (24 * (x + 1))
  var factor = 1 + 1 / (32 * x)
  for _ in 0..<5 { factor *= factor }
  return base / factor
}
