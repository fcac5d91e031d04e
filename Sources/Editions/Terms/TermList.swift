import Bitext
public import Terminology
public import Text

/// Where the versions name concepts of the glossary: what `terms` prints.
public struct TermList: Sendable {
  private let material: EditionMaterial
  private let occurrences: [[TermOccurrence]]
  private let language: Language?

  /// The list of all versions, or of one language alone.
  ///
  /// - Parameter occurrences: Of each version, where others than those of the analysis are to be
  ///   listed.
  public init(
    _ material: EditionMaterial, language: Language? = nil, occurrences: [[TermOccurrence]]? = nil
  ) {
    self.material = material
    self.language = language
    self.occurrences = occurrences ?? material.versions.map(\.occurrences)
  }

  /// `place: form [concept] status → preferred term = counterpart (language)`, one occurrence a
  /// line.
  public var text: [UInt8] {
    var text = ""
    for record in records {
      text += "\(record.place): \(SingleLine.text(record.text)) [\(record.id)]"
      if record.status != .preferred { text += " \(record.status.rawValue)" }
      if let preferred = record.preferred { text += " → \(preferred)" }
      let counterparts = Language.supported.compactMap { language in
        record.counterparts[language.code].map { "\(SingleLine.text($0.text)) (\(language.code))" }
      }
      if !counterparts.isEmpty { text += " = \(counterparts.joined(separator: ", "))" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// One occurrence a line; the last columns hold the counterparts by language.
  public var tsv: [UInt8] {
    let languages = Language.supported.map(\.code)
    var table = Table(
      columns: [
        "lang", "id", "form", "term", "status", "sentence", "row", "start", "end", "place",
      ] + languages)
    for record in records {
      table.append(
        [
          record.lang.code, record.id, record.text, record.term, record.status.rawValue,
          record.anchor?.sentence ?? "", record.row ?? "",
          record.anchor.map { String($0.start) } ?? "", record.anchor.map { String($0.end) } ?? "",
          record.place,
        ] + languages.map { record.counterparts[$0]?.text ?? "" })
    }
    return table.tsv()
  }

  /// Occurrences with anchors.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key,
        sources: material.sources.filter { source in
          language == nil || language?.code == source.key
        }, terms: records))
  }

  /// One occurrence an object, one object a line.
  public var jsonLines: [UInt8] { records.flatMap { JSONText.line($0) } }

  private var records: [Record] {
    let counterparts = TermCounterparts(material.versions, occurrences: occurrences)
    return material.versions.indices
      .filter { language == nil || material.versions[$0].language == language }
      .flatMap { version in
        occurrences[version].indices.compactMap {
          record(ofOccurrence: $0, in: version, counterparts)
        }
      }
  }

  private func record(
    ofOccurrence index: Int, in number: Int, _ counterparts: TermCounterparts
  ) -> Record? {
    let version = material.versions[number]
    let occurrence = occurrences[number][index]
    let concepts = material.analysis.glossary.concepts
    guard concepts.indices.contains(occurrence.concept) else { return nil }
    let concept = concepts[occurrence.concept]
    let terms = concept.terms[version.language] ?? []
    let term = terms.indices.contains(occurrence.term) ? terms[occurrence.term].text : ""
    var others: [String: AnchoredText] = [:]
    for (otherNumber, other) in material.versions.enumerated() {
      others[other.language.code] =
        counterparts.counterpart(ofOccurrence: index, in: number, to: otherNumber)
        .map { other.anchored($0.range) }
    }
    return Record(
      lang: version.language, id: concept.id, term: term, status: occurrence.status,
      preferred: terms.first.flatMap { $0.text == term ? nil : $0.text },
      text: version.document.string(occurrence.range), anchor: version.anchor(occurrence.range),
      row: counterparts.row(ofOccurrence: index, in: number)
        .map { material.rows[$0].identifier },
      place: version.place(occurrence.range).text, counterparts: others)
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
    /// By language: the same concept's form in the aligned text.
    let counterparts: [String: AnchoredText]
  }

  private struct File: Encodable {
    let schema = "terms/1"
    let article: String
    let sources: [String: SourceStamp]
    let terms: [Record]
  }
}
