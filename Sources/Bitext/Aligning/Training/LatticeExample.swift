/// The alignments that may be of a pair of texts, with the features of their parts, and which of
/// them are right: what training reads.
///
/// A point of the lattice is passed in one of two states: behind a bead, or behind a sentence left
/// out.
package struct LatticeExample: Sendable {
  package enum Step: UInt8, Sendable {
    case bead
    /// The first sentence of a run left out, and a later one.
    case opensGap, extendsGap
  }

  /// A step from one point to a later one.
  package struct Arc: Sendable {
    package let from: Int32
    package let to: Int32
    package let step: Step
    /// Whether a right alignment may take it.
    package let isRight: Bool
    /// Its features: this up to the next arc's.
    package let firstFeature: Int32
  }

  package private(set) var pointCount = 0
  /// In order of the points they lead to.
  package private(set) var arcs: [Arc] = []
  package private(set) var features: [UInt8] = []
  package private(set) var values: [Float] = []
  /// Whether a right alignment is among those that may be.
  package private(set) var hasRightAlignment = false
  /// Right beads that are not among those that may be.
  package private(set) var missed = 0

  package func featureRange(ofArc index: Int) -> Range<Int> {
    let end = index + 1 < arcs.count ? Int(arcs[index + 1].firstFeature) : features.count
    return Int(arcs[index].firstFeature)..<end
  }

  init(_ band: SearchBand, _ beadFeatures: BeadFeatures, gold: GoldBeads) {
    pointCount = band.pointCount
    missed = gold.missed
    var sink = Features()
    func add(_ from: Int, _ to: Int, _ step: Step, _ isRight: Bool) {
      arcs.append(
        Arc(
          from: Int32(from), to: Int32(to), step: step, isRight: isRight,
          firstFeature: Int32(features.count)))
      for (feature, value) in sink.found where value != 0 {
        features.append(UInt8(feature.rawValue))
        values.append(Float(value))
      }
      sink.found.removeAll(keepingCapacity: true)
    }
    for row in 0...band.sourceCount {
      for column in Int(band.low[row])...Int(band.high[row]) where row + column > 0 {
        let point = band.index(row, column)
        for (index, shape) in beadFeatures.shapes.enumerated() {
          let i = row - shape.source
          let j = column - shape.target
          if i < 0 || j < 0 || !band.contains(i, j) { continue }
          beadFeatures.visit(shape: index, row: row, column: column, &sink)
          add(band.index(i, j), point, .bead, gold.allowBead(i..<row, j..<column))
        }
        if band.contains(row - 1, column) {
          let from = band.index(row - 1, column)
          let isRight = gold.allowGap(source: row - 1)
          beadFeatures.visitGap(ofSource: true, row - 1, opens: true, &sink)
          add(from, point, .opensGap, isRight)
          beadFeatures.visitGap(ofSource: true, row - 1, opens: false, &sink)
          add(from, point, .extendsGap, isRight)
        }
        if column > Int(band.low[row]) {
          let isRight = gold.allowGap(target: column - 1)
          beadFeatures.visitGap(ofSource: false, column - 1, opens: true, &sink)
          add(point - 1, point, .opensGap, isRight)
          beadFeatures.visitGap(ofSource: false, column - 1, opens: false, &sink)
          add(point - 1, point, .extendsGap, isRight)
        }
      }
    }
    var isReached = [Bool](repeating: false, count: pointCount)
    isReached[0] = true
    for arc in arcs where arc.isRight && isReached[Int(arc.from)] { isReached[Int(arc.to)] = true }
    hasRightAlignment = isReached[pointCount - 1]
  }

  private struct Features: FeatureSink {
    var found: [(AlignmentFeature, Double)] = []

    mutating func add(_ feature: AlignmentFeature, _ value: Double) {
      found.append((feature, value))
    }
  }
}

