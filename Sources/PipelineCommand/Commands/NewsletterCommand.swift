internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline newsletter`: the bundle a newsletter script reads, and the e-mails made of it.
struct NewsletterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsletter",
    abstract: "Write newsletters: the bundle scripts read, e-mails, drafts for senders.",
    discussion: """
      One article makes a bundle (schema newsletter/1); several make one issue (newsletter-issue/1) and \
      one e-mail. With -o and a folder, all forms are written there: newsletter.json, and for each \
      language newsletter.en.html, .txt and .eml. Nothing is ever sent.

      An e-mail has the title, the summary's sentences word for word with links to their places, \
      quotations, key terms and links, in HTML by a template (--template), as plain text, and as a \
      message (eml) that mail programs open. The HTML stays below the 102,400 bytes that Gmail shows: \
      what is too much is left out from its end; the plain text is whole. Articles that lack a \
      language, titles and dates are told.

      Drafts (--target): buttondown, Markdown with front matter; listmonk, a campaign for POST \
      /api/campaigns, to be used with a template of {{ template "content" . }} alone; ghost, a post \
      for POST /ghost/api/admin/posts/?source=html.

      Examples:
        pipeline newsletter
        pipeline newsletter article.fr.md article.en.md --sentences 3 -o newsletter.json
        pipeline newsletter --lang en | jq -r .editions.en.subject
        pipeline newsletter --lang fr --format html -o newsletter.html
        pipeline newsletter --article-url 'https://example.org/{lang}/{slug}' -o letters/
        pipeline newsletter monday.en.md tuesday.en.md --lang en --format eml -o issue.eml
        pipeline newsletter --target listmonk --list 3 -o drafts/
      """)

  /// How the newsletter is printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case json, html, text, eml, markdown

    /// The ending of a file of it.
    var ending: String {
      switch self {
      case .json, .html, .eml: rawValue
      case .text: "txt"
      case .markdown: "md"
      }
    }
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions
  @OptionGroup var wishes: NewsletterWishes

  @Option(help: "Only the edition of this language: fr, it or en.")
  var lang: Language?

  @Option(
    help: """
      json, html, text, eml or markdown; without it json, and everything with -o and a folder. But for json, \
      several languages need a folder.
      """)
  var format: Listing?

  @Option(help: "A draft for a sender's software: buttondown, listmonk or ghost.")
  var target: NewsletterDraft?

  func validate() throws {
    if format != nil && target != nil {
      throw ValidationError("Give one of --format and --target.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      if let lang, let style = wishes.typography.first(where: { $0.language != lang }) {
        throw UsageError.typographyLanguage(style, lang)
      }
      var request = SummaryRequest()
      request.keyTermCount = wishes.keywords ?? 0
      var setup = try Setup(input, glossaries, length, language: lang, request: request)
      try wishes.apply(over: setup.configuration.newsletterOfSite, to: &setup.editions)
      var isFlawed = false
      try output.write(each: setup.articles(input.pathsOrSeeds, areSeveral: true)) { article in
        let analysis = try setup.run.analysis(of: article)
        return (
          EditionMaterial(analysis, options: setup.editions.options(for: analysis)),
          analysis.diagnostics
        )
      } files: { materials in
        guard let newsletter = Newsletter(materials, only: lang) else {
          throw setup.missing(lang, in: materials[0])
        }
        let diagnostics = newsletter.diagnostics
        output.report(diagnostics)
        isFlawed = diagnostics.contains { $0.severity == .error }
        return try files(of: newsletter)
      }
      if isFlawed { throw ExitCode.findings }
    }
  }

  /// One file for standard output or a file that is named; several for a folder.
  private func files(of newsletter: Newsletter) throws -> [EditionFile] {
    if target == nil, format == nil, output.isFolder { return newsletter.files }
    if target == nil, format ?? .json == .json {
      return [EditionFile(name: "newsletter.json", bytes: newsletter.json())]
    }
    if newsletter.languages.count > 1, !output.isFolder {
      throw UsageError.oneLanguage(newsletter.languages)
    }
    return newsletter.languages.compactMap { language in
      if let target { return target.file(newsletter, language) }
      let listing = format ?? .json
      let email = newsletter.email(language)
      let bytes: [UInt8]? =
        switch listing {
        case .json: newsletter.json()
        case .html: email?.html
        case .text: email?.text
        case .eml: newsletter.message(language)
        case .markdown: newsletter.markdown(language)
        }
      return bytes.map {
        EditionFile(name: "newsletter.\(language.code).\(listing.ending)", bytes: $0)
      }
    }
  }
}
