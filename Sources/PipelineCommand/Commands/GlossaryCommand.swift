internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline glossary`: making glossaries from articles, checking articles against them, and the
/// upkeep of their files.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Build glossaries, check versions against them, convert and keep their files.",
    discussion: """
      Examples:
        pipeline glossary build article.fr.md article.en.md --pair fr-en
        pipeline glossary check
        pipeline glossary convert terms.tbx -o terms.tsv
      """,
    subcommands: [
      GlossaryBuild.self, GlossaryCheck.self, GlossaryConvert.self, GlossaryMergeCommand.self,
      GlossaryDiff.self, GlossaryStats.self, GlossarySort.self, GlossaryValidate.self,
    ])
}
