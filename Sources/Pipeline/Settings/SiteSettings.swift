public import Editions
internal import Text

/// What `pipeline.yml` says of the site.
///
/// ```yaml
/// site:
///   url: https://example.org
///   title:
///     fr: Exemple
///     en: Example
///   articles: "{lang}/{slug}.html"
///   feeds: feeds
/// ```
public struct SiteSettings: Sendable, Equatable, Codable {
  public var url: String?
  /// One title, or one for each language.
  public var title: Title?
  /// Where articles stand that do not say it themselves.
  public var articles: String?
  /// The folder of the site that the feeds go to.
  public var feeds: String?

  public enum Title: Sendable, Equatable, Codable {
    case one(String)
    case byLanguage([String: String])

    public init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let title = try? value.decode(String.self) {
        self = .one(title)
      } else {
        self = .byLanguage(try value.decode([String: String].self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .one(let title): try value.encode(title)
      case .byLanguage(let titles): try value.encode(titles)
      }
    }
  }

  public init() {}

  /// The site; `nil` when nothing says where it is.
  public func site() throws(FeedError) -> FeedSite? {
    guard let url else { return nil }
    var name: String?
    if case .one(let title) = title { name = title }
    var site = try FeedSite(
      address: url, title: name, articlePath: articles, feedFolder: feeds)
    if case .byLanguage(let titles) = title {
      // Of two tags of one language (`fr`, `fr-FR`) the first by name holds.
      for (tag, title) in titles.sorted(by: { $0.key > $1.key }) {
        if let language = Language(tag) { site.titles[language] = title }
      }
    }
    return site
  }
}
