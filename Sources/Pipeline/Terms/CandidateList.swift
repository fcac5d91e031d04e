public import Bitext
public import Editions
public import Terminology
internal import Text

/// Term pairs found in the aligned versions, best first: what `pipeline glossary build` prints.
public struct CandidateList: Sendable {
  private let rows: [Row]

  private struct Row: Encodable, Sendable {
    let pair: String
    let source: String
    let target: String
    /// How often each stands in its version, and both in the same rows.
    let sourceCount: Int
    let targetCount: Int
    let jointCount: Int
    let score: Double
    let confidence: Double
    /// Identifier of a row that holds both.
    let row: String
    let sourceExample: String
    let targetExample: String

    var cells: [String] {
      [
        pair, source, target, String(sourceCount), String(targetCount), String(jointCount),
        String(score), String(confidence), row, sourceExample, targetExample,
      ]
    }
  }

  private static let columns = [
    "pair", "source", "target", "source_count", "target_count", "joint_count", "score",
    "confidence", "row",
    "source_example", "target_example",
  ]

  /// Extracts the candidates of an article, without looking at its glossary.
  ///
  /// - Parameters:
  ///   - pair: Two of its languages; `nil` for every pair.
  ///   - limit: At most this many for each pair.
  ///   - minimumConfidence: Less probable translations are left out.
  ///   - lexicon: What is known of words beforehand.
  ///   - ignored: What is not to be proposed.
  public init(
    _ analysis: Analysis, pair: LanguagePair?, limit: Int, minimumConfidence: Double = 0,
    lexicon: WordLexicon = WordLexicon(), ignoring ignored: IgnoredTerms = IgnoredTerms()
  ) throws(ArticleError) {
    let present = analysis.versions.map(\.language)
    if let pair, let absent = [pair.source, pair.target].first(where: { !present.contains($0) }) {
      throw .missingVersion(absent, key: analysis.key, present: present)
    }
    if present.count < 2 {
      let absent = Language.supported.first { !present.contains($0) } ?? .english
      throw .missingVersion(absent, key: analysis.key, present: present)
    }
    let pairs =
      pair.map { [$0] }
      ?? present.indices.flatMap { first in
        present[(first + 1)...].map { LanguagePair(source: present[first], target: $0) }
      }
    var rows: [Row] = []
    for pair in pairs {
      rows += Self.rows(
        pair, analysis.versions, analysis.rows, limit: limit, minimumConfidence: minimumConfidence,
        lexicon: lexicon, ignored)
    }
    self.rows = rows
  }

  /// Extracts the candidates of parallel units in their first two languages.
  public init(
    _ units: ParallelUnits, limit: Int, minimumConfidence: Double = 0,
    lexicon: WordLexicon = WordLexicon(), ignoring ignored: IgnoredTerms = IgnoredTerms()
  ) {
    let pair = LanguagePair(
      source: units.versions[0].language, target: units.versions[1].language)
    rows = Self.rows(
      pair, units.versions, units.rows, limit: limit, minimumConfidence: minimumConfidence,
      lexicon: lexicon, ignored)
  }

  private static func rows(
    _ pair: LanguagePair, _ versions: [SegmentedDocument], _ rows: [TrilingualRow], limit: Int,
    minimumConfidence: Double, lexicon: WordLexicon, _ ignored: IgnoredTerms
  ) -> [Row] {
    guard let source = versions.first(where: { $0.language == pair.source }),
      let target = versions.first(where: { $0.language == pair.target })
    else { return [] }
    let candidates = CandidateExtractor(lexicon: lexicon).candidates(
      from: source, to: target, rows: rows, limit: max(0, limit).withRoom(for: ignored.count),
      leastConfidence: minimumConfidence
    ).filter {
      !ignored.contains([pair.source: $0.source.text, pair.target: $0.target.text])
    }
    return candidates.prefix(max(0, limit)).map { candidate in
      let row = rows[candidate.exampleRow]
      return Row(
        pair: pair.description, source: candidate.source.text, target: candidate.target.text,
        sourceCount: candidate.source.count, targetCount: candidate.target.count,
        jointCount: candidate.jointCount, score: (candidate.score * 1000).rounded() / 1000,
        confidence: (candidate.confidence * 1000).rounded() / 1000,
        row: row.identifier, sourceExample: Self.text(of: row, in: source),
        targetExample: Self.text(of: row, in: target))
    }
  }

  /// A header and a candidate a line.
  public var tsv: [UInt8] {
    var table = Table(columns: Self.columns)
    for row in rows { table.append(row.cells) }
    return table.tsv()
  }

  /// An array of candidates.
  public var json: [UInt8] { JSONText.pretty(rows) }

  private static func text(of row: TrilingualRow, in version: SegmentedDocument) -> String {
    (row.sentences[version.language] ?? 0..<0)
      .map { version.string(ofSentence: $0) }.joined(separator: " ")
  }
}

extension Int {
  /// A limit raised by what may be left out.
  func withRoom(for count: Int) -> Int {
    let (sum, isTooLarge) = addingReportingOverflow(count)
    return isTooLarge ? .max : sum
  }
}
