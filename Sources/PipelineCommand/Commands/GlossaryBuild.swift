internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Terminology
internal import Text

/// `pipeline glossary build`
struct GlossaryBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Propose terms and their translations, best first.",
    discussion: """
      Works without a glossary, on articles, a translation memory (--tmx) or a table of segments \
      (--tsv: the first line names columns by codes of languages, then a segment a line; other \
      columns are not looked at).

      With --from and --to, a concept a line with its terms in all those languages: a glossary that \
      the other commands read, with the status candidate. score is the probability that they are a \
      term, confidence that they translate each other, row the unit of the examples. Several articles \
      are read as one text. Else, for each pair of languages, pairs of terms with how often each stands \
      and both are linked.

      Terms are shown in the singular and with a small first letter where the text has them so. Those \
      that an editor rejected (pipeline apply) are left out: they stand in Glossaries/ignored-terms.txt, \
      or in the file given with --ignore.

      Examples:
        pipeline glossary build --from fr --to it,en
        pipeline glossary build --tmx memory.tmx --from en --to fr --limit 500 -o candidates.tsv
        pipeline glossary build --tsv segments.tsv --min-confidence 0.7
        pipeline glossary build --pair en-it --limit 40 --format json article.en.md article.it.md
      """)

  /// How candidates are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case tsv, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Read a translation memory (TMX).", completion: .file())
  var tmx: String?

  @Option(help: "Read a table of segments, a column for each language.", completion: .file())
  var tsv: String?

  @Option(help: "The language whose terms are looked for.")
  var from: Language?

  @Option(help: "The languages of their translations, such as en,it.")
  var to: LanguageList?

  @Option(help: "List the pairs of two languages, such as fr-en.")
  var pair: LanguagePair?

  @Option(help: "At most this many; of pairs, for each pair of languages.")
  var limit: Int = 100

  @Option(help: "Leave out translations less probable than this, in 0 to 1.")
  var minConfidence: Double = 0

  @Option(
    help: "A file of terms that are not to be proposed: a column for each language.",
    completion: .file())
  var ignore: String?

  @Option(help: "tsv or json.")
  var format: Listing = .tsv

  func validate() throws {
    if tmx != nil, tsv != nil { throw ValidationError("Give one of --tmx and --tsv.") }
    if tmx != nil || tsv != nil, !input.paths.isEmpty {
      throw ValidationError("--tmx and --tsv stand instead of articles; leave out the files.")
    }
    if pair != nil, from != nil || to != nil {
      throw ValidationError("Give --pair, or --from and --to.")
    }
    if (from == nil) != (to == nil) { throw ValidationError("--from and --to go together.") }
    if tmx != nil, from == nil, pair == nil {
      throw ValidationError("Say the languages of the memory with --from fr --to en,it.")
    }
    if let from, let to, to.languages.contains(from) {
      throw ValidationError("--to holds the language of --from.")
    }
    if let other = to?.languages.first(where: { !$0.isSupported }) {
      throw ValidationError("--to takes fr, it and en, and not \(other.code).")
    }
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must be 0 to 1.")
    }
    if limit < 0 { throw ValidationError("--limit must be 0 or more.") }
  }

  private var languages: [Language]? {
    if let pair { return [pair.source, pair.target] }
    guard let from, let to else { return nil }
    return [from] + to.languages
  }

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, depth: .rows)
      if let units = try units(setup) {
        return try output.write(try listing(units, setup))
      }
      guard let languages, pair == nil else { return try writePairs(setup) }
      let (analyses, isComplete) = try analyses(setup)
      try output.write(try concepts(ParallelUnits(analyses, languages: languages), setup))
      if !isComplete { throw ExitCode.findings }
    }
  }

  /// What stands in the memory or table; `nil` for articles.
  private func units(_ setup: Setup) throws -> ParallelUnits? {
    if let tmx, let languages { return try ParallelUnits(tmx: tmx, languages: languages) }
    return try tsv.map {
      try ParallelUnits(tsv: $0, languages: languages, reader: setup.presplitReader)
    }
  }

  /// What is not proposed again.
  private func ignoredTerms() throws -> IgnoredTerms {
    if let ignore { return IgnoredTerms(from: try SourceFile.bytes(at: ignore)) }
    return try IgnoredTermsFile.terms(at: IgnoredTermsFile.path(beside: nil))
  }

  private func listing(_ units: ParallelUnits, _ setup: Setup) throws -> [UInt8] {
    if pair == nil { return try concepts(units, setup) }
    let list = CandidateList(
      units, limit: limit, minimumConfidence: minConfidence, lexicon: setup.knownWords,
      ignoring: try ignoredTerms())
    return format == .tsv ? list.tsv : list.json
  }

  private func concepts(_ units: ParallelUnits, _ setup: Setup) throws -> [UInt8] {
    let list = ConceptList(
      units, limit: limit, minimumConfidence: minConfidence, lexicon: setup.knownWords,
      ignoring: try ignoredTerms())
    return format == .tsv ? list.tsv : list.json
  }

  /// The articles that can be read, and whether those are all.
  private func analyses(_ setup: Setup) throws -> ([Analysis], isComplete: Bool) {
    var analyses: [Analysis] = []
    var failure: Diagnostic?
    for article in try setup.articles(input.pathsOrSeeds) {
      do {
        let analysis = try setup.run.analysis(of: article)
        output.report(analysis.diagnostics)
        failure = failure ?? analysis.diagnostics.first { $0.severity == .error }
        analyses.append(analysis)
      } catch let error as any DiagnosableError {
        output.terminal.report(error.diagnostic)
        failure = failure ?? error.diagnostic
      }
    }
    if analyses.isEmpty, let failure { throw ExitCode.code(for: failure) }
    return (analyses, failure == nil)
  }

  private func writePairs(_ setup: Setup) throws {
    try setup.write(input, to: output) { material in
      let list = try CandidateList(
        material.analysis, pair: pair, limit: limit, minimumConfidence: minConfidence,
        lexicon: setup.knownWords, ignoring: try ignoredTerms())
      return format == .tsv ? list.tsv : list.json
    }
  }
}
