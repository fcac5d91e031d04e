internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// `pipeline newsletter`: the bundle a newsletter script reads.
struct NewsletterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsletter",
    abstract: "Write the newsletter bundle of an article (schema newsletter/1).",
    discussion: """
      Examples:
        pipeline newsletter
        pipeline newsletter article.fr.md article.en.md --sentences 3 -o newsletter.json
        pipeline newsletter --lang en | jq -r .editions.en.subject
      """)

  /// How the bundle is printed.
  enum Listing: String, CaseIterable, ExpressibleByArgument {
    case json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var glossaries: GlossaryOptions
  @OptionGroup var length: SummaryLengthOptions

  @Option(help: "Only the edition of this language: fr, it or en.")
  var lang: Language?

  @Option(help: "json.")
  var format: Listing = .json

  func run() throws {
    try reporting(output.terminal) {
      let setup = try Setup(input, glossaries, length, language: lang)
      try setup.write(input, to: output) { material in
        guard let json = NewsletterBundle(material, only: lang).json else {
          throw setup.missing(lang, in: material)
        }
        return json
      }
    }
  }
}
