internal import ArgumentParser
internal import Editions
internal import Embeddings
internal import Pipeline
internal import Quotations
internal import Text

/// `pipeline quotes`: who said what, and how the other version says it.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "List quotations with their speakers and their counterparts in other versions.",
    discussion: """
      With --pair, a table of two versions side by side; without it, the quotations of each \
      version. Words somebody said or wrote are listed; --all adds terms, titles and words held \
      at a distance.

      Quotations are words in quotation marks, in <q>, and block quotations. Flags of a pair: \
      missing-LANG, marks-lost-LANG (the words are there, without quotation marks), split (one \
      version has parted the words), number-mismatch, negation-differs, name-differs, \
      source-host-mismatch (the link beside it names a publication and leads elsewhere).

      With --sources, the wording behind each quotation is looked for in saved pages (HTML, Markdown, \
      text; of any language; a page is known as cited by its canonical address, its front matter or \
      an address in its first line). Standing says how far it may be relied on: exact (the same words \
      in the same language), likely, unsure, none. Findings: no-source-found, not-marked-in-source, \
      partly-marked-in-source, words-left-out, joined-from-two-places, number-differs, \
      negation-differs, name-differs.

      Examples:
        pipeline quotes --pair fr-en
        pipeline quotes --pair fr-it --format csv -o quotes.csv
        pipeline quotes article.en.md --all --format json
        pipeline quotes --sources pages --pair fr-en --format csv -o originals.csv
        pipeline quotes --pair fr-en --format html -o quotes.html
        pipeline quotes article.fr.md article.en.md --jsonl
        pipeline quotes --jsonl < documents.jsonl
      """)

  /// How quotations are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, md, csv, tsv, html, json, jsonl
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "Two languages, such as fr-en: their quotations side by side.")
  var pair: LanguagePair?

  @Option(help: "The language whose quotations to list: fr, it or en.")
  var lang: Language?

  @Option(
    help: "A folder of saved pages, to be searched for the wording behind each quotation.",
    completion: .directory)
  var sources: String?

  @OptionGroup var words: LexiconOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Flag(help: "Terms, titles and words held at a distance as well.")
  var all = false

  @Flag(help: "Begin CSV with a byte order mark, as some spreadsheets want.")
  var bom = false

  @Option(
    help: """
      text, md, csv, tsv, html, json, or jsonl, one quotation a line; a pair is md if nothing is said.
      """)
  var format: Listing?

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, language: lang, depth: .quotations)
      if stream.reads(input) {
        let all = all
        return try stream.answer(input, output, lang) {
          try setup.run.quoted($0, includingAllKinds: all)
        }
      }
      let separator: [UInt8] = listing == .jsonl ? [] : [0x0A]
      if let sources {
        try setup.write(input, to: output, partedBy: separator) { [search = try search(sources)] in
          try originals($0, setup, search)
        }
      } else if let pair {
        try setup.write(input, to: output, partedBy: separator) {
          try table(of: pair, $0, setup)
        }
      } else {
        try setup.write(input, to: output, language: lang, partedBy: separator, list)
      }
    }
  }

  /// With --jsonl and articles, these are listed a line each.
  private var listing: Listing? { stream.jsonl ? .jsonl : format }

  private func table(
    of pair: LanguagePair, _ material: EditionMaterial, _ setup: Setup
  ) throws -> [UInt8] {
    guard let table = QuoteTable(material, pair: pair, includingAllKinds: all) else {
      throw setup.missing(pair, in: material)
    }
    return switch listing ?? .md {
    case .md, .text: table.markdown
    case .csv: table.csv(byteOrderMark: bom)
    case .tsv: table.tsv
    case .html: table.html
    case .json: table.json
    case .jsonl: table.jsonLines
    }
  }

  private func search(_ folder: String) throws -> OriginalSearch {
    let pages = try SourceFolder(at: folder)
    output.report(pages.diagnostics)
    return OriginalSearch(pages: pages.pages, lexicon: try words.words())
  }

  private func originals(
    _ material: EditionMaterial, _ setup: Setup, _ search: OriginalSearch
  ) throws -> [UInt8] {
    let languages = pair.map { [$0.source, $0.target] } ?? lang.map { [$0] }
    let present = material.analysis.versions.map(\.language)
    if let absent = languages?.first(where: { !present.contains($0) }) {
      throw setup.missing(absent, in: material)
    }
    let embedder = try embeddings.embedder()
    let list = try OriginalsList(
      material, languages: languages, includingAllKinds: all, search: search
    ) { texts in
      try embedder.map { TextVectors(texts, try $0.vectors(ofTexts: texts)) }
    }
    return switch listing ?? .text {
    case .text: list.text
    case .md: list.markdown
    case .csv: list.csv(byteOrderMark: bom)
    case .tsv: list.tsv
    case .html: list.html
    case .json: list.json
    case .jsonl: list.jsonLines
    }
  }

  private func list(_ material: EditionMaterial, _ language: Language) -> [UInt8]? {
    let list = QuotationList(material, language: language, includingAllKinds: all)
    guard let list else { return nil }
    return switch listing ?? .text {
    case .text: list.text
    case .md: list.markdown
    case .csv: list.csv(byteOrderMark: bom)
    case .tsv: list.tsv
    case .html: list.html
    case .json: list.json
    case .jsonl: list.jsonLines
    }
  }
}
