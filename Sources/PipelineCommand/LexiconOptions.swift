internal import ArgumentParser
internal import Bitext
internal import Pipeline

/// By which word pairs sentences are aligned.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .long,
    help: """
      A lexicon file of word pairs (columns fr, it, en, weight); may be repeated. none: without \
      the one that comes with the program.
      """,
    completion: .file())
  var lexicon: [String] = []

  @Flag(
    name: .customLong("freedict"),
    help: "Read the FreeDict dictionaries that are installed on this machine too.")
  var usesDictionaries = false

  /// The lexicon.
  func words(learnt: String? = nil, glossaries: [String] = []) throws -> WordLexicon {
    try LexiconFolder.lexicon(
      from: lexicon, learnt: learnt, dictionaries: usesDictionaries, glossaries: glossaries)
  }
}
