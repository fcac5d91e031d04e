internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline evaluate`: quality in figures.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure quality against gold standards.",
    subcommands: [EvaluateSplit.self, EvaluateAlign.self])
}

/// `pipeline evaluate split`
struct EvaluateSplit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Score sentence splitting: precision, recall, F1.",
    discussion: """
      Gold files are CoNLL-U; JSON Lines with {id, lang, text, sentences} (scored by boundary and \
      by sentence) or {id, lang, text, expected} (a case passes when all sentences are as \
      expected); or text, a case a line, with each sentence between ⟦ and ⟧. In folders, files \
      that end with .conllu, .jsonl or .txt are taken.

      Examples:
        pipeline evaluate split --gold fr_gsd-ud-dev.conllu --lang fr
        pipeline evaluate split --gold golden.en.jsonl --gold news.fr.jsonl --format json
        pipeline evaluate split --gold data/split --errors 20
        pipeline evaluate split --gold it_vit-ud-dev.conllu --lang it --profile treebank
      """)

  @Option(help: "A gold file or a folder of them; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "By whose convention sentences end: standard, or treebank (at ; and : as well).")
  var profile: SplittingProfile = .standard

  @Option(help: "Show this many places of each file where the splitter errs.")
  var errors = 0

  @Option(help: "The language, where a file does not say it.")
  var lang: Language?

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try SplitReport(
        gold: gold, language: lang, profile: profile, errors: max(errors, 0))
      try output.write(format == .text ? report.text : report.json)
    }
  }
}

/// `pipeline evaluate align`
struct EvaluateAlign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Score sentence alignment: strict and lax precision, recall, F1.",
    discussion: """
      A gold file X.gold holds beads as [0,1]:[2], a line each, for the sentences of X.src and \
      X.tgt, a line each, beside it. Folders are searched for such files; their names or folders \
      (en-fr/) say the languages, else --from and --to.

      Examples:
        pipeline evaluate align --gold data/align
        pipeline evaluate align --gold novel.gold --from en --to fr
      """)

  @Option(help: "A .gold file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Language of the .src files.")
  var from: String?

  @Option(help: "Language of the .tgt files.")
  var to: String?

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var embeddings: EmbeddingsOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try AlignmentReport(
        gold: gold, source: from.flatMap { Language($0) }, target: to.flatMap { Language($0) },
        embedder: try embeddings.embedder())
      try output.write(format == .text ? report.text : report.json)
    }
  }
}

/// How reports are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
