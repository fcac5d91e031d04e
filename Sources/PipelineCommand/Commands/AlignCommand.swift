internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline align`: which sentences say the same.
struct AlignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences, or the words, of language versions.",
    discussion: """
      Prints the rows of all versions side by side, or, with --pair, the beads of two of them. \
      With --presplit, two or three plain files of one sentence a line are aligned.

      With --batch LIST, many texts are aligned, several at a time. A line of the list has the \
      paths of two or three versions, parted by tabs, and in a last column the path of the \
      result; with -o FOLDER, that column is left out, and results go there under the names of \
      the first versions. What is wrong with a line is told as LIST:LINE, and the others are \
      worked on; the exit code is 0 when all were written, 1 when some were, else that of the \
      first error.

      With --words, the words of two versions are aligned: each bead with both sides, or with \
      --presplit each line, gives a line of links i-j in the order of the versions, positions from \
      0. With --presplit they count the pieces between spaces, else the tokens of the bead, where \
      an elided word ends at its apostrophe and marks stand alone. What has more than 200 words \
      gives an empty line. --format jsonl adds ranges (bytes of the line or the source file), texts \
      and the confidence of each link.

      Examples:
        pipeline align article.fr.md article.it.md article.en.md
        pipeline align --pair fr-en --format tmx -o memory.tmx
        pipeline align --format html -o rows.html
        pipeline align --presplit --from en --to fr book.en book.fr --format beads
        pipeline align article.fr.md article.en.md --learn learnt.tsv
        pipeline align --presplit --langs fr,it,en a.txt b.txt c.txt --format moses -o corpus
        pipeline align --words --presplit --from en --to fr book.en book.fr
        pipeline align --words --pair fr-en --format jsonl article.fr.md article.en.md
        pipeline align --batch list.tsv --format jsonl -o aligned
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Option(help: "Two languages, such as fr-en.")
  var pair: LanguagePair?

  @Flag(help: "The two or three files hold one sentence a line.")
  var presplit = false

  @Flag(help: "Align words instead of sentences.")
  var words = false

  @Option(help: "With --presplit: the language of the first file.")
  var from: String?

  @Option(help: "With --presplit: the language of the second file.")
  var to: String?

  @Option(help: "With --presplit: the languages of all files, such as fr,it,en.")
  var langs: String?

  @Option(help: "Align what the lines of this file name.", completion: .file())
  var batch: String?

  @Option(help: "With --batch: texts worked on at the same time; without it, one a processor.")
  var jobs: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "Let sentences that change places cross; with --presplit they do not unless asked.")
  var crossings: Bool?

  @Option(
    help: """
      Leave out rows, beads or links that are less probably right, from 0 to 1. Without it: rows \
      and beads from 0, links from 0.45.
      """)
  var minConfidence: Double?

  @Option(
    help: """
      Start from the word pairs in this lexicon file, if there is one, and add to it what the \
      alignment shows.
      """,
    completion: .file())
  var learn: String?

  @Option(
    help: ArgumentHelp(
      "text, tsv, jsonl, json, tmx, moses, beads or html.",
      discussion: """
        jsonl and json: texts, sentences, bytes of the source, confidence and reasons. moses: a \
        file for each language, PREFIX.fr and PREFIX.en with -o PREFIX, of the rows that have \
        all. beads: lines such as [0,1]:[2]:0.98, sentences from 0, with three versions \
        [0]:[0]:[0,1]:0.98; what --min-confidence leaves out has no line. html: a page with dot \
        plots that lead to the rows.
        """))
  var format: AlignmentOutput.Format = .text

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence goes from 0 to 1.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if batch != nil, !input.paths.isEmpty {
      throw ValidationError("--batch takes its files from the list; name no others.")
    }
    if batch != nil, learn != nil {
      throw ValidationError("--learn goes with articles one by one, not with --batch.")
    }
    if words, batch != nil { throw ValidationError("--words goes without --batch.") }
    if words, format != .text, format != .jsonl {
      throw ValidationError("--words writes --format text or jsonl.")
    }
    if words, presplit, input.paths.count != 2 {
      throw ValidationError("--words --presplit takes two files of one segment a line.")
    }
    if batch == nil, jobs != nil { throw ValidationError("--jobs goes with --batch.") }
    if presplit, batch == nil, !(2...3).contains(input.paths.count) {
      throw ValidationError("--presplit takes two or three files of one sentence a line.")
    }
    if !presplit, from != nil || to != nil || langs != nil {
      throw ValidationError("--from, --to and --langs go with --presplit.")
    }
    if langs != nil, from != nil || to != nil {
      throw ValidationError("Give --langs, or --from and --to.")
    }
    for code in languageCodes where code.map({ Language($0) == nil }) ?? false {
      throw ValidationError("\"\(code ?? "")\" is no language; expected a code such as fr.")
    }
  }

  private var languageCodes: [String?] {
    if let langs {
      return langs.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    return [from, to]
  }

  var languages: [Language?] { languageCodes.map { $0.flatMap { Language($0) } } }

  func run() async throws {
    try await reportingAwaited(output.terminal) {
      var setup = try Setup(
        input, glossaries, learnt: learn, depth: .rows, crossings: crossings,
        embeddings: embeddings)
      setup.editions.minimumConfidence = minConfidence ?? 0
      var learnt = try learn.map { try LearntFile(at: $0) }
      func look(at analysis: Analysis) {
        output.report(AlignmentDoubts.diagnostics(for: analysis))
        learnt?.learn(from: analysis, by: setup.run)
      }
      let result = AlignmentOutput(
        format: format, pair: pair, minimumConfidence: minConfidence ?? 0)
      if words {
        try alignWords(setup, &learnt)
      } else if let batch {
        try await align(listAt: batch, setup, result)
      } else if presplit {
        let material = try setup.presplit(input.paths, languages)
        look(at: material.analysis)
        try write(material, result)
      } else if result.isOneArticle {
        let articles = try setup.articles(input.pathsOrSeeds)
        guard articles.count == 1 else { throw UsageError.oneArticle(format.rawValue) }
        let analysis = try setup.run.analysis(of: articles[0])
        for diagnostic in analysis.diagnostics { output.terminal.report(diagnostic) }
        let material = EditionMaterial(
          analysis, options: setup.editions.options(for: analysis))
        look(at: analysis)
        try write(material, result)
      } else {
        try setup.write(input, to: output) { material in
          look(at: material.analysis)
          return try result.bytes(of: material)
        }
      }
      try learnt?.write()
    }
  }

  private func write(_ material: EditionMaterial, _ result: AlignmentOutput) throws {
    guard format == .moses else { return try output.write(result.bytes(of: material)) }
    guard let target = output.target else { throw UsageError.prefixNeeded }
    try OutputFolder(target.folder).write(result.files(of: material, named: target.name))
  }

  private func align(
    listAt path: String, _ setup: Setup, _ result: AlignmentOutput
  ) async throws {
    let list = try AlignmentList(at: path, folder: output.output, format: format)
    if list.lines.isEmpty { throw InputError.emptyList(path) }
    let batch = AlignmentBatch(
      list: list, run: setup.run, editions: setup.editions, output: result,
      presplit: presplit ? setup.presplitReader : nil, languages: languages)
    var failures: [Diagnostic] = []
    var written = 0
    for await outcome in batch.outcomes(width: jobs) {
      for diagnostic in outcome.diagnostics { output.terminal.report(diagnostic) }
      failures += outcome.diagnostics.filter { $0.severity == .error }
      if outcome.files.isEmpty { continue }
      written += 1
      output.terminal.print(
        "\(outcome.files.joined(separator: ", ")): \(outcome.count) "
          + "\(pair == nil ? "row" : "bead")\(outcome.count == 1 ? "" : "s")\n")
    }
    if let first = failures.first {
      throw written > 0 ? ExitCode.findings : ExitCode.code(for: first)
    }
  }
}
