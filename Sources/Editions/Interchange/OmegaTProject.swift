import Bitext
import Terminology
public import Text

/// A folder that OmegaT opens as a project: the sources as texts, what is translated already, the
/// glossary, and rules by which OmegaT parts the sources where our units end.
///
/// ```
/// omegat.project
/// source/KEY.fr.txt           the article, a block a line
/// target/                     OmegaT's own
/// tm/auto/KEY.tmx             sure beads: filled in by themselves
/// tm/penalty-30/KEY.tmx       the others: offered, at 30 percent less
/// tm/tmx2source/IT.tmx        the third language, shown beside the source
/// glossary/pipeline.utf8
/// omegat/segmentation.conf    for OmegaT up to 5
/// omegat/segmentation.srx     for OmegaT 6
/// omegat/pipeline.sha256      digests of these files: see `OmegaTUpdate`
/// ```
///
/// Markup is no part of the texts, so that the memory's units are found again in them.
public struct OmegaTProject: Sendable {
  /// What it translates.
  public let pair: LanguagePair
  /// What the folder holds.
  public let files: [EditionFile]
  /// Folders that have to be there, even empty.
  public let folders = ["source", "target", "tm", "glossary", "dictionary", "omegat"]

  /// The project of those articles that have both languages; `nil` when none has. O(bytes).
  ///
  /// Throws when a text takes the rules of splitting too many steps.
  public init?(_ materials: [EditionMaterial], pair: LanguagePair) throws(SRXError) {
    let materials = materials.filter {
      $0.version(pair.source) != nil && $0.version(pair.target) != nil
    }
    guard !materials.isEmpty else { return nil }
    var names = UnitIdentifiers()
    var files = [EditionFile(name: "omegat.project", bytes: Self.properties(pair))]
    var texts: [(text: [UInt8], lines: [ByteRange], parts: [ByteRange])] = []
    for material in materials {
      guard let version = material.version(pair.source) else { continue }
      let name = names.token(material.analysis.key)
      let source = OmegaTSource(
        version, units: (material.bitext(pair)?.beads ?? []).map(\.source))
      texts.append((source.text, source.lines, source.parts))
      files.append(EditionFile(name: "source/\(name).\(pair.source).txt", bytes: source.text))
      if let memory = TranslationMemory(material, pair: pair) {
        files.append(EditionFile(name: "tm/auto/\(name).tmx", bytes: memory.tmx))
      }
      if let memory = TranslationMemory(doubtfulOf: material, pair: pair) {
        files.append(EditionFile(name: "tm/penalty-30/\(name).tmx", bytes: memory.tmx))
      }
    }
    for language in Language.supported where language != pair.source && language != pair.target {
      let other = LanguagePair(source: pair.source, target: language)
      if let memory = TranslationMemory(materials, pair: other), !memory.isEmpty {
        files.append(
          EditionFile(
            name: "tm/tmx2source/\(language.code.uppercased()).tmx", bytes: memory.tmx))
      }
    }
    files += Self.glossary(of: materials, pair)
    let rules = SRXExport(
      Language.supported, exceptions: try SRXExceptions(in: texts, language: pair.source))
    files.append(
      EditionFile(name: "omegat/segmentation.conf", bytes: OmegaTSegmentation.bytes(rules)))
    files.append(EditionFile(name: "omegat/segmentation.srx", bytes: rules.bytes))
    self.files = files
    self.pair = pair
  }

  /// Every concept that has a term in both languages.
  private static func glossary(
    of materials: [EditionMaterial], _ pair: LanguagePair
  ) -> [EditionFile] {
    let languages = [pair.source, pair.target]
    guard let glossary = materials.first?.analysis.glossary.restricted(to: languages),
      let written = try? GlossaryWriter(.omegat, languages: languages).written(glossary),
      !written.bytes.isEmpty
    else { return [] }
    return [EditionFile(name: "glossary/pipeline.utf8", bytes: written.bytes)]
  }

  private static func properties(_ pair: LanguagePair) -> [UInt8] {
    let xml = XMLText()
    xml.open("omegat")
    xml.open("project", [("version", "1.0")])
    for name in [
      "source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir",
    ] { xml.element(name, text: "__DEFAULT__") }
    xml.element("source_lang", text: pair.source.code)
    xml.element("target_lang", text: pair.target.code)
    xml.element("sentence_seg", text: "true")
    // Two sentences that are equal may be translated in two ways.
    xml.element("support_default_translations", text: "true")
    xml.element("remove_tags", text: "false")
    return xml.finish()
  }
}

/// Rules of segmentation as OmegaT up to version 5 keeps them: a Java bean, written as XML.
enum OmegaTSegmentation {
  static func bytes(_ rules: SRXExport) -> [UInt8] {
    let package = "org.omegat.core.segmentation."
    let xml = XMLText()
    xml.open("java", [("version", "1.8.0"), ("class", "java.beans.XMLDecoder")])
    xml.open("object", [("class", package + "SRX")])
    xml.open("void", [("property", "mappingRules")])
    for set in rules.ruleSets {
      xml.open("void", [("method", "add")])
      xml.open("object", [("class", package + "MapRule")])
      property("language", set.name, xml)
      property("pattern", set.languagePattern, xml)
      xml.open("void", [("property", "rules")])
      xml.open("object", [("class", "java.util.ArrayList")])
      for rule in set.rules {
        xml.open("void", [("method", "add")])
        xml.open("object", [("class", package + "Rule")])
        property("beforebreak", rule.before, xml)
        property("afterbreak", rule.after, xml)
        property("breakRule", rule.isBreak ? "true" : "false", as: "boolean", xml)
        xml.close()
        xml.close()
      }
      for _ in 0..<4 { xml.close() }
    }
    xml.close()
    // The version of the form: with an older one OmegaT would add its own rules.
    property("version", "0.2.2", xml)
    return xml.finish()
  }

  private static func property(
    _ name: String, _ value: String, as type: String = "string", _ xml: borrowing XMLText
  ) {
    xml.open("void", [("property", name)])
    xml.element(type, text: value)
    xml.close()
  }
}
