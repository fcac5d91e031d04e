/// How far the next word's answer lies from the last one's: a distribution over jumps, the same for
/// all words (Vogel, Ney & Tillmann 1996).
struct JumpModel: ~Copyable {
  static let reach = WordBitext.wordLimit
  /// Relative probability by jump + `reach`; and the same for the jump backwards, so that inner
  /// loops run forward through memory.
  let weights: Scratch<Float>
  let reversed: Scratch<Float>
  /// Expected jumps, still to be multiplied by `weights`.
  let counts: Scratch<Float>

  init() {
    weights = Scratch(repeating: 0, count: 2 * Self.reach + 1)
    reversed = Scratch(repeating: 0, count: 2 * Self.reach + 1)
    counts = Scratch(repeating: 0, count: 2 * Self.reach + 1)
    for jump in -Self.reach...Self.reach {
      // Mostly one word on; far jumps seldom.
      set(jump, 1 / Float(1 + (jump - 1) * (jump - 1)) + 0.005)
    }
  }

  private func set(_ jump: Int, _ weight: Float) {
    weights[jump + Self.reach] = weight
    reversed[Self.reach - jump] = weight
  }

  /// Takes the expected jumps for the new model. Far jumps share what they have in common.
  func update() {
    let near = 12
    var total: Float = 0
    for index in 0...(2 * Self.reach) {
      counts[index] *= weights[index]
      total += counts[index]
    }
    if total <= 0 { return }
    var left: Float = 0
    var right: Float = 0
    for jump in -Self.reach...Self.reach {
      if jump < -near { left += counts[jump + Self.reach] }
      if jump > near { right += counts[jump + Self.reach] }
    }
    for jump in -Self.reach...Self.reach {
      // The further, the less: as 1/distance within what the far ones have.
      let far = { (mass: Float) in mass / Float(jump.magnitude) / 2.8 }
      let count =
        jump < -near ? far(left) : jump > near ? far(right) : counts[jump + Self.reach]
      set(jump, (count + 1e-4 * total) / total)
    }
    for index in 0...(2 * Self.reach) { counts[index] = 0 }
  }
}
