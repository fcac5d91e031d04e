public import ArgumentParser
internal import Editions
public import Pipeline
internal import Text

/// `pipeline export`: what translators' tools read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write aligned articles for translators' tools.",
    discussion: """
      Writes the sentences of all articles that say the same: as a translation memory (TMX 1.4b, \
      all languages or those of --pair), as XLIFF 2.1 with the terms of each unit, as a table, or, \
      with --target omegat, as a folder that OmegaT opens: sources, memories, glossary and rules \
      of splitting. srx writes our rules of splitting and reads no input.

      In a folder that is a project already, what people or OmegaT changed or added is kept and \
      told; what we wrote last time is written anew, and nothing is removed.

      What is less probably right than wrong (confidence below 0.5) is left out of memories and \
      tables; in XLIFF it stands as "initial", in OmegaT's folder it is only offered. Dates come \
      from SOURCE_DATE_EPOCH or from the article, never from the clock.

      Examples:
        pipeline export -o memory.tmx
        pipeline export --format xliff --pair fr-en -o article.xlf
        pipeline export content/ --format csv --bom --pair it-en -o sentences.csv
        pipeline export --target omegat --pair fr-en -o translation
        pipeline export --format srx -o pipeline.srx
      """)

  /// Tools that want a folder.
  enum Target: String, CaseIterable, ExpressibleByArgument {
    case omegat
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Option(help: "tmx, xliff, tsv, csv or srx. Without it and --target: tmx.")
  var format: InterchangeExport.Format?

  @Option(help: "Write a folder for this tool, named with -o: omegat.")
  var target: Target?

  @Option(help: "Two languages, the original first, such as fr-en.")
  var pair: LanguagePair?

  @Option(help: "Leave out rows and beads that are less probably right, from 0 to 1.")
  var minConfidence: Double = EditionOptions.usualConfidence

  @Flag(help: "Leave out none: the same as --min-confidence 0.")
  var all = false

  @Flag(help: "Begin CSV with a byte order mark, for spreadsheets that need one.")
  var bom = false

  func validate() throws {
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence goes from 0 to 1.")
    }
    if target != nil, format != nil {
      throw ValidationError("--target writes a folder, --format a file; leave out one.")
    }
    if target != nil, output.output == nil {
      throw ValidationError("--target omegat writes a folder; name it with -o.")
    }
    if bom, format != .csv { throw ValidationError("--bom goes with --format csv.") }
    if format == .srx, !input.paths.isEmpty {
      throw ValidationError("--format srx reads no input; leave out the files.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      let export = InterchangeExport(pair: pair, byteOrderMark: bom)
      if format == .srx { return try output.write(export.bytes(of: [], as: .srx)) }
      var setup = try Setup(input, glossaries, depth: .rows, embeddings: embeddings)
      setup.editions.minimumConfidence = all ? 0 : minConfidence
      let (materials, failure) = try output.terminal.made(of: setup.articles(input.pathsOrSeeds)) {
        let analysis = try setup.run.analysis(of: $0)
        let material = EditionMaterial(
          analysis, options: setup.editions.options(for: analysis))
        try export.check(material)
        return (material, analysis.diagnostics)
      }
      if !materials.isEmpty {
        if target == .omegat, let folder = output.output {
          let project = try export.omegatProject(of: materials)
          let update = try OmegaTUpdate(of: project, in: OutputFolder(folder))
          update.diagnostics.forEach(output.terminal.report)
          try OutputFolder(folder).write(update.files, folders: project.folders)
          output.terminal.say("\(folder): \(update.files.count) files")
        } else {
          try output.write(export.bytes(of: materials, as: format ?? .tmx))
        }
      }
      if let failure {
        throw materials.isEmpty ? ExitCode.code(for: failure) : ExitCode.findings
      }
    }
  }
}

extension InterchangeExport.Format: ExpressibleByArgument {}
