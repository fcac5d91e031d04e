import Bitext
import Terminology
import Text

/// The glossary's concepts that two versions name: how often, by which forms, and in which
/// sentences for example.
public struct GlossaryTable: Sendable {
  private let material: EditionMaterial
  private let pair: LanguagePair
  private let source: VersionMaterial
  private let target: VersionMaterial

  /// The table of a pair; `nil` when the article lacks one of the languages.
  public init?(_ material: EditionMaterial, pair: LanguagePair) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.material = material
    self.pair = pair
    self.source = source
    self.target = target
  }

  /// One concept a line, in the glossary's order.
  public var tsv: [UInt8] {
    let (a, b) = (pair.source.code, pair.target.code)
    var table = Table(columns: [
      "id", a, b, "\(a)_forms", "\(b)_forms", "\(a)_count", "\(b)_count", "status",
      "example_\(a)", "example_\(b)", "example",
    ])
    let concepts = material.analysis.glossary.concepts
    let left = ConceptUses(of: source, in: concepts)
    let right = ConceptUses(of: target, in: concepts)
    let examples = examples(left, right, count: concepts.count)
    for (index, concept) in concepts.enumerated() {
      guard left.counts[index] > 0 || right.counts[index] > 0 else { continue }
      let example = examples[index]
      table.append([
        concept.id, concept.terms[pair.source]?.first?.text ?? "",
        concept.terms[pair.target]?.first?.text ?? "",
        left.forms(of: index).joined(separator: " | "),
        right.forms(of: index).joined(separator: " | "), String(left.counts[index]),
        String(right.counts[index]), concept.status.rawValue,
        example.map { source.line(ofSentences: $0.source) } ?? "",
        example.map { target.line(ofSentences: $0.target) } ?? "",
        example.map {
          (source.identifiers(ofSentences: $0.source) + target.identifiers(ofSentences: $0.target))
            .joined(separator: " ")
        } ?? "",
      ])
    }
    return table.tsv()
  }

  /// By concept, the bead that names it on both sides: running text rather than a heading, then
  /// the surest, of equally sure ones the shortest, then the first. O(beads + occurrences).
  private func examples(_ left: ConceptUses, _ right: ConceptUses, count: Int) -> [Bead?] {
    var best = [Bead?](repeating: nil, count: count)
    var seen = [Int](repeating: -1, count: count)
    for (index, bead) in (material.bitext(pair)?.beads ?? []).enumerated() {
      for sentence in bead.source {
        for concept in left.concepts(ofSentence: sentence) { seen[concept] = index }
      }
      for sentence in bead.target {
        for concept in right.concepts(ofSentence: sentence) where seen[concept] == index {
          if best[concept].map({ isBetter(bead, than: $0) }) ?? true { best[concept] = bead }
        }
      }
    }
    return best
  }

  private func isBetter(_ bead: Bead, than other: Bead) -> Bool {
    if isHeading(bead) != isHeading(other) { return isHeading(other) }
    if bead.confidence.rounded3 != other.confidence.rounded3 {
      return bead.confidence > other.confidence
    }
    return length(bead) < length(other)
  }

  private func isHeading(_ bead: Bead) -> Bool {
    bead.source.first.map { source.segmented.blockKind(ofSentence: $0).isHeading } ?? false
  }

  private func length(_ bead: Bead) -> Int {
    (source.range(ofSentences: bead.source)?.count ?? 0)
      + (target.range(ofSentences: bead.target)?.count ?? 0)
  }
}
