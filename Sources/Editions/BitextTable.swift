import Bitext
import Text

/// The beads of two versions: as a table, as Moses files, or as bare indices.
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
  public var tsv: [UInt8] {
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
    return table.tsv()
  }

  /// Two files of which line n says the same; beads with an empty side are left out.
  public var moses: (source: [UInt8], target: [UInt8]) {
    var (left, right): ([UInt8], [UInt8]) = ([], [])
    for bead in beads {
      let texts = (
        source.line(ofSentences: bead.source), target.line(ofSentences: bead.target)
      )
      guard !texts.0.isEmpty, !texts.1.isEmpty else { continue }
      left += Array(texts.0.utf8) + [0x0A]
      right += Array(texts.1.utf8) + [0x0A]
    }
    return (left, right)
  }

  /// `[0,1]:[2]:0.98`, one bead a line: sentence indices from 0, then the confidence.
  public var indices: [UInt8] {
    var text = ""
    for bead in beads {
      text += "[" + bead.source.map(String.init).joined(separator: ",") + "]:["
      text += bead.target.map(String.init).joined(separator: ",") + "]"
      text += ":\(bead.confidence.rounded3)\n"
    }
    return Array(text.utf8)
  }
}
