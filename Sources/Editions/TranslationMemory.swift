import Bitext
import Text

/// A bitext as TMX 1.4b, which translation tools import.
///
/// Holds the beads with text on both sides whose confidence reaches the options' minimum. A unit's
/// `tuid` depends on its texts alone, so that an edit elsewhere in the article leaves it as it is.
public struct TranslationMemory: Sendable {
  private let material: EditionMaterial
  private let pair: LanguagePair
  private let source: VersionMaterial
  private let target: VersionMaterial

  /// The memory of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.material = material
    self.pair = pair
    self.source = source
    self.target = target
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
        ("srclang", pair.source.code), ("datatype", "plaintext"), ("creationdate", date),
      ])
    xml.element("prop", [("type", "x-article")], text: material.analysis.key)
    for version in [source, target] {
      xml.element("prop", [("type", "x-source-\(version.language)")], text: version.stamp.path)
      xml.element("prop", [("type", "x-sha256-\(version.language)")], text: version.stamp.sha256)
    }
    xml.close()
    xml.open("body")
    var known: [String: Int] = [:]
    for bead in material.bitext(pair)?.beads ?? []
    where bead.confidence >= material.options.minimumConfidence {
      let texts = (
        source.line(ofSentences: bead.source), target.line(ofSentences: bead.target)
      )
      guard !texts.0.isEmpty, !texts.1.isEmpty else { continue }
      let identifier = Self.identifier(of: texts, counting: &known)
      xml.open("tu", [("tuid", identifier), ("creationdate", date)])
      xml.element(
        "prop", [("type", "x-confidence")], text: String(bead.confidence.rounded3))
      unit(xml, source, bead.source, texts.0)
      unit(xml, target, bead.target, texts.1)
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

  /// The first 16 digits of the digest of both texts; equal units are numbered.
  private static func identifier(
    of texts: (String, String), counting known: inout [String: Int]
  ) -> String {
    let digest = SHA256.hexadecimal(of: Array(texts.0.utf8) + [0] + Array(texts.1.utf8))
    let identifier = String(digest.prefix(16))
    let count = known[identifier, default: 0] + 1
    known[identifier] = count
    return count == 1 ? identifier : "\(identifier)-\(count)"
  }
}
