/// What the ends of paragraphs, headings and items say of a bead.
struct BoundaryEvidence {
  private let sourceEnds: [Bool]
  private let targetEnds: [Bool]
  private let inside: Double
  private let onOne: Double
  private let onBoth: Double

  /// Blocks say nothing where each sentence is one, as in a file of one sentence a line.
  init(_ source: AlignmentSide, _ target: AlignmentSide, weights: AlignmentWeights) {
    sourceEnds = source.endsBlock
    targetEnds = target.endsBlock
    let share = min(Self.shareInside(source), Self.shareInside(target))
    let weight = min(1, share * 4)
    inside = weights.boundaryInside * weight
    onOne = weights.boundaryOnOne * weight
    onBoth = weights.boundaryOnBoth * weight
  }

  private static func shareInside(_ side: AlignmentSide) -> Double {
    Double(side.endsBlock.count { !$0 }) / Double(max(1, side.count))
  }

  @inline(__always)
  func evidence(source: Range<Int>, target: Range<Int>) -> Double {
    if inside == 0, onOne == 0 { return 0 }
    var crossed = 0
    for sentence in source.lowerBound..<(source.upperBound - 1) where sourceEnds[sentence] {
      crossed += 1
    }
    for sentence in target.lowerBound..<(target.upperBound - 1) where targetEnds[sentence] {
      crossed += 1
    }
    let one = sourceEnds[source.upperBound - 1]
    let other = targetEnds[target.upperBound - 1]
    return Double(crossed) * inside + (one != other ? onOne : one ? onBoth : 0)
  }
}
