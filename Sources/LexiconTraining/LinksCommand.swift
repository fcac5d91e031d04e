internal import ArgumentParser
internal import Bitext
internal import Pipeline
internal import Text

/// `build-lexicon links`: the weights of the model that decides which words are linked.
struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Fit Sources/Bitext/Resources/word-link-weights.tsv to gold links.",
    discussion: """
      A gold file is given with its languages and, if it is to count more or less than others, a \
      weight; it is of the forms that pipeline evaluate words reads. Links that are only possible \
      are left out. Each file counts the same at the weight 1, whatever its size.

      Example:
        build-lexicon links en-fr=hansards.gold fr-en=alibi.gold en-it=train.tsv=0.1 \
      --lexicon Glossaries/lexicon/fr-en.tsv --lexicon Glossaries/lexicon/it-en.tsv
      """)

  @Argument(help: "Such as en-fr=hansards.gold or en-it=train.tsv=0.1.") var gold: [String]
  @Option(help: "A lexicon file; may be repeated.") var lexicon: [String] = []

  func run() throws {
    var words = WordLexicon()
    for path in lexicon { try words.addPairFile(at: path) }
    var training = LinkTraining()
    for argument in gold {
      let parts = argument.split(separator: "=").map(String.init)
      let codes = parts[0].split(separator: "-")
      guard parts.count >= 2, codes.count == 2, let source = Language(String(codes[0])),
        let target = Language(String(codes[1]))
      else { throw ValidationError("\(argument): write en-fr=FILE or en-fr=FILE=WEIGHT") }
      let file = try WordGold(at: parts[1], source: source, target: target)
      training.add(
        file.lines.words, lexicon: words, weight: parts.count > 2 ? Double(parts[2]) ?? 1 : 1
      ) { segment, one, other in
        let link = WordGold.Link(source: one, target: other)
        let gold = file.segments[segment]
        return gold.sure.contains(link) ? true : gold.possible.contains(link) ? nil : false
      }
    }
    for (name, weight) in training.weights {
      print("\(name)\t\((weight * 100).rounded() / 100)")
    }
  }
}
