internal import Bitext
internal import Text

/// The rows of an article with their scores, and what ties them to each other.
struct CandidateRows: Sendable {
  /// How many rows, chosen or not.
  let count: Int
  /// Whether a row may be chosen: it has body sentences, and only such, in every language that
  /// any row has them in.
  let isEligible: [Bool]
  let scores: [Double]
  /// By row, its bundle: rows that are only taken together, for a quotation runs through them or
  /// one announces the next. Bundles are numbered by their first rows.
  let bundle: [Int32]
  /// By bundle, ascending; empty for numbers that are no bundle's first row.
  let members: [[Int32]]
  /// By bundle, the bundles it is only taken with.
  let needs: [[Int32]]
  /// By row: points back across a heading, where nothing precedes it that could be taken along.
  let isOrphan: [Bool]

  private let sentences: RowSentences
  private let confidences: [Double]
  /// By row, what it gains for what is sought; empty where nothing is.
  private let focus: [Double]

  /// What an alignment that is surely wrong takes from a score.
  private static let doubtPenalty = 0.5
  /// What each sentence above one, in the version that has most, takes from a score: one-to-one
  /// rows say the same most surely.
  private static let extraSentencePenalty = 0.1
  /// What a row gains that has all that is sought, in standard deviations.
  private static let focusGain = 5.0

  init(
    versions: [ScoredVersion], rows: [TrilingualRow], protected: [[ByteRange]],
    keepsContext: Bool, guidance: SummaryGuidance
  ) {
    let sentences = RowSentences(rows, of: versions.map(\.segmented))
    self.sentences = sentences
    count = rows.count
    confidences = rows.map { min(max($0.confidence, 0), 1) }
    let isEligible = Self.eligibility(sentences, versions)
    self.isEligible = isEligible
    let confidences = confidences
    let focus =
      guidance.focus.isEmpty
      ? []
      : rows.indices.map {
        Self.focusGain * guidance.focus(of: $0, sentences, versions: versions.count)
      }
    self.focus = focus
    scores = rows.indices.map { row in
      isEligible[row]
        ? Self.contributions(
          of: row, sentences, versions, confidence: confidences[row],
          focus: focus.isEmpty ? nil : focus[row]
        )
        .reduce(0) { $0 + $1.value } : 0
    }

    var ties = Ties(count: rows.count)
    ties.keepWhole(protected, sentences, versions)
    if keepsContext { ties.keepAnnouncements(sentences, versions) }
    let bundle = ties.bundles()
    self.bundle = bundle
    var members = [[Int32]](repeating: [], count: rows.count)
    for row in 0..<rows.count { members[Int(bundle[row])].append(Int32(row)) }
    self.members = members

    var needs = [[Int32]](repeating: [], count: rows.count)
    var isOrphan = [Bool](repeating: false, count: rows.count)
    if keepsContext {
      for (version, scored) in versions.enumerated() {
        for row in 0..<rows.count where isEligible[row] {
          let range = sentences.range(row, version)
          guard let sentence = range.first, sentence > 0 else { continue }
          let place = scored.placeInBody[sentence]
          guard place > 0, scored.pointsBack[Int(place)] else { continue }
          if scored.body[Int(place) - 1] == sentence - 1,
            let rowBefore = sentences.row(of: sentence - 1, version)
          {
            let before = bundle[rowBefore]
            if before != bundle[row] { needs[Int(bundle[row])].append(before) }
          } else {
            isOrphan[row] = true
          }
        }
      }
      for index in needs.indices where needs[index].count > 1 {
        needs[index] = Array(Set(needs[index])).sorted()
      }
    }
    self.needs = needs
    self.isOrphan = isOrphan
  }

  /// The sentences of a row in a version.
  func range(_ row: Int, _ version: Int) -> Range<Int> { sentences.range(row, version) }

  func choice(of row: Int, versions: [ScoredVersion]) -> Summary.Choice {
    let contributions = Self.contributions(
      of: row, sentences, versions, confidence: confidences[row],
      focus: focus.isEmpty ? nil : focus[row])
    return Summary.Choice(
      row: row, score: contributions.reduce(0) { $0 + $1.value }, contributions: contributions,
      bundle: Int(bundle[row]), needs: needs[Int(bundle[row])].map { Int($0) })
  }

  func words(of rows: [Int], versions: [ScoredVersion]) -> [Int] {
    versions.enumerated().map { version, scored in
      rows.reduce(0) { sum, row in
        sentences.range(row, version).reduce(sum) { $0 + Int(scored.words[$1]) }
      }
    }
  }

  /// Rows whose sentences are of the body in as many versions as any row's are.
  private static func eligibility(
    _ sentences: RowSentences, _ versions: [ScoredVersion]
  ) -> [Bool] {
    let counts = (0..<sentences.count).map { row in
      var count = 0
      for (version, scored) in versions.enumerated() {
        let range = sentences.range(row, version)
        if range.isEmpty { continue }
        guard range.allSatisfy({ scored.placeInBody[$0] >= 0 }) else { return 0 }
        count += 1
      }
      return count
    }
    let most = counts.max() ?? 0
    return counts.map { $0 > 0 && $0 == most }
  }

  /// The mean over the versions of the mean over the row's sentences, feature by feature.
  private static func contributions(
    of row: Int, _ sentences: RowSentences, _ versions: [ScoredVersion], confidence: Double,
    focus: Double?
  ) -> [Summary.Contribution] {
    var sums = [Double](repeating: 0, count: Feature.count)
    var present = 0.0
    var most = 1
    for (version, scored) in versions.enumerated() {
      let range = sentences.range(row, version)
      if range.isEmpty { continue }
      present += 1
      most = max(most, range.count)
      for sentence in range {
        let place = scored.placeInBody[sentence]
        guard place >= 0 else { continue }
        for (feature, value) in scored.contributions(at: Int(place)).enumerated() {
          sums[feature] += value / Double(range.count)
        }
      }
    }
    var result = Feature.allCases.map {
      Summary.Contribution(feature: $0.name, value: sums[$0.index] / max(present, 1))
    }
    result.append(
      Summary.Contribution(
        feature: "alignment",
        value: -doubtPenalty * (1 - confidence) - extraSentencePenalty * Double(most - 1)))
    if let focus { result.append(Summary.Contribution(feature: "focus", value: focus)) }
    return result
  }
}
