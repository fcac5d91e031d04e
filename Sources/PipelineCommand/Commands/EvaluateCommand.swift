internal import ArgumentParser
internal import Bitext
internal import Pipeline
internal import Text

/// `pipeline evaluate`: quality in figures.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure quality against gold standards.",
    discussion: """
      Examples:
        pipeline evaluate split --gold golden.en.jsonl
        pipeline evaluate summary --articles seeds
      """,
    subcommands: [
      EvaluateSplit.self, EvaluateAlign.self, EvaluateWords.self, EvaluateTerms.self,
      EvaluateCheck.self, EvaluateQuotes.self, EvaluateOriginals.self,
      EvaluateKeys.self, EvaluateSummary.self,
    ])
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
      (en-fr/) say the languages, else --from and --to. ECE is the expected calibration error of \
      the confidence, over ten bins, against strict hits; json has the bins, and the figures of \
      each shape of bead.

      With --rows, a table of paragraphs in three languages is the gold standard: chapter, id, \
      kind, en, fr, it, parted by tabs. Told are strict F1 of the three pairs before and after \
      they are joined to rows, the share of sentences for which fr-it-en leads where fr-en does \
      (triangle), and the rows that are right. --perturb SEED joins some neighbouring cells and \
      leaves some out, the same ones for the same number.

      Examples:
        pipeline evaluate align --gold data/align
        pipeline evaluate align --gold novel.gold --from en --to fr --errors 5
        pipeline evaluate align --gold data/align --time
        pipeline evaluate align --rows handbook.tsv --perturb 7
      """)

  @Option(help: "A .gold file or a folder; may be repeated.", completion: .file())
  var gold: [String] = []

  @Option(help: "A table of paragraphs in three languages.", completion: .file())
  var rows: String?

  @Option(help: "With --rows: join and leave out cells, by this number.")
  var perturb: UInt64?

  @OptionGroup var words: LexiconOptions

  @Option(help: "Language of the .src files.")
  var from: String?

  @Option(help: "Language of the .tgt files.")
  var to: String?

  @Option(help: "Show this many wrong beads of each file.")
  var errors = 0

  @Flag(help: "Tell the processor time of aligning each file.")
  var time = false

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var embeddings: EmbeddingsOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if gold.isEmpty == (rows == nil) {
      throw ValidationError("Give --gold with files or folders, or --rows with a table.")
    }
    if rows == nil, perturb != nil { throw ValidationError("--perturb goes with --rows.") }
    if rows != nil, errors != 0 || time || from != nil || to != nil {
      throw ValidationError("--errors, --time, --from and --to go with --gold.")
    }
    for code in [from, to] where code.map({ Language($0) == nil }) ?? false {
      throw ValidationError("\"\(code ?? "")\" is no language; expected a code such as fr.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      let aligner = SentenceAligner(lexicon: try words.words())
      if let rows {
        let report = RowReport(
          rows: try RowTable(at: rows), file: rows, seed: perturb, aligner: aligner)
        return try output.write(format == .text ? report.text : report.json)
      }
      var options = AlignmentReport.Options()
      options.source = from.flatMap { Language($0) }
      options.target = to.flatMap { Language($0) }
      options.errors = max(errors, 0)
      options.isTimed = time
      options.embedder = try embeddings.embedder()
      let report = try AlignmentReport(gold: gold, options: options, aligner: aligner)
      try output.write(format == .text ? report.text : report.json)
    }
  }
}

/// `pipeline evaluate keys`
struct EvaluateKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Score the keys that join the forms of a word: precision, recall, F1 of pairs.",
    discussion: """
      A gold file has a word a line: language, word, its lemmas with their parts of speech \
      (général/A général/N), and dev or test, parted by tabs. Two words should share a key when \
      both may be forms of one noun or adjective, and should not when they have no lemma in \
      common. Benchmarks/keys/build makes such files. Folders are searched for .tsv files.

      Examples:
        pipeline evaluate keys --gold words.tsv
        pipeline evaluate keys --gold words.tsv --lang it --errors 20
      """)

  @Option(help: "A gold file or a folder of them; may be repeated.", completion: .file())
  var gold: [String]

  @Option(help: "Only this language: fr, it or en.")
  var lang: Language?

  @Option(help: "Show this many wrong pairs of each half.")
  var errors = 0

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reporting(output.terminal) {
      let report = try KeyReport(gold: gold, language: lang, errors: max(errors, 0))
      try output.write(format == .text ? report.text : report.json)
    }
  }
}

/// How reports are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
