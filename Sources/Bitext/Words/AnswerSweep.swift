/// One direction's working memory for the segment at hand.
///
/// Rows are padded to whole vectors of eight; what pads them has no weight.
struct AnswerSweep: ~Copyable {
  private static let limit = (WordBitext.wordLimit + 7) & ~7

  /// By observation and state: links of the pair elsewhere and here, and what is known beforehand.
  let numerators: Scratch<Float>
  /// By state: the same over all words it may have for answers; and one divided by it.
  let totals: Scratch<Float>
  private let shares: Scratch<Float>
  /// By observation: its state or -1.
  let answers: Scratch<Int32>
  /// By observation and state: the sum of the probabilities met with.
  let sums: Scratch<Float>
  private let weights: Scratch<Float>
  private let following: Scratch<Int32>
  private(set) var observations = 0
  private(set) var states = 0
  /// Cells from one row to the next.
  private(set) var stride = 0

  init() {
    numerators = Scratch(repeating: 0, count: Self.limit * Self.limit)
    totals = Scratch(repeating: 1, count: Self.limit)
    shares = Scratch(repeating: 0, count: Self.limit)
    answers = Scratch(repeating: -1, count: Self.limit)
    sums = Scratch(repeating: 0, count: Self.limit * Self.limit)
    weights = Scratch(repeating: 0, count: Self.limit)
    following = Scratch(repeating: 0, count: Self.limit)
  }

  /// Makes room for a segment.
  mutating func begin(observations: Int, states: Int) {
    self.observations = observations
    self.states = states
    stride = (states + 7) & ~7
    for observation in 0..<observations {
      for pad in states..<stride { numerators[observation * stride + pad] = 0 }
    }
  }

  /// Takes the totals that were filled in.
  func adoptTotals() {
    for state in 0..<states { shares[state] = 1 / totals[state] }
    for pad in states..<stride { shares[pad] = 0 }
    // Answers of the other direction are compared in whole vectors too.
    for pad in observations..<min(Self.limit, (observations + 7) & ~7) { answers[pad] = -1 }
  }

  func clearSums() {
    for cell in 0..<(observations * stride) { sums[cell] = 0 }
  }

  /// Draws a new answer for each observation in turn, given all other answers of both directions
  /// (collapsed Gibbs sampling). O(observations × states).
  ///
  /// - Parameters:
  ///   - words: The first observed token in `tokens`.
  ///   - other: The other direction: a link that it has is worth more.
  ///   - ordered: Whether jumps count (a hidden Markov model), or each answer stands for itself.
  ///   - addsUp: Whether the probabilities are added to `sums`.
  func run(
    _ model: borrowing AnswerModel, tokens: [Int32], words: Int,
    other: borrowing AnswerSweep, options: LinkSampler.Options, ordered: Bool, addsUp: Bool,
    chance: inout Chance
  ) {
    let reach = JumpModel.reach
    findFollowing()
    var last = -1
    let nothingShare =
      options.nothing / (1 - options.nothing) * (ordered ? 1 : Float(states))
    let nothingWords = options.nothingAlpha * Float(model.observedWords)
    for observation in 0..<observations {
      let word = Int(tokens[words + observation])
      let row = observation * stride
      takeOff(observation, row: row, word: word, model)
      let next = Int(following[observation])
      let key = SIMD8<Int32>(repeating: Int32(observation))
      var total = SIMD8<Float>()
      for state in Swift.stride(from: 0, to: states, by: 8) {
        var weight = numerators.eight(at: row + state) * shares.eight(at: state)
        if ordered {
          weight *= model.jumps.weights.eight(at: reach - last + state)
          weight *= model.jumps.reversed.eight(at: reach - next + state)
        }
        weight.replace(
          with: weight * options.agreement, where: other.answers.eight(at: state) .== key)
        weights.set(weight, at: state)
        total += weight
      }
      let something = total.sum()
      let nothing =
        nothingShare * (model.nothings[word] + options.nothingAlpha)
        / (model.allNothings[0] + nothingWords)
        * (ordered ? model.jumps.weights[next - last + reach] : 1)
      let all = something + nothing
      if addsUp {
        let scale = SIMD8<Float>(repeating: 1 / all)
        for state in Swift.stride(from: 0, to: states, by: 8) {
          sums.set(
            sums.eight(at: row + state) + weights.eight(at: state) * scale, at: row + state)
        }
      }
      let answer = draw(chance.fraction() * all, something: something)
      answers[observation] = Int32(answer)
      if answer >= 0 {
        numerators[row + answer] += 1
        totals[answer] += 1
        shares[answer] = 1 / totals[answer]
        last = answer
      } else {
        model.nothings[word] += 1
        model.allNothings[0] += 1
      }
    }
  }

  /// By observation: the next answer after it, or the end.
  @inline(__always)
  private func findFollowing() {
    var next = Int32(states)
    for observation in Swift.stride(from: observations - 1, through: 0, by: -1) {
      following[observation] = next
      if answers[observation] >= 0 { next = answers[observation] }
    }
  }

  /// Takes an observation's answer out of the counts.
  @inline(__always)
  private func takeOff(
    _ observation: Int, row: Int, word: Int, _ model: borrowing AnswerModel
  ) {
    let answer = Int(answers[observation])
    if answer >= 0 {
      numerators[row + answer] -= 1
      totals[answer] -= 1
      shares[answer] = 1 / totals[answer]
    } else {
      model.nothings[word] -= 1
      model.allNothings[0] -= 1
    }
  }

  /// The state at a point of the summed weights; -1 beyond them.
  @inline(__always)
  private func draw(_ point: Float, something: Float) -> Int {
    if point >= something { return -1 }
    var rest = point
    for state in 0..<states {
      rest -= weights[state]
      if rest < 0 { return state }
    }
    return states - 1
  }
}
