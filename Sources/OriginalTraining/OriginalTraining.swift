internal import ArgumentParser
internal import Bitext
internal import Pipeline
internal import Quotations
internal import Regression

/// `train-originals`: the weights by which it is judged whether a place is the original of a quotation.
@main
struct OriginalTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-originals",
    abstract: "Fit the weights by which originals of quotations are judged.",
    discussion: """
      Prints the table that stands as Sources/Quotations/Resources/original-weights.tsv. Quotations are \
      made from parallel texts as in evaluate originals, with and without their originals among the \
      pages. Nothing is random.

      Example:
        train-originals --gold data/align/partut-light --lexicon Glossaries/lexicon/fr-en.tsv
      """)

  @Option(help: "A .gold file of evaluate align or a folder; may be repeated.") var gold: [String]
  @Option(help: "A lexicon file; may be repeated.") var lexicon: [String] = []
  @Option(help: "One sentence of so many is taken.") var every = 10

  func run() throws {
    var words = WordLexicon()
    for path in lexicon { try words.addPairFile(at: path) }
    let model = LogisticModel(
      try OriginalsReport.examples(gold: gold, lexicon: words, every: every).map {
        LogisticModel.Example(values: $0.values, isRight: $0.isRight)
      })
    print(
      "# How the features of OriginalFeature weigh. Found by Benchmarks/train-originals. Not to be")
    print("# edited.")
    for feature in OriginalFeature.allCases {
      print("\(feature.name)\t\((model.weights[feature.rawValue] * 1000).rounded() / 1000)")
    }
  }
}
