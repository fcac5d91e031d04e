import Text

/// Several articles that make one newsletter, as `newsletter-issue/1` JSON.
///
/// The contract is `Schemas/newsletter-issue-1.schema.json`.
struct NewsletterIssue: Encodable {
  struct Edition: Encodable {
    let lang: Language
    let dir: String
    let subject: String
    let preheader: String
    /// The keys of the articles that have a version in the language, in order.
    let articles: [String]
    let files: [String: String]?
    let bytes: NewsletterEdition.Sizes?
  }

  let schema = "newsletter-issue/1"
  let generator: NewsletterBundle.Record.Generator?
  let generatedAt: String
  let editions: [String: Edition]
  let bundles: [NewsletterBundle.Record]
  /// Of the issue, then those of its bundles: whoever looks here sees all.
  let warnings: [EditionWarning]

  enum CodingKeys: String, CodingKey {
    case schema, generator, editions, bundles, warnings
    case generatedAt = "generated_at"
  }

  /// The bundles without editions, since an article lacks the language asked for, are left out.
  init(
    _ bundles: [NewsletterBundle], subjects emails: [Language: Email],
    _ records: [Language: NewsletterFiles], timestamp: Int64, warnings: [EditionWarning]
  ) {
    let bundles = bundles.map(\.record).filter { !$0.editions.isEmpty }
    generator = bundles.first?.generator
    generatedAt = Timestamp(seconds: timestamp).internet
    var editions: [String: Edition] = [:]
    for (language, email) in emails {
      editions[language.code] = Edition(
        lang: language, dir: NewsletterEdition.direction(of: language), subject: email.subject,
        preheader: email.preheader,
        articles: bundles.filter { $0.editions[language.code] != nil }.map(\.article.key),
        files: records[language]?.files, bytes: records[language]?.bytes)
    }
    self.editions = editions
    self.bundles = bundles
    self.warnings =
      warnings
      + bundles.flatMap { bundle in
        bundle.warnings.map {
          var warning = $0
          warning.article = bundle.article.key
          return warning
        }
      }
  }
}
