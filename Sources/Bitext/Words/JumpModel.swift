/// How far the next word's answer lies from the last one's: a distribution over jumps, the same for
/// all words (Vogel, Ney & Tillmann 1996), with a Dirichlet prior.
struct JumpModel: ~Copyable {
  /// From before the first word to behind the last one.
  static let reach = WordBitext.wordLimit + 1
  /// Probability by jump + `reach`; and the same for the jump backwards, so that inner loops run
  /// forward through memory. They read a few cells further than is counted.
  let weights: Scratch<Float>
  let reversed: Scratch<Float>
  /// The jumps of all links.
  let counts: Scratch<Float>

  /// What the prior counts, in jumps.
  private static let priorJumps: Float = 100
  /// Jumps beyond share what they have in common.
  private static let near = 12

  init() {
    weights = Scratch(repeating: 0, count: 2 * Self.reach + 17)
    reversed = Scratch(repeating: 0, count: 2 * Self.reach + 17)
    counts = Scratch(repeating: 0, count: 2 * Self.reach + 1)
    update()
  }

  /// Mostly one word on; far jumps seldom.
  private static func usual(_ jump: Int) -> Float {
    0.35 / (1 + 0.7 * Float((jump - 1) * (jump - 1))) + 0.0005
  }

  /// Makes the distribution that the counts and the prior give. O(reach).
  func update() {
    let reach = Self.reach
    var total: Float = 0
    var usual: Float = 0
    var left: Float = 0
    var right: Float = 0
    for jump in -reach...reach {
      let count = counts[jump + reach]
      total += count
      usual += Self.usual(jump)
      if jump < -Self.near { left += count }
      if jump > Self.near { right += count }
    }
    for jump in -reach...reach {
      // The further, the less: as 1/distance within what the far ones have.
      let far = { (mass: Float) in mass / Float(jump.magnitude) / 2.8 }
      let count =
        jump < -Self.near ? far(left) : jump > Self.near ? far(right) : counts[jump + reach]
      let weight =
        (count + Self.priorJumps * Self.usual(jump) / usual) / (total + Self.priorJumps)
      weights[jump + reach] = weight
      reversed[reach - jump] = weight
    }
  }

  /// Adds the jumps of a segment's answers, or takes them off. O(observations).
  func count(
    _ answers: borrowing Scratch<Int32>, observations: Int, states: Int, by amount: Float
  ) {
    var last = -1
    for observation in 0..<observations where answers[observation] >= 0 {
      let answer = Int(answers[observation])
      counts[answer - last + Self.reach] += amount
      last = answer
    }
    counts[states - last + Self.reach] += amount
  }
}
