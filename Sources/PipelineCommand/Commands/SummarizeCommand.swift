internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline summarize`: the sentences that stand for an article.
struct SummarizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarize",
    abstract: "Summarize articles by their own sentences, the same in every language.",
    discussion: """
      The sentences are chosen in all versions at once, so that every language says the same, and \
      printed verbatim in the order of the article.

      With --focus the sentences about some words are preferred, in whatever language they are \
      given; words that are a term of the glossary stand for its terms in the other languages.

      Examples:
        pipeline summarize --lang en
        pipeline summarize article.fr.md article.it.md --sentences 3 --format json
        pipeline summarize --words 120 --lang it - < articolo.md
        pipeline summarize --lang fr,it,en --explain
        pipeline summarize --lang en --focus "open letter" --keep-quotes --keywords 8
        pipeline summarize --lang fr --teaser
        pipeline summarize --format html --highlight -o summary.html
        pipeline summarize monday.en.md tuesday.en.md --together --sentences 4
        pipeline summarize --jsonl < documents.jsonl
      """)

  /// How summaries are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, md, html, json, jsonl
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions
  @OptionGroup var stream: StreamOptions
  @OptionGroup var wishes: SummaryWishes

  @Option(
    help: """
      The language of the summary: fr, it or en; several, such as fr,it,en, side by side; without \
      it, every one there is.
      """)
  var lang: LanguageList?

  @Option(help: "text (one sentence a line), md, html, json, or jsonl (one sentence a line).")
  var format: Listing?

  func run() throws {
    try reporting(output.terminal) {
      let language = lang?.languages.count == 1 ? lang?.languages[0] : nil
      let setup = try Setup(
        input, glossaries, length, language: language, depth: .summary, request: wishes.request,
        isTeaser: wishes.teaser)
      if stream.reads(input) {
        return try stream.answer(input, output, language) { try setup.run.summarized($0) }
      }
      let listing = stream.jsonl ? .jsonl : format ?? .text
      let separator: [UInt8] = listing == .jsonl ? [] : [0x0A]
      func written(_ material: EditionMaterial, _ languages: [Language]) -> [UInt8]? {
        guard
          let summary = SummaryListing(material, languages: languages, style: wishes.style)
        else { return nil }
        return switch listing {
        case .text: summary.text
        case .md: summary.markdown
        case .html: summary.html
        case .json: summary.json
        case .jsonl: summary.jsonLines
        }
      }
      if wishes.together {
        return try setup.write(input, to: output, areSeveral: true) {
          $0
        } joined: { materials in
          let parts = EditionMaterial.summarizedTogether(materials, options: setup.summary)
          return try Array(
            parts.flatMap { try lists(of: $0, setup, written) }.joined(separator: separator))
        }
      }
      try setup.write(input, to: output, partedBy: separator) {
        Array(try lists(of: $0, setup, written).joined(separator: separator))
      }
    }
  }

  /// The summary of an article as often as it is asked for: a page or table has all languages side by
  /// side, else each has its own list.
  private func lists(
    of material: EditionMaterial, _ setup: Setup,
    _ written: (EditionMaterial, [Language]) -> [UInt8]?
  ) throws -> [[UInt8]] {
    let present = material.analysis.versions.map(\.language)
    let languages = lang?.languages ?? present
    if let absent = languages.first(where: { !present.contains($0) }) {
      throw setup.missing(absent, in: material)
    }
    let isTogether = format == .html || lang != nil
    return (isTogether ? [languages] : languages.map { [$0] }).compactMap { written(material, $0) }
  }
}

/// What is asked of a summary beside its length, and how it is shown.
struct SummaryWishes: ParsableArguments {
  @Option(help: "Prefer sentences about these words.")
  var focus: String?

  @Flag(help: "Prefer sentences with terms of the glossary.")
  var focusGlossary = false

  @Flag(help: "Take at least one quotation whose speaker is known, if one fits.")
  var keepQuotes = false

  @Flag(help: "One sentence alone: the first that can stand alone, no question and no stub.")
  var teaser = false

  @Flag(help: "Begin each sentence with a dash.")
  var bullets = false

  @Flag(help: "Set key terms off.")
  var highlight = false

  @Flag(help: "Say what each feature adds to a sentence's score; the values add up to it.")
  var explain = false

  @Flag(help: "One summary of all articles: what one of them says is not said again.")
  var together = false

  @Option(help: "Add this many key terms, aligned across the languages.")
  var keywords: Int?

  func validate() throws {
    if let keywords, keywords < 1 { throw ValidationError("--keywords must be at least 1.") }
  }

  var request: SummaryRequest {
    var request = SummaryRequest()
    request.focus = focus
    request.followsGlossary = focusGlossary
    request.keepsQuotation = keepQuotes
    request.keyTermCount = keywords ?? 0
    return request
  }

  var style: SummaryStyle {
    var style = SummaryStyle()
    style.bullets = bullets
    style.highlights = highlight
    style.explains = explain
    style.namesArticle = together
    return style
  }
}
