internal import ArgumentParser
internal import Text

/// Segmentation rules as translators' tools exchange them.
struct SRXOptions: ParsableArguments {
  @Option(
    name: .customLong("srx"),
    help: "Split by the rules of this SRX 2.0 file instead of ours.", completion: .file())
  var file: String?

  @Flag(
    name: .customLong("export-srx"),
    help: ArgumentHelp(
      "Print our rules as SRX 2.0, for OmegaT and other tools, and read no input.",
      discussion: "With --lang, the abbreviations of that language only."))
  var isExported = false

  func validate() throws {
    if isExported, file != nil {
      throw ValidationError("Give one of --srx and --export-srx.")
    }
  }

  /// What finds sentences: the rules of the file, or ours.
  func segmenter() throws -> (Document) throws -> SegmentedDocument {
    let segmenter = Segmenter(findsTokens: false)
    guard let file else { return segmenter.segment }
    let rules = try SRXRules(at: file)
    return { try segmenter.segment($0, by: rules) }
  }

  /// Writes our rules, if that is asked for; tells whether it was.
  func export(_ language: Language?, _ input: InputOptions, _ output: OutputOptions) throws -> Bool
  {
    guard isExported else { return false }
    if !input.paths.isEmpty { throw UsageError.exportReadsNothing }
    try output.write(SRXExport(language.map { [$0] } ?? Language.supported).bytes)
    return true
  }
}
