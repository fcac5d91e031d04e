import Bitext
import Text

/// Beads or rows as TMX 1.4b, which translation tools import.
///
/// Holds the beads with text on both sides, or the rows with text in two languages or three, whose
/// confidence reaches the options' minimum. A unit's `tuid` depends on its texts alone, so that an
/// edit elsewhere in the article leaves it as it is.
public struct TranslationMemory: Sendable {
  private let material: EditionMaterial
  private let list: AlignmentUnits

  /// The memory of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair) {
    guard
      let list = AlignmentUnits(
        beadsOf: pair, in: material, minimumConfidence: material.options.minimumConfidence)
    else { return nil }
    self.material = material
    self.list = list
  }

  /// The memory of all versions: a unit has a variant for each version its row has.
  public init(rowsOf material: EditionMaterial) {
    self.material = material
    list = AlignmentUnits(
      rowsOf: material, minimumConfidence: material.options.minimumConfidence)
  }

  /// The XML document.
  public var tmx: [UInt8] {
    let date = Timestamp(seconds: material.options.timestamp).basic
    let xml = XMLText()
    xml.documentType("tmx", system: "tmx14.dtd")
    xml.open("tmx", [("version", "1.4")])
    xml.open(
      "header",
      [
        ("creationtool", "pipeline"), ("creationtoolversion", material.options.generatorVersion),
        ("segtype", "sentence"), ("o-tmf", "pipeline"), ("adminlang", "en"),
        ("srclang", list.versions.first?.language.code ?? "*all*"), ("datatype", "plaintext"),
        ("creationdate", date),
      ])
    xml.element("prop", [("type", "x-article")], text: material.analysis.key)
    for version in list.versions {
      xml.element("prop", [("type", "x-source-\(version.language)")], text: version.stamp.path)
      xml.element("prop", [("type", "x-sha256-\(version.language)")], text: version.stamp.sha256)
    }
    xml.close()
    xml.open("body")
    var known: [String: Int] = [:]
    for unit in list.units {
      let texts = list.versions.indices.map { list.line(unit, $0) }
      guard texts.count(where: { !$0.isEmpty }) > 1 else { continue }
      let identifier = Self.identifier(of: texts, counting: &known)
      xml.open("tu", [("tuid", identifier), ("creationdate", date)])
      xml.element(
        "prop", [("type", "x-confidence")], text: String(unit.confidence.rounded3))
      for (column, text) in texts.enumerated() where !text.isEmpty {
        self.unit(xml, list.versions[column], unit.sentences[column], text)
      }
      xml.close()
    }
    return xml.finish()
  }

  private func unit(
    _ xml: borrowing XMLText, _ version: VersionMaterial, _ sentences: Range<Int>, _ text: String
  ) {
    xml.open("tuv", [("xml:lang", version.language.code)])
    xml.element(
      "prop", [("type", "x-sentences")],
      text: version.identifiers(ofSentences: sentences).joined(separator: " "))
    xml.element("seg", text: text)
    xml.close()
  }

  /// The first 16 digits of the digest of the texts; equal units are numbered.
  private static func identifier(
    of texts: [String], counting known: inout [String: Int]
  ) -> String {
    let digest = SHA256.hexadecimal(of: Array(texts.joined(separator: "\0").utf8))
    let identifier = String(digest.prefix(16))
    let count = known[identifier, default: 0] + 1
    known[identifier] = count
    return count == 1 ? identifier : "\(identifier)-\(count)"
  }
}
