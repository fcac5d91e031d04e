import Quotations
import Text

/// The quotations of two versions side by side: who says what, and how the other version says it.
///
/// Lists the words of somebody; terms, titles and words held at a distance only where asked.
public struct QuoteTable: Sendable {
  private let material: EditionMaterial
  private let source: VersionMaterial
  private let target: VersionMaterial
  private let pair: LanguagePair
  private let quotations: [ParallelQuotation]
  /// By quotation: what an editor should look at.
  private let flags: [[String]]

  /// The table of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair, includingAllKinds: Bool = false) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.material = material
    self.source = source
    self.target = target
    self.pair = pair
    let quotations = material.quotations.filter { parallel in
      [pair.source, pair.target].contains { language in
        guard let quotation = material.quotation(parallel, in: language) else { return false }
        return includingAllKinds || quotation.isQuotedSpeech
      }
    }
    self.quotations = quotations
    let check = QuotationFlags(material, source, target)
    flags = quotations.map { check.flags(of: $0) }
  }

  /// A heading and a table.
  public var markdown: [UInt8] {
    let title = MarkdownText.escapedInline(material.title)
    return Array("# \(title) (\(pair))\n\n\(shortTable.markdown())".utf8)
  }

  /// The whole table on a page of its own.
  public var html: [UInt8] {
    TablePage(
      title: material.title, language: material.languages[0], table: table,
      languages: [pair.source.code: pair.source, pair.target.code: pair.target],
      generatorVersion: material.options.generatorVersion
    ).html
  }

  /// RFC 4180 with guarded formulas.
  public func csv(byteOrderMark: Bool = false) -> [UInt8] {
    table.csv(byteOrderMark: byteOrderMark)
  }

  /// One quotation a line.
  public var tsv: [UInt8] { table.tsv() }

  /// Quotations with anchors of words, speaker and cue in both versions.
  public var json: [UInt8] {
    JSONText.pretty(
      File(
        article: material.analysis.key, languages: [pair.source, pair.target],
        sources: material.sources.filter {
          $0.key == pair.source.code || $0.key == pair.target.code
        }, quotations: records))
  }

  /// The same, one quotation a line.
  public var jsonLines: [UInt8] { records.flatMap { JSONText.line($0) } }

  private var records: [File.Record] {
    zip(quotations, flags).map { parallel, flags in
      var versions: [String: QuotationRecord] = [:]
      var continuations: [String: [QuotationRecord]] = [:]
      var unmarked: [String: AnchoredText] = [:]
      for version in [source, target] {
        if let quotation = material.quotation(parallel, in: version.language) {
          versions[version.language.code] = QuotationRecord(quotation, in: version)
          let others = material.parts(parallel, in: version.language).filter { $0 != quotation }
          if !others.isEmpty {
            continuations[version.language.code] = others.map { QuotationRecord($0, in: version) }
          }
        }
        unmarked[version.language.code] = parallel.unmarked[version.language].map(version.anchored)
      }
      return File.Record(
        id: parallel.identifier, kind: material.kind(of: parallel)?.rawValue ?? "speech",
        speaker: material.speaker(of: parallel, in: [pair.source, pair.target]),
        confidence: parallel.confidence.rounded3,
        flags: flags, versions: versions, continuations: continuations,
        unmarked: unmarked)
    }
  }

  private var table: Table {
    var table = Table(columns: [
      "id", "kind", "speaker", "cue", pair.source.code, pair.target.code, "confidence", "link",
      "flags", "place_\(pair.source.code)", "place_\(pair.target.code)",
    ])
    for (parallel, flags) in zip(quotations, flags) {
      let records = [source, target].map { version in
        material.quotation(parallel, in: version.language).map { QuotationRecord($0, in: version) }
      }
      table.append([
        parallel.identifier, kind(of: parallel),
        material.speaker(of: parallel, in: [pair.source, pair.target]) ?? "",
        records.lazy.compactMap { $0?.cue?.text }.first ?? "",
        words(of: parallel, in: source, withMarks: false),
        words(of: parallel, in: target, withMarks: false), String(parallel.confidence.rounded3),
        records.lazy.compactMap { $0?.link?.href }.first ?? "",
        flags.joined(separator: " "),
        records[0]?.place ?? place(parallel, in: source),
        records[1]?.place ?? place(parallel, in: target),
      ])
    }
    return table
  }

  private var shortTable: Table {
    var table = Table(columns: [
      "id", "speaker", pair.source.code, pair.target.code, "confidence", "flags",
    ])
    for (parallel, flags) in zip(quotations, flags) {
      let texts = [source, target].map { words(of: parallel, in: $0, withMarks: true) }
      table.append([
        parallel.identifier, material.speaker(of: parallel, in: [pair.source, pair.target]) ?? "",
        texts[0], texts[1],
        String(parallel.confidence.rounded3), flags.joined(separator: " "),
      ])
    }
    return table
  }

  /// The words in a version: all parts of a split quotation; without quotation marks where the
  /// version has none.
  private func words(
    of parallel: ParallelQuotation, in version: VersionMaterial, withMarks: Bool
  ) -> String {
    let parts = material.parts(parallel, in: version.language)
    if parts.isEmpty {
      return parallel.unmarked[version.language].map(version.document.string) ?? ""
    }
    return parts.map { version.document.string(withMarks ? $0.range : $0.innerRange) }
      .joined(separator: " […] ")
  }

  /// What the marks are for; of words inside other quotations, that they are nested.
  private func kind(of parallel: ParallelQuotation) -> String {
    let levels = [source, target].compactMap {
      material.quotation(parallel, in: $0.language)?.level
    }
    return levels.min() ?? 0 > 0 ? "nested" : material.kind(of: parallel)?.rawValue ?? ""
  }

  /// Where a version has the words without quotation marks.
  private func place(_ parallel: ParallelQuotation, in version: VersionMaterial) -> String {
    parallel.unmarked[version.language].map { version.place($0).text } ?? ""
  }

  private struct File: Encodable {
    struct Record: Encodable {
      let id: String
      let kind: String
      let speaker: String?
      let confidence: Double
      let flags: [String]
      let versions: [String: QuotationRecord]
      /// The other parts of a quotation that a version has split.
      let continuations: [String: [QuotationRecord]]
      /// The words of a version that has no quotation marks around them.
      let unmarked: [String: AnchoredText]
    }

    let schema = "quotes/1"
    let article: String
    let languages: [Language]
    let sources: [String: SourceStamp]
    let quotations: [Record]
  }
}
