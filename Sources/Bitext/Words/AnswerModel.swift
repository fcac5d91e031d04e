/// One direction of a sampler: each token of one side (an observation) answers a token of the other
/// side (a state) or nothing.
struct AnswerModel: ~Copyable {
  /// By observed token: the position of its state in the segment; -1 for none.
  let answers: Scratch<Int16>
  /// By state word: its links.
  let links: Scratch<Float>
  /// By observed word: how often it answers nothing; and all of them.
  let nothings: Scratch<Float>
  let allNothings = Scratch<Float>(repeating: 0, count: 1)
  /// By state word: what is known beforehand of all its pairs.
  let priors: Scratch<Float>
  let jumps = JumpModel()
  let observedWords: Int

  init(tokens: Int, stateWords: Int, observedWords: Int) {
    answers = Scratch(repeating: -1, count: tokens)
    links = Scratch(repeating: 0, count: stateWords)
    nothings = Scratch(repeating: 0, count: observedWords)
    priors = Scratch(repeating: 0, count: stateWords)
    self.observedWords = observedWords
  }
}
