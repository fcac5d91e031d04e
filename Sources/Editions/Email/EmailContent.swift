import Text

/// What an e-mail in one language says: one article, or several that make an issue.
struct EmailContent: Sendable {
  let language: Language
  let subject: String
  /// Where the subject is in another language.
  let subjectLanguage: Language?
  let preheader: String
  /// The sender's name, if there is one.
  let sender: String?
  /// Who publishes it and where, in one line.
  let imprint: String?
  let unsubscribe: UnsubscribeLink
  let phrases: EmailPhrases
  private(set) var articles: [EmailArticle]
  /// Titles of all articles of an issue, with their addresses.
  let contents: [Reference]
  /// Where the rest of what is cut can be read.
  private(set) var rest: [Reference] = []
  private var leavesOutArticles = false

  /// The title of an article and its address.
  struct Reference: Sendable {
    let title: String
    let language: Language?
    let url: String?

    init(_ article: EmailArticle) {
      title = SingleLine.cut(article.title, to: 150)
      language = article.titleLanguage
      url = article.url
    }
  }

  /// More articles than these are not named where the rest can be read.
  private static let restLimit = 10

  /// More titles than these are not listed.
  private static let contentsLimit = 50

  init(
    language: Language, subject: String, in subjectLanguage: Language? = nil, preheader: String,
    options: NewsletterOptions, unsubscribe: UnsubscribeLink?, phrases: EmailPhrases,
    articles: [EmailArticle]
  ) {
    self.language = language
    self.subject = subject
    self.subjectLanguage = subjectLanguage
    self.preheader = preheader
    self.unsubscribe = unsubscribe ?? options.unsubscribe ?? .placeholder
    sender = options.sender.name.isEmpty ? nil : SingleLine.cut(options.sender.name, to: 80)
    imprint = options.imprint.map { SingleLine.cut($0, to: 300) }
    self.phrases = phrases
    self.articles = articles
    contents =
      articles.count > 1
      ? articles.prefix(Self.contentsLimit).map(Reference.init) : []
  }

  /// Whether something is left out.
  var isCut: Bool { leavesOutArticles || articles.contains(where: \.isCut) }

  /// How many items can be left out from the end.
  var count: Int { articles.reduce(0) { $0 + 1 + $1.count } }

  /// The first items alone; the first article's title stays.
  func limited(to limit: Int) -> EmailContent {
    guard limit < count else { return self }
    var content = self
    var rest = limit
    content.articles = []
    for (index, article) in articles.enumerated() {
      if rest == 0 && index > 0 { break }
      let shown = article.limited(to: max(0, rest - 1))
      content.articles.append(shown)
      rest = max(0, rest - 1 - shown.count)
    }
    let shown = content.articles.count
    content.leavesOutArticles = shown < articles.count
    let cut = content.articles.filter(\.isCut) + articles[shown...]
    content.rest = Array(
      cut.lazy.map(Reference.init).filter { $0.url != nil }.prefix(Self.restLimit))
    return content
  }
}
