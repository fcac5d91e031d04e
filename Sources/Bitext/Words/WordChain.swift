/// A hidden Markov model of one segment in one direction: each word of one side (an observation)
/// is an answer to a word of the other side (a state) or to nothing; where the last answer lay says
/// where the next one is likely.
///
/// Forward and backward sums are in single precision, scaled word by word. O(states² ×
/// observations) at worst; states that are all but impossible are skipped.
struct WordChain: ~Copyable {
  /// How probable it is that a word answers nothing.
  static let nothing: Float = 0.2

  private static let limit = WordBitext.wordLimit
  /// By observation and state: the probability of the answer. To be filled before a pass.
  let emissions: Scratch<Float>
  /// By observation: the probability that it answers nothing.
  let nullEmissions: Scratch<Float>
  /// By observation and state: the posterior probability. What a pass gives.
  let posteriors: Scratch<Float>
  private let occupied: Scratch<Float>
  private let backward: Scratch<Float>
  private let sums: Scratch<Float>
  private let scaled: Scratch<Float>
  private let normalizers: Scratch<Float>
  private let scales: Scratch<Float>

  init() {
    let limit = Self.limit
    emissions = Scratch(repeating: 0, count: limit * limit)
    posteriors = Scratch(repeating: 0, count: limit * limit)
    nullEmissions = Scratch(repeating: 0, count: limit)
    occupied = Scratch(repeating: 0, count: limit * limit)
    backward = Scratch(repeating: 0, count: limit)
    sums = Scratch(repeating: 0, count: limit)
    scaled = Scratch(repeating: 0, count: limit)
    normalizers = Scratch(repeating: 0, count: limit + 1)
    scales = Scratch(repeating: 0, count: limit)
  }

  /// Posteriors without order: each observation for itself (IBM model 1).
  func passWithoutOrder(states: Int, observations: Int) {
    for observation in 0..<observations {
      let row = observation * states
      var sum: Float = 0
      for state in 0..<states { sum += emissions[row + state] }
      let uniform = (1 - Self.nothing) / Float(states)
      let factor = uniform / max(1e-30, sum * uniform + Self.nothing * nullEmissions[observation])
      for state in 0..<states { posteriors[row + state] = emissions[row + state] * factor }
    }
  }

  /// Posteriors with jumps; adds the expected jumps to the model's counts.
  func pass(states: Int, observations: Int, _ jumps: borrowing JumpModel) {
    let reach = JumpModel.reach
    // normalizers[s + 1]: the weights of all jumps from state s; from before the first one, s = -1.
    for from in -1..<states {
      var sum: Float = 0
      for state in 0..<states { sum += jumps.weights[state - from + reach] }
      normalizers[from + 1] = 1 / max(1e-30, sum)
    }
    forwardPass(states: states, observations: observations, jumps)
    backwardPass(states: states, observations: observations, jumps)
  }

  private static let negligible: Float = 1e-5

  /// Fills `posteriors` with forward sums of answers, `occupied` with those of positions.
  private func forwardPass(states: Int, observations: Int, _ jumps: borrowing JumpModel) {
    let reach = JumpModel.reach
    let something = 1 - Self.nothing
    for observation in 0..<observations {
      let row = observation * states
      if observation == 0 {
        for state in 0..<states {
          sums[state] = jumps.weights[state + 1 + reach] * normalizers[0]
          scaled[state] = 1 / Float(states)
        }
      } else {
        for state in 0..<states { sums[state] = 0 }
        let before = row - states
        for from in 0..<states {
          let mass = occupied[before + from]
          scaled[from] = mass
          if mass < Self.negligible { continue }
          let factor = mass * normalizers[from + 1]
          let base = reach - from
          for state in 0..<states { sums[state] += factor * jumps.weights[base + state] }
        }
      }
      let null = Self.nothing * nullEmissions[observation]
      var total: Float = 0
      for state in 0..<states {
        let answer = something * emissions[row + state] * sums[state]
        posteriors[row + state] = answer
        let here = answer + null * scaled[state]
        occupied[row + state] = here
        total += here
      }
      let scale = 1 / max(1e-30, total)
      scales[observation] = scale
      for state in 0..<states {
        posteriors[row + state] *= scale
        occupied[row + state] *= scale
      }
    }
  }

  private func backwardPass(states: Int, observations: Int, _ jumps: borrowing JumpModel) {
    let reach = JumpModel.reach
    let something = 1 - Self.nothing
    for state in 0..<states { backward[state] = 1 }
    for observation in stride(from: observations - 1, through: 0, by: -1) {
      let row = observation * states
      let scale = scales[observation]
      let null = Self.nothing * nullEmissions[observation] * scale
      for state in 0..<states {
        posteriors[row + state] *= backward[state]
        scaled[state] = something * emissions[row + state] * backward[state] * scale
        sums[state] = 0
      }
      if observation == 0 { break }
      let before = row - states
      for from in 0..<states {
        let mass = occupied[before + from] * normalizers[from + 1]
        if mass < Self.negligible { continue }
        let base = reach - from
        for state in 0..<states { jumps.counts[base + state] += mass * scaled[state] }
      }
      for state in 0..<states where scaled[state] > Self.negligible {
        let mass = scaled[state]
        let base = reach - state
        for from in 0..<states { sums[from] += mass * jumps.reversed[base + from] }
      }
      for from in 0..<states {
        backward[from] = sums[from] * normalizers[from + 1] + null * backward[from]
      }
    }
  }
}
