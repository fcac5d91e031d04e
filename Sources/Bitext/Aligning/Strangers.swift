/// How much the first and last sentences of a group look like strangers in it: by their names,
/// numbers, concepts and addresses that no sentence on the other side of the bead answers.
///
/// A sentence left out of a translation repeats words of its neighbours, which their counterparts
/// seem to answer; what is its own is known by its names.
struct Strangers {
  private let links: LinkTable
  private let source: AlignmentSide
  private let target: AlignmentSide
  /// By term of the side at hand: whether a sentence at hand has it.
  private var isThere: [Bool]
  /// By term: whether it is sure to be answered where its sentence is.
  private let sureSources: [Bool]
  private let sureTargets: [Bool]

  init(_ links: LinkTable, _ source: AlignmentSide, _ target: AlignmentSide) {
    self.links = links
    self.source = source
    self.target = target
    isThere = Array(repeating: false, count: max(source.termCount, target.termCount))
    sureSources = (0..<source.termCount).map { source.isSure($0) }
    sureTargets = (0..<target.termCount).map { target.isSure($0) }
  }

  /// The parts of the model's probability that make a link an answer, not an accident.
  private static let leastAnswer: Float = 0.2
  /// One sentence counts no more than this.
  private static let most = 6.0

  /// The logarithms of the odds of the unanswered terms over those of the answered ones, summed over
  /// the first and last sentences of each side that has several; 0 where most are answered.
  ///
  /// Takes the time of the links of the bead's terms.
  mutating func among(_ sources: Range<Int>, _ targets: Range<Int>) -> Double {
    var value = 0.0
    if sources.count > 1 {
      let others = Int(target.starts[targets.lowerBound])..<Int(target.starts[targets.upperBound])
      for index in others { isThere[Int(target.terms[index])] = true }
      value +=
        strangeness(ofSource: sources.lowerBound) + strangeness(ofSource: sources.upperBound - 1)
      for index in others { isThere[Int(target.terms[index])] = false }
    }
    if targets.count > 1 {
      value += strangeness(ofTarget: targets.lowerBound, sources)
      value += strangeness(ofTarget: targets.upperBound - 1, sources)
    }
    return value
  }

  /// - Precondition: `isThere` marks the terms of the target sentences.
  private func strangeness(ofSource sentence: Int) -> Double {
    var sum = 0.0
    for index in source.termRange(sentence) {
      let term = Int(source.terms[index])
      if !sureSources[term] { continue }
      let isAnswered = links.range(term).contains {
        isThere[Int(links.targets[$0])] && isAnswer($0)
      }
      sum += isAnswered ? links.missedSources[term] : -links.missedSources[term]
    }
    return min(Self.most, max(0, sum))
  }

  private mutating func strangeness(ofTarget sentence: Int, _ sources: Range<Int>) -> Double {
    var sum = 0.0
    let own = target.termRange(sentence)
    for index in own where sureTargets[Int(target.terms[index])] {
      isThere[Int(target.terms[index])] = true
      sum -= links.missedTargets[Int(target.terms[index])]
    }
    for index in Int(source.starts[sources.lowerBound])..<Int(source.starts[sources.upperBound]) {
      for link in links.range(Int(source.terms[index])) {
        let term = Int(links.targets[link])
        if isThere[term], isAnswer(link) {
          // Counted as missing above, so twice.
          sum += 2 * links.missedTargets[term]
          isThere[term] = false
        }
      }
    }
    for index in own { isThere[Int(target.terms[index])] = false }
    return min(Self.most, max(0, sum))
  }

  @inline(__always)
  private func isAnswer(_ link: Int) -> Bool {
    max(links.forward[link], links.backward[link]) >= Self.leastAnswer
  }
}

extension AlignmentSide {
  /// Whether a term is of a kind that seldom goes unanswered.
  fileprivate func isSure(_ term: Int) -> Bool {
    switch kinds[term] {
    case .word: isName[term]
    case .mark, .heading: false
    case .number, .concept, .address: true
    }
  }
}
