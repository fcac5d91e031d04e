internal import Bitext
internal import Text

/// What is aligned of a chapter: units of text by language, each a cell or neighbours made one, and
/// the beads and rows that are right.
struct RowGold: Sendable {
  struct Unit: Sendable, Equatable {
    var text: String
    /// The rows it comes from.
    var rows: Range<Int>
  }

  /// By language.
  private(set) var units: [[Unit]]
  private let rowCount: Int

  /// Each cell a unit; with a seed, some neighbours made one and some cells left out.
  ///
  /// Of a hundred cells, five are left out and ten are joined with the one behind them, in each
  /// language for itself. The same seed gives the same units everywhere. O(cells).
  init(_ chapter: RowTable.Chapter, seed: UInt64? = nil) {
    rowCount = chapter.cells.map(\.count).max() ?? 0
    var random = SplitMix(state: (seed ?? 0) ^ Self.digest(chapter.name))
    units = chapter.cells.map { cells in
      var units: [Unit] = []
      var joinsNext = false
      for (row, text) in cells.enumerated() {
        let chance = seed == nil ? 99 : Int(random.next() % 100)
        if text.isEmpty || chance < 5 {
          joinsNext = false
          continue
        }
        if joinsNext {
          units[units.count - 1].text += " " + text
          units[units.count - 1].rows = units[units.count - 1].rows.lowerBound..<(row + 1)
        } else {
          units.append(Unit(text: text, rows: row..<(row + 1)))
        }
        joinsNext = chance < 15
      }
      return units
    }
  }

  /// FNV-1a, so that a chapter's units do not hang on the chapters before it.
  private static func digest(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The units of a language as a document of one sentence each.
  func document(_ language: Int) -> SegmentedDocument {
    PresplitText.segmented(
      lines: units[language].map(\.text), path: RowTable.languages[language].code,
      language: RowTable.languages[language])
  }

  /// The beads of two languages: the smallest that part no unit.
  func beads(_ source: Int, _ target: Int) -> [AlignmentScore.IndexBead] {
    groups([source, target]).map {
      AlignmentScore.IndexBead(source: Array($0[0]), target: Array($0[1]))
    }
  }

  /// The rows of all languages: unit indices by language.
  var rows: [[Range<Int>]] { groups(Array(units.indices)) }

  /// Units of some languages, parted wherever no unit of theirs spans two rows.
  private func groups(_ languages: [Int]) -> [[Range<Int>]] {
    var isClosed = [Bool](repeating: false, count: rowCount + 1)
    for language in languages {
      for unit in units[language] {
        for row in unit.rows.dropFirst() { isClosed[row] = true }
      }
    }
    var next = [Int](repeating: 0, count: languages.count)
    var groups: [[Range<Int>]] = []
    for row in 1..<max(1, rowCount + 1) where !isClosed[row] {
      let group = languages.enumerated().map { index, language in
        let start = next[index]
        while next[index] < units[language].count,
          units[language][next[index]].rows.upperBound <= row
        {
          next[index] += 1
        }
        return start..<next[index]
      }
      if group.contains(where: { !$0.isEmpty }) { groups.append(group) }
    }
    return groups
  }
}
