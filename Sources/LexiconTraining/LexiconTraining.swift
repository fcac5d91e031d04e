internal import ArgumentParser

/// `build-lexicon`: makes the lexicon that comes with the program from parallel segments.
@main
struct LexiconTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build-lexicon",
    abstract: "Make the lexicon that comes with the program, and the weights of word links.",
    subcommands: [BuildCommand.self, LinksCommand.self])
}
