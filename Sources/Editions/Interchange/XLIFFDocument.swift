import Bitext
import Terminology
import Text

/// Two versions of articles as XLIFF 2.1 (OASIS, 2018): a file for each article, a unit with one
/// segment for each bead, in the order of the source.
///
/// Beads whose confidence reaches the options' minimum are `translated`, the others `initial`, so
/// that nobody takes them unseen. Where a unit names concepts of the glossary, its glossary (the
/// glossary module) has them, and `mrk` shows where. Metadata (the metadata module) tell a unit's
/// confidence, its sentences and their bytes in the source files. A sentence that only the target
/// has stands in a note of the unit before it. Identifiers depend on the article's key and the texts alone.
public struct XLIFFDocument: Sendable {
  private let materials: [EditionMaterial]
  private let pair: LanguagePair

  /// The document of those articles that have both languages; `nil` when none has, or when none has
  /// a sentence in the source language.
  public init?(_ materials: [EditionMaterial], pair: LanguagePair) {
    self.pair = pair
    self.materials = materials.filter { material in
      material.bitext(pair)?.beads.contains { !$0.source.isEmpty } ?? false
    }
    if self.materials.isEmpty { return nil }
  }

  /// The XML document. O(bytes).
  public var bytes: [UInt8] {
    let xml = XMLText()
    xml.open(
      "xliff",
      [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
        ("xmlns:gls", "urn:oasis:names:tc:xliff:glossary:2.0"),
        ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"), ("version", "2.1"),
        ("srcLang", pair.source.code), ("trgLang", pair.target.code),
      ])
    var tokens = UnitIdentifiers()
    for material in materials { write(material, &tokens, xml) }
    return xml.finish()
  }

  private func write(
    _ material: EditionMaterial, _ tokens: inout UnitIdentifiers, _ xml: borrowing XMLText
  ) {
    guard let list = AlignmentUnits(beadsOf: pair, in: material) else { return }
    let (source, target) = (list.versions[0], list.versions[1])
    xml.open(
      "file",
      [
        ("id", tokens.token(material.analysis.key)), ("original", source.stamp.path),
        ("srcDir", PageText.direction(pair.source)), ("trgDir", PageText.direction(pair.target)),
        ("xml:space", "preserve"),
      ])
    xml.open("mda:metadata")
    xml.open("mda:metaGroup", [("category", "sources")])
    for version in [source, target] {
      xml.element(
        "mda:meta", [("type", "path-\(version.language)")], text: version.stamp.path)
      xml.element(
        "mda:meta", [("type", "sha256-\(version.language)")], text: version.stamp.sha256)
    }
    xml.close()
    xml.close()
    var identifiers = UnitIdentifiers()
    for (unit, additions) in Self.units(of: list) {
      let texts = [0, 1].map { list.line(unit, $0) }
      XLIFFUnit(
        identifier: identifiers.identifier(of: texts, in: material.analysis.key), unit: unit,
        source: source, target: target,
        concepts: material.analysis.glossary.concepts,
        isConfirmed: unit.confidence >= material.options.minimumConfidence
      ).write(notes: additions, to: xml)
    }
    xml.close()
  }

  /// The beads with a source, each with the target's sentences behind it that have none; those at
  /// the beginning go with the first.
  private static func units(
    of list: AlignmentUnits
  ) -> [(unit: AlignmentUnits.Unit, additions: [String])] {
    var units: [(unit: AlignmentUnits.Unit, additions: [String])] = []
    var pending: [String] = []
    for unit in list.units {
      if unit.sentences[0].isEmpty {
        let text = list.line(unit, 1)
        if units.isEmpty {
          pending.append(text)
        } else {
          units[units.count - 1].additions.append(text)
        }
      } else {
        units.append((unit, units.isEmpty ? pending : []))
      }
    }
    return units
  }
}
