internal import ArgumentParser
internal import Editions
internal import Pipeline
internal import Text

/// How a newsletter is written and who it is from.
struct NewsletterWishes: ParsableArguments {
  @Option(
    help: """
      An e-mail template of your own: a file .html or .txt, or a folder with email.html and email.txt; may be \
      repeated.
      """, completion: .file())
  var template: [String] = []

  @Option(
    help: """
      Where readers leave the list: an address, or your sender's tag for it. Without it: {{unsubscribe_url}}.
      """)
  var unsubscribe: String?

  @Option(
    help: ArgumentHelp(
      "Who the message is from, such as \"The News <news@example.org>\".", valueName: "sender"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Who publishes the newsletter and where, shown at its end; many laws ask for it.",
      valueName: "text"))
  var imprint: String?

  @Option(
    help: """
      Where articles are published whose front matter has no url, such as \
      'https://example.org/{lang}/{slug}'.
      """)
  var articleURL: String?

  @Option(help: "The subject; without it, the title of the first article.")
  var subject: String?

  @Option(
    help: ArgumentHelp(
      """
      Show at most this many quotations of an article, of as many speakers as there are: 3 unless told otherwise.
      """, valueName: "number"))
  var quotes: Int?

  @Option(
    help: """
      Show this many key terms, looked for in the text as well; without it, those of the glossary that are used \
      most.
      """)
  var keywords: Int?

  @Option(
    help: ArgumentHelp(
      """
      Show a language in a house style: fr-FR, fr-EU, it-IT, en-US or en-GB; may be repeated. What changes is \
      listed in the bundle.
      """, valueName: "style"))
  var typography: [TypographyLocale] = []

  @Option(
    help: ArgumentHelp("A list of listmonk's, by its number; may be repeated.", valueName: "number")
  )
  var list: [Int] = []

  func validate() throws {
    if let problem = settings.problem {
      let option = problem.setting == "articleURL" ? "article-url" : problem.setting
      throw ValidationError("--\(option) must be \(problem.expected).")
    }
    if let keywords, keywords < 1 { throw ValidationError("--keywords must be at least 1.") }
    if Set(typography.map(\.language)).count < typography.count {
      throw ValidationError("--typography takes one style for each language.")
    }
    if list.contains(where: { $0 < 1 }) { throw ValidationError("--list must be at least 1.") }
  }

  /// What the flags say.
  private var settings: NewsletterSettings {
    var settings = NewsletterSettings()
    settings.articleURL = articleURL
    settings.unsubscribe = unsubscribe
    settings.from = from
    settings.quotes = quotes
    settings.imprint = imprint
    settings.templates = template.isEmpty ? nil : template
    return settings
  }

  /// Puts the settings, and the flags over them, into what editions are written with.
  func apply(over configured: NewsletterSettings, to editions: inout EditionSettings) throws {
    try configured.overridden(by: settings).apply(to: &editions)
    editions.newsletter.subject = subject
    editions.newsletter.lists = list
    editions.typography = typography
  }
}
