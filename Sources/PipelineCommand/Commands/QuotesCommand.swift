internal import ArgumentParser
internal import Editions
internal import Pipeline
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

      Examples:
        pipeline quotes --pair fr-en
        pipeline quotes --pair fr-it --format csv -o quotes.csv
        pipeline quotes article.en.md --all --format json
        pipeline quotes --jsonl < documents.jsonl
      """)

  /// How quotations are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, md, csv, tsv, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var stream: StreamOptions

  @Option(help: "Two languages, such as fr-en: their quotations side by side.")
  var pair: LanguagePair?

  @Option(help: "The language whose quotations to list: fr, it or en.")
  var lang: Language?

  @Flag(help: "Terms, titles and words held at a distance as well.")
  var all = false

  @Flag(help: "Begin CSV with a byte order mark, as some spreadsheets want.")
  var bom = false

  @Option(help: "text, md, csv, tsv or json; a pair is md if nothing is said.")
  var format: Listing?

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, language: lang)
      if stream.jsonl {
        let all = all
        return try stream.answer(input, output, lang) {
          try setup.run.quoted($0, includingAllKinds: all)
        }
      }
      if let pair {
        try setup.write(input, to: output) { try table(of: pair, $0, setup) }
      } else {
        try setup.write(input, to: output, language: lang, list)
      }
    }
  }

  private func table(
    of pair: LanguagePair, _ material: EditionMaterial, _ setup: Setup
  ) throws -> [UInt8] {
    guard let table = QuoteTable(material, pair: pair, includingAllKinds: all) else {
      throw setup.missing(pair, in: material)
    }
    return switch format ?? .md {
    case .md, .text: table.markdown
    case .csv: table.csv(byteOrderMark: bom)
    case .tsv: table.tsv
    case .json: table.json
    }
  }

  private func list(_ material: EditionMaterial, _ language: Language) -> [UInt8]? {
    let list = QuotationList(material, language: language, includingAllKinds: all)
    guard let list else { return nil }
    return switch format ?? .text {
    case .text: list.text
    case .md: list.markdown
    case .csv: list.csv(byteOrderMark: bom)
    case .tsv: list.tsv
    case .json: list.json
    }
  }
}
