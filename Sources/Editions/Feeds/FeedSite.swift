public import Text

/// The site that feeds belong to: where it is, what it is called, and where its articles stand.
public struct FeedSite: Sendable, Equatable {
  /// `https://example.org`, without a slash at the end.
  public let address: String
  /// What the site is called; by language where that differs.
  public var title: String
  public var titles: [Language: String] = [:]
  /// Where articles stand.
  public let articles: ArticleAddress
  /// The folder of the site that the feeds are in; empty for the site's own.
  public private(set) var feedFolder = ""

  /// - Parameters:
  ///   - address: The address of the site's first page.
  ///   - title: `nil`: the host of the address.
  ///   - articlePath: With `{slug}` in it, and `{lang}` where languages have folders of their own.
  public init(
    address: String, title: String? = nil, articlePath: String? = nil, feedFolder: String? = nil
  ) throws(FeedError) {
    var trimmed = address
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let host = SafeLink.host(trimmed), let safe = SafeLink.address(trimmed),
      !trimmed.utf8.contains(UInt8(ascii: "?")), !trimmed.utf8.contains(UInt8(ascii: "#"))
    else { throw .badSite(address) }
    self.address = WebAddress.encoded(safe)
    // Folders that would lead elsewhere are left out.
    let path = articlePath ?? "{lang}/{slug}/"
    let folders = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    let pattern =
      self.address + "/" + folders.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
    guard let articles = ArticleAddress(pattern, base: self.address) else {
      throw .badArticlePath(path)
    }
    self.articles = articles
    let name = SingleLine.text(title ?? "")
    self.title = name.isEmpty ? host : name
    if let feedFolder { self.feedFolder = WebAddress.path(feedFolder) }
  }

  func title(_ language: Language) -> String { titles[language].map(SingleLine.text) ?? title }

  /// Where an article stands that has its address for itself.
  func address(_ own: ArticleAddress.Own?, language: Language, slug: String) -> String {
    own.map(articles.address(own:)) ?? articles.address(language: language, slug: slug)
  }

  /// Where a file of the feeds will be found.
  func feed(_ name: String) -> String {
    address + "/" + (feedFolder.isEmpty ? "" : feedFolder + "/") + name
  }
}

/// Why there are no feeds.
public enum FeedError: DiagnosableError, Equatable {
  case badSite(String)
  case badArticlePath(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .badSite(let address):
      Diagnostic(
        .error, code: "bad-site",
        "\"\(address)\" is no address of a site; expected one such as https://example.org")
    case .badArticlePath(let path):
      Diagnostic(
        .error, code: "bad-article-path",
        "\"\(path)\" does not tell articles apart; expected a path such as {lang}/{slug}/")
    }
  }
}
