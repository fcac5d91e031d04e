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

  /// The rules of the file; `nil` for ours.
  func rules() throws -> SRXRules? { try file.map { try SRXRules(at: $0) } }

  /// Writes our rules, if that is asked for; tells whether it was.
  func export(_ language: Language?, _ input: InputOptions, _ output: OutputOptions) throws -> Bool
  {
    guard isExported else { return false }
    if !input.paths.isEmpty { throw UsageError.exportReadsNothing }
    try output.write(SRXExport(language.map { [$0] } ?? Language.supported).bytes)
    return true
  }
}
