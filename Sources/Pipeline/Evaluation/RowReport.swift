public import Bitext
internal import Editions
internal import Text

/// What joining three bitexts to rows does for them, on a table whose rows are gold.
public struct RowReport: Encodable, Sendable {
  struct Row: Encodable {
    let chapter: String
    /// Units of text by language.
    let units: [String: Int]
    /// Strict F1 by pair, of the bitexts as they were made one by one.
    let pairwise: [String: Double]
    /// The same of the bitexts cut to the rows.
    let joined: [String: Double]
    /// The share of sentences for which fr→it→en is fr→en.
    let trianglePairwise: Double
    let triangleJoined: Double
    /// Rows that are right in all three languages.
    let rows: AlignmentReport.Figures
    let calibration: Calibration.Table
  }

  let file: String
  /// Of the perturbation, where there was one.
  let seed: UInt64?
  let chapters: [Row]
  let all: Row

  /// Aligns and scores a table, chapter by chapter.
  ///
  /// - Parameter seed: With one, neighbouring cells are joined and cells left out at random.
  public init(
    rows table: RowTable, file: String, seed: UInt64? = nil,
    aligner: SentenceAligner = SentenceAligner()
  ) {
    self.file = file
    self.seed = seed
    var total = Counts()
    chapters = table.chapters.map { chapter in
      let gold = RowGold(chapter, seed: seed)
      let versions = RowTable.languages.indices.map(gold.document)
      let pairwise = aligner.bitexts(of: versions)
      let rows = RowJoiner().rows(versions, pairwise)
      let joined = pairwise.map { $0.agreeing(with: rows) }
      var counts = Counts()
      counts.add(gold, pairwise, joined, rows)
      total.add(gold, pairwise, joined, rows)
      return counts.row(chapter.name)
    }
    all = total.row("all")
  }

  private static let pairs = [(0, 1), (0, 2), (1, 2)]

  private static func name(_ pair: Int) -> String {
    let (source, target) = pairs[pair]
    return "\(RowTable.languages[source])-\(RowTable.languages[target])"
  }

  private struct Counts {
    var units = [0, 0, 0]
    var pairwise = [AlignmentScore](repeating: AlignmentScore(), count: 3)
    var joined = [AlignmentScore](repeating: AlignmentScore(), count: 3)
    var trianglePairwise = TriangleScore()
    var triangleJoined = TriangleScore()
    var precision = AlignmentScore.Ratio()
    var recall = AlignmentScore.Ratio()
    var calibration = Calibration()

    mutating func add(
      _ gold: RowGold, _ pairwise: [Bitext], _ joined: [Bitext], _ rows: [TrilingualRow]
    ) {
      for (language, units) in gold.units.enumerated() { self.units[language] += units.count }
      for (pair, (source, target)) in RowReport.pairs.enumerated() {
        let beads = gold.beads(source, target)
        self.pairwise[pair].add(pairwise[pair].beads.map { .init($0) }, gold: beads)
        self.joined[pair].add(joined[pair].beads.map { .init($0) }, gold: beads)
      }
      trianglePairwise.add(pairwise)
      triangleJoined.add(joined)
      let right = Set(gold.rows.map { $0.map(Array.init) })
      precision.total += rows.count
      recall.total += right.count
      for row in rows {
        let found = RowTable.languages.map { Array(row.sentences[$0] ?? 0..<0) }
        let isRight = right.contains(found)
        calibration.add(confidence: row.confidence, isRight: isRight)
        if isRight {
          precision.hits += 1
          recall.hits += 1
        }
      }
    }

    func row(_ chapter: String) -> Row {
      func figures(_ scores: [AlignmentScore]) -> [String: Double] {
        Dictionary(
          uniqueKeysWithValues: scores.enumerated().map {
            (RowReport.name($0), $1.strictF1.rounded5)
          })
      }
      let sum = precision.value + recall.value
      return Row(
        chapter: chapter,
        units: Dictionary(
          uniqueKeysWithValues: zip(RowTable.languages.map(\.code), units).map { ($0, $1) }),
        pairwise: figures(pairwise), joined: figures(joined),
        trianglePairwise: trianglePairwise.ratio.value.rounded5,
        triangleJoined: triangleJoined.ratio.value.rounded5,
        rows: AlignmentReport.Figures(
          precision, recall, sum == 0 ? 0 : 2 * precision.value * recall.value / sum),
        calibration: calibration.table)
    }
  }

  /// A table for people: all chapters together.
  public var text: [UInt8] {
    let units = RowTable.languages.map { "\(all.units[$0.code] ?? 0) \($0)" }
    var lines = [
      "\(file): \(chapters.count) chapters, \(units.joined(separator: ", "))"
        + (seed.map { ", perturbed with seed \($0)" } ?? ""),
      "                one by one   joined",
    ]
    func add(_ name: String, _ before: Double, _ after: Double) {
      let head = name + String(repeating: " ", count: 16 - name.count)
      lines.append(head + before.percent.padded(to: 10) + after.percent.padded(to: 9))
    }
    for pair in Self.pairs.indices {
      let name = Self.name(pair)
      add("strict F1 \(name)", all.pairwise[name] ?? 0, all.joined[name] ?? 0)
    }
    add("triangle", all.trianglePairwise, all.triangleJoined)
    lines.append(
      "rows P R F1       "
        + [all.rows.precision, all.rows.recall, all.rows.f1].map(\.percent)
        .joined(separator: " "))
    lines.append("rows ECE          " + all.calibration.error.percent)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }
}
