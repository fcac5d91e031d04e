/// What there is to say of each bead that may be, and of each sentence that may be left out.
///
/// What depends on single sentences or on the edges of two is added up by their weights beforehand,
/// in tables.
struct BeadFeatures {
  let shapes: [BeadShape]
  private let source: AlignmentSide
  private let target: AlignmentSide
  private let evidence: LexicalEvidence
  private let lengths: LengthModel
  private let habits: AlignmentHabits
  private let vectors: VectorEvidence?
  /// Whether a lexicon knows words of both languages: without one, a sentence may seem to add
  /// nothing because its words are not known.
  private let knowsWords: Bool
  private let weights: FeatureWeights
  /// How far ends of blocks are evidence, in 0…1.
  private let blockValue: Double

  // Tables of weighted sums.
  private let shapeScores: [Double]
  private let endScores: [Double]
  private let startScores: [Double]
  private let sourceCodes: [EdgeCodes]
  private let targetCodes: [EdgeCodes]
  /// Sums over the places between sentences, by the sentence behind the place.
  private let sourceInside: [Double]
  private let targetInside: [Double]
  private(set) var sourceGaps: [Double]
  private(set) var targetGaps: [Double]
  let gapOpen: Double
  let gapExtend: Double

  private struct EdgeCodes {
    var end: UInt8
    var start: UInt8
  }

  init(
    _ source: AlignmentSide, _ target: AlignmentSide, evidence: LexicalEvidence,
    lengths: LengthModel, habits: AlignmentHabits,
    vectors: VectorEvidence? = nil, knowsWords: Bool, weights: FeatureWeights
  ) {
    shapes = BeadShape.matches(groups: evidence.groups)
    self.source = source
    self.target = target
    self.evidence = evidence
    self.lengths = lengths
    self.habits = habits
    self.vectors = vectors
    self.knowsWords = knowsWords
    self.weights = weights
    let share = min(Self.shareInsideBlocks(source), Self.shareInsideBlocks(target))
    blockValue = min(1, share * 4)

    shapeScores = shapes.map {
      weights[$0.feature] + ($0.isGroup ? weights[.groupHabit] * habits.group : 0)
    }
    // A sentence's code, with the end of its block for the last bit.
    let codes = 2 * SentenceEdge.codeCount
    var ends = [Double](repeating: 0, count: codes * codes)
    var starts = [Double](repeating: 0, count: SentenceEdge.codeCount * SentenceEdge.codeCount)
    for one in SentenceEdge.all {
      for other in SentenceEdge.all {
        var sum = WeightedSum(weights)
        Self.visitStarts(one, other, &sum)
        starts[one.startCode * SentenceEdge.codeCount + other.startCode] = sum.value
        for blocks in 0..<4 {
          var sum = WeightedSum(weights)
          Self.visitEnds(one, other, &sum)
          Self.visitBlockEnds(blocks & 2 != 0, blocks & 1 != 0, blockValue, &sum)
          ends[(one.endCode * 2 + blocks >> 1) * codes + other.endCode * 2 + blocks & 1] =
            sum.value
        }
      }
    }
    endScores = ends
    startScores = starts
    sourceCodes = Self.codes(of: source)
    targetCodes = Self.codes(of: target)
    sourceInside = Self.insideSums(source, blockValue, weights)
    targetInside = Self.insideSums(target, blockValue, weights)
    sourceGaps = Self.gapScores(source, weights)
    targetGaps = Self.gapScores(target, weights)
    gapOpen = weights[.gapOpen] + weights[.gapHabit] * habits.gap
    gapExtend = weights[.gapExtend] + weights[.gapRunHabit] * habits.gapRun
  }

  /// Blocks say nothing where each sentence is one, as in a file of one sentence a line.
  private static func shareInsideBlocks(_ side: AlignmentSide) -> Double {
    Double(side.endsBlock.count { !$0 }) / Double(max(1, side.count))
  }

