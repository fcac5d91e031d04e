public import Text

/// A newsletter: one article, or several that make an issue, in each of its languages.
///
/// ```swift
/// let newsletter = Newsletter([material], only: .english)
/// let html = newsletter?.email(.english)?.html
/// ```
public struct Newsletter: Sendable {
  let materials: [EditionMaterial]
  /// In the order of `Language.supported`; at least one.
  public let languages: [Language]
  /// What is shown of each article.
  let articles: [[Language: NewsletterEdition]]
  private let emails: [Language: Email]
  /// By article, where they are there already.
  private let checks: [EditionChecks]?

  /// - Parameters:
  ///   - materials: The articles in order; the options of the first hold for all.
  ///   - language: Only the editions of this language.
  ///
  /// `nil` when no version asked for has a sentence to show. O(size of the articles).
  public init?(_ materials: [EditionMaterial], only language: Language? = nil) {
    self.init(materials, only: language, checks: nil)
  }

  init?(
    _ materials: [EditionMaterial], only language: Language? = nil, checks: [EditionChecks]?
  ) {
    self.materials = materials
    self.checks = checks
    articles = materials.map { material in
      var editions: [Language: NewsletterEdition] = [:]
      for version in material.versions where language == nil || version.language == language {
        editions[version.language] = NewsletterEdition(version, in: material)
      }
      return editions
    }
    languages = Set(articles.flatMap(\.keys)).sorted()
    if languages.isEmpty { return nil }
    var emails: [Language: Email] = [:]
    for language in languages {
      let content = Self.content(language, materials, articles)
      emails[language] = Email(content, by: materials[0].options.newsletter.templates ?? .standard)
    }
    self.emails = emails
  }

  /// The e-mail in a language; `nil` when no article has a version in it.
  public func email(_ language: Language) -> Email? { emails[language] }

  /// The e-mail as a message, `.eml`.
  public func message(_ language: Language) -> [UInt8]? {
    emails[language].map {
      EmailMessage($0, from: options.sender, timestamp: timestamp).bytes
    }
  }

  /// The newsletter in a language as Markdown.
  public func markdown(_ language: Language) -> [UInt8]? {
    content(language).map { NewsletterMarkdown($0).bytes }
  }

  /// What scripts read: of one article `newsletter/1`, of several `newsletter-issue/1`.
  ///
  /// - Parameter namingFiles: Whether the files of `files` are named, since they stand beside it.
  public func json(namingFiles: Bool = false) -> [UInt8] {
    let records = Dictionary(
      uniqueKeysWithValues: languages.compactMap { language in
        emails[language].map { ($0.language, NewsletterFiles(of: $0, namingFiles: namingFiles)) }
      })
    let warningsOfArticles = materials.indices.map { index in
      (checks?[index] ?? EditionChecks(materials[index])).warnings + warnings(ofArticle: index)
    }
    if materials.count == 1 {
      return JSONText.pretty(
        NewsletterBundle(
          materials[0], articles[0], records, warnings: warningsOfArticles[0] + warnings
        ).record)
    }
    return JSONText.pretty(
      NewsletterIssue(
        materials.indices.map {
          NewsletterBundle(materials[$0], articles[$0], warnings: warningsOfArticles[$0])
        }, subjects: emails, records, timestamp: timestamp, warnings: warnings))
  }

  /// All files of the newsletter: `newsletter.json`, and for each language `newsletter.en.html`, `.txt`
  /// and `.eml`.
  public var files: [EditionFile] {
    var files = [EditionFile(name: "newsletter.json", bytes: json(namingFiles: true))]
    for language in languages {
      guard let email = emails[language], let message = message(language) else { continue }
      files += [
        EditionFile(name: NewsletterFiles.name(language, "html"), bytes: email.html),
        EditionFile(name: NewsletterFiles.name(language, "txt"), bytes: email.text),
        EditionFile(name: NewsletterFiles.name(language, "eml"), bytes: message),
      ]
    }
    return files
  }

  var options: NewsletterOptions { materials[0].options.newsletter }

  /// The latest of the articles' times.
  var timestamp: Int64 { materials.map(\.options.timestamp).max() ?? 0 }

  /// The articles' editions in a language, with the articles, in order.
  func editions(_ language: Language) -> [(NewsletterEdition, EditionMaterial)] {
    zip(articles, materials).compactMap { editions, material in
      editions[language].map { ($0, material) }
    }
  }

  /// What the e-mail says.
  func content(
    _ language: Language, unsubscribe: UnsubscribeLink? = nil
  ) -> EmailContent? {
    emails[language] == nil
      ? nil : Self.content(language, materials, articles, unsubscribe: unsubscribe)
  }

  private static func content(
    _ language: Language, _ materials: [EditionMaterial],
    _ articles: [[Language: NewsletterEdition]], unsubscribe: UnsubscribeLink? = nil
  ) -> EmailContent {
    let options = materials[0].options.newsletter
    let phrases = EmailPhrases(language)
    var shown: [(NewsletterEdition, EmailArticle)] = []
    for (material, editions) in zip(materials, articles) {
      guard let edition = editions[language], let version = material.version(language) else {
        continue
      }
      shown.append((edition, EmailArticle(edition, of: version, in: material, phrases)))
    }
    let titles = shown.map(\.0.subject)
    let asked = options.subject.map { SingleLine.cut($0, to: 150) } ?? ""
    let subject = asked.isEmpty ? titles.first ?? "" : asked
    // Of an issue, what the subject does not say.
    let rest = asked.isEmpty ? titles.dropFirst() : titles[...]
    let preheader =
      titles.count > 1
      ? SingleLine.cut(rest.joined(separator: " · "), to: 140) : shown.first?.0.preheader ?? ""
    return EmailContent(
      language: language, subject: subject,
      in: asked.isEmpty ? shown.first?.0.titleLanguage : nil, preheader: preheader,
      options: options, unsubscribe: unsubscribe, phrases: phrases, articles: shown.map(\.1))
  }
}
