public import Text

/// Joins the bitexts of two or three versions of an article to rows that all versions share.
///
/// Rows end where all three bitexts let them; where two of them would cut a bead of the third, they
/// are believed if they are surer. Of the ways to cut that this leaves, the
/// one is taken that agrees best with all three: each sentence votes, by the confidence of its
/// bead, for the rows that give it the counterparts its bead gives it.
public struct RowJoiner: Sendable {
  /// A joiner; there is nothing to configure.
  public init() {}

  /// Rows that hold every sentence of every version exactly once, in reading order.
  ///
  /// - Parameters:
  ///   - versions: one to three versions.
  ///   - bitexts: one per pair of versions, in the order (0, 1), (0, 2), (1, 2).
  ///
  /// Near linear in sentences.
  public func rows(_ versions: [SegmentedDocument], _ bitexts: [Bitext]) -> [TrilingualRow] {
    rows(
      languages: versions.map(\.language), counts: versions.map(\.sentences.count),
      beads: bitexts.map(\.beads))
  }

  /// The same for versions of which only languages and numbers of sentences are given.
  package func rows(
    languages: [Language], counts: [Int], beads: [[Bead]]
  ) -> [TrilingualRow] {
    precondition(
      (1...3).contains(languages.count)
        && beads.count == languages.count * (languages.count - 1) / 2,
      "one bitext for each pair of one to three versions")
    switch languages.count {
    case 1:
      return (0..<counts[0]).map {
        TrilingualRow(index: $0, sentences: [languages[0]: $0..<($0 + 1)], confidence: 1)
      }
    case 2:
      return beads[0].enumerated().map { index, bead in
        var sentences: [Language: Range<Int>] = [:]
        if !bead.source.isEmpty { sentences[languages[0]] = bead.source }
        if !bead.target.isEmpty { sentences[languages[1]] = bead.target }
        return TrilingualRow(index: index, sentences: sentences, confidence: bead.confidence)
      }
    default:
      let agreement = RowAgreement(counts: counts, beads: beads)
      let cuts = RowCuts(counts: counts, beads: beads).cuts
      return Self.bestRows(cuts, agreement, languages: languages)
    }
  }

  /// Earlier cuts that a row may begin at.
  private static let lookBack = 48

  private static func bestRows(
    _ cuts: [RowCut], _ agreement: RowAgreement, languages: [Language]
  ) -> [TrilingualRow] {
    var best = [Double](repeating: -.infinity, count: cuts.count)
    var previous = [Int](repeating: -1, count: cuts.count)
    best[0] = 0
    // Cuts that can be reached, in order.
    var reached = [0]
    for index in 1..<max(1, cuts.count) {
      for from in reached.suffix(lookBack).reversed() {
        guard cuts[from].precedes(cuts[index]) else { continue }
        let value = best[from] + agreement.votes(from: cuts[from], to: cuts[index])
        // A later start makes smaller rows: it wins a tie.
        if value > best[index] + 1e-9 {
          best[index] = value
          previous[index] = from
        }
      }
      if previous[index] >= 0 {
        reached.append(index)
      } else if index == cuts.count - 1, let from = reached.last {
        previous[index] = from
      }
    }
    var path: [Int] = []
    var index = cuts.count - 1
    while index > 0 {
      path.append(index)
      index = previous[index]
    }
    var rows: [TrilingualRow] = []
    var from = cuts[0]
    for index in path.reversed() {
      let to = cuts[index]
      var sentences: [Language: Range<Int>] = [:]
      for version in 0..<3 where from[version] < to[version] {
        sentences[languages[version]] = from[version]..<to[version]
      }
      rows.append(
        TrilingualRow(
          index: rows.count, sentences: sentences,
          confidence: agreement.confidence(from: from, to: to)))
      from = to
    }
    return rows
  }
}

extension Bitext {
  /// The bitext that rows make: its beads agree with those of every other pair of languages made
  /// from the same rows.
  ///
  /// Rows that have neither language give no bead. O(rows).
  public init(rows: [TrilingualRow], source: Language, target: Language) {
    var beads: [Bead] = []
    var sourceEnd = 0
    var targetEnd = 0
    for row in rows {
      let here = row.sentences[source] ?? sourceEnd..<sourceEnd
      let there = row.sentences[target] ?? targetEnd..<targetEnd
      if here.isEmpty && there.isEmpty { continue }
      beads.append(Bead(source: here, target: there, confidence: row.confidence))
      sourceEnd = here.upperBound
      targetEnd = there.upperBound
    }
    self.init(sourceLanguage: source, targetLanguage: target, beads: beads)
  }

  /// This bitext with its beads made to respect rows: none reaches over the end of a row.
  ///
  /// Beads that lie within a row stay as they are, so that a row of two sentences each in two
  /// languages and one in the third does not make the two languages' beads coarser. Where beads
  /// reach over the end of a row, the rows' own beads take their place. O(beads + rows).
  public func agreeing(with rows: [TrilingualRow]) -> Bitext {
    let cut = Bitext(rows: rows, source: sourceLanguage, target: targetLanguage)
    var result: [Bead] = []
    var next = 0
    for row in cut.beads {
      var inside: [Bead] = []
      while next < beads.count,
        beads[next].source.upperBound <= row.source.upperBound,
        beads[next].target.upperBound <= row.target.upperBound
      {
        let bead = beads[next]
        if bead.source.lowerBound >= row.source.lowerBound,
          bead.target.lowerBound >= row.target.lowerBound
        {
          inside.append(bead)
        }
        next += 1
      }
      let isWhole =
        inside.first?.source.lowerBound == row.source.lowerBound
        && inside.first?.target.lowerBound == row.target.lowerBound
        && inside.last?.source.upperBound == row.source.upperBound
        && inside.last?.target.upperBound == row.target.upperBound
      if isWhole { result.append(contentsOf: inside) } else { result.append(row) }
    }
    return Bitext(sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, beads: result)
  }
}
