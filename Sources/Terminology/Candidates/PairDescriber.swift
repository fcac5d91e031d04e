internal import Glibc
internal import Text

/// Describes pairs of phrases by the values of `CandidateFeature`.
struct PairDescriber {
  private let projection: PhraseProjection
  /// The joint count of the best partner of each phrase.
  private var bestOfSource: [Int32: Double] = [:]
  private var bestOfTarget: [Int32: Double] = [:]

  /// O(meetings).
  init(_ projection: PhraseProjection) {
    self.projection = projection
    for group in projection.groups {
      let joint = joint(group)
      let meeting = projection.meetings[group.lowerBound]
      bestOfSource[meeting.source] = max(bestOfSource[meeting.source] ?? 0, joint)
      bestOfTarget[meeting.target] = max(bestOfTarget[meeting.target] ?? 0, joint)
    }
  }

  private func joint(_ group: Range<Int>) -> Double {
    projection.meetings[group].reduce(0) { $0 + Double($1.weight) }
  }

  /// The values for the pair that a group of meetings joins. O(group).
  func values(_ group: Range<Int>) -> [Double] {
    let joint = joint(group)
    let meetings = projection.meetings[group]
    let first = projection.meetings[group.lowerBound]
    let (source, target) = (projection.source, projection.target)
    let (one, other) = (Int(first.source), Int(first.target))
    let counts = (Double(source.phrases.counts[one]), Double(target.phrases.counts[other]))
    let words = source.phrases.wordCount(of: first.source)
    let targetWords = target.phrases.wordCount(of: first.target)
    // What only ever begins a sentence is more often a piece of one than an entry of a list.
    let isElsewhere = source.contexts.begins[one] < 1 && target.contexts.begins[other] < 1
    let begins = isElsewhere ? Double(meetings.count { $0.begins }) : 0
    return CandidateFeature.allCases.map { feature in
      switch feature {
      case .bias: 1
      case .joint: log(joint + 0.1)
      case .regularity: log(min(1, joint / counts.0) + 0.02)
      case .targetRegularity: log(min(1, joint / counts.1) + 0.02)
      case .sourceCount: log(counts.0)
      case .nested: source.contexts.nested[one]
      case .targetNested: target.contexts.nested[other]
      case .oneWord: words == 1 ? 1 : 0
      case .twoWords: words == 2 ? 1 : 0
      case .threeWords: words == 3 ? 1 : 0
      case .moreWords: words >= 4 ? 1 : 0
      case .wordDifference: Double(abs(words - targetWords))
      case .targetWords: Double(targetWords)
      case .capital: source.contexts.capital[one]
      case .targetCapital: target.contexts.capital[other]
      case .beginsTogether: begins > 0 ? 1 : 0
      case .beginsTogetherCount: log(1 + begins)
      case .beginsTogetherShare: begins / Double(group.count)
      case .entropyBefore: source.contexts.entropyBefore[one]
      case .entropyBehind: source.contexts.entropyBehind[one]
      case .targetEntropyBefore: target.contexts.entropyBefore[other]
      case .targetEntropyBehind: target.contexts.entropyBehind[other]
      case .common: source.contexts.common[one]
      case .targetCommon: target.contexts.common[other]
      case .quoted: source.contexts.quoted[one]
      case .targetQuoted: target.contexts.quoted[other]
      case .bestOfSource: joint / (bestOfSource[first.source] ?? joint)
      case .bestOfTarget: joint / (bestOfTarget[first.target] ?? joint)
      case .once: joint < 1.5 ? 1 : 0
      case .certainty: joint / Double(group.count)
      case .begins: isElsewhere ? source.contexts.begins[one] : 0
      case .targetBegins: isElsewhere ? target.contexts.begins[other] : 0
      }
    }
  }
}
