internal import Bitext
internal import Text

/// Compares the numbers and names of the versions, row by row.
///
/// Only what was changed counts: each side has one that the other lacks. What is merely missing may be
/// said in other words.
struct FactComparison {
  private let versions: [SegmentedDocument]
  private let rows: [TrilingualRow]
  private let witnesses: [Int]
  /// By version and row.
  private let numbers: [[[NumberReader.Number]]]
  private let names: RowNames

  /// O(tokens).
  init(
    _ aspects: TermCheck.Aspects, versions: [SegmentedDocument], rows: [TrilingualRow],
    original: Language?
  ) {
    self.versions = versions
    self.rows = rows
    witnesses = versions.indices.filter { original == nil || versions[$0].language == original }
    numbers = versions.map { version in
      if !aspects.contains(.numbers) { return rows.map { _ in [] } }
      let reader = NumberReader(version.language)
      return rows.map { row in
        let numbers = (row.sentences[version.language] ?? 0..<0).flatMap {
          // *Un* and *one* are articles and pronouns more often than numbers.
          reader.numbers(inSentence: $0, of: version)
            .filter { $0.isInDigits || $0.values != ["1"] }
        }
        // A table in one row says nothing, and comparing it would take quadratic time.
        return numbers.count <= Self.mostInRow ? numbers : []
      }
    }
    names = RowNames(versions: aspects.contains(.names) ? versions : [], rows: rows)
  }

  private static let mostInRow = 200

  func findings(version: Int, row: Int) -> [TermFinding] {
    for witness in witnesses where witness != version {
      let found =
        changedNumbers(version, witness, row) + changedNames(version, witness, row)
      if !found.isEmpty { return found }
    }
    return []
  }

  // MARK: Numbers

  private func changedNumbers(_ version: Int, _ witness: Int, _ row: Int) -> [TermFinding] {
    let own = unanswered(version, by: witness, row)
    if own.isEmpty { return [] }
    let others = unanswered(witness, by: version, row)
    if others.isEmpty { return [] }
    let near = [row - 1, row + 1].filter(rows.indices.contains)
    let lost = others.filter { number in
      !near.contains { unanswered(version, by: witness, $0).contains { $0.isSame(as: number) } }
    }
    let changed = own.filter { number in
      // Where a third version has the number too, the witness is the one to be mended.
      !near.contains { unanswered(witness, by: version, $0).contains { $0.isSame(as: number) } }
        && !versions.indices.contains { third in
          third != version && third != witness
            && numbers[third][row].contains { $0.isSame(as: number) }
        }
    }
    return zip(changed, lost).map { number, other in
      TermFinding(
        kind: .number, severity: .warning, concept: nil, language: versions[version].language,
        row: row, range: number.range, evidence: versions[witness].language,
        evidenceRange: other.range)
    }
  }

  /// The numbers in digits of a row that have no partner of their own in another version's.
  private func unanswered(_ version: Int, by other: Int, _ row: Int) -> [NumberReader.Number] {
    var free = numbers[other][row]
    return numbers[version][row].filter { number in
      if let partner = free.firstIndex(where: { $0.isSame(as: number) }) {
        free.remove(at: partner)
        return false
      }
      return number.isInDigits
    }
  }

  // MARK: Names

  private func changedNames(_ version: Int, _ witness: Int, _ row: Int) -> [TermFinding] {
    guard let change = names.change(in: version, against: witness, row: row) else {
      return []
    }
    return [
      TermFinding(
        kind: .name, severity: .warning, concept: nil, language: versions[version].language,
        row: row, range: change.here, evidence: versions[witness].language,
        evidenceRange: change.there)
    ]
  }
}
