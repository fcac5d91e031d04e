import Bitext
import Text

/// Beads or rows as TMX 1.4b, which translation tools import.
///
/// Holds the beads with text on both sides, or the rows with text in two languages or three, whose
/// confidence reaches the options' minimum. A unit's `tuid` depends on its article's key and its
/// texts alone, so that an edit elsewhere leaves it as it is. Properties tell a unit's confidence, and of
/// each variant the sentences and their bytes in the source file.
public struct TranslationMemory: Sendable {
  /// The units of one article.
  private struct Part {
    let material: EditionMaterial
    let list: AlignmentUnits
    /// Those with text in two languages at least.
    let units: [AlignmentUnits.Unit]

    init(
      _ material: EditionMaterial, _ list: AlignmentUnits,
      where isWanted: (AlignmentUnits.Unit) -> Bool = { _ in true }
    ) {
      self.material = material
      self.list = list
      units = list.units.filter { unit in
        isWanted(unit)
          && list.versions.indices.count { !list.line(unit, $0).isEmpty } > 1
      }
    }
  }

  private let parts: [Part]
  /// The language of all sources; `*all*` where each variant may be one.
  private let source: String

  /// The memory of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair) {
    self.init([material], pair: pair)
  }

  /// The memory of all versions: a unit has a variant for each version its row has.
  public init(rowsOf material: EditionMaterial) { self.init(rowsOf: [material]) }

  /// One memory of several articles; `nil` when none has both languages.
  public init?(_ materials: [EditionMaterial], pair: LanguagePair) {
    self.init(materials, pair: pair) { $0 >= $1.minimumConfidence }
  }

  /// The beads that the other memory leaves out: what somebody should look at first. `nil` when
  /// there are none.
  init?(doubtfulOf material: EditionMaterial, pair: LanguagePair) {
    self.init([material], pair: pair) { $0 < $1.minimumConfidence }
    if isEmpty { return nil }
  }

  /// One memory of the rows of several articles.
  public init(rowsOf materials: [EditionMaterial]) {
    source = "*all*"
    parts = materials.map {
      Part($0, AlignmentUnits(rowsOf: $0, minimumConfidence: $0.options.minimumConfidence))
    }
  }

  private init?(
    _ materials: [EditionMaterial], pair: LanguagePair,
    where isWanted: (Double, EditionOptions) -> Bool
  ) {
    source = pair.source.code
    parts = materials.compactMap { material -> Part? in
      guard let list = AlignmentUnits(beadsOf: pair, in: material) else { return nil }
      return Part(material, list) { isWanted($0.confidence, material.options) }
    }
    if parts.isEmpty { return nil }
  }

  /// Whether there is no unit.
  public var isEmpty: Bool { parts.allSatisfy(\.units.isEmpty) }

  /// The XML document. O(bytes).
  public var tmx: [UInt8] {
    let xml = XMLText()
    xml.documentType("tmx", system: "tmx14.dtd")
    xml.open("tmx", [("version", "1.4")])
    header(xml)
    xml.open("body")
    var identifiers = UnitIdentifiers()
    for part in parts {
      for unit in part.units { write(unit, of: part, &identifiers, xml) }
    }
    return xml.finish()
  }

  private func header(_ xml: borrowing XMLText) {
    let options = parts.map(\.material.options)
    xml.open(
      "header",
      [
        ("creationtool", "pipeline"),
        ("creationtoolversion", options.first?.generatorVersion ?? ""),
        ("segtype", "sentence"), ("o-tmf", "pipeline"), ("adminlang", "en"),
        ("srclang", source), ("datatype", "plaintext"),
        ("creationdate", Timestamp(seconds: options.map(\.timestamp).max() ?? 0).basic),
      ])
    for part in parts {
      xml.element("prop", [("type", "x-article")], text: part.material.analysis.key)
      for version in part.list.versions {
        xml.element("prop", [("type", "x-source-\(version.language)")], text: version.stamp.path)
        xml.element("prop", [("type", "x-sha256-\(version.language)")], text: version.stamp.sha256)
      }
    }
    xml.close()
  }

  private func write(
    _ unit: AlignmentUnits.Unit, of part: Part, _ identifiers: inout UnitIdentifiers,
    _ xml: borrowing XMLText
  ) {
    let versions = part.list.versions
    let texts = versions.indices.map { part.list.line(unit, $0) }
    let date = Timestamp(seconds: part.material.options.timestamp).basic
    let identifier = identifiers.identifier(of: texts, in: part.material.analysis.key)
    xml.open("tu", [("tuid", identifier), ("creationdate", date)])
    if parts.count > 1 {
      xml.element("prop", [("type", "x-article")], text: part.material.analysis.key)
    }
    xml.element("prop", [("type", "x-confidence")], text: String(unit.confidence.rounded3))
    for (column, text) in texts.enumerated() where !text.isEmpty {
      let version = versions[column]
      let sentences = unit.sentences[column]
      xml.open("tuv", [("xml:lang", version.language.code)])
      xml.element(
        "prop", [("type", "x-sentences")],
        text: version.identifiers(ofSentences: sentences).joined(separator: " "))
      if let bytes = version.sourceBytes(ofSentences: sentences) {
        xml.element("prop", [("type", "x-bytes")], text: bytes)
      }
      xml.element("seg", text: text)
      xml.close()
    }
    xml.close()
  }
}

extension VersionMaterial {
  /// Where some sentences stand in the source file: `812-840`, in bytes.
  func sourceBytes(ofSentences sentences: Range<Int>) -> String? {
    range(ofSentences: sentences).flatMap(anchor).map { "\($0.start)-\($0.end)" }
  }
}