/// The right beads of a pair of texts, as stretches that an alignment must go through.
package struct GoldBeads: Sendable {
  /// What an alignment may do within a stretch.
  private enum Freedom {
    /// Nothing but the one bead.
    case bead
    /// Leave out sentences, in any order of the two sides.
    case gaps
    /// Anything: the lattice does not have what would be right.
    case any
  }

  private struct Stretch {
    var source: Range<Int>
    var target: Range<Int>
    var freedom: Freedom
  }

  private var stretches: [Stretch] = []
  /// By sentence: its stretch.
  private var ofSource: [Int] = []
  private var ofTarget: [Int] = []

  /// Beads that the lattice does not have.
  package private(set) var missed = 0

  /// - Parameters:
  ///   - beads: With no regard to their confidence and order.
  ///   - band: What the lattice has.
  init(_ beads: [Bead], _ band: SearchBand) {
    var sourceBeads = [Int](repeating: -1, count: band.sourceCount)
    var targetBeads = [Int](repeating: -1, count: band.targetCount)
    for (index, bead) in beads.enumerated() where !bead.source.isEmpty && !bead.target.isEmpty {
      for sentence in bead.source { sourceBeads[sentence] = index }
      for sentence in bead.target { targetBeads[sentence] = index }
    }
    let shapes = BeadShape.matches(groups: BeadShape.groupLimit)
    var i = 0
    var j = 0
    while i < band.sourceCount || j < band.targetCount {
      let from = (i, j)
      while i < band.sourceCount, sourceBeads[i] < 0 { i += 1 }
      while j < band.targetCount, targetBeads[j] < 0 { j += 1 }
      if (i, j) != from {
        add(Stretch(source: from.0..<i, target: from.1..<j, freedom: .gaps), band)
        continue
      }
      // Beads that cross each other make one stretch.
      var ends = (i, j)
      var count = 0
      repeat {
        count += 1
        let index = i < band.sourceCount ? sourceBeads[i] : targetBeads[j]
        ends = (
          max(ends.0, index < 0 ? i + 1 : beads[index].source.upperBound),
          max(ends.1, index < 0 ? j : beads[index].target.upperBound)
        )
        while i < ends.0 || j < ends.1 {
          if i < ends.0 {
            if sourceBeads[i] >= 0 { ends.1 = max(ends.1, beads[sourceBeads[i]].target.upperBound) }
            i += 1
          } else {
            if targetBeads[j] >= 0 { ends.0 = max(ends.0, beads[targetBeads[j]].source.upperBound) }
            j += 1
          }
        }
      } while i < ends.0 || j < ends.1
      let isBead =
        sourceBeads[from.0] >= 0
        && beads[sourceBeads[from.0]].source == from.0..<i
        && beads[sourceBeads[from.0]].target == from.1..<j
        && shapes.contains { $0.source == i - from.0 && $0.target == j - from.1 }
      if !isBead { missed += 1 }
      add(
        Stretch(source: from.0..<i, target: from.1..<j, freedom: isBead ? .bead : .any), band)
    }
    ofSource = Array(repeating: 0, count: band.sourceCount)
    ofTarget = Array(repeating: 0, count: band.targetCount)
    for (index, stretch) in stretches.enumerated() {
      for sentence in stretch.source { ofSource[sentence] = index }
      for sentence in stretch.target { ofTarget[sentence] = index }
    }
  }

  /// Adds a stretch; one that begins outside the band is joined to the one before it.
  private mutating func add(_ stretch: Stretch, _ band: SearchBand) {
    if let last = stretches.last,
      !band.contains(stretch.source.lowerBound, stretch.target.lowerBound)
    {
      if stretch.freedom == .bead || last.freedom == .bead { missed += 1 }
      stretches[stretches.count - 1] = Stretch(
        source: last.source.lowerBound..<stretch.source.upperBound,
        target: last.target.lowerBound..<stretch.target.upperBound, freedom: .any)
    } else {
      stretches.append(stretch)
    }
  }

  func allowBead(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
    let index = ofSource[source.lowerBound]
    if index != ofTarget[target.lowerBound] { return false }
    let stretch = stretches[index]
    switch stretch.freedom {
    case .bead: return stretch.source == source && stretch.target == target
    case .gaps: return false
    case .any:
      return source.upperBound <= stretch.source.upperBound
        && target.upperBound <= stretch.target.upperBound
    }
  }

  func allowGap(source: Int) -> Bool { stretches[ofSource[source]].freedom != .bead }
  func allowGap(target: Int) -> Bool { stretches[ofTarget[target]].freedom != .bead }
}
