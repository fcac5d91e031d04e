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
    subcommands: [
      GlossaryBuild.self, GlossaryCheck.self, GlossaryConvert.self, GlossaryMergeCommand.self,
      GlossaryDiff.self, GlossaryStats.self, GlossarySort.self, GlossaryValidate.self,
    ])
}

/// `pipeline glossary build`
struct GlossaryBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Propose term pairs found in the aligned versions, best first.",
    discussion: """
      Works without a glossary. Each line has the two terms, how often each stands and both are \
      linked, the probability that they are a term (score) and that the one translates the other \
      (confidence), and an example.

      Examples:
        pipeline glossary build --pair fr-en
        pipeline glossary build --pair en-it --limit 40 --format json article.en.md article.it.md
      """)

  /// How candidates are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case tsv, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Two languages, such as fr-en; without it, every pair there is.")
  var pair: LanguagePair?

  @Option(help: "At most this many for each pair.")
  var limit: Int = 100

  @Option(help: "tsv or json.")
  var format: Listing = .tsv

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input)
      try setup.write(input, to: output) { material in
        let list = try CandidateList(
          material.analysis, pair: pair, limit: limit, lexicon: setup.knownWords)
        return format == .tsv ? list.tsv : list.json
      }
    }
  }
}
