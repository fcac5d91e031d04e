internal import Editions
internal import Text

/// How newsletters are written and who they are from, as settings and flags say it.
///
/// ```yaml
/// newsletter:
///   articleURL: https://example.org/{lang}/{slug}
///   unsubscribe: https://example.org/unsubscribe
///   imprint: The News, 1 Main Street, Springfield
///   quotes: 5
///   from: The News <news@example.org>
///   templates:
///     - templates/email.html
/// ```
public struct NewsletterSettings: Sendable, Equatable, Codable {
  /// Where articles are published whose front matter has no address: a pattern with `{lang}` and
  /// `{slug}`.
  public var articleURL: String?
  /// Where readers leave the list: an address, or a sender's tag.
  public var unsubscribe: String?
  /// A name and an address.
  public var from: String?
  /// Who publishes the newsletter and where: shown at its end.
  public var imprint: String?
  /// How many quotations of an article are shown at most.
  public var quotes: Int?
  /// Files of e-mail templates, or folders with `email.html` and `email.txt`.
  public var templates: [String]?

  /// Where the site has its articles, unless `articleURL` says otherwise.
  var articlesOfSite: ArticleAddress?

  public init() {}

  enum CodingKeys: String, CodingKey, CaseIterable {
    case articleURL, unsubscribe, from, imprint, quotes, templates
  }

  /// The same, with what others say in the place of what these say.
  public func overridden(by others: NewsletterSettings) -> NewsletterSettings {
    var settings = self
    if let articleURL = others.articleURL { settings.articleURL = articleURL }
    if let unsubscribe = others.unsubscribe { settings.unsubscribe = unsubscribe }
    if let from = others.from { settings.from = from }
    if let imprint = others.imprint { settings.imprint = imprint }
    if let quotes = others.quotes { settings.quotes = quotes }
    if let templates = others.templates { settings.templates = templates }
    return settings
  }

  /// What is of the right kind and yet cannot be followed: the setting, and what it must be.
  public var problem: (setting: String, expected: String)? {
    if let articleURL, ArticleAddress(articleURL) == nil {
      return (
        "articleURL", "an http or https address with {slug} in it, and {lang} where that belongs"
      )
    }
    if let unsubscribe, UnsubscribeLink(unsubscribe) == nil {
      return (
        "unsubscribe", "an address (https, http, mailto) or a tag such as {{ UnsubscribeURL }}"
      )
    }
    if let from, MailAddress(from) == nil {
      return ("from", "an address, such as \"The News <news@example.org>\"")
    }
    if let quotes, !(0...100).contains(quotes) { return ("quotes", "from 0 to 100") }
    return nil
  }

  /// Puts them into what editions are written with, reading the templates.
  public func apply(to editions: inout EditionSettings) throws {
    editions.articleAddress = articleURL.flatMap { ArticleAddress($0) } ?? articlesOfSite
    editions.newsletter.unsubscribe = unsubscribe.flatMap { UnsubscribeLink($0) }
    if let sender = from.flatMap({ MailAddress($0) }) { editions.newsletter.sender = sender }
    editions.newsletter.imprint = imprint
    if let quotes { editions.newsletter.quotes = quotes }
    if let templates, !templates.isEmpty {
      editions.newsletter.templates = try EmailTemplates(
        try templates.flatMap(Self.files).map { ($0, try SourceFile.bytes(at: $0)) })
    }
  }

  /// The templates at a path: the file, or those of the folder.
  private static func files(at path: String) -> [String] {
    guard FileSystem.isFolder(path) else { return [path] }
    let files = ["email.html", "email.txt"].map { path + "/" + $0 }
    let present = files.filter(FileSystem.exists)
    return present.isEmpty ? files : present
  }
}
