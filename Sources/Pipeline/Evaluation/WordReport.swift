public import Bitext
internal import Editions
public import Text

/// The scores of word alignment on several gold files.
public struct WordReport: Encodable, Sendable {
  struct Row: Encodable {
    let file: String
    let segments: Int
    /// Links found, and sure links of the gold standard.
    let links: Int
    let sure: Int
    let errorRate: Double
    let precision: Double
    let recall: Double

    init(_ file: String, segments: Int, _ score: WordScore) {
      self.file = file
      self.segments = segments
      links = score.found
      sure = score.sure
      errorRate = score.errorRate.rounded5
      precision = score.precision.rounded5
      recall = score.recall.rounded5
    }
  }

  let files: [Row]
  let all: Row

  /// Aligns and scores the texts of gold files, each on its own.
  ///
  /// - Parameters:
  ///   - gold: Gold files: see the help of `evaluate words`.
  ///   - lexicon: What is known of words beforehand.
  ///   - found: A file of links to be scored instead; for one gold file.
  public init(
    gold paths: [String], source: Language, target: Language, lexicon: WordLexicon,
    found: String? = nil
  ) throws {
    var rows: [Row] = []
    var total = WordScore()
    var segments = 0
    for path in try GoldFiles(paths, endings: [".gold", ".tsv"]).paths {
      let gold = try WordGold(at: path, source: source, target: target)
      let links = try found.map { try WordGold.found(at: $0) } ?? Self.links(gold, lexicon)
      if links.count != gold.segments.count {
        throw EvaluationError.badGold(
          Place(file: found ?? path),
          "has links of \(links.count) segments; the gold file has \(gold.segments.count)")
      }
      var score = WordScore()
      for (links, segment) in zip(links, gold.segments) { score.add(links, gold: segment) }
      rows.append(Row(path, segments: gold.segments.count, score))
      total.add(score)
      segments += gold.segments.count
    }
    files = rows
    all = Row("all", segments: segments, total)
  }

  private static func links(_ gold: WordGold, _ lexicon: WordLexicon) -> [Set<WordGold.Link>] {
    let alignment = WordAligner(lexicon: lexicon).alignment(of: gold.lines.words)
    return (0..<gold.segments.count).map { segment in
      Set(
        alignment.links(ofSegment: segment).map {
          WordGold.Link(source: $0.source, target: $0.target)
        })
    }
  }

  /// A table for people.
  public var text: [UInt8] {
    var lines = ["   AER  precision  recall  segments   links    file"]
    for row in files.count > 1 ? files + [all] : files {
      lines.append(
        [
          row.errorRate.percent, row.precision.percent.padded(to: 9), row.recall.percent,
          "\(row.segments)".padded(to: 8), "\(row.links)".padded(to: 6),
        ].joined(separator: "  ") + "    " + row.file)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }
}
