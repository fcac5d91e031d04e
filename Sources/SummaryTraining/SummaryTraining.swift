internal import ArgumentParser
internal import FoundationEssentials
internal import Pipeline
internal import Summaries
internal import Text

/// `train-summaries`: the weights by which sentences are chosen for summaries.
@main
struct SummaryTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-summaries",
    abstract: "Fit the weights by which sentences are chosen for summaries.",
    discussion: """
      Articles are JSON Lines, {"id", "lang", "title"?, "text", "reference"} each, as pipeline evaluate \
      summary takes them. Written are weights.tsv and pair-weights.tsv into the folder --output, which \
      in the repository is Sources/Summaries/Resources. Nothing is random: the same articles give the \
      same bytes. With --folds or --test, printed instead is how summaries by the weights score on \
      articles that they were not fitted to.

      Examples:
        train-summaries --refs cnndm.en.jsonl --refs orangesum.fr.jsonl --output Resources
        train-summaries --refs cnndm.en.jsonl --refs orangesum.fr.jsonl --folds 5
        train-summaries --refs cnndm.en.jsonl --test orangesum.fr.jsonl
      """)

  @Option(help: "A file of articles; may be repeated.") var refs: [String]
  @Option(help: "Where the tables are written.") var output: String?
  @Option(help: "Cross-validate with this many parts.") var folds: Int?
  @Option(help: "Score the articles of this file instead; may be repeated.") var test: [String] = []
  @Option(help: "Leave out this feature; may be repeated.") var without: [String] = []

  func run() throws {
    let leaving = try Set(
      without.map { name in
        guard let feature = Feature(name: name) else {
          throw ValidationError("There is no feature \(name).")
        }
        return feature
      })
    let sets = try refs.map(Self.articles)
    if !test.isEmpty {
      let weights = TrainedWeights(sets.flatMap { $0 }, leaving: leaving)
      for path in test {
        try print(
          path, HeldOutScores(Self.articles(at: path).map { (article: $0, weights: weights) }).text)
      }
    } else if let folds, folds > 1 {
      let models = (0..<folds).map { fold in
        TrainedWeights(
          sets.flatMap { set in
            set.enumerated().filter { $0.offset % folds != fold }.map(\.element)
          }, leaving: leaving)
      }
      for (path, set) in zip(refs, sets) {
        print(
          path, HeldOutScores(set.enumerated().map { ($0.element, models[$0.offset % folds]) }).text
        )
      }
    } else if let output {
      let weights = TrainedWeights(sets.flatMap { $0 }, leaving: leaving)
      try Data(weights.table.utf8).write(to: URL(filePath: "\(output)/weights.tsv"))
      try Data(weights.pairTable.utf8).write(to: URL(filePath: "\(output)/pair-weights.tsv"))
    } else {
      throw ValidationError("Give --output, --folds or --test.")
    }
  }

  private static func articles(at path: String) throws -> [TrainingArticle] {
    let gold = try SummaryGold.articles(at: path)
    return concurrentMap(gold.count) { TrainingArticle(gold[$0]) }
  }
}

/// ROUGE-1 and ROUGE-2 F1 of summaries, each by weights that were not fitted to its article.
struct HeldOutScores {
  /// Of three sentences, and of as many words as the reference has.
  let text: String

  init(_ articles: [(article: TrainingArticle, weights: TrainedWeights)]) {
    let threes = Self.means(articles) { _ in .sentences(3) }
    let asLong = Self.means(articles) { .words($0.mostWords ?? 0) }
    text = "3 sentences \(threes), reference's words \(asLong)"
  }

  private static func means(
    _ articles: [(article: TrainingArticle, weights: TrainedWeights)],
    _ budget: @Sendable (SummaryJudge) -> SummaryOptions.Budget
  ) -> String {
    let rouges = concurrentMap(articles.count) { index in
      let (article, weights) = articles[index]
      let budget = budget(SummaryJudge(article.gold, limit: .reference))
      let summarizer = Summarizer(
        options: SummaryOptions(budget: budget),
        weights: weights.weights(for: FeatureWeights.Budget(budget)))
      let choices = summarizer.summary(of: [article.segmented], protected: [article.quotations])
        .choices
      var judge = SummaryJudge(article.gold, limit: .none)
      return judge.figures(of: choices.map { article.segmented.string(ofSentence: $0.row) }).rouge
    }
    func mean(_ value: (Rouge) -> Double) -> String {
      let sum = rouges.reduce(0) { $0 + value($1) }
      return "\((sum / Double(max(rouges.count, 1)) * 10_000).rounded() / 100)"
    }
    return mean(\.words.f1) + "/" + mean(\.pairs.f1)
  }
}
