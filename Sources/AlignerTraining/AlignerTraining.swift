internal import ArgumentParser
internal import Bitext
internal import Pipeline
internal import Text

/// `train-aligner`: finds the weights of the sentence aligner's evidence by what they score.
@main
struct AlignerTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-aligner",
    abstract: "Find the weights of the sentence aligner's evidence by what they score.",
    discussion: """
      Begins with the weights that come with the project, changes those of the last round one by \
      one, and keeps what betters the mean of strict F1 (and, a third as much, of lax F1) on the \
      gold files. Prints the table that stands as Sources/Bitext/Resources/alignment-weights.tsv; \
      what was kept stands before it as comments. Nothing is \
      random.

      Example:
        train-aligner --gold data/align:2 --gold made/hard --lexicon Glossaries/lexicon > weights.tsv
      """)

  @Option(help: "A .gold file or a folder of them, and how much it weighs: path:0.5.")
  var gold: [String]

  @Option(help: "A folder with the default lexicon.")
  var lexicon: String?

  @Option(help: "Parts of the first steps that are tried, one pass each.")
  var scale: [Double] = [1, 0.5]

  func run() throws {
    var words = WordLexicon()
    if let lexicon {
      for name in ["fr-en", "fr-it", "it-en"] {
        try words.addPairFile(at: "\(lexicon)/\(name).tsv")
      }
    }
    var search = WeightSearch(sets: try gold.map(Self.set), lexicon: words) {
      print("# \($0)")
    }
    for scale in scale { search.pass(scale: scale) }
    print(WeightTable.text(search.weights), terminator: "")
  }

  private static func set(_ argument: String) throws -> WeightSearch.GoldSet {
    var path = argument
    var weight = 1.0
    if let colon = argument.lastIndex(of: ":"), let value = Double(argument[colon...].dropFirst()) {
      path = String(argument[..<colon])
      weight = value
    }
    let texts = try AlignmentGold.files([path]).map { try AlignmentGold(at: $0) }
    return WeightSearch.GoldSet(texts: texts, weight: weight)
  }
}

/// How the weights are written.
enum WeightTable {
  static func text(_ weights: AlignmentWeights) -> String {
    var text = """
      # Weights of what a sentence alignment is weighed by (Sources/Bitext/Aligning/
      # AlignmentFeature.swift): the feature's name and its weight in each round. Those of the last
      # are found by Sources/AlignerTraining; see Benchmarks/README.md.

      """
    for feature in AlignmentFeature.allCases {
      text += feature.name
      for round in weights.rounds {
        let thousandths = Int((round[feature] * 1000).rounded())
        let digits = String(abs(thousandths) % 1000 + 1000).dropFirst()
        text += "\t\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(digits)"
      }
      text += "\n"
    }
    return text
  }
}
