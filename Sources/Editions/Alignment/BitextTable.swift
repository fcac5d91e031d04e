import Bitext
import Text

/// The beads of two versions as a table.
public struct BitextTable: Sendable {
  private let pair: LanguagePair
  private let source: VersionMaterial
  private let target: VersionMaterial
  private let beads: [Bead]

  /// The bitext of a pair, beads below a confidence left out; `nil` when the article lacks one of
  /// the languages.
  public init?(
    _ material: EditionMaterial, pair: LanguagePair, minimumConfidence: Double = 0
  ) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.pair = pair
    self.source = source
    self.target = target
    beads = (material.bitext(pair)?.beads ?? []).filter { $0.confidence >= minimumConfidence }
  }

  /// One bead a line, those with an empty side too.
  public var tsv: [UInt8] { table.tsv() }

  /// The same as RFC 4180 has it, with guarded formulas.
  public func csv(byteOrderMark: Bool = false) -> [UInt8] {
    table.csv(byteOrderMark: byteOrderMark)
  }

  var table: Table {
    let (a, b) = (pair.source.code, pair.target.code)
    var table = Table(columns: ["bead", "\(a)_ids", "\(b)_ids", "confidence", a, b])
    for (index, bead) in beads.enumerated() {
      table.append([
        "b\(index + 1)", source.identifiers(ofSentences: bead.source).joined(separator: " "),
        target.identifiers(ofSentences: bead.target).joined(separator: " "),
        String(bead.confidence.rounded3), source.line(ofSentences: bead.source),
        target.line(ofSentences: bead.target),
      ])
    }
    return table
  }
}
