internal import ArgumentParser
internal import Pipeline
internal import Terminology
internal import Text

/// `pipeline glossary convert`
struct GlossaryConvert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write glossary files in another form.",
    discussion: """
      Reads TSV, CSV, OmegaT's tab-separated form, DeepL's, UTX 1.x, TBX 3 (data categories as \
      attributes or as tags), TBX 2 (MARTIF) and TMX. Writes all of them but TMX: tsv, csv, omegat, \
      deepl, utx, tbx (TBX-Basic 3, attributes), tbx-dct (tags) and tbx2. Several files become one; \
      concepts they share are merged. What a form has no place for is told on standard error, with \
      its count. A file that stays in its form stays to the byte. UTX names the moment that \
      SOURCE_DATE_EPOCH says.

      Examples:
        pipeline glossary convert Glossaries/ai-press.tsv --to tbx2 -o ai-press.tbx
        pipeline glossary convert ai-press.tsv --to omegat --langs fr,en -o glossary.utf8
        pipeline glossary convert terms.txt --from omegat --langs en,it --to tsv
      """)

  @Argument(help: "Glossary files; - for standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var input: GlossaryFileOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The form to write: tsv, csv, omegat, deepl, utx, tbx, tbx-dct or tbx2.")
  var to: GlossaryFormat

  func run() throws {
    try reporting(output.terminal) {
      if !to.isWritable { throw GlossaryError.notWritable(to) }
      let files = try paths.map(input.file)
      let conversion = try GlossaryConversion(
        files, to: to, languages: input.languages, date: GlossaryFileOptions.date())
      output.report(conversion.diagnostics)
      try output.write(conversion.bytes)
    }
  }
}
