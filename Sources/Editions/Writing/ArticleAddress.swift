import Text

/// Where articles are published: as their front matter says, else by a pattern such as
/// `https://example.org/{lang}/{slug}`. Feeds and newsletters ask the same, so that an article has one
/// address.
public struct ArticleAddress: Sendable, Equatable {
  /// As it was given.
  public let pattern: String
  /// What paths in front matter are added to, without a slash at the end.
  private let base: String

  /// `nil` when the pattern makes no `http` or `https` address, or the same one for all articles.
  ///
  /// - Parameter base: The site's first page; `nil`: scheme and host of the pattern.
  public init?(_ pattern: String, base: String? = nil) {
    self.pattern = pattern
    guard pattern.contains("{slug}"), pattern.utf8.count <= 1000,
      let page = SafeLink.resolved("/", against: Self.filled(pattern, "en", slug: "a"))
    else { return nil }
    self.base = base ?? String(page.dropLast())
  }

  /// The address of an article. O(pattern + slug).
  func address(language: Language, slug: String) -> String {
    Self.filled(pattern, language.code, slug: slug)
  }

  /// The folder the articles of a language are in: the page that lists them.
  func folder(_ language: Language) -> String {
    let before = pattern.prefix(
      upTo: pattern.firstRange(of: "{slug}")?.lowerBound ?? pattern.endIndex)
    let end = before.lastIndex(of: "/").map(before.index(after:)) ?? before.endIndex
    return Self.filled(String(before[..<end]), language.code, slug: "")
  }

  /// The address an article's front matter asks for.
  func address(own: Own) -> String {
    switch own {
    case .page(let address): address
    case .path(let path): base + path
    }
  }

  /// What front matter says of an article's address.
  enum Own: Sendable {
    case page(String)
    /// On the site; with a slash before it.
    case path(String)

    /// `nil` for what is neither a web address nor a path that begins with one slash.
    init?(_ url: String) {
      if SafeLink.host(url) != nil {
        guard let address = SafeLink.address(url) else { return nil }
        self = .page(WebAddress.encoded(address))
      } else if url.hasPrefix("/"), !url.hasPrefix("//"),
        url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
      {
        self = .path(WebAddress.encoded(url))
      } else {
        return nil
      }
    }
  }

  /// In the path a slug may have folders, behind a question mark it is a value.
  private static func filled(_ pattern: String, _ language: String, slug: String) -> String {
    let known = pattern.replacing("{lang}", with: language)
    let query = known.firstIndex(where: { $0 == "?" || $0 == "#" }) ?? known.endIndex
    let path = String(known[..<query]).replacing("{slug}", with: WebAddress.path(slug))
    let rest = String(known[query...])
      .replacing("{slug}", with: WebAddress.escaped(slug, keeping: "-._~"))
    return WebAddress.encoded(path + rest)
  }
}
