import Text

/// What is known of hosts, from `Resources/hosts.tsv`.
struct HostNames: Sendable {
  enum Kind: String, Sendable { case archive, ending, encyclopedia, resolver, shortener, social }

  private let kinds: [String: Kind]

  /// The list that comes with the program.
  static let standard = HostNames(PackageResources.hosts_tsv)

  /// Reads lines of a kind and a domain. O(table).
  init(_ table: [UInt8]) {
    var kinds: [String: Kind] = [:]
    for row in ResourceTable(table).rows where row.count == 2 {
      guard let kind = Kind(rawValue: String(decoding: row[0], as: UTF8.self)) else { continue }
      kinds[String(decoding: row[1], as: UTF8.self)] = kind
    }
    self.kinds = kinds
  }

  /// What a host is, or a domain above it; `nil` for most. O(labels).
  func kind(of host: String) -> Kind? {
    var rest = host[...]
    while rest.contains(".") {
      if let kind = kinds[String(rest)], kind != .ending { return kind }
      rest = rest.drop { $0 != "." }.dropFirst()
    }
    return nil
  }

  /// The host that a word of a text shows: an address, a word that begins with `www.`, or, where it is all
  /// of the text, one that ends as hosts do (`lemonde.fr`, `bbc.co.uk/news`); `nil` for other words.
  func host(shownBy word: String, isAll: Bool) -> String? {
    let word = word.lowercased()
    if word.hasPrefix("http://") || word.hasPrefix("https://") { return SafeLink.host(word) }
    guard isAll || word.hasPrefix("www.") else { return nil }
    let name = word.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, kinds[String(last)] == .ending,
      labels.allSatisfy({ label in
        !label.isEmpty
          && label.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
      })
    else { return nil }
    return String(name)
  }

  /// Whether two hosts belong to one site: `www.lemonde.fr` and `abonnes.lemonde.fr`, not `a.co.uk` and
  /// `b.co.uk`.
  static func areOneSite(_ one: String, _ other: String) -> Bool {
    site(of: one) == site(of: other)
  }

  /// The domain that is registered: the last two labels, and one more below `co.uk` and the like.
  private static func site(of host: String) -> String {
    let labels = host.split(separator: ".")
    let isBelow =
      labels.count > 2 && labels[labels.count - 1].utf8.count == 2
      && categories.contains(String(labels[labels.count - 2]))
    return labels.suffix(isBelow ? 3 : 2).joined(separator: ".")
  }

  /// What countries part their domains by.
  private static let categories: Set<String> = [
    "ac", "co", "com", "edu", "gob", "gouv", "gov", "net", "or", "org",
  ]
}
