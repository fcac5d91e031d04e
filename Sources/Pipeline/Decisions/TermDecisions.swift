internal import Editions
internal import Terminology
internal import Text

/// What decisions on proposed terms make of the glossary and of the list of ignored terms.
struct TermDecisions {
  /// Indices of the decisions that were followed, now or before.
  private(set) var followed: [Int] = []
  /// How many were followed before.
  private(set) var knownCount = 0
  /// What an editor should know of a decision that was followed.
  private(set) var notes: [Diagnostic] = []
  private(set) var changes: [DecisionPlan.Change] = []

  private var ignored: IgnoredTerms
  private var additions: GlossaryAdditions

  /// Reads both files; changes neither.
  ///
  /// - Parameters:
  ///   - glossary: The glossary file that accepted terms are added to; made if there is none.
  ///   - ignoredPath: The file that rejected terms are added to.
  init(
    _ entries: [DecisionFile.Entry], articles: [DecidableArticle], glossary path: String,
    ignored ignoredPath: String
  ) throws {
    ignored = try IgnoredTermsFile.terms(at: ignoredPath)
    let isAccepting = entries.contains { $0.decision.action == .acceptTerm && Self.isWhole($0) }
    let old: GlossaryFile? =
      isAccepting && FileSystem.exists(path) ? try GlossaryReader().file(at: path) : nil
    if let old, !old.format.isWritable { throw GlossaryError.notWritable(old.format) }
    additions = GlossaryAdditions(to: old?.glossary ?? Glossary())
    var (rejectedCount, replacedCount) = (0, 0)
    for (index, entry) in entries.enumerated() where Self.isWhole(entry) {
      switch entry.decision.action {
      case .rejectTerm: rejectedCount += reject(index, entry.decision.words)
      case .acceptTerm: replacedCount += accept(index, entry, articles)
      case .merge, .split, .unlink, .speaker: continue
      }
    }
    let kinds = [(rejectedCount, "rejected term"), (replacedCount, "replaced term")]
      .filter { $0.0 > 0 }.map { DecisionPlan.count($0.0, $0.1) }
    if !kinds.isEmpty {
      changes.append(
        DecisionPlan.Change(
          ignored.bytes, at: ignoredPath, summary: kinds.joined(separator: ", ")))
    }
    guard additions.count > 0 else { return }
    let bytes =
      old?.bytes(updatedTo: additions.glossary) ?? GlossaryFile(additions.glossary).bytes
    changes.append(
      DecisionPlan.Change(
        bytes, at: path, summary: DecisionPlan.count(additions.count, "new concept")))
  }

  /// Whether a decision is on a term whose key is that of its words.
  private static func isWhole(_ entry: DecisionFile.Entry) -> Bool {
    let words = entry.decision.words
    return entry.decision.action.isAboutTerms && words.count > 1
      && ContentKey(terms: words) == entry.decision.key
  }

  /// How many lines the list of ignored terms gets.
  private mutating func reject(_ index: Int, _ terms: [Language: String]) -> Int {
    followed.append(index)
    if ignored.contains(terms) {
      knownCount += 1
      return 0
    }
    let count = ignored.count
    ignored.add(terms)
    return ignored.count - count
  }

  /// How many lines the list of ignored terms gets: one where no form stayed as it was proposed,
  /// which would be proposed again.
  private mutating func accept(
    _ index: Int, _ entry: DecisionFile.Entry, _ articles: [DecidableArticle]
  ) -> Int {
    let (words, terms) = (entry.decision.words, entry.decision.terms)
    if additions.knows(terms) {
      followed.append(index)
      knownCount += 1
      return 0
    }
    let edited = terms.filter { words[$0.key] != $0.value }
    var (isNamed, absent) = (false, Set(edited.keys))
    for article in articles {
      isNamed = isNamed || article.languages(naming: words).count > 1
      if !absent.isEmpty { absent.subtract(article.languages(naming: edited)) }
      if isNamed && absent.isEmpty { break }
    }
    guard isNamed else { return 0 }
    followed.append(index)
    additions.add(terms)
    for language in absent.sorted() {
      notes.append(
        Diagnostic(
          .note, code: "absent-form",
          "no article has the \(language) form “\(SingleLine.cut(edited[language] ?? "", to: 60))”; "
            + "it is added all the same", at: entry.formPlaces[language]))
    }
    guard words.allSatisfy({ edited[$0.key] != nil }), !ignored.contains(words) else { return 0 }
    ignored.add(words)
    return 1
  }
}
