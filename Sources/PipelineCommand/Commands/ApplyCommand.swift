internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline apply`: what an editor decided on the report page, for every later run.
struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Follow the decisions that an editor exported from report.html.",
    discussion: """
      Rows to be merged, split or unlinked and corrected speakers are written to a file beside the \
      article, article.decisions.tsv for article.fr.md, which all commands follow from then on. \
      Accepted terms are added to the first glossary (without one, to Glossaries/accepted.tsv); \
      rejected ones to ignored-terms.txt beside it, which glossary build and the report leave out. A \
      term that was edited is added in its new forms; a form that no article has is noted as \
      FILE:LINE:COLUMN and added all the same, one that is empty or has control characters is refused.

      Decisions name what they are about by its words, so that changes elsewhere in the article do \
      not matter. Those whose words are gone are told as FILE:LINE:COLUMN and left out; the exit \
      code is then 1, and the others are followed all the same. To take a decision back, delete its \
      line.

      Examples:
        pipeline apply decisions.tsv
        pipeline apply decisions.tsv content/ --dry-run
        pipeline apply decisions.tsv article.fr.md article.en.md --glossary Glossaries/ours.tsv
      """)

  @Argument(help: "The file that was exported; - for standard input.", completion: .file())
  var decisions: String

  @OptionGroup var input: InputOptions
  @OptionGroup var glossaries: GlossaryOptions

  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  func run() throws {
    let terminal = Terminal(isQuiet: quiet)
    try reporting(terminal) {
      let file = try DecisionFile(from: SourceFile.bytes(at: decisions), path: decisions)
      let setup = try Setup(input, glossaries, depth: .quotations)
      let glossary = glossaries.paths(setup.configuration).first ?? "Glossaries/accepted.tsv"
      let plan = try DecisionPlan(
        file, articles: setup.articles(input.pathsOrSeeds), run: setup.run, glossary: glossary,
        ignored: IgnoredTermsFile.path(beside: glossary))
      plan.diagnostics.forEach(terminal.report)
      if !dryRun { try plan.write() }
      for change in plan.changes { terminal.print("\(change.path): \(change.summary)\n") }
      if plan.knownCount > 0 {
        terminal.say("\(plan.knownCount) followed before")
      }
      if plan.hasWarnings { throw ExitCode.findings }
    }
  }
}
