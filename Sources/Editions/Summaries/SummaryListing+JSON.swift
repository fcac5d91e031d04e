import Bitext
import Summaries
import Text

extension SummaryListing {
  /// Of one language all that is known of each sentence; of several, the rows.
  public var json: [UInt8] {
    if let part = editions.first, editions.count == 1 { return part.edition.json }
    return JSONText.pretty(
      File(
        article: material.analysis.key, languages: editions.map(\.version.language),
        method: material.options.summaryMethod, sources: material.sources,
        rows: rows.map(record(ofRow:)),
        keywords: KeyTermRecord.records(material, in: editions.map(\.version.language))))
  }

  /// A sentence, or a row of several languages, a line.
  public var jsonLines: [UInt8] {
    if let part = editions.first, editions.count == 1 { return part.edition.jsonLines }
    return rows.flatMap { JSONText.line(record(ofRow: $0)) }
  }

  private func record(ofRow row: Int) -> File.Row {
    var versions: [String: [AnchoredText]] = [:]
    var first: SummaryEdition.Item?
    for part in editions {
      let items = part.items[row] ?? []
      first = first ?? items.first
      versions[part.version.language.code] = items.map {
        part.version.anchored(part.version.segmented.sentences[$0.sentence].range)
      }
    }
    let explanation = ScoreExplanation(first?.contributions ?? [], score: first?.score ?? 0)
    return File.Row(
      bead: material.rows[row].identifier, confidence: material.rows[row].confidence.rounded3,
      score: explanation.score, contributions: explanation.contributions, versions: versions)
  }

  private struct File: Encodable {
    struct Row: Encodable {
      let bead: String
      /// How surely the versions say the same here.
      let confidence: Double
      let score: Double
      let contributions: [ScoreExplanation.Contribution]
      let versions: [String: [AnchoredText]]
    }

    let schema = "summary-rows/1"
    let article: String
    let languages: [Language]
    let method: String
    let sources: [String: SourceStamp]
    let rows: [Row]
    let keywords: [KeyTermRecord]?
  }
}
