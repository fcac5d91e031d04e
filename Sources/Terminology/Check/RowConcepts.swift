internal import Bitext
internal import Text

/// How often each row of each version names each concept.
///
/// What counts as naming depends on the question. Terms inside longer ones of other concepts are no
/// occurrences of their own; `withCovered` counts them too, for a longer term says what they say.
struct RowConcepts {
  struct Count {
    let concept: Int
    var count: Int
    /// Index of its first occurrence.
    let first: Int
  }

  /// By version and row.
  private var direct: [[[Count]]] = []
  private var covered: [[[Count]]] = []
  private var habits: [[[Habit]]] = []

  /// O(occurrences).
  init(
    versions: [SegmentedDocument], byRow: RowOccurrences, occurrences: [[TermOccurrence]],
    coverage: ConceptCoverage, rowCount: Int, conceptCount: Int
  ) {
    for (version, found) in occurrences.enumerated() {
      let language = versions[version].language
      var direct = [[Count]](repeating: [], count: rowCount)
      var covered = direct
      for row in 0..<rowCount {
        for index in byRow.occurrences(ofVersion: version, row: row) {
          let occurrence = found[index]
          if occurrence.status != .forbidden {
            Self.add(occurrence.concept, index, to: &direct[row])
          }
          Self.add(occurrence.concept, index, to: &covered[row])
          for concept in coverage.concepts(
            in: occurrence.term, of: occurrence.concept, language)
          {
            Self.add(concept, index, to: &covered[row])
          }
        }
      }
      self.direct.append(direct)
      self.covered.append(covered)
    }
    habits = countedHabits(conceptCount: conceptCount)
  }

  private static func add(_ concept: Int, _ occurrence: Int, to counts: inout [Count]) {
    if let index = counts.firstIndex(where: { $0.concept == concept }) {
      counts[index].count += 1
    } else {
      counts.append(Count(concept: concept, count: 1, first: occurrence))
    }
  }

  /// The concepts a row names by welcome terms of their own.
  func named(_ version: Int, _ row: Int) -> [Count] { direct[version][row] }

  func count(_ concept: Int, _ version: Int, _ row: Int) -> Int {
    direct[version][row].first { $0.concept == concept }?.count ?? 0
  }

  /// By any term, forbidden ones and terms inside longer ones too.
  func countWithCovered(_ concept: Int, _ version: Int, _ row: Int) -> Int {
    covered[version][row].first { $0.concept == concept }?.count ?? 0
  }

  /// How much oftener the rows beside a row name a concept in one version than in another: what has
  /// gone to the neighbouring row.
  func spare(_ concept: Int, in version: Int, against other: Int, beside row: Int) -> Int {
    var spare = 0
    for near in [row - 1, row + 1] where direct[version].indices.contains(near) {
      spare += max(
        0, countWithCovered(concept, version, near) - countWithCovered(concept, other, near))
    }
    return spare
  }

  /// How much oftener a row names a concept in one version than in another, and the rows beside do
  /// not make up for it.
  func surplus(_ concept: Int, _ version: Int, _ other: Int, _ row: Int) -> Int {
    count(concept, version, row) - countWithCovered(concept, other, row)
      - spare(concept, in: other, against: version, beside: row)
  }

  // MARK: In the whole article

  /// How one version names a concept compared with another.
  func habits(_ concept: Int, _ version: Int, _ other: Int) -> Habit {
    habits[version][other][concept]
  }

  struct Habit {
    /// What can be different in the other version.
    enum Difference {
      /// It names the concept seldomer, or not at all.
      case short, missing
    }

    /// Rows of the article.
    fileprivate(set) var all = 0
    /// Rows that name it; those in which the other is different.
    fileprivate(set) var rows = 0
    fileprivate(set) var short = 0
    fileprivate(set) var missing = 0

    /// How probable a difference is in a row that names the concept, by the other rows.
    func chance(of difference: Difference) -> Double {
      (Double(max(0, count(difference) - 1)) + 0.5) / Double(rows + 2)
    }

    /// The same in any row. What a short article says of that is little: most terms are used with
    /// their concepts.
    func rowChance(of difference: Difference) -> Double {
      (Double(max(0, count(difference) - 1)) + 0.5) / Double(all + 20)
    }

    private func count(_ difference: Difference) -> Int {
      difference == .short ? short : missing
    }
  }

  /// By version, other version and concept. O(occurrences × versions).
  private func countedHabits(conceptCount: Int) -> [[[Habit]]] {
    direct.indices.map { version in
      direct.indices.map { other in
        var habits = [Habit](repeating: Habit(), count: conceptCount)
        if version == other { return habits }
        for concept in habits.indices { habits[concept].all = direct[version].count }
        for row in direct[version].indices {
          for named in direct[version][row] {
            habits[named.concept].rows += 1
            let found =
              countWithCovered(named.concept, other, row)
              + spare(named.concept, in: other, against: version, beside: row)
            if found < named.count { habits[named.concept].short += 1 }
            if found == 0 { habits[named.concept].missing += 1 }
          }
        }
        return habits
      }
    }
  }
}
