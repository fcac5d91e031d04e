internal import Editions
public import Text

/// The scores of sentence splitting on several gold files.
public struct SplitReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let documents: Int
    let boundary: Figures?
    let sentence: Figures?
    let goldenPassed: Int?
    let goldenCases: Int?
    let errors: [SplitDifference]?

    init(file: String, _ score: SplitScore, _ errors: [SplitDifference]? = nil) {
      self.errors = errors
      self.file = file
      documents = score.documents + score.goldenCases
      boundary = score.documents > 0 ? Figures(score.boundary) : nil
      sentence = score.documents > 0 ? Figures(score.sentence) : nil
      goldenPassed = score.goldenCases > 0 ? score.goldenPassed : nil
      goldenCases = score.goldenCases > 0 ? score.goldenCases : nil
    }
  }

  struct Figures: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double

    init(_ counts: SplitScore.Counts) {
      precision = counts.precision
      recall = counts.recall
      f1 = counts.f1
    }

    private enum CodingKeys: CodingKey { case precision, recall, f1 }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(precision.rounded5, forKey: .precision)
      try container.encode(recall.rounded5, forKey: .recall)
      try container.encode(f1.rounded5, forKey: .f1)
    }
  }

  let files: [Row]
  let all: Row

  /// Scores the gold files one by one and in all.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders of them.
  ///   - errors: How many places of each file to show where the splitter errs.
  public init(
    gold paths: [String], language: Language? = nil, profile: SplittingProfile = .standard,
    errors: Int = 0
  ) throws {
    var rows: [Row] = []
    var total = SplitScore()
    let evaluation = SplitEvaluation(language: language, profile: profile)
    for path in try GoldFiles(paths, endings: [".conllu", ".jsonl", ".txt"]).paths {
      let gold = try GoldSentencesReader()
        .documents(from: SourceFile.bytes(at: path), path: path)
      let score = try evaluation.score(of: gold, path: path)
      let differences =
        errors > 0
        ? Array(try evaluation.differences(from: gold, path: path).prefix(errors)) : nil
      rows.append(Row(file: path, score, differences))
      total.add(score)
    }
    files = rows
    all = Row(file: "all", total)
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = [
      "boundary P      R      F1      sentence P      R      F1     golden     file"
    ]
    for row in files.count > 1 ? files + [all] : files {
      let golden =
        row.goldenCases.map { "\(row.goldenPassed ?? 0)/\($0)" } ?? "-"
      lines.append(
        "       \(Self.columns(row.boundary))          \(Self.columns(row.sentence))  "
          + golden.padded(to: 9) + "  " + row.file)
      lines += (row.errors ?? []).map { "  \($0)" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }

  private static func columns(_ figures: Figures?) -> String {
    guard let figures else { return "    -      -      -" }
    return [figures.precision, figures.recall, figures.f1]
      .map { $0.percent }.joined(separator: " ")
  }
}

extension Double {
  /// As the reference scorers round.
  var rounded5: Double { (self * 100_000).rounded() / 100_000 }

  /// A share as per cent with two decimals, six characters wide.
  var percent: String {
    let hundredths = Int((self * 10_000).rounded())
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)".padded(to: 6)
  }
}

extension String {
  /// The text with spaces before it, up to a width.
  func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
