public import ArgumentParser
public import Editions
internal import Pipeline
internal import Text

/// `pipeline feeds`: what feed readers subscribe to.
struct FeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Write the feeds of a site: JSON Feed, RSS and Atom for each language.",
    discussion: """
      Writes feed.LANG.json (JSON Feed 1.1), rss.LANG.xml (RSS 2.0) and atom.LANG.xml (Atom 1.0) \
      for each language of the articles, newest first, and links.html for the heads of the site's \
      pages. Feeds and entries name their other languages. An article stands where its front \
      matter says (url: an address, or a path on the site), else where --articles says, by its \
      slug or its name. Dates come from the front matter, never from the clock.

      The settings of pipeline.yml are url, title (one, or one for each language), articles and \
      feeds, under site.

      Examples:
        pipeline feeds --site https://example.org --title Example -o public
        pipeline feeds content/ --site https://example.org --articles '{lang}/{slug}.html' -o public
        pipeline feeds content/ --content full --limit 20 -o public/feeds
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions

  @Option(
    name: .shortAndLong, help: "The folder that receives the feeds.", completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("The address of the site.", valueName: "url"))
  var site: String?

  @Option(help: "What the site is called. Without it: its host.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Where articles stand on the site: {lang}/{slug}/ unless told otherwise.",
      valueName: "path"))
  var articles: String?

  @Option(
    help: ArgumentHelp("The folder of the site that the feeds go to.", valueName: "path"))
  var feeds: String?

  @Option(help: "summary, or full: all of the text, with its links, images, lists and tables.")
  var content: FeedArticle.Content = .summary

  @Option(help: "The most entries of a feed.")
  var limit: Int = 50

  @Option(help: "Articles worked on at the same time; without it, one a processor.")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "No warnings and no progress.")
  var quiet = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() async throws {
    let terminal = Terminal(isQuiet: quiet)
    try await reportingAwaited(terminal) {
      let setup = try Setup(input, glossaries, length, depth: .summary)
      let site = try site(over: setup.configuration)
      let files = try setup.articles(input.pathsOrSeeds, areSeveral: true)
      let batch = FeedBatch(
        run: setup.run, editions: setup.editions, site: site, content: content)
      var found: [FeedArticle] = []
      var failure: Diagnostic?
      var progress = ProgressBar(of: files.count, on: terminal)
      for await outcome in batch.outcomes(of: files, width: jobs) {
        progress.advance()
        if !outcome.diagnostics.isEmpty { progress.clear() }
        outcome.diagnostics.forEach(terminal.report)
        failure = failure ?? outcome.diagnostics.first { $0.severity == .error }
        if let article = outcome.article { found.append(article) }
      }
      progress.clear()
      if !found.isEmpty {
        let set = FeedSet(found, site: site, limit: limit)
        set.diagnostics.forEach(terminal.report)
        let files = set.files(generatorVersion: PipelineVersion.current)
        try OutputFolder(output).write(files)
        terminal.print("\(output): \(files.count) files\n")
      }
      if let failure { throw found.isEmpty ? ExitCode.code(for: failure) : ExitCode.findings }
    }
  }

  private func site(over configuration: Configuration) throws -> FeedSite {
    var settings = configuration.site ?? SiteSettings()
    settings.url = site ?? settings.url
    if let title { settings.title = .one(title) }
    settings.articles = articles ?? settings.articles
    settings.feeds = feeds ?? settings.feeds
    guard let site = try settings.site() else { throw UsageError.siteNeeded }
    return site
  }
}

extension FeedArticle.Content: ExpressibleByArgument {}
