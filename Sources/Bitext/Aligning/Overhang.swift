/// How far clauses hang over a border between two sentences on each side: the first clauses of the
/// sentence behind it that answer the last clauses of the other side's sentence before it, or the
/// other way round, while the rest of both stays on its own side.
///
/// Translators move clauses from one sentence to the next. The sentences still answer each other
/// one by one, and yet only together say the same.
struct Overhang {
  private let links: LinkTable
  private let lengths: LengthModel
  private let source: AlignmentSide
  private let target: AlignmentSide
  /// By target term: its position among the terms of the sentence at hand, or -1.
  private var positions: [Int32]
  /// By position among the terms of the sentences at hand: what the other sentence says of them.
  private var sourceOdds: [Float]
  private var targetOdds: [Float]

  init(
    _ links: LinkTable, _ lengths: LengthModel, _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    self.links = links
    self.lengths = lengths
    self.source = source
    self.target = target
    positions = Array(repeating: -1, count: target.termCount)
    sourceOdds = Array(repeating: 0, count: AlignmentSide.termLimit)
    targetOdds = sourceOdds
  }

  /// What speaks for clauses hanging over the border behind `row` source and `column` target
  /// sentences: a logarithm of odds in 0…20.
  ///
  /// Takes the time of the links between four pairs of sentences.
  mutating func over(_ row: Int, _ column: Int) -> Double {
    guard row > 0, row < source.count, column > 0, column < target.count else { return 0 }
    let before = clauses(row - 1, column - 1)
    let behind = clauses(row, column)
    let falling = clauses(row, column - 1)
    let rising = clauses(row - 1, column)
    let border = Border(
      source: (source.lengths[row - 1], source.lengths[row]),
      target: (target.lengths[column - 1], target.lengths[column]), model: lengths)
    return border.evidence(
      source: Clauses.first(falling.source, rather: behind.source, source.clauseEnds(row)),
      target: Clauses.last(falling.target, rather: before.target, target.clauseEnds(column - 1)))
      + border.evidence(
        source: Clauses.last(rising.source, rather: before.source, source.clauseEnds(row - 1)),
        target: Clauses.first(rising.target, rather: behind.target, target.clauseEnds(column)))
  }

  /// What two sentences say of each other's clauses, as logarithms of odds.
  private mutating func clauses(_ row: Int, _ column: Int) -> (source: [Double], target: [Double]) {
    let own = source.termRange(row)
    let others = target.termRange(column)
    for index in others { positions[Int(target.terms[index])] = Int32(index - others.lowerBound) }
    defer { for index in others { positions[Int(target.terms[index])] = -1 } }
    for index in 0..<own.count { sourceOdds[index] = 0 }
    for index in 0..<others.count { targetOdds[index] = 0 }
    for index in own {
      for link in links.range(Int(source.terms[index])) {
        let position = Int(positions[Int(links.targets[link])])
        if position < 0 { continue }
        sourceOdds[index - own.lowerBound] +=
          links.backwardOdds[link] * Float(target.counts[others.lowerBound + position])
        targetOdds[position] += links.forwardOdds[link] * Float(source.counts[index])
      }
    }
    return (
      source.sumsByClause(row, sourceOdds, mass: target.masses[column]),
      target.sumsByClause(column, targetOdds, mass: source.masses[row])
    )
  }
}

/// The clauses at one end of a sentence that may belong beyond a border: for one of them, two and
/// so on, but never all.
private struct Clauses {
  /// How much more they answer the sentence beyond the border than their own counterpart, or the
  /// rest of the sentence answers that counterpart, whichever is less.
  private(set) var values: [Double] = []
  /// The part of the sentence that they are, in 0…1.
  private(set) var parts: [Double] = []
  /// Whether they are the first of the sentence behind the border, not the last of that before it.
  let isBehind: Bool

  static func first(_ beyond: [Double], rather own: [Double], _ ends: ArraySlice<Float>) -> Clauses
  {
    var clauses = Clauses(isBehind: true)
    clauses.add(zip(beyond, own).map { $0 - $1 })
    clauses.parts = ends.dropLast().map { Double($0) }
    return clauses
  }

  static func last(_ beyond: [Double], rather own: [Double], _ ends: ArraySlice<Float>) -> Clauses {
    var clauses = Clauses(isBehind: false)
    clauses.add(zip(beyond, own).map { $0 - $1 }.reversed())
    clauses.parts = ends.dropLast().reversed().map { 1 - Double($0) }
    return clauses
  }

  private init(isBehind: Bool) { self.isBehind = isBehind }

  private mutating func add(_ advantages: [Double]) {
    let whole = advantages.reduce(0, +)
    var sum = 0.0
    for advantage in advantages.dropLast() {
      sum += advantage
      values.append(min(sum, sum - whole))
    }
  }

  var most: Double { values.max() ?? 0 }
}

/// The lengths of the four sentences that meet at a border.
private struct Border {
  let source: (before: Double, behind: Double)
  let target: (before: Double, behind: Double)
  let model: LengthModel

  init(source: (Double, Double), target: (Double, Double), model: LengthModel) {
    self.source = source
    self.target = target
    self.model = model
  }

  private static let most = 10.0
  /// What lengths count against words.
  private static let lengthWeight = 0.4

  /// What the clauses of both sides agree on, with how much better the lengths fit when those of
  /// one side move over the border.
  func evidence(source clauses: Clauses, target others: Clauses) -> Double {
    let limits = (source: clauses.most, target: others.most)
    guard limits.source > 0, limits.target > 0 else { return 0 }
    let now = fit(movedSource: 0, movedTarget: 0)
    var best = 0.0
    for (value, part) in zip(clauses.values, clauses.parts) where value > 0 {
      let moved = clauses.isBehind ? part * source.behind : -part * source.before
      best = max(
        best, min(value, limits.target) + better(fit(movedSource: moved, movedTarget: 0), now))
    }
    for (value, part) in zip(others.values, others.parts) where value > 0 {
      let moved = others.isBehind ? part * target.behind : -part * target.before
      best = max(
        best, min(value, limits.source) + better(fit(movedSource: 0, movedTarget: moved), now))
    }
    return min(Self.most, best)
  }

  private func better(_ then: Double, _ now: Double) -> Double {
    Self.lengthWeight * max(-20, min(3, then - now))
  }

  /// How well the lengths fit after so many characters came over the border from behind.
  private func fit(movedSource: Double, movedTarget: Double) -> Double {
    model.fit(source.before + movedSource, target.before + movedTarget)
      + model.fit(source.behind - movedSource, target.behind - movedTarget)
  }
}

extension AlignmentSide {
  fileprivate func clauseEnds(_ sentence: Int) -> ArraySlice<Float> {
    clauseEnds[Int(clauseStarts[sentence])..<Int(clauseStarts[sentence + 1])]
  }

  /// Adds up by clause what odds say of a sentence's terms.
  fileprivate func sumsByClause(_ sentence: Int, _ odds: [Float], mass: Double) -> [Double] {
    let range = termRange(sentence)
    var sums = [Double](
      repeating: 0, count: Int(clauseStarts[sentence + 1] - clauseStarts[sentence]))
    for index in range where odds[index - range.lowerBound] > 0 {
      sums[Int(clauses[index])] +=
        Double(counts[index]) * Logarithm.of(1 + Double(odds[index - range.lowerBound]) / mass)
    }
    return sums
  }
}
