internal import ArgumentParser
internal import Pipeline
internal import Text

/// `train-splitter`: makes what the sentence splitter knows from texts.
@main
struct SplitterTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-splitter",
    abstract: "Make what the sentence splitter knows from texts.",
    subcommands: [WeightsCommand.self, CommonWordsCommand.self])
}

/// `train-splitter weights`: the weights by which the sentence splitter decides.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract:
      "Find the weights of the sentence splitter's model in texts whose sentences are known.",
    discussion: """
      Prints the table that stands as Sources/Text/Resources/gap-weights.tsv. The same files in the \
      same order give the same bytes. With --folds, prints instead how well the model does on \
      documents that it was not trained on.

      Example:
        train-splitter weights --gold news.fr.jsonl --rules rules.fr.txt --prose paper.jsonl > weights.tsv
      """)

  @Option(help: "A gold file, as `pipeline evaluate split` reads it; may be repeated.")
  var gold: [String] = []

  @Option(help: "A gold file whose sentences also end at ; and :; may be repeated.")
  var treebank: [String] = []

  @Option(help: "A file of rule examples; may be repeated. They weigh more.")
  var rules: [String] = []

  @Option(
    help: """
      JSON Lines of edited prose, {lang, text}, without gold: no sentence of it ends without a \
      mark; may be repeated.
      """)
  var prose: [String] = []

  @Option(help: "How much a rule example weighs.")
  var ruleWeight = 3.0

  @Option(help: "How much a place in edited prose weighs.")
  var proseWeight = 0.5

  @Option(help: "At most this many texts of each prose file.")
  var proseTexts = 300

  @Option(help: "The strength of the L2 penalty.")
  var penalty = 1.0

  @Option(help: "Weights smaller than this are left out.")
  var smallest = 0.15

  @Option(help: "Cross-validate with this many parts; with 1, score what was trained on.")
  var folds: Int?

  @Flag(help: "With --folds: show where the model errs.")
  var errors = false

  func run() throws {
    var sets: [TrainingSet] = []
    for path in gold {
      sets.append(try TrainingSet(gold: path, profile: .standard, weight: 1))
    }
    for path in treebank {
      sets.append(try TrainingSet(gold: path, profile: .treebank, weight: 1))
    }
    for path in rules {
      sets.append(try TrainingSet(gold: path, profile: .standard, weight: ruleWeight))
    }
    let edited = try prose.map {
      try TrainingSet(prose: $0, weight: proseWeight, limit: proseTexts)
    }
    if let folds {
      try crossValidate(sets, edited, folds)
    } else {
      let (examples, model) = try trained(on: sets + edited)
      let table = WeightTable(examples, model, smallest: smallest)
      print(table.text, terminator: "")
    }
  }

  private func trained(
    on sets: [TrainingSet]
  ) throws -> (GapExamples, LogisticRegression.Model) {
    var examples = GapExamples()
    for set in sets { set.add(to: &examples) }
    let regression = LogisticRegression(penalty: penalty)
    return (examples, regression.fit(examples.examples, combinations: examples.names.count))
  }

  private func crossValidate(
    _ sets: [TrainingSet], _ edited: [TrainingSet], _ folds: Int
  ) throws {
    var scores = Array(repeating: SplitScore(), count: sets.count)
    var unmarked = edited.map { _ in (sentences: 0, unmarked: 0) }
    for fold in 0..<folds {
      let rest = (sets + edited).map { $0.without(fold, of: folds) }
      let (examples, model) = try trained(on: rest)
      let table = WeightTable(examples, model, smallest: smallest)
      for (index, set) in sets.enumerated() {
        let part = set.only(fold, of: folds)
        scores[index].add(try part.score(table))
        if errors { try part.differences(table).forEach { print($0) } }
      }
      for (index, set) in edited.enumerated() {
        let found = set.only(fold, of: folds).unmarkedEnds(table)
        unmarked[index].sentences += found.sentences
        unmarked[index].unmarked += found.unmarked.count
        if errors { found.unmarked.forEach { print("unmarked: \($0)") } }
      }
    }
    for (set, found) in zip(edited, unmarked) {
      print("\(set.path): \(found.unmarked) of \(found.sentences) end without a mark")
    }
    for (set, score) in zip(sets, scores) {
      print(set.summary(of: score))
    }
  }
}
