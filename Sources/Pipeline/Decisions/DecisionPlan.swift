public import Editions
public import Text

/// What `pipeline apply` does with exported decisions: which files get what.
///
/// Nothing is written before everything is checked against the articles as they are now.
public struct DecisionPlan: Sendable {
  /// A file to be written.
  public struct Change: Sendable {
    /// The path as messages name it.
    public let path: String
    public let folder: String
    public let file: EditionFile
    /// `3 decisions`
    public let summary: String

    init(_ bytes: [UInt8], at path: String, summary: String) {
      let slash = path.lastIndex(of: "/")
      folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      file = EditionFile(name: name, bytes: bytes)
      self.path = path
      self.summary = summary
    }
  }

  public private(set) var changes: [Change] = []
  /// A warning for each decision that is not followed and a note for each edited form that no article
  /// has, then what reading the articles had to say.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Decisions that were followed before.
  public private(set) var knownCount = 0

  private let file: DecisionFile
  /// By index of a decision: whether something holds what it is about.
  private var isFound: [Bool]
  /// The articles as they are now.
  private var articles: [DecidableArticle] = []

  /// - Parameters:
  ///   - glossary: The glossary file that accepted terms are added to; made if there is none.
  ///   - ignored: The file that rejected terms are added to.
  public init(
    _ file: DecisionFile, articles: [ArticleFiles], run: Run, glossary: String, ignored: String
  ) throws {
    self.file = file
    isFound = file.entries.map { _ in false }
    for files in articles {
      do {
        self.articles.append(try DecidableArticle(files, run))
      } catch let error as any DiagnosableError {
        diagnostics.append(error.diagnostic)
      }
    }
    try decideArticles()
    try decideTerms(glossary: glossary, ignored: ignored)
    for (entry, isFound) in zip(file.entries, isFound) where !isFound {
      diagnostics.append(Self.orphaned(entry))
    }
    diagnostics.sort { ($0.place?.line ?? 0) < ($1.place?.line ?? 0) }
    diagnostics += self.articles.flatMap(\.analysis.diagnostics)
  }

  /// Whether a decision could not be followed.
  public var hasWarnings: Bool { diagnostics.contains { $0.code.hasSuffix("-decision") } }

  /// Gives each decision about rows and speakers to the article that holds its words: the one it was
  /// made on, else the first.
  private mutating func decideArticles() throws {
    var mine = [[Int]](repeating: [], count: articles.count)
    for (index, entry) in file.entries.enumerated() where !entry.decision.action.isAboutTerms {
      let holders = articles.indices.filter { articles[$0].holds(entry.decision) }
      // A row that was changed is gone; a quotation stays, whoever is named for it.
      if holders.isEmpty || !entry.decision.action.isAboutRows,
        articles.contains(where: { $0.knows(entry.decision) })
      {
        isFound[index] = true
        knownCount += 1
        continue
      }
      let home = holders.first { articles[$0].analysis.key == entry.decision.article }
      if let home = home ?? holders.first {
        isFound[index] = true
        mine[home].append(index)
      }
    }
    for (article, indices) in zip(articles, mine) where !indices.isEmpty {
      let kept = followed(indices, in: article)
      if kept.isEmpty { continue }
      guard let path = article.decisions.path else {
        for index in kept { isFound[index] = false }
        continue
      }
      let new = kept.map { index in
        var decision = file.entries[index].decision
        decision.round = article.decisions.nextRound
        return decision
      }
      changes.append(
        Change(
          article.decisions.comments
            + DecisionFile.bytes(of: article.decisions.decisions + new), at: path,
          summary: Self.count(kept.count, "decision")))
    }
  }

  /// The decisions that can be followed; the others are told.
  private mutating func followed(_ indices: [Int], in article: DecidableArticle) -> [Int] {
    var refused: Set<Int> = []
    var told: [Diagnostic] = []
    let entries = indices.map { file.entries[$0] }
    var decided = DecidedRows(article.analysis.rows, of: article.analysis.versions)
    decided.follow(entries.map(\.decision)) { place, obstacle in
      refused.insert(indices[place])
      told.append(obstacle.diagnostic(for: entries[place]))
    }
    diagnostics += told
    return indices.filter { !refused.contains($0) }
  }

  private mutating func decideTerms(glossary: String, ignored: String) throws {
    let terms = try TermDecisions(
      file.entries, articles: articles, glossary: glossary, ignored: ignored)
    for index in terms.followed { isFound[index] = true }
    knownCount += terms.knownCount
    diagnostics += terms.notes
    changes += terms.changes
  }

  /// Writes the files, all of them or none: decisions on rows without the terms that were decided
  /// with them would be taken for all that was exported.
  public func write() throws(OutputError) {
    try OutputFolder.write(changes.map { (OutputFolder($0.folder), [$0.file]) })
  }

  private static func orphaned(_ entry: DecisionFile.Entry) -> Diagnostic {
    let action = entry.decision.action
    let reason =
      if action.isAboutTerms {
        ContentKey(terms: entry.decision.words) == entry.decision.key
          ? "no article names these terms any more" : "the key belongs to other terms"
      } else if action.isAboutRows {
        "no row of the articles has these words any more"
      } else {
        "nobody is quoted with these words any more"
      }
    return Diagnostic(
      .warning, code: "orphaned-decision",
      "\(reason)\(entry.decision.excerpt); look at the report again", at: entry.place)
  }

  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
