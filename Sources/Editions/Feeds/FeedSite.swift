public import Text

/// The site that feeds belong to: where it is, what it is called, and where its articles stand.
public struct FeedSite: Sendable, Equatable {
  /// `https://example.org`, without a slash at the end.
  public let address: String
  /// What the site is called; by language where that differs.
  public var title: String
  public var titles: [Language: String] = [:]
  /// Where articles without an address of their own stand: `{lang}/{slug}/`.
  public private(set) var articlePath = "{lang}/{slug}/"
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
    let name = SingleLine.text(title ?? "")
    self.title = name.isEmpty ? host : name
    if let articlePath {
      guard articlePath.contains("{slug}") else { throw .badArticlePath(articlePath) }
      self.articlePath = articlePath
    }
    if let feedFolder { self.feedFolder = WebAddress.path(feedFolder) }
  }

  func title(_ language: Language) -> String { titles[language].map(SingleLine.text) ?? title }

  /// Where an article stands that says of itself only how it is called.
  func article(_ slug: String, _ language: Language) -> String {
    let isFolder = articlePath.hasSuffix("/")
    let path = articlePath.replacing("{lang}", with: language.code)
      .replacing("{slug}", with: slug)
    return address + "/" + WebAddress.path(path) + (isFolder ? "/" : "")
  }

  /// The page that lists the articles of a language: the folder they are in.
  func home(_ language: Language) -> String {
    let before = articlePath.prefix(
      upTo: articlePath.firstRange(of: "{slug}")?.lowerBound
        ?? articlePath.startIndex)
    let folder = WebAddress.path(
      before.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/").replacing("{lang}", with: language.code))
    return address + "/" + (folder.isEmpty ? "" : folder + "/")
  }

  /// Where a file of the feeds will be found.
  func feed(_ name: String) -> String {
    address + "/" + (feedFolder.isEmpty ? "" : feedFolder + "/") + name
  }
}

/// Addresses made of names that nobody looked at.
enum WebAddress {
  /// The parts of a path, each escaped as RFC 3986 asks; those that would lead elsewhere are left
  /// out.
  static func path(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." && $0 != ".." }
      .map { escaped($0.utf8, keeping: "") }.joined(separator: "/")
  }

  /// An address with what no address may hold escaped; what is escaped already stays.
  static func encoded(_ address: String) -> String {
    escaped(address.utf8, keeping: "/?#[]%")
  }

  private static func escaped(_ text: some Sequence<UInt8>, keeping others: String) -> String {
    let kept = Set("-._~!$&'()*+,;=:@".utf8).union(others.utf8)
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
      case _ where kept.contains(byte): result.append(byte)
      default: result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
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
