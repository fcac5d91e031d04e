import Quotations
public import Text

/// The quotations of one version, whatever they are for: what `quotes` prints for a single file.
public struct QuotationList: Sendable {
  private let material: EditionMaterial
  private let version: VersionMaterial
  private let quotations: [(id: String, quotation: Quotation)]

  /// The list of a language; `nil` when the article has no version in it.
  public init?(_ material: EditionMaterial, language: Language, includingAllKinds: Bool = false) {
    guard let version = material.version(language) else { return nil }
    self.material = material
    self.version = version
    quotations = version.quotations.enumerated().compactMap { index, quotation in
      includingAllKinds || quotation.isQuotedSpeech
        ? ("\(language.code):q\(index + 1)", quotation) : nil
    }
  }

  /// `place: speaker: « words »`, one quotation a line.
  public var text: [UInt8] {
    var text = ""
    for record in records {
      let speaker = record.quotation.name ?? record.quotation.speaker?.text
      text += record.quotation.place + ": " + (speaker.map { SingleLine.text($0) + ": " } ?? "")
      text += SingleLine.text(record.quotation.quoted.text) + "\n"
    }
    return Array(text.utf8)
  }

  /// All that is known of each quotation, with anchors.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, lang: version.language,
        sources: [version.language.code: version.stamp], quotations: records))
  }

  /// One quotation an object, one object a line.
  public var jsonLines: [UInt8] { records.flatMap { JSONText.line($0) } }

  /// RFC 4180 with guarded formulas.
  public func csv(byteOrderMark: Bool = false) -> [UInt8] {
    table.csv(byteOrderMark: byteOrderMark)
  }

  /// One quotation a line.
  public var tsv: [UInt8] { table.tsv() }

  /// The table on a page of its own.
  public var html: [UInt8] {
    TablePage(
      title: version.title ?? material.analysis.key, language: version.language, table: table,
      languages: ["text": version.language], generatorVersion: material.options.generatorVersion
    ).html
  }

  /// A heading and a table.
  public var markdown: [UInt8] {
    let title = MarkdownText.escapedInline(version.title ?? material.analysis.key)
    return Array("# \(title)\n\n\(table.markdown())".utf8)
  }

  private var records: [File.Record] {
    quotations.map { File.Record(id: $0.id, quotation: QuotationRecord($0.quotation, in: version)) }
  }

  private var table: Table {
    var table = Table(columns: ["id", "kind", "speaker", "cue", "text", "link", "place"])
    for record in records {
      let quotation = record.quotation
      table.append([
        record.id, quotation.level > 0 ? "nested" : quotation.kind.rawValue,
        quotation.name ?? quotation.speaker?.text ?? "",
        quotation.cue?.text ?? "", quotation.text, quotation.link?.href ?? "", quotation.place,
      ])
    }
    return table
  }

  private struct File: Encodable {
    struct Record: Encodable {
      let id: String
      let quotation: QuotationRecord

      enum CodingKeys: String, CodingKey { case id }

      func encode(to encoder: any Encoder) throws {
        try quotation.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
      }
    }

    let schema = "quotations/1"
    let article: String
    let lang: Language
    let sources: [String: SourceStamp]
    let quotations: [Record]
  }
}
