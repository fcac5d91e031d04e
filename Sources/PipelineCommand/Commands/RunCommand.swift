internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline run`: everything for every article.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Write all editions of all articles.",
    discussion: """
      Finds the articles in the given files and folders and writes, in a folder for each: \
      summaries, quote tables, glossaries, translation memories, report.html, newsletter.json and \
      e-mails. \
      Dates come from SOURCE_DATE_EPOCH or from the article, never from the clock.

      Examples:
        pipeline run
        pipeline run content/ -o public/editions --sentences 3
        pipeline run article.fr.md article.en.md --glossary terms.tsv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Option(
    name: .shortAndLong, help: "The folder that receives a folder for each article.",
    completion: .directory)
  var output: String?

  @Option(help: "Articles worked on at the same time; without it, one a processor.")
  var jobs: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "Propose terms that the glossary lacks, in the report; looking for them takes time.")
  var proposals: Bool?

  @Option(help: "text, or json: one object for each article on standard output.")
  var format: ReportFormat = .text

  @Flag(name: .shortAndLong, help: "No warnings and no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() async throws {
    let terminal = Terminal(isQuiet: quiet)
    var failures: [Diagnostic] = []
    var written = 0
    do {
      var setup = try Setup(input, glossaries, length, embeddings: embeddings)
      try setup.configuration.newsletterOfSite.apply(to: &setup.editions)
      let articles = try setup.articles(input.pathsOrSeeds)
      let batch = Batch(
        run: setup.run, editions: setup.editions, folder: output ?? setup.configuration.output,
        proposals: proposals ?? setup.configuration.proposals
          ? try setup.proposals(glossaries.paths(setup.configuration)) : nil)
      var progress = ProgressBar(of: articles.count, on: terminal)
      for await outcome in batch.outcomes(of: articles, width: jobs) {
        progress.advance(past: outcome.folder)
        if !outcome.diagnostics.isEmpty { progress.clear() }
        for diagnostic in outcome.diagnostics { terminal.report(diagnostic) }
        failures += outcome.diagnostics.filter { $0.severity == .error }
        guard !outcome.files.isEmpty else { continue }
        written += 1
        switch format {
        case .text: terminal.print("\(outcome.folder): \(outcome.files.count) files\n")
        case .json: terminal.print(outcome.json)
        }
      }
      progress.clear()
    } catch let error as any DiagnosableError {
      terminal.report(error.diagnostic)
      throw ExitCode.code(for: error.diagnostic)
    } catch {
      terminal.report(Diagnostic(.error, code: "internal", "\(error)"))
      throw ExitCode.internalError
    }
    if let first = failures.first {
      throw written > 0 ? ExitCode.findings : ExitCode.code(for: first)
    }
  }
}
