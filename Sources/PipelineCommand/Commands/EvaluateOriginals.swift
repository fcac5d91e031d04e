internal import ArgumentParser
internal import Pipeline
internal import Text

/// `pipeline evaluate originals`
struct EvaluateOriginals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "originals",
    abstract: "Score the search for the originals of quotations, on parallel texts.",
    discussion: """
      Gold files are those of evaluate align. One sentence of five of X.src, and pieces of it of two, \
      six and fourteen words, are taken for quotations; X.tgt, cut into pages of fifty sentences, is \
      searched. Told are the share of quotations whose right sentence is found first, by length, and \
      how well confidence tells quotations with an original from the same without (area under the \
      curve).

      Examples:
        pipeline evaluate originals --gold partut/en-fr
        pipeline evaluate originals --gold partut --no-context --every 20
      """)

  @Option(help: "A .gold file or a folder; may be repeated.", completion: .file())
  var gold: [String]

  @Flag(help: "The words around a piece are not looked at.")
  var noContext = false

  @Option(help: "One sentence of so many is taken.")
  var every = 5

  @OptionGroup var words: LexiconOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if every < 1 { throw ValidationError("--every must be at least 1.") }
  }

  func run() throws {
    try reporting(output.terminal) {
      let report = try OriginalsReport(
        gold: gold, lexicon: try words.words(), context: !noContext, every: every,
        embedder: try embeddings.embedder())
      try output.write(format == .text ? report.text : report.json)
    }
  }
}
