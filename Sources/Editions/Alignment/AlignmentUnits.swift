import Bitext
import Terminology
import Text

/// What an alignment is listed by: the rows of all versions, or the beads of two.
struct AlignmentUnits: Sendable {
  /// A row or a bead.
  struct Unit: Sendable {
    /// `r12`, or `b12` for a bead.
    let identifier: String
    /// Sentence indices by version; empty where the unit lacks it.
    let sentences: [Range<Int>]
    let confidence: Double
    /// Whether it is a row that an editor corrected.
    var isCorrected = false

    /// `1–1–2`: sentences by version.
    var shape: String { sentences.map { String($0.count) }.joined(separator: "–") }
  }

  /// The columns.
  let versions: [VersionMaterial]
  let units: [Unit]
  /// Units below the least confidence asked for.
  let leftOutCount: Int
  /// `row` or `bead`.
  let unitName: String

  private let mentions: [ConceptMentions]
  /// By pair of columns (0, 1), (0, 2), (1, 2), by unit.
  private let isCrossed: [[Bool]]

  /// The rows of all versions.
  init(rowsOf material: EditionMaterial, minimumConfidence: Double = 0) {
    self.init(
      material.versions,
      material.rows.map { row in
        Unit(
          identifier: row.identifier,
          sentences: material.versions.map { row.sentences[$0.language] ?? 0..<0 },
          confidence: row.confidence, isCorrected: row.isCorrected)
      }, named: "row", minimumConfidence)
  }

  /// The beads of a pair; `nil` when the article lacks one of the languages.
  init?(beadsOf pair: LanguagePair, in material: EditionMaterial, minimumConfidence: Double = 0) {
    guard let source = material.version(pair.source), let target = material.version(pair.target)
    else { return nil }
    self.init(
      [source, target],
      (material.bitext(pair)?.beads ?? []).enumerated().map { index, bead in
        Unit(
          identifier: "b\(index + 1)", sentences: [bead.source, bead.target],
          confidence: bead.confidence)
      }, named: "bead", minimumConfidence)
  }

  private init(
    _ versions: [VersionMaterial], _ all: [Unit], named name: String, _ minimumConfidence: Double
  ) {
    self.versions = versions
    unitName = name
    let kept = all.filter { $0.confidence >= minimumConfidence }
    units = kept
    leftOutCount = all.count - kept.count
    mentions = versions.map {
      ConceptMentions(of: $0.occurrences, sentenceCount: $0.segmented.sentences.count)
    }
    isCrossed = Self.pairs(versions.count).map { first, second in
      BeadReasons.crossings(
        kept.map { (source: $0.sentences[first], target: $0.sentences[second]) })
    }
  }

  /// Pairs of columns: (0, 1), (0, 2), (1, 2).
  var pairs: [(Int, Int)] { Self.pairs(versions.count) }

  private static func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { first in ((first + 1)..<max(count, first + 1)).map { (first, $0) } }
  }

  /// The text of a unit in a column, in one line.
  func line(_ unit: Unit, _ column: Int) -> String {
    versions[column].line(ofSentences: unit.sentences[column])
  }

  /// Why a unit is believed, by pair of languages (`fr-en`). O(tokens of the unit).
  func reasons(ofUnit index: Int) -> [String: BeadReasons] {
    let unit = units[index]
    var result: [String: BeadReasons] = [:]
    for (pair, (first, second)) in pairs.enumerated() {
      let (left, right) = (unit.sentences[first], unit.sentences[second])
      if left.isEmpty && right.isEmpty { continue }
      result["\(versions[first].language)-\(versions[second].language)"] = BeadReasons(
        left, of: versions[first].segmented, right, of: versions[second].segmented,
        mentions: (mentions[first], mentions[second]), isCrossed: isCrossed[pair][index])
    }
    return result
  }
}
