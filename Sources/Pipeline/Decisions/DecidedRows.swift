internal import Bitext
internal import Editions
internal import Text

/// The rows of an article with the decisions of an editor followed, round by round.
struct DecidedRows {
  private let versions: [SegmentedDocument]
  private var editing: RowEditing

  init(_ rows: [TrilingualRow], of versions: [SegmentedDocument]) {
    self.versions = versions
    editing = RowEditing(languages: versions.map(\.language), rows: rows)
  }

  var rows: [TrilingualRow] { editing.rows }

  /// Why a decision was not followed.
  enum Obstacle: Error {
    /// No row has the words any more.
    case orphaned
    /// Another decision of the same round changed the row.
    case changed
    case impossible(RowEditError)
  }

  /// Follows decisions that were made on one page; those about other things are not looked at.
  /// O(text + decisions).
  ///
  /// - Parameter tell: Is given the index of a decision that cannot be followed.
  mutating func follow(
    _ decisions: [Decision], tell: (_ index: Int, Obstacle) -> Void
  ) {
    guard decisions.contains(where: \.action.isAboutRows) else { return }
    let keys = ContentKey.keys(ofRows: rows, in: versions)
    let page = Dictionary(zip(keys, rows), uniquingKeysWith: { first, _ in first })
    for (index, decision) in decisions.enumerated() where decision.action.isAboutRows {
      do throws(Obstacle) {
        try follow(decision, on: page)
      } catch {
        tell(index, error)
      }
    }
  }

  private mutating func follow(
    _ decision: Decision, on page: [ContentKey: TrilingualRow]
  ) throws(Obstacle) {
    guard let named = page[decision.key] else { throw .orphaned }
    // Since the page was written the row may have grown, not been parted.
    guard let row = editing.number(ofRowHolding: named.sentences) else { throw .changed }
    let edit: RowEdit
    switch decision.action {
    case .merge(let key):
      guard let other = page[key] else { throw .orphaned }
      guard let next = editing.number(ofRowHolding: other.sentences) else { throw .changed }
      if row == next { return }
      edit = .merge(first: row, second: next)
    case .split(let counts):
      guard editing.sentences(ofRow: row) == named.sentences else { throw .changed }
      edit = .split(row: row, counts: counts)
    case .unlink(let language):
      guard editing.sentences(ofRow: row) == named.sentences else { throw .changed }
      edit = .unlink(row: row, language)
    case .speaker, .acceptTerm, .rejectTerm: return
    }
    do throws(RowEditError) {
      try editing.apply(edit)
    } catch {
      throw .impossible(error)
    }
  }
}

extension DecidedRows.Obstacle {
  /// What to tell the editor, at the decision's place.
  func diagnostic(for entry: DecisionFile.Entry) -> Diagnostic {
    let (decision, place) = (entry.decision, entry.place)
    let words = decision.excerpt
    switch self {
    case .orphaned:
      return Diagnostic(
        .warning, code: "orphaned-decision",
        "no row has these words any more\(words); look at the report again", at: place)
    case .changed:
      return Diagnostic(
        .warning, code: "contrary-decision",
        "another decision has changed the row\(words); decide on it in the next report", at: place)
    case .impossible(let error):
      let reason =
        switch error {
        case .notNeighbours: "the two rows are no neighbours"
        case .emptyPart: "one of the two parts would be empty"
        case .notLinked:
          "the row has nothing to part in the language \"\(decision.action.value)\""
        }
      // The key is one of the page; it is the value that asks for what cannot be done.
      return Diagnostic(
        .warning, code: "impossible-decision", "\(reason)\(words)", at: entry.valuePlace)
    }
  }
}

extension Decision {
  /// Its first words in quotation marks, for messages; empty where it has none.
  var excerpt: String {
    guard let first = words.min(by: { $0.key < $1.key })?.value else { return "" }
    return ": “\(SingleLine.cut(first, to: 60))”"
  }

  /// Whether it was made on a page of versions that are all here.
  func isAbout(_ versions: [SegmentedDocument]) -> Bool {
    words.keys.allSatisfy { language in versions.contains { $0.language == language } }
  }
}

extension Decision.Action {
  var isAboutRows: Bool {
    switch self {
    case .merge, .split, .unlink: true
    case .speaker, .acceptTerm, .rejectTerm: false
    }
  }

  var isAboutTerms: Bool { self == .acceptTerm || self == .rejectTerm }
}
