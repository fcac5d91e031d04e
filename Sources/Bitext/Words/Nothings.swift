/// How often the words of a segment answer nothing, kept to be put back after sweeps on trial.
struct Nothings: ~Copyable {
  private let targets: [Float]
  private let sources: [Float]
  private let allTargets: Float
  private let allSources: Float

  init(
    _ forward: borrowing AnswerModel, _ backward: borrowing AnswerModel, _ bitext: WordBitext,
    _ sourceTokens: Range<Int>, _ targetTokens: Range<Int>
  ) {
    var counts: [Float] = []
    for token in targetTokens { counts.append(forward.nothings[Int(bitext.target[token])]) }
    targets = counts
    counts.removeAll(keepingCapacity: true)
    for token in sourceTokens { counts.append(backward.nothings[Int(bitext.source[token])]) }
    sources = counts
    allTargets = forward.allNothings[0]
    allSources = backward.allNothings[0]
  }

  func restore(
    _ forward: borrowing AnswerModel, _ backward: borrowing AnswerModel, _ bitext: WordBitext,
    _ sourceTokens: Range<Int>, _ targetTokens: Range<Int>
  ) {
    for (count, token) in zip(targets, targetTokens) {
      forward.nothings[Int(bitext.target[token])] = count
    }
    for (count, token) in zip(sources, sourceTokens) {
      backward.nothings[Int(bitext.source[token])] = count
    }
    forward.allNothings[0] = allTargets
    backward.allNothings[0] = allSources
  }
}
