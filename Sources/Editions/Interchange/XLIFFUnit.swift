import Terminology
import Text

/// A bead as a unit of XLIFF 2.1.
struct XLIFFUnit {
  let identifier: String
  let unit: AlignmentUnits.Unit
  let source: VersionMaterial
  let target: VersionMaterial
  let concepts: [Concept]
  /// Whether the bead is sure enough to be called a translation.
  let isConfirmed: Bool

  /// Writes the unit. Of its modules and notes those that have something to say are written, in the
  /// order that the standard asks for.
  func write(notes: [String], to xml: borrowing XMLText) {
    let left = TermLine(unit.sentences[0], of: source)
    let right = TermLine(unit.sentences[1], of: target)
    xml.open("unit", [("id", identifier), ("name", unit.identifier)])
    writeGlossary(of: left, to: xml)
    writeMetadata(to: xml)
    if !notes.isEmpty {
      xml.open("notes")
      for note in notes {
        xml.element(
          "note", [("category", "only-in-target"), ("appliesTo", "target")], text: note)
      }
      xml.close()
    }
    xml.open("segment", state)
    write("source", left, marked: "m", of: source, to: xml)
    if !right.pieces.isEmpty { write("target", right, marked: "t", of: target, to: xml) }
    xml.close()
    xml.close()
  }

  private var state: [(String, String)] {
    if unit.sentences[1].isEmpty { return [("state", "initial")] }
    return isConfirmed
      ? [("state", "translated"), ("subState", "pipeline:aligned")]
      : [("state", "initial"), ("subState", "pipeline:doubtful")]
  }

  private func writeMetadata(to xml: borrowing XMLText) {
    xml.open("mda:metadata")
    xml.open("mda:metaGroup", [("category", "alignment")])
    xml.element("mda:meta", [("type", "confidence")], text: String(unit.confidence.rounded3))
    for (version, sentences) in zip([source, target], unit.sentences) {
      guard let bytes = version.sourceBytes(ofSentences: sentences) else { continue }
      xml.element(
        "mda:meta", [("type", "sentences-\(version.language)")],
        text: version.identifiers(ofSentences: sentences).joined(separator: " "))
      xml.element("mda:meta", [("type", "bytes-\(version.language)")], text: bytes)
    }
    xml.close()
    xml.close()
  }

  private func write(
    _ name: String, _ line: TermLine, marked prefix: String, of version: VersionMaterial,
    to xml: borrowing XMLText
  ) {
    xml.mixed(name) { xml in
      var count = 0
      for piece in line.pieces where !piece.text.isEmpty {
        guard piece.occurrence != nil else {
          xml.text(piece.text)
          continue
        }
        count += 1
        xml.open("mrk", [("id", "\(prefix)\(count)"), ("type", "term")])
        xml.text(piece.text)
        xml.close()
      }
    }
  }

  /// The terms of the source, each once, with what they are in the target's language. A term without
  /// translation and definition has no place in a glossary.
  private func writeGlossary(of line: TermLine, to xml: borrowing XMLText) {
    var entries: [(term: Term, concept: Concept, mark: String)] = []
    var known: Set<[Int]> = []
    var count = 0
    for piece in line.pieces where !piece.text.isEmpty {
      guard let index = piece.occurrence else { continue }
      count += 1
      let occurrence = source.occurrences[index]
      guard concepts.indices.contains(occurrence.concept) else { continue }
      let concept = concepts[occurrence.concept]
      let terms = concept.terms[source.language] ?? []
      guard terms.indices.contains(occurrence.term),
        concept.definition != nil || !translations(of: concept).isEmpty,
        known.insert([occurrence.concept, occurrence.term]).inserted
      else { continue }
      entries.append((terms[occurrence.term], concept, "#m\(count)"))
    }
    guard !entries.isEmpty else { return }
    xml.open("gls:glossary")
    for (number, entry) in entries.enumerated() {
      xml.open("gls:glossEntry", [("id", "g\(number + 1)"), ("ref", entry.mark)])
      xml.element("gls:term", [("source", entry.concept.id)], text: entry.term.text)
      for translation in translations(of: entry.concept) {
        xml.element("gls:translation", text: translation.text)
      }
      if let definition = entry.concept.definition {
        xml.element("gls:definition", text: definition)
      }
      xml.close()
    }
    xml.close()
  }

  private func translations(of concept: Concept) -> [Term] {
    (concept.terms[target.language] ?? []).filter { $0.status != .forbidden }
  }
}
