internal import ArgumentParser
internal import Bitext
internal import Pipeline
internal import Regression
internal import Terminology
internal import Text

/// `train-terms`: the weights by which `glossary build` judges pairs of phrases.
@main
struct TermTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-terms",
    abstract: "Fit the weights by which glossary building judges pairs of phrases.",
    discussion: """
      Prints the table that stands as Sources/Terminology/Resources/candidate-weights.tsv. Nothing is \
      random. With --folds, prints instead how the gold pairs rank in texts that the weights were not \
      fitted to.

      Example:
        train-terms --gold data/terms --from en --to fr --lexicon Glossaries/lexicon/fr-en.tsv
      """)

  @Option(help: "A .gold.tsv file or a folder; may be repeated.") var gold: [String]
  @Option(help: "Language of the first column.") var from = "en"
  @Option(help: "Language of the second column.") var to = "fr"
  @Option(help: "A lexicon file; may be repeated.") var lexicon: [String] = []
  @Option(help: "Cross-validate with this many parts.") var folds: Int?

  func run() throws {
    guard let from = Language(from), let to = Language(to) else {
      throw ValidationError("--from and --to take codes of languages, such as fr")
    }
    var words = WordLexicon()
    for path in lexicon { try words.addPairFile(at: path) }
    let extractor = CandidateExtractor(lexicon: words)
    let texts = try TermGold.files(gold).map { path in
      let text = try TermGold(at: path, from: from, to: to)
      return TrainingText(
        gold: text,
        examples: extractor.examples(from: text.source, to: text.target, rows: text.rows)
          .map { example in
            let pair = (
              source: example.candidate.source.text, target: example.candidate.target.text
            )
            return TrainingText.Example(
              pair: pair, values: example.values, isRight: text.isRight(pair))
          })
    }
    guard let folds, folds > 1 else {
      let weights = Weights(texts)
      print(weights.table, terminator: "")
      return
    }
    var exact = TermScore()
    var withoutEndings = TermScore()
    for fold in 0..<folds {
      let weights = Weights(
        texts.enumerated().filter { $0.offset % folds != fold }.map(\.element))
      for text in texts.enumerated().filter({ $0.offset % folds == fold }).map(\.element) {
        let ranked = text.ranked(by: weights)
        exact.add(
          TermScore(ranked, gold: text.gold.pairs, from: from, to: to, ignoringEndings: false))
        withoutEndings.add(
          TermScore(ranked, gold: text.gold.pairs, from: from, to: to, ignoringEndings: true))
      }
    }
    for (name, score) in [("exact", exact), ("without endings", withoutEndings)] {
      print(
        name, "R@1G,2G,5G", score.recallFirst, "R", score.recall, "sources", score.sourceRecall,
        "first", score.firstRight)
    }
  }
}

/// The candidates of one text.
struct TrainingText {
  struct Example {
    let pair: (source: String, target: String)
    let values: [Double]
    /// `nil` where the source is no gold term.
    let isRight: Bool?
  }

  let gold: TermGold
  let examples: [Example]

  func ranked(by weights: Weights) -> [(source: String, target: String)] {
    examples.enumerated()
      .map { (index: $0.offset, score: weights.term.sum($0.element.values), pair: $0.element.pair) }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
      .map(\.pair)
  }
}

/// The two models of `CandidateWeights`.
struct Weights {
  let term: LogisticModel
  let translation: LogisticModel

  init(_ texts: [TrainingText]) {
    let examples = texts.flatMap(\.examples)
    term = LogisticModel(
      examples.map { LogisticModel.Example(values: $0.values, isRight: $0.isRight ?? false) })
    translation = LogisticModel(
      examples.compactMap { example in
        example.isRight.map { LogisticModel.Example(values: example.values, isRight: $0) }
      })
  }

  var table: String {
    var text = """
      # Weights of what a pair of phrases is judged by (CandidateFeature): that it is a term, and that it
      # is a translation. Found by Benchmarks/train-terms. Not to be edited.

      """
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    for feature in CandidateFeature.allCases {
      let index = feature.rawValue
      text +=
        "\(feature.name)\t\(rounded(term.weights[index]))\t\(rounded(translation.weights[index]))\n"
    }
    return text
  }
}
