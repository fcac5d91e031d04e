internal import ArgumentParser
internal import Bitext
internal import Minimizing
internal import Pipeline
internal import FoundationEssentials
internal import Text

/// `train-aligner`: finds the weights of the sentence aligner's evidence in texts whose beads are
/// known.
@main
struct AlignerTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-aligner",
    abstract: "Find the weights of the sentence aligner's evidence in texts whose beads are known.",
    discussion: """
      Prints the table that stands as Sources/Bitext/Resources/alignment-weights.tsv. The same \
      files in the same order give the same bytes. With --folds, prints instead how well the \
      weights do on texts that they were not found in.

      Example:
        train-aligner --gold data/align --gold made/hard:0.5 > weights.tsv
      """)

  @Option(help: "A .gold file or a folder of them, and how much it weighs: path:0.5.")
  var gold: [String]

  @Option(help: "A round whose weights are kept as they are; may be repeated.")
  var keep: [Int] = []

  @Option(help: "The strength of the L2 penalty on what differs from the weights so far.")
  var penalty = 0.5

  @Flag var dump = false
  @Option(help: "A folder with the default lexicon.")
  var lexicon: String?
  @Option var output: String?
  @Flag var verbose = false

  @Option(help: "Cross-validate with this many parts; with 1, score what was trained on.")
  var folds: Int?

  private func words() throws -> WordLexicon {
    var words = WordLexicon()
    if let lexicon {
      for name in ["fr-en", "fr-it", "it-en"] { try words.addPairFile(at: "\(lexicon)/\(name).tsv") }
    }
    return words
  }

  func run() throws {
    let words = try words()
    var texts: [TrainingText] = []
    for (set, argument) in gold.enumerated() {
      var path = argument
      var weight = 1.0
      if let colon = argument.lastIndex(of: ":"), let value = Double(argument[colon...].dropFirst()) {
        path = String(argument[..<colon])
        weight = value
      }
      for file in try AlignmentGold.files([path]) {
        texts.append(TrainingText(gold: try AlignmentGold(at: file), set: set, weight: weight))
      }
    }
    if dump {
      let aligner = SentenceAligner(lexicon: words, weights: AlignmentWeights())
      for text in texts {
        guard let e = aligner.example(text.gold.source, text.gold.target, gold: text.beads, round: 2) else { continue }
        for (i, arc) in e.arcs.enumerated() where arc.step == .bead {
          var v = [Double](repeating: 0, count: AlignmentFeature.allCases.count)
          for f in e.featureRange(ofArc: i) { v[Int(e.features[f])] = Double(e.values[f]) }
          if v[AlignmentFeature.oneOne.rawValue] == 0 { continue }
          print(text.gold.path.split(separator: "/").suffix(3).joined(separator: "/"), arc.isRight ? 1 : 0, v[AlignmentFeature.supportOfOne.rawValue]+v[AlignmentFeature.surplusOfOne.rawValue], v[AlignmentFeature.lackOfOne.rawValue], v[AlignmentFeature.length.rawValue])
        }
      }
      return
    }
    guard let folds else {
      let weights = trained(on: texts, words)
      print(WeightTable.text(weights), terminator: "")
      return
    }
    var scores = gold.map { _ in AlignmentScore() }
    for fold in 0..<folds {
      let rest = texts.enumerated().filter { folds == 1 || $0.offset % folds != fold }
      let weights = trained(on: rest.map(\.element), words)
      let aligner = SentenceAligner(lexicon: words, weights: weights)
      for (index, text) in texts.enumerated() where folds == 1 || index % folds == fold {
        let bitext = aligner.bitext(text.gold.source, text.gold.target)
        if let output {
          let name = text.gold.path.split(separator: "/").suffix(3).joined(separator: "_")
          let t = bitext.beads.map { "\(Array($0.source)):\(Array($0.target)):\($0.confidence)\n" }.joined()
          try Data(t.utf8).write(to: URL(filePath: output + "/" + name + ".beads"))
        }
        scores[text.set].add(
          bitext.beads.map { AlignmentScore.IndexBead($0) }, gold: text.gold.beads)
      }
    }
    for (path, score) in zip(gold, scores) {
      print(Self.percent(score.strictF1), Self.percent(score.laxF1), path)
    }
  }

  private static func percent(_ value: Double) -> String {
    let hundredths = Int((value * 10_000).rounded())
    let cents = hundredths % 100
    return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  private func trained(on texts: [TrainingText], _ words: WordLexicon) -> AlignmentWeights {
    var weights = AlignmentWeights()
    for round in weights.rounds.indices where !keep.contains(round) {
      let aligner = SentenceAligner(lexicon: words, weights: weights)
      let examples = texts.compactMap { text in
        aligner.example(
          text.gold.source, text.gold.target, gold: text.beads, round: round
        ).map { WeightedExample(example: $0, weight: text.weight) }
      }
      if verbose {
        for (e, t) in zip(examples, texts) where t.gold.beads.count > 150 {
          print("round \(round) \(t.gold.path.split(separator: "/").suffix(3).joined(separator: "/")) right: \(e.example.hasRightAlignment) missed: \(e.example.missed) of \(t.gold.beads.count)")
        }
      }
      let field = LatticeField(
        examples: examples.filter(\.example.hasRightAlignment), penalty: penalty,
        center: weights.rounds[round].values)
      weights.rounds[round].values = LimitedMemoryBFGS().lowestPoint(
        from: weights.rounds[round].values
      ) { field.objective($0) }
    }
    return weights
  }
}

/// A pair of texts to learn from.
struct TrainingText {
  let gold: AlignmentGold
  /// The number of the argument that named it.
  let set: Int
  let weight: Double

  /// The gold beads; one of sentences that are no neighbours becomes a bead from its first to its
  /// last.
  var beads: [Bead] {
    gold.beads.map {
      Bead(source: Self.range($0.source), target: Self.range($0.target), confidence: 1)
    }
  }

  private static func range(_ sentences: [Int]) -> Range<Int> {
    guard let first = sentences.min(), let last = sentences.max() else { return 0..<0 }
    return first..<(last + 1)
  }
}

/// How the weights are written.
enum WeightTable {
  static func text(_ weights: AlignmentWeights) -> String {
    var text = """
      # Weights of what a sentence alignment is weighed by (Sources/Bitext/Aligning/
      # AlignmentFeature.swift): the feature's name and its weight in
      # each round. Made by Sources/AlignerTraining;
      # see Benchmarks/README.md. Not to be edited.

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
