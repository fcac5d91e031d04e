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

  /// The table of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair, includingAllKinds: Bool = false) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.material = material
    self.source = source
    self.target = target
    self.pair = pair
    quotations = material.quotations.filter { parallel in
      [pair.source, pair.target].contains { language in
        guard let quotation = material.quotation(parallel, in: language) else { return false }
        return includingAllKinds || quotation.isQuotedSpeech
      }
    }
  }

  /// A heading and a table.
  public var markdown: [UInt8] {
    let title = MarkdownText.escapedInline(material.title)
    return Array("# \(title) (\(pair))\n\n\(shortTable.markdown())".utf8)
  }

  /// RFC 4180 with guarded formulas.
  public func csv(byteOrderMark: Bool = false) -> [UInt8] {
    table.csv(byteOrderMark: byteOrderMark)
  }

  /// One quotation a line.
  public var tsv: [UInt8] { table.tsv() }

  /// Quotations with anchors of words, speaker and cue in both versions.
  public var json: [UInt8] {
    let records = quotations.map { parallel in
      var versions: [String: QuotationRecord] = [:]
      for version in [source, target] {
        if let quotation = material.quotation(parallel, in: version.language) {
          versions[version.language.code] = QuotationRecord(quotation, in: version)
        }
      }
      return File.Record(
        id: parallel.identifier, kind: material.kind(of: parallel)?.rawValue ?? "speech",
        speaker: material.speaker(of: parallel), confidence: parallel.confidence.rounded3,
        flags: flags(of: parallel), versions: versions)
    }
    return JSONText.pretty(
      File(
        article: material.analysis.key, languages: [pair.source, pair.target],
        sources: material.sources.filter {
          $0.key == pair.source.code || $0.key == pair.target.code
        }, quotations: records))
  }

  private var table: Table {
    var table = Table(columns: [
      "id", "kind", "speaker", "cue", pair.source.code, pair.target.code, "confidence", "link",
      "flags", "place_\(pair.source.code)", "place_\(pair.target.code)",
    ])
    for parallel in quotations {
      let records = [source, target].map { version in
        material.quotation(parallel, in: version.language).map { QuotationRecord($0, in: version) }
      }
      table.append([
        parallel.identifier, material.kind(of: parallel)?.rawValue ?? "",
        material.speaker(of: parallel) ?? "",
        records.lazy.compactMap { $0?.cue?.text }.first ?? "",
        records[0]?.text ?? "", records[1]?.text ?? "", String(parallel.confidence.rounded3),
        records.lazy.compactMap { $0?.link?.href }.first ?? "",
        flags(of: parallel).joined(separator: " "), records[0]?.place ?? "",
        records[1]?.place ?? "",
      ])
    }
    return table
  }

  private var shortTable: Table {
    var table = Table(columns: [
      "id", "speaker", pair.source.code, pair.target.code, "confidence", "flags",
    ])
    for parallel in quotations {
      let texts = [source, target].map { version in
        material.quotation(parallel, in: version.language).map {
          version.document.string($0.range)
        } ?? ""
      }
      table.append([
        parallel.identifier, material.speaker(of: parallel) ?? "", texts[0], texts[1],
        String(parallel.confidence.rounded3), flags(of: parallel).joined(separator: " "),
      ])
    }
    return table
  }

  private func flags(of parallel: ParallelQuotation) -> [String] {
    guard let first = material.quotation(parallel, in: pair.source) else {
      return ["missing-\(pair.source)"]
    }
    guard let second = material.quotation(parallel, in: pair.target) else {
      return ["missing-\(pair.target)"]
    }
    let numbers = NumberComparison(
      first.innerRange, in: source.segmented, second.innerRange, in: target.segmented)
    let facts = FactDifferences(
      Wording(source.segmented, range: first.innerRange),
      Wording(target.segmented, range: second.innerRange)
    ).findings.filter { $0 == .negationDiffers || $0 == .nameDiffers }
    return (numbers.isMismatch ? ["number-mismatch"] : []) + facts.map(\.rawValue)
  }

  private struct File: Encodable {
    struct Record: Encodable {
      let id: String
      let kind: String
      let speaker: String?
      let confidence: Double
      let flags: [String]
      let versions: [String: QuotationRecord]
    }

    let schema = "quotes/1"
    let article: String
    let languages: [Language]
    let sources: [String: SourceStamp]
    let quotations: [Record]
  }
}
