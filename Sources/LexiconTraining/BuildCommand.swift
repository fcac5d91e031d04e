internal import ArgumentParser
internal import Bitext
internal import Editions
internal import Text

/// `build-lexicon build`: the pair files of the default lexicon.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write fr-en.tsv, fr-it.tsv and it-en.tsv from parallel segments.",
    discussion: """
      Segments are lines of source, fr, it and en, parted by tabs; a cell may be empty. The same \
      files in the same order give the same bytes.

      Example:
        build-lexicon build segments.tsv --words function-words.tsv -o Glossaries/lexicon
      """)

  @Argument(help: "Files of parallel segments.") var segments: [String]
  @Option(help: "A lexicon written by hand, which is taken whole; may be repeated.")
  var words: [String] = []
  @Option(help: "Leave out segments of this source; may be repeated.") var without: [String] = []
  @Option(name: .shortAndLong, help: "The folder for the three files.") var output: String
  @Option(help: "Lines of comment to stand above each file.") var note: String?
  @Option(help: "At most this many pairs in a file.") var limit = 70_000
  @Option(help: "Least weight of a pair.") var least: Float = 0.02
  @Option(help: "Least expected links of a pair.") var count: Float = 0.7
  @Option(help: "The most translations of a word.") var translations = 30
  @Flag(help: "Write the expected links too, to look at.") var counts = false

  func run() throws {
    var corpus = Corpus()
    for path in segments { try corpus.add(at: path, without: Set(without)) }
    var lexicon = WordLexicon()
    for path in words { try lexicon.addFile(at: path) }
    let note = try note.map { try Lines.of($0) } ?? []
    let pairs: [(Language, Language)] = [
      (.french, .english), (.italian, .english), (.french, .italian),
    ]
    var choice = PairWeights.Choice()
    choice.leastWeight = least
    choice.leastCount = count
    choice.translations = translations
    var tables = pairs.map {
      PairWeights(corpus.segments($0.0, $0.1), $0.0, $0.1, lexicon: lexicon, choice: choice)
    }
    let pivots = [
      tables[0].pivots(through: tables[2], tables[1]),
      tables[1].pivots(through: tables[2], tables[0]),
      tables[2].pivots(through: tables[0], tables[1]),
    ]
    for (index, pivots) in pivots.enumerated() { tables[index].add(pivots) }
    try OutputFolder(output).write(
      tables.map {
        EditionFile(
          name: "\($0.first.code)-\($0.second.code).tsv",
          text: $0.text(note: note, limit: limit, withCounts: counts))
      })
  }
}
