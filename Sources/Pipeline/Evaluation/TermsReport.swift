internal import Bitext
public import Editions
public import Terminology
internal import Text

/// The scores of glossary building on texts whose term pairs are known.
///
/// The texts are those of `TermGold`; the definitions those of `TermScore`.
public struct TermsReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let exact: Figures
    /// With the endings of number and gender off.
    let withoutEndings: Figures
    /// Of the confidence of pairs whose source is a gold term.
    let calibration: Calibration.Table
  }

  struct Figures: Encodable {
    let gold: Int
    let proposed: Int
    let recallFirst1: Double
    let recallFirst2: Double
    let recallFirst5: Double
    let recall: Double
    let sourceRecall: Double
    let firstRight: Double
    let precision: Double

    init(_ score: TermScore) {
      gold = score.gold
      proposed = score.proposed
      recallFirst1 = score.recallFirst[0].rounded5
      recallFirst2 = score.recallFirst[1].rounded5
      recallFirst5 = score.recallFirst[2].rounded5
      recall = score.recall.rounded5
      sourceRecall = score.sourceRecall.rounded5
      firstRight = score.firstRight.rounded5
      precision = score.precision.rounded5
    }

    var columns: String {
      [recallFirst1, recallFirst2, recallFirst5, recall, sourceRecall, firstRight, precision]
        .map(\.percent).joined(separator: " ")
    }
  }

  let files: [Row]
  let all: Row

  /// Builds a glossary of each text and scores it.
  ///
  /// - Parameters:
  ///   - gold: `.gold.tsv` files, or folders of them.
  ///   - pair: The languages of the gold's first and second column.
  public init(
    gold: [String], pair: LanguagePair, extractor: CandidateExtractor
  ) throws {
    var rows: [Row] = []
    var total = Counts()
    for path in try TermGold.files(gold) {
      let counts = Counts(
        try TermGold(at: path, from: pair.source, to: pair.target), pair, extractor)
      rows.append(counts.row(path))
      total.add(counts)
    }
    files = rows
    all = total.row("all")
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = ["  R@1G   R@2G   R@5G      R sources  first      P    ECE   file"]
    for row in files.count > 1 ? files + [all] : files {
      lines.append("\(row.exact.columns)          \(row.file), exact")
      lines.append(
        "\(row.withoutEndings.columns) \(row.calibration.error.percent)   \(row.file), without endings"
      )
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  private struct Counts {
    var exact = TermScore()
    var withoutEndings = TermScore()
    var calibration = Calibration()

    init() {}

    init(_ gold: TermGold, _ pair: LanguagePair, _ extractor: CandidateExtractor) {
      let candidates = extractor.candidates(
        from: gold.source, to: gold.target, rows: gold.rows)
      let proposals = candidates.map { (source: $0.source.text, target: $0.target.text) }
      exact = TermScore(
        proposals, gold: gold.pairs, from: pair.source, to: pair.target, ignoringEndings: false)
      withoutEndings = TermScore(
        proposals, gold: gold.pairs, from: pair.source, to: pair.target, ignoringEndings: true)
      for (candidate, proposal) in zip(candidates, proposals) {
        if let isRight = gold.isRight(proposal) {
          calibration.add(confidence: candidate.confidence, isRight: isRight)
        }
      }
    }

    mutating func add(_ other: Counts) {
      exact.add(other.exact)
      withoutEndings.add(other.withoutEndings)
      calibration.add(other.calibration)
    }

    func row(_ file: String) -> Row {
      Row(
        file: file, exact: Figures(exact), withoutEndings: Figures(withoutEndings),
        calibration: calibration.table)
    }
  }
}
