internal import Bitext
internal import Editions
internal import Quotations
public import Summaries
internal import Text

/// Whether the summaries of an article's versions say the same: the one chosen for all of them, and
/// beside it one that is chosen for each version by itself.
public struct SummaryAgreement: Encodable, Sendable {
  struct Row: Encodable {
    let article: String
    let languages: [Language]
    /// Of the summary for all versions, the share of chosen rows that have sentences in each of them.
    let together: Double
    /// Of summaries of each version by itself, the mean over pairs of versions of the share of chosen rows
    /// that both have chosen.
    let apart: Double
    /// The share of sentences of the summary for all that point back to one left out, in any version.
    let dangling: Double
    /// Whether the summary for all is longer than allowed in any version.
    let isOver: Bool
  }

  let rows: [Row]

  private enum CodingKeys: String, CodingKey { case rows = "articles" }

  /// Sums up articles in several languages; articles in one are left out.
  ///
  /// - Parameters:
  ///   - run: Reads and aligns the articles and chooses the summary for all versions.
  ///   - summary: The options `run` has, for the versions by themselves.
  public init(articles: [ArticleFiles], run: Run, summary: SummaryOptions) throws {
    rows = try articles.compactMap { article in
      guard article.versions.count > 1 else { return nil }
      let analysis = try run.analysis(of: article, requiringAll: true)
      return Self.row(analysis, summary)
    }
  }

  private static func row(_ analysis: Analysis, _ options: SummaryOptions) -> Row {
    let versions = analysis.versions
    let chosen = analysis.summary.choices.map { analysis.rows[$0.row] }
    let complete = chosen.count { row in
      versions.allSatisfy { !(row.sentences[$0.language] ?? 0..<0).isEmpty }
    }
    let finder = QuotationFinder()
    let apart = versions.map { version in
      let summary = Summarizer(options: options).summary(
        of: [version], protected: [finder.ranges(in: version.document)])
      let rowOfSentence = rowsBySentence(analysis.rows, version)
      return Set(summary.choices.map { rowOfSentence[$0.row] })
    }
    var shares: [Double] = []
    for (index, one) in apart.enumerated() {
      for other in apart[(index + 1)...] {
        let most = max(one.count, other.count)
        shares.append(most == 0 ? 1 : Double(one.intersection(other).count) / Double(most))
      }
    }
    let inVersions = versions.map { version in
      (version, sentences: Set(chosen.flatMap { $0.sentences[version.language] ?? 0..<0 }))
    }
    let dangling = inVersions.reduce(0) { sum, part in
      sum + Openings.danglingCount(of: part.sentences, in: part.0)
    }
    return Row(
      article: analysis.key, languages: versions.map(\.language),
      together: share(complete, of: chosen.count),
      apart: (shares.reduce(0, +) / Double(max(shares.count, 1))).rounded5,
      dangling: share(dangling, of: inVersions.reduce(0) { $0 + $1.sentences.count }),
      isOver: inVersions.contains { options.budget.isExceeded(by: $0.sentences, in: $0.0) })
  }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 1 : (Double(part) / Double(whole)).rounded5
  }

  private static func rowsBySentence(
    _ rows: [TrilingualRow], _ version: SegmentedDocument
  ) -> [Int] {
    var result = [Int](repeating: -1, count: version.sentences.count)
    for (index, row) in rows.enumerated() {
      for sentence in row.sentences[version.language] ?? 0..<0 { result[sentence] = index }
    }
    return result
  }

  /// A table for people.
  public var text: [UInt8] {
    let width = max(7, rows.map(\.article.count).max() ?? 0)
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var lines = [left("article", width) + "  versions  same rows  each by itself  dangling  over"]
    for row in rows {
      lines.append(
        [
          left(row.article, width), left(row.languages.map(\.code).joined(separator: ","), 8),
          row.together.percent.padded(to: 9), row.apart.percent.padded(to: 14),
          row.dangling.percent.padded(to: 8), row.isOver ? " yes" : "  no",
        ].joined(separator: "  "))
    }
    func mean(_ value: (Row) -> Double) -> String {
      (rows.reduce(0) { $0 + value($1) } / Double(max(rows.count, 1))).percent
    }
    lines.append(
      "mean of \(rows.count): same rows \(mean(\.together)), each by itself \(mean(\.apart)), "
        + "dangling \(mean(\.dangling)), over \(rows.count(where: \.isOver))")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  public var json: [UInt8] { JSONText.pretty(self) }
}
