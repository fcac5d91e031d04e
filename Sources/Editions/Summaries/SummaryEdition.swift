import Bitext
import Summaries
public import Text

/// The summary of one version: its sentences verbatim, in document order.
public struct SummaryEdition: Sendable {
  /// One sentence of a summary.
  struct Item: Sendable {
    let sentence: Int
    let score: Double
    let contributions: [Summary.Contribution]
    /// Index of its row.
    let row: Int
  }

  private let material: EditionMaterial
  let version: VersionMaterial
  let items: [Item]

  /// The summary in a language; `nil` when the article has no version in it.
  public init?(_ material: EditionMaterial, language: Language) {
    guard let version = material.version(language) else { return nil }
    self.init(material, version: version)
  }

  init(_ material: EditionMaterial, version: VersionMaterial) {
    self.material = material
    self.version = version
    items = material.analysis.summary.choices.flatMap { choice -> [Item] in
      guard material.rows.indices.contains(choice.row) else { return [] }
      let sentences = material.rows[choice.row].sentences[version.language] ?? 0..<0
      return sentences.clamped(to: 0..<version.segmented.sentences.count).map {
        Item(
          sentence: $0, score: choice.score, contributions: choice.contributions, row: choice.row)
      }
    }.sorted { ($0.sentence, $0.row) < ($1.sentence, $1.row) }
  }

  /// One sentence a line.
  public var text: [UInt8] {
    var text = ""
    for item in items {
      text += SingleLine.text(version.segmented.string(ofSentence: item.sentence)) + "\n"
    }
    return Array(text.utf8)
  }

  /// The title as a heading, then the sentences as a list with their links.
  public var markdown: [UInt8] {
    var text = "# " + MarkdownText.escapedInline(version.title ?? material.analysis.key) + "\n"
    if !items.isEmpty { text += "\n" }
    for item in items {
      let range = version.segmented.sentences[item.sentence].range
      text += "- " + LinkedText(range, in: version).markdown + "\n"
    }
    return Array(text.utf8)
  }

  /// Sentences with anchors, scores, row ids and what the other versions say in the same row.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, lang: version.language, title: version.title,
        date: version.document.metadata.date?.day.text,
        method: material.options.summaryMethod, sources: material.sources,
        words: items.reduce(0) { $0 + version.wordCount(ofSentence: $1.sentence) },
        sentences: items.map(sentence),
        keywords: KeyTermRecord.records(material, in: material.languages)))
  }

  /// The same sentences, one a line.
  public var jsonLines: [UInt8] { items.flatMap { JSONText.line(sentence($0)) } }

  private func sentence(_ item: Item) -> File.Sentence {
    let row = material.rows[item.row]
    var counterparts: [String: AnchoredText] = [:]
    for other in material.versions where other.language != version.language {
      guard let sentences = row.sentences[other.language],
        let range = other.range(ofSentences: sentences)
      else { continue }
      counterparts[other.language.code] = other.anchored(range)
    }
    let range = version.segmented.sentences[item.sentence].range
    let explanation = ScoreExplanation(item.contributions, score: item.score)
    return File.Sentence(
      text: version.document.string(range), anchor: version.anchor(range),
      html: LinkedText(range, in: version).html, score: explanation.score,
      contributions: explanation.contributions,
      bead: row.identifier, confidence: row.confidence.rounded3,
      place: version.place(range).text, counterparts: counterparts)
  }

  private struct File: Encodable {
    struct Sentence: Encodable {
      let text: String
      let anchor: Anchor?
      let html: String
      let score: Double
      let contributions: [ScoreExplanation.Contribution]
      let bead: String
      let confidence: Double
      let place: String
      let counterparts: [String: AnchoredText]
    }

    let schema = "summary/1"
    let article: String
    let lang: Language
    let title: String?
    let date: String?
    let method: String
    let sources: [String: SourceStamp]
    let words: Int
    let sentences: [Sentence]
    /// Strongest first; `nil` where nobody asked.
    let keywords: [KeyTermRecord]?
  }
}
