/// Pseudo-random numbers from a seed (SplitMix64, Steele, Lea & Flood 2014): the same seed gives the
/// same numbers on every machine.
struct Chance: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// In 0..<1.
  @inline(__always)
  mutating func fraction() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Float(mixed >> 40) * 0x1p-24
  }
}
