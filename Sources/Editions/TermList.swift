import Bitext
import Terminology
public import Text

/// Where the versions name concepts of the glossary: what `terms` prints.
public struct TermList: Sendable {
  private let material: EditionMaterial
  private let versions: [VersionMaterial]

  /// The list of all versions, or of one language alone.
  public init(_ material: EditionMaterial, language: Language? = nil) {
    self.material = material
    versions = material.versions.filter { language == nil || $0.language == language }
  }

  /// `place: form [concept] preferred term`, one occurrence a line.
  public var text: [UInt8] {
    var text = ""
    for record in records {
      text += "\(record.place): \(SingleLine.text(record.text)) [\(record.id)]"
      if record.status != .preferred { text += " \(record.status.rawValue)" }
      if let preferred = record.preferred { text += " → \(preferred)" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// One occurrence a line.
  public var tsv: [UInt8] {
    var table = Table(columns: [
      "lang", "id", "form", "term", "status", "sentence", "row", "start", "end", "place",
    ])
    for record in records {
      table.append([
        record.lang.code, record.id, record.text, record.term, record.status.rawValue,
        record.anchor?.sentence ?? "", record.row ?? "",
        record.anchor.map { String($0.start) } ?? "", record.anchor.map { String($0.end) } ?? "",
        record.place,
      ])
    }
    return table.tsv()
  }

  /// Occurrences with anchors.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key,
        sources: material.sources.filter { source in
          versions.contains { $0.language.code == source.key }
        }, terms: records))
  }

  /// One occurrence an object, one object a line.
  public var jsonLines: [UInt8] { records.flatMap { JSONText.line($0) } }

  private var records: [Record] {
    let concepts = material.analysis.glossary.concepts
    return versions.flatMap { version in
      version.occurrences.compactMap { occurrence -> Record? in
        guard concepts.indices.contains(occurrence.concept) else { return nil }
        let concept = concepts[occurrence.concept]
        let terms = concept.terms[version.language] ?? []
        let row =
          version.rowOfSentence.indices.contains(occurrence.sentence)
          ? version.rowOfSentence[occurrence.sentence] : -1
        let term = terms.indices.contains(occurrence.term) ? terms[occurrence.term].text : ""
        return Record(
          lang: version.language, id: concept.id, term: term, status: occurrence.status,
          preferred: terms.first.flatMap { $0.text == term ? nil : $0.text },
          text: version.document.string(occurrence.range),
          anchor: version.anchor(occurrence.range),
          row: row >= 0 ? material.rows[row].identifier : nil,
          place: version.place(occurrence.range).text)
      }
    }
  }

  private struct Record: Encodable {
    let lang: Language
    /// Of the concept.
    let id: String
    /// The glossary's form.
    let term: String
    let status: TermStatus
    /// The term to prefer, where another one is used.
    let preferred: String?
    let text: String
    let anchor: Anchor?
    let row: String?
    let place: String
  }

  private struct File: Encodable {
    let schema = "terms/1"
    let article: String
    let sources: [String: SourceStamp]
    let terms: [Record]
  }
}
