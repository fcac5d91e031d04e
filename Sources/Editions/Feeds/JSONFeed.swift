import Text

extension Feed {
  /// JSON Feed 1.1 (jsonfeed.org), with an extension `_translations` that gives the address of the
  /// same thing by language.
  var json: [UInt8] {
    JSONText.pretty(
      JSONFeedFile(
        title: title, homePage: site.articles.folder(language), feed: address(.json),
        language: language,
        authors: [.init(name: title)], translations: Self.byLanguage(alternates(.json)),
        items: entries.map { entry in
          JSONFeedFile.Item(
            id: entry.address, url: entry.address, title: entry.version.title,
            html: entry.version.html, summary: entry.version.summary,
            published: entry.published?.internet,
            authors: entry.version.authors.isEmpty
              ? nil : entry.version.authors.map { .init(name: $0) },
            tags: entry.version.tags.isEmpty ? nil : entry.version.tags, language: language,
            translations: Self.byLanguage(entry.translations))
        }))
  }

  private static func byLanguage(_ alternates: [Alternate]) -> [String: String]? {
    alternates.isEmpty
      ? nil
      : Dictionary(
        alternates.map { ($0.language.code, $0.address) }, uniquingKeysWith: { first, _ in first })
  }
}

private struct JSONFeedFile: Encodable {
  struct Author: Encodable {
    let name: String
  }

  struct Item: Encodable {
    let id: String
    let url: String
    let title: String
    let html: String
    let summary: String
    let published: String?
    let authors: [Author]?
    let tags: [String]?
    let language: Language
    let translations: [String: String]?

    enum CodingKeys: String, CodingKey {
      case id, url, title, summary, authors, tags, language
      case html = "content_html"
      case published = "date_published"
      case translations = "_translations"
    }
  }

  let version = "https://jsonfeed.org/version/1.1"
  let title: String
  let homePage: String
  let feed: String
  let language: Language
  let authors: [Author]
  let translations: [String: String]?
  let items: [Item]

  enum CodingKeys: String, CodingKey {
    case version, title, language, authors, items
    case homePage = "home_page_url"
    case feed = "feed_url"
    case translations = "_translations"
  }
}
