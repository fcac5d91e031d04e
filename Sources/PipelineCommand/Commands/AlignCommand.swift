internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline align`: which sentences say the same.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of language versions.",
    discussion: """
      Prints the rows of all versions side by side, or, with --pair, of two of them. With \
      --presplit, two plain files of one sentence a line are aligned.

      Examples:
        pipeline align article.fr.md article.it.md article.en.md
        pipeline align --pair fr-en --format tmx -o memory.tmx
        pipeline align --presplit --from en --to fr book.en book.fr --format beads
      """)

  /// How rows are printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case text, tsv, jsonl, json, tmx, beads
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var embeddings: EmbeddingsOptions

  @Option(help: "Two languages, such as fr-en.")
  var pair: LanguagePair?

  @Flag(help: "The two files hold one sentence a line.")
  var presplit = false

  @Option(help: "With --presplit: the language of the first file.")
  var from: String?

  @Option(help: "With --presplit: the language of the second file.")
  var to: String?

  @Option(help: "Leave out what is less probably right, from 0 to 1.")
  var minConfidence: Double = 0

  @Option(help: "text, tsv, jsonl, json, tmx or beads ([0,1]:[2] lines, from 0).")
  var format: Listing = .text

  func validate() throws {
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence goes from 0 to 1.")
    }
    if presplit && input.paths.count != 2 {
      throw ValidationError("--presplit takes two files of one sentence a line.")
    }
  }

  func run() throws {
    try reporting(output.terminal) {
      var setup = try Setup(input, glossaries, embeddings: embeddings)
      setup.editions.minimumConfidence = minConfidence
      if presplit {
        let material = try setup.presplit(
          input.paths[0], input.paths[1], from: from, to: to)
        return try output.write(listing(of: material, setup))
      }
      try setup.write(input, to: output) { try listing(of: $0, setup) }
    }
  }

  private func listing(of material: EditionMaterial, _ setup: Setup) throws -> [UInt8] {
    let pair = pair ?? (format == .tmx || format == .beads ? material.onlyPair : nil)
    guard let pair else {
      let listing = AlignmentListing(material, minimumConfidence: minConfidence)
      switch format {
      case .text: return listing.text()
      case .tsv: return listing.tsv
      case .jsonl: return listing.jsonLines
      case .json: return listing.json
      case .tmx, .beads: throw UsageError.pairNeeded(format.rawValue)
      }
    }
    guard let table = BitextTable(material, pair: pair, minimumConfidence: minConfidence),
      let memory = TranslationMemory(material, pair: pair)
    else { throw setup.missing(pair, in: material) }
    switch format {
    case .text, .tsv: return table.tsv
    case .beads: return table.indices
    case .tmx: return memory.tmx
    case .json, .jsonl: throw UsageError.rowsOnly(format.rawValue)
    }
  }
}
