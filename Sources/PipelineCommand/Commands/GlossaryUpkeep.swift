internal import ArgumentParser
internal import Pipeline
internal import Terminology
internal import Text

/// `pipeline glossary merge`
struct GlossaryMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add what a second glossary knows to a first one.",
    discussion: """
      Concepts are the same when they have the same id and a term in common, or the same terms in \
      two languages. The result has the form of the first file, unless --to names another, and \
      lines that nothing was added to stay to the byte. Where both say something different, the \
      first is kept and the second is told on standard error: then the exit code is 1, and the \
      result is written all the same.

      Examples:
        pipeline glossary merge ours.tsv theirs.tbx -o merged.tsv
        pipeline glossary merge ours.tsv theirs.csv --to tbx -o merged.tbx
      """)

  @Argument(help: "The glossary that is kept.", completion: .file())
  var first: String

  @Argument(help: "The glossary that is added.", completion: .file())
  var second: String

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The form to write; else that of the first file.")
  var to: GlossaryFormat?

  func run() throws {
    try reporting(output.terminal) {
      let ours = try input.file(at: first)
      let theirs = try input.file(at: second)
      let format = to ?? ours.format
      if !format.isWritable { throw GlossaryError.notWritable(format) }
      let merge = GlossaryMerge(ours.glossary, theirs.glossary)
      output.report(GlossaryConflicts(merge, theirs).diagnostics)
      let languages = format.isBilingual ? input.languages : []
      let written = try GlossaryWriter(
        format, languages: languages.isEmpty ? ours.pairLanguages : languages,
        date: GlossaryFileOptions.date()
      ).written(merge.glossary)
      output.report(written.losses.map(\.diagnostic))
      try output.write(
        format == ours.format ? ours.bytes(updatedTo: merge.glossary) : written.bytes)
      output.terminal.say(
        "\(merge.sharedCount) concepts in both, \(merge.addedCount) added, "
          + "\(merge.conflicts.count) conflicts")
      if !merge.conflicts.isEmpty { throw ExitCode.findings }
    }
  }
}

/// `pipeline glossary diff`
struct GlossaryDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "List what changed from one glossary to another.",
    discussion: """
      By concept, whatever form and order the files have: - for those that are gone, + for new \
      ones, ~ for each field that changed. Exits with 1 when there are differences.

      Examples:
        pipeline glossary diff old.tsv new.tsv
        pipeline glossary diff ours.tsv theirs.tbx --format json
      """)

  @Argument(help: "The old glossary.", completion: .file())
  var old: String

  @Argument(help: "The new glossary.", completion: .file())
  var new: String

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  func run() throws {
    try reporting(output.terminal) {
      let report = GlossaryDifferenceReport(
        from: try input.file(at: old).glossary, to: try input.file(at: new).glossary)
      try output.write(format == .text ? report.text : report.json)
      if !report.isEmpty { throw ExitCode.findings }
    }
  }
}

/// `pipeline glossary stats`
struct GlossaryStats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count concepts and terms.",
    discussion: """
      complete counts the concepts with a term in every language that is not forbidden.

      Examples:
        pipeline glossary stats Glossaries/ai-press.tsv
        pipeline glossary stats theirs.tbx --format json
      """)

  @Argument(help: "A glossary file; - for standard input.", completion: .file())
  var path: String

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  func run() throws {
    try reporting(output.terminal) {
      let report = GlossaryStatisticsReport(try input.file(at: path).glossary)
      try output.write(format == .text ? report.text : report.json)
    }
  }
}

/// `pipeline glossary sort`
struct GlossarySort: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Put the concepts of a glossary in order.",
    discussion: """
      The same order on every machine, so that changes make small diffs: by id (numbers in it by \
      their value), by subject and id, or by the term of a language. Comments go with the concept \
      they stand before; nothing else of the file changes.

      Examples:
        pipeline glossary sort Glossaries/ai-press.tsv -o Glossaries/ai-press.tsv
        pipeline glossary sort ai-press.tsv --by fr
      """)

  @Argument(help: "A glossary file; - for standard input.", completion: .file())
  var path: String

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "id, subject, or a language such as fr.")
  var by: GlossaryOrder = .identifier

  func run() throws {
    try reporting(output.terminal) {
      let file = try input.file(at: path)
      try output.write(file.bytes(inOrder: by.indices(of: file.glossary)))
    }
  }
}

/// `pipeline glossary validate`
struct GlossaryValidate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Look for mistakes in glossaries.",
    discussion: """
      Errors: no-terms, forbidden-preferred (a term both welcome and forbidden), duplicate-concept. \
      Warnings: duplicate-term, empty-cell, shared-term (the preferred term of two concepts), \
      forbidden-elsewhere, wrong-language (as far as letters and function words tell). Exits with 1 \
      when there are errors, and with 65 when a file cannot be read.

      Examples:
        pipeline glossary validate Glossaries/ai-press.tsv
        pipeline glossary validate ours.tsv theirs.tbx --format json
      """)

  @Argument(help: "Glossary files; - for standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "text (file:line:column: severity: message [code]) or json.")
  var format: ReportFormat = .text

  func run() throws {
    try reporting(output.terminal) {
      let validations = try paths.map { GlossaryValidation(try input.file(at: $0)) }
      let report = GlossaryReport(validations.flatMap(\.findings))
      try output.write(format == .text ? report.text : report.json)
      if validations.contains(where: \.hasErrors) { throw ExitCode.findings }
    }
  }
}
