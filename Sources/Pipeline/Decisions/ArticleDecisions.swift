internal import Bitext
internal import Editions
internal import Quotations
internal import Text

/// What an editor decided on an article: the file beside it that every run follows.
///
/// `article.fr.md` and its translations have `article.decisions.tsv`; `fr.md` and `fr/article.md`
/// have `decisions.tsv` and `article.decisions.tsv` in the folder of the languages. Decisions on
/// versions that are not read are passed over; those whose words are gone are told.
struct ArticleDecisions: Sendable {
  /// The file; `nil` for standard input.
  let path: String?
  private(set) var entries: [DecisionFile.Entry] = []
  /// Lines of the file that are people's notes; they stay, before all others.
  private(set) var comments: [UInt8] = []

  /// Nothing was decided.
  static let none = ArticleDecisions()

  private init() { path = nil }

  /// Reads the file beside an article, if there is one.
  init(beside files: ArticleFiles) throws {
    path = Self.path(beside: files)
    guard let path, FileSystem.exists(path) else { return }
    let bytes = try SourceFile.bytes(at: path)
    entries = try DecisionFile(from: bytes, path: path).entries
    comments = bytes.split(separator: 0x0A).filter { $0.first == UInt8(ascii: "#") }
      .flatMap { Array($0) + [0x0A] }
  }

  var decisions: [Decision] { entries.map(\.decision) }

  /// The next round's number.
  var nextRound: Int { (entries.map(\.decision.round).max() ?? 0) + 1 }

  /// The file of an article: the one that is there, named by any of its versions, else that of the
  /// first by name.
  private static func path(beside files: ArticleFiles) -> String? {
    guard !files.versions.contains("-") else { return nil }
    let paths = files.versions.sorted().map(path(namedBy:))
    return paths.first(where: FileSystem.exists) ?? paths.first
  }

  private static func path(namedBy file: String) -> String {
    let version = VersionPath(file)
    let name = (version.stem.isEmpty ? "" : version.stem + ".") + "decisions.tsv"
    return version.folder.isEmpty ? name : version.folder + "/" + name
  }

  /// An alignment with the decisions on rows followed, round by round. O(text) for each round.
  func corrected(
    _ alignment: Alignment, of versions: [SegmentedDocument]
  ) -> (alignment: Alignment, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var decided = DecidedRows(alignment.rows, of: versions)
    let rounds = Dictionary(grouping: entries, by: \.decision.round)
    for (_, entries) in rounds.sorted(by: { $0.key < $1.key }) {
      let page = entries.filter { $0.decision.isAbout(versions) }
      decided.follow(page.map(\.decision)) { index, obstacle in
        diagnostics.append(obstacle.diagnostic(for: page[index]))
      }
    }
    let isChanged = decided.rows.contains(where: \.isCorrected)
    return (isChanged ? alignment.corrected(to: decided.rows) : alignment, diagnostics)
  }

  /// Quotations with the speakers an editor named; of several decisions on one, the last counts.
  /// O(words of the quotations).
  func corrected(
    _ quotations: [[Quotation]], _ parallel: [ParallelQuotation], of versions: [SegmentedDocument]
  ) -> (quotations: [[Quotation]], diagnostics: [Diagnostic]) {
    let parallel = EditionMaterial.allQuotations(parallel, of: quotations, in: versions)
    var result = quotations
    var diagnostics: [Diagnostic] = []
    var placeByKey: [ContentKey: Int] = [:]
    for entry in entries {
      guard case .speaker(let name) = entry.decision.action, entry.decision.isAbout(versions)
      else { continue }
      if placeByKey.isEmpty {
        let keys = ContentKey.keys(of: parallel, quotations: quotations, in: versions)
        for (place, key) in keys.enumerated() { placeByKey[key] = place }
      }
      guard let place = placeByKey[entry.decision.key] else {
        diagnostics.append(Self.orphaned(entry.decision, at: entry.place))
        continue
      }
      for (column, version) in versions.enumerated() {
        for index in parallel[place].parts(in: version.language)
        where result[column].indices.contains(index) {
          result[column][index] = result[column][index].attributed(to: name)
        }
      }
    }
    return (result, diagnostics)
  }

  static func orphaned(_ decision: Decision, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, code: "orphaned-decision",
      "nobody is quoted with these words any more\(decision.excerpt); look at the report again",
      at: place)
  }
}
