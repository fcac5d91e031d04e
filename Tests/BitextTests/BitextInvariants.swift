import Bitext

/// A generator with a fixed seed (SplitMix64), so that random inputs are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Whether beads hold every sentence of both sides exactly once, in order, with sane confidences.
func coversEverythingOnce(_ beads: [Bead], source: Int, target: Int) -> Bool {
  var here = 0
  var there = 0
  for bead in beads {
    guard bead.source.lowerBound == here, bead.target.lowerBound == there,
      !(bead.source.isEmpty && bead.target.isEmpty), (0...1).contains(bead.confidence)
    else { return false }
    here = bead.source.upperBound
    there = bead.target.upperBound
  }
  return here == source && there == target
}

/// Beads drawn at random over so many sentences.
func randomBeads(
  source: Int, target: Int, using generator: inout SeededGenerator
) -> [Bead] {
  var beads: [Bead] = []
  var here = 0
  var there = 0
  while here < source || there < target {
    let a = min(source - here, Int.random(in: 0...2, using: &generator))
    let b = min(target - there, Int.random(in: 0...2, using: &generator))
    if a + b == 0 { continue }
    beads.append(
      Bead(
        source: here..<(here + a), target: there..<(there + b),
        confidence: Double.random(in: 0...1, using: &generator)))
    here += a
    there += b
  }
  return beads
}
