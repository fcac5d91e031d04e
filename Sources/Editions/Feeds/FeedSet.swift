public import Text

/// The feeds of a site: for each language a JSON Feed, an RSS and an Atom feed that name each
/// other, and the lines that pages put into their heads.
///
/// The newest articles come first; those without a date come last, by their keys. An entry is known
/// by its address, which stays when the article is edited.
public struct FeedSet: Sendable {
  /// What should be mended: missing dates, addresses used twice or not to be opened.
  public let diagnostics: [Diagnostic]
  let feeds: [Feed]

  /// - Parameter limit: The most entries a feed has.
  public init(_ articles: [FeedArticle], site: FeedSite, limit: Int = 50) {
    var diagnostics: [Diagnostic] = []
    let addresses = FeedAddresses(of: articles, site: site, &diagnostics)
    var entries: [Language: [Feed.Entry]] = [:]
    for (article, addresses) in zip(articles, addresses.byArticle) {
      for version in article.versions {
        guard let address = addresses[version.language] else { continue }
        if version.date == nil, !version.hasUnreadableDate {
          diagnostics.append(
            Diagnostic(
              .warning, code: "missing-date",
              "has no date: it comes last in the feed; add one to the front matter",
              at: Place(file: version.path)))
        }
        if let note = version.titleNote {
          diagnostics.append(
            Diagnostic(
              .warning, code: "missing-title",
              "has no title: \(note) stands for it; add one to it", at: Place(file: version.path)))
        }
        let translations = article.versions.filter { $0.language != version.language }
          .compactMap { other in addresses[other.language].map { (other.language, $0) } }
        entries[version.language, default: []].append(
          Feed.Entry(
            key: article.key, version: version, address: address,
            translations: translations.map { Feed.Alternate(language: $0, address: $1) }))
      }
    }
    self.diagnostics = diagnostics
    let languages = entries.keys.sorted()
    feeds = languages.map { language in
      Feed(
        site: site, language: language,
        others: languages.filter { $0 != language },
        entries: Array((entries[language] ?? []).sorted(by: Feed.isBefore).prefix(max(limit, 0))))
    }
  }

  /// The files: `feed.fr.json`, `rss.fr.xml`, `atom.fr.xml` for each language, and `links.html`.
  public func files(generatorVersion: String) -> [EditionFile] {
    feeds.flatMap { feed in
      [
        EditionFile(name: Feed.Form.json.file(feed.language), bytes: feed.json),
        EditionFile(
          name: Feed.Form.rss.file(feed.language), bytes: feed.rss(generatorVersion)),
        EditionFile(
          name: Feed.Form.atom.file(feed.language), bytes: feed.atom(generatorVersion)),
      ]
    } + [EditionFile(name: "links.html", bytes: links)]
  }

  /// Elements for the heads of the site's pages, by which readers find the feeds.
  private var links: [UInt8] {
    var html = HTMLBuilder()
    for feed in feeds {
      for form in Feed.Form.allCases {
        html.open(
          "link",
          [
            ("rel", "alternate"), ("type", form.mediaType), ("hreflang", feed.language.code),
            ("title", "\(feed.title) (\(form.title), \(feed.language))"),
            ("href", feed.address(form)),
          ])
        html.newLine()
      }
    }
    return html.bytes
  }
}

/// A feed in one language, before it takes a form.
struct Feed: Sendable {
  enum Form: String, CaseIterable {
    case json, rss, atom

    var mediaType: String {
      self == .json ? "application/feed+json" : "application/\(rawValue)+xml"
    }

    var title: String {
      switch self {
      case .json: "JSON Feed"
      case .rss: "RSS"
      case .atom: "Atom"
      }
    }

    func file(_ language: Language) -> String {
      self == .json ? "feed.\(language).json" : "\(rawValue).\(language).xml"
    }
  }

  /// The same thing in another language.
  struct Alternate: Sendable {
    let language: Language
    let address: String
  }

  struct Entry: Sendable {
    let key: String
    let version: FeedArticle.Version
    let address: String
    let translations: [Alternate]

    var published: Timestamp? {
      version.date.map { Timestamp(seconds: $0.secondsSince1970) }
    }

    /// Its date, else the moment that stands for now.
    var updated: Timestamp { published ?? Timestamp(seconds: version.timestamp) }
  }

  let site: FeedSite
  let language: Language
  /// The languages that have feeds too.
  let others: [Language]
  /// In the order in which they are shown.
  let entries: [Entry]

  var title: String { site.title(language) }

  /// The moment of the last change; 1970 where there is no entry.
  var updated: Timestamp {
    Timestamp(seconds: entries.map(\.updated.seconds).max() ?? 0)
  }

  func address(_ form: Form) -> String { site.feed(form.file(language)) }

  func alternates(_ form: Form) -> [Alternate] {
    others.map { Alternate(language: $0, address: site.feed(form.file($0))) }
  }

  /// Newest first, then by key; without a date last.
  static func isBefore(_ first: Entry, _ second: Entry) -> Bool {
    let left = first.published?.seconds ?? .min
    let right = second.published?.seconds ?? .min
    return left != right ? left > right : first.key < second.key
  }
}