  private static func codes(of side: AlignmentSide) -> [EdgeCodes] {
    side.edges.indices.map {
      EdgeCodes(
        end: UInt8(side.edges[$0].endCode * 2 + (side.endsBlock[$0] ? 1 : 0)),
        start: UInt8(side.edges[$0].startCode))
    }
  }

  private static func insideSums(
    _ side: AlignmentSide, _ blockValue: Double, _ weights: FeatureWeights
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: side.count)
    for index in sums.indices.dropFirst() {
      var sum = WeightedSum(weights)
      visitInside(side, index, blockValue, &sum)
      sums[index] = sums[index - 1] + sum.value
    }
    return sums
  }

  private static func gapScores(_ side: AlignmentSide, _ weights: FeatureWeights) -> [Double] {
    (0..<side.count).map {
      var sum = WeightedSum(weights)
      visitGap(side, $0, &sum)
      return sum.value
    }
  }

  // MARK: Scores

  /// The score of the bead of a shape whose last sentences are `row - 1` and `column - 1`.
  @inline(__always)
  func score(shape index: Int, row: Int, column: Int) -> Double {
    let a = shapes[index].source
    let b = shapes[index].target
    let lexical = lexical(a, b, row, column)
    let isGroup = a + b > 2
    var score =
      shapeScores[index]
      + weights[isGroup ? .supportOfGroup : .supportOfOne] * lexical.support
      + weights[isGroup ? .surplusOfGroup : .surplusOfOne] * lexical.surplus
      + weights[isGroup ? .lackOfGroup : .lackOfOne] * lexical.lack
      + weights[isGroup ? .shortfallOfGroup : .shortfallOfOne] * lexical.shortfall
      + weights[.length]
      * lengths.evidence(
        sourceLast: row - 1, sourceSize: a, targetLast: column - 1, targetSize: b)
    score +=
      endScores[
        Int(sourceCodes[row - 1].end) * 2 * SentenceEdge.codeCount
          + Int(targetCodes[column - 1].end)]
    score +=
      startScores[
        Int(sourceCodes[row - a].start) * SentenceEdge.codeCount
          + Int(targetCodes[column - b].start)]
    score += sourceInside[row - 1] - sourceInside[row - a]
    score += targetInside[column - 1] - targetInside[column - b]
    if let vectors {
      score += vectors.evidence(source: (row - a)..<row, target: (column - b)..<column)
    }
    if isGroup, knowsWords { score += weights[.idle] * idle(a, b, row, column) }
    if a > 1, b > 1 { score += weights[.mixing] * mixing(a, b, row, column) }
    if a == 2, b == 2 {
      let advantage = crossing(row, column)
      score +=
        advantage > 0 ? weights[.crossed] * advantage : -weights[.straight] * advantage
    }
    return score
  }

  // MARK: Words

  /// What the words of a bead say, sentence by sentence: the sums of what speaks for it, of that
  /// beyond doubt, and of what speaks against it.
  private struct Lexical {
    var support = 0.0
    var surplus = 0.0
    var lack = 0.0
    var shortfall = 0.0

    /// A sentence's figure beyond this adds to no doubt's removal.
    private static let doubt: Float = 4

    /// - Parameter expected: What a sentence of this length should find at least.
    @inline(__always)
    mutating func add(_ figure: Float, expected: Double) {
      if figure <= 0 {
        lack += Double(figure)
      } else {
        support += Double(min(figure, Self.doubt))
        surplus += Double(max(figure - Self.doubt, 0))
      }
      shortfall += max(0, expected - Double(figure))
    }
  }

  /// The part of what well answered sentences find that any should find.
  private static let leastShare = 0.3

  @inline(__always)
  private func lexical(_ a: Int, _ b: Int, _ row: Int, _ column: Int) -> Lexical {
    var lexical = Lexical()
    let expected = habits.richness * Self.leastShare
    for other in (column - b)..<column {
      lexical.add(
        evidence.forward(row - 1, other, size: a), expected: expected * target.masses[other])
    }
    for other in (row - a)..<row {
      lexical.add(
        evidence.backward(other, column - 1, size: b), expected: expected * source.masses[other])
    }
    return lexical
  }

  /// How far to learn from a bead: less where its words do not show that its sides answer each
  /// other. In 0.4…1.
  func trust(in bead: BeadLattice.ScoredBead) -> Double {
    0.4 + 0.6 / (1 + Logarithm.exponential(1 - 0.5 * words(bead.source, bead.target)))
  }

  /// What the words of two groups of at most `BeadShape.groupLimit` sentences say: the logarithm of
  /// the odds, against chance, that they answer each other.
  func words(_ source: Range<Int>, _ target: Range<Int>) -> Double {
    var sum: Float = 0
    for other in target {
      sum += evidence.forward(source.upperBound - 1, other, size: source.count)
    }
    for other in source {
      sum += evidence.backward(other, target.upperBound - 1, size: target.count)
    }
    return Double(sum)
  }

  /// What a term is worth as evidence in the better answered quarter of sentences.
  func richness(_ beads: [BeadLattice.ScoredBead]) -> Double {
    var rates: [Double] = []
    for bead in beads where bead.source.count == 1 && bead.target.count == 1 {
      let i = bead.source.lowerBound
      let j = bead.target.lowerBound
      rates.append(Double(evidence.forward(i, j, size: 1)) / target.masses[j])
      rates.append(Double(evidence.backward(i, j, size: 1)) / source.masses[i])
    }
    rates.sort()
    return rates.isEmpty ? 0 : max(0, rates[rates.count * 3 / 4])
  }

  /// How much more the whole of one side says of each sentence of the other than the one sentence
  /// does that says most: what shows that the sentences' contents do not part where they end.
  private func mixing(_ a: Int, _ b: Int, _ row: Int, _ column: Int) -> Double {
    var sum: Float = 0
    for other in (column - b)..<column {
      var most = -Float.infinity
      for one in (row - a)..<row { most = max(most, evidence.forward(one, other, size: 1)) }
      sum += min(10, max(0, evidence.forward(row - 1, other, size: a) - most))
    }
    for other in (row - a)..<row {
      var most = -Float.infinity
      for one in (column - b)..<column {
        most = max(most, evidence.backward(other, one, size: 1))
      }
      sum += min(10, max(0, evidence.backward(other, column - 1, size: b) - most))
    }
    return Double(sum)
  }

  /// How much the first and the last sentence of each group take away from what its other sentences
  /// say of the other side: one that repeats words of its neighbours finds support in their
  /// counterparts, but explains nothing of them that they do not.
  private func idle(_ a: Int, _ b: Int, _ row: Int, _ column: Int) -> Double {
    var sum: Float = 0
    func add(_ whole: Float, _ rest: Float) { sum += min(4, max(0, rest - whole)) }
    if a > 1 {
      var (whole, first, last) = (Float(0), Float(0), Float(0))
      for other in (column - b)..<column {
        whole += evidence.forward(row - 1, other, size: a)
        first += evidence.forward(row - 1, other, size: a - 1)
        last += evidence.forward(row - 2, other, size: a - 1)
      }
      add(whole, first)
      add(whole, last)
    }
    if b > 1 {
      var (whole, first, last) = (Float(0), Float(0), Float(0))
      for other in (row - a)..<row {
        whole += evidence.backward(other, column - 1, size: b)
        first += evidence.backward(other, column - 1, size: b - 1)
        last += evidence.backward(other, column - 2, size: b - 1)
      }
      add(whole, first)
      add(whole, last)
    }
    return Double(sum)
  }

  /// How much better two pairs of sentences answer each other crosswise than straight; at most 20
  /// in either direction.
  private func crossing(_ row: Int, _ column: Int) -> Double {
    func both(_ source: Int, _ target: Int) -> Float {
      evidence.forward(source, target, size: 1) + evidence.backward(source, target, size: 1)
    }
    let cross = both(row - 1, column - 2) + both(row - 2, column - 1)
    let straight = both(row - 1, column - 1) + both(row - 2, column - 2)
    return Double(min(20, max(-20, cross - straight)))
  }

  // MARK: Edges

  private static func visitEnds(
    _ one: SentenceEdge, _ other: SentenceEdge, _ sink: inout WeightedSum
  ) {
    let low = min(one.ending.rawValue, other.ending.rawValue)
    let high = max(one.ending.rawValue, other.ending.rawValue)
    let open = SentenceEdge.Ending.open.rawValue
    let colon = SentenceEdge.Ending.colon.rawValue
    if high < colon {
      if low != high {
        sink.add(.endsDifferently, 1)
      } else if one.ending != .period {
        sink.add(.endsQuestionOrExclamation, 1)
      }
    } else if high == colon {
      sink.add(low == colon ? .endsColon : .endsFullAndColon, 1)
    } else {
      sink.add(
        low == open ? .endsOpen : low == colon ? .endsColonAndOpen : .endsFullAndOpen, 1)
    }
    if one.closesQuotation || other.closesQuotation {
      sink.add(
        one.closesQuotation && other.closesQuotation
          ? .quotationClosesOnBoth : .quotationClosesOnOne, 1)
    }
  }

  private static func visitStarts(
    _ one: SentenceEdge, _ other: SentenceEdge, _ sink: inout WeightedSum
  ) {
    func compare(
      _ here: Bool, _ there: Bool, _ onOne: AlignmentFeature, _ onBoth: AlignmentFeature
    ) {
      if here || there { sink.add(here && there ? onBoth : onOne, 1) }
    }
    compare(one.opening == .lower, other.opening == .lower, .lowerOnOne, .lowerOnBoth)
    compare(one.opening == .dash, other.opening == .dash, .dashOnOne, .dashOnBoth)
    compare(one.opening == .digit, other.opening == .digit, .digitOnOne, .digitOnBoth)
    compare(
      one.opensQuotation, other.opensQuotation, .quotationOpensOnOne, .quotationOpensOnBoth)
  }

  private static func visitBlockEnds(
    _ one: Bool, _ other: Bool, _ value: Double, _ sink: inout WeightedSum
  ) {
    if value > 0, one || other { sink.add(one && other ? .blockOnBoth : .blockOnOne, value) }
  }

  /// The place between a sentence and the one before it.
  private static func visitInside(
    _ side: AlignmentSide, _ index: Int, _ blockValue: Double, _ sink: inout WeightedSum
  ) {
    switch side.edges[index - 1].ending {
    case .open: sink.add(.insideOpen, 1)
    case .colon: sink.add(.insideColon, 1)
    case .question, .exclamation: sink.add(.insideQuestion, 1)
    case .period: break
    }
    let next = side.edges[index]
    if next.opening == .lower { sink.add(.insideLower, 1) }
    if next.opensQuotation || next.opening == .dash { sink.add(.insideQuotation, 1) }
    if blockValue > 0, side.endsBlock[index - 1] { sink.add(.blockInside, blockValue) }
  }

  private static func visitGap(
    _ side: AlignmentSide, _ index: Int, _ sink: inout WeightedSum
  ) {
    let edge = side.edges[index]
    if !edge.ending.isFull { sink.add(.gapEndsOpen, 1) }
    if edge.opening == .lower { sink.add(.gapStartsLower, 1) }
    if index > 0, side.edges[index - 1].ending == .open { sink.add(.gapAfterOpen, 1) }
    sink.add(.gapLength, Logarithm.of(side.lengths[index] / 80))
  }
}

extension SentenceEdge {
  /// One edge for each code of an end and of a start.
  static let all: [SentenceEdge] = Ending.allCases.flatMap { ending in
    Opening.allCases.flatMap { opening in
      [false, true].map { isQuotation in
        var edge = SentenceEdge([])
        edge.ending = ending
        edge.closesQuotation = isQuotation
        edge.opening = opening
        edge.opensQuotation = isQuotation
        return edge
      }
    }
  }
}
