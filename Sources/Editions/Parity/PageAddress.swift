import Text

/// An address as translations share it.
///
/// Scheme, `www.`, a slash at the end, the place within the page and what tracks readers say
/// nothing of the page; a code of French, Italian or English that begins the host or one of the
/// first two parts of the path, or that a query names, tells the language only:
/// `https://fr.example.org/a` and `http://www.example.org/en/a/` are the same.
struct PageAddress: Equatable {
  /// What is equal for the same page in any language.
  let key: String
  /// The host without its language.
  let host: String
  /// The language that the address names.
  let language: Language?

  /// `nil` for a place within the same page.
  init?(_ url: String) {
    if url.utf8.first == UInt8(ascii: "#") || url.isEmpty { return nil }
    guard let fullHost = SafeLink.host(url) else {
      let path = url.prefix { $0 != "#" }
      key = Self.withoutCode(String(path), before: ".")
      host = ""
      language = nil
      return
    }
    var labels = fullHost.split(separator: ".").map(String.init)
    var language: Language?
    if labels.count > 2, labels[0] == "www" || labels[0] == "m" { labels.removeFirst() }
    if labels.count > 2, let named = Self.language(labels[0]) {
      language = named
      labels.removeFirst()
    }
    if labels.count > 2, labels[0] == "m" { labels.removeFirst() }
    var segments: [String] = []
    for (index, segment) in SafeLink.pathSegments(url).enumerated() {
      if index < 2, let named = Self.language(segment) {
        language = language ?? named
      } else {
        segments.append(segment)
      }
    }
    if let last = segments.popLast() {
      let page =
        last.contains(".") ? Self.withoutEnding(Self.withoutCode(last, before: ".")) : last
      if page != "index" { segments.append(page) }
    }
    host = labels.joined(separator: ".")
    self.language = language
    let query = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1).dropFirst().first
    let terms = query?.split(separator: "&").filter { term in
      let name = term.prefix { $0 != "=" }.lowercased()
      return !name.hasPrefix("utm_") && !["hl", "lang", "locale", "fbclid", "gclid"].contains(name)
    }
    let rest = terms.map { $0.isEmpty ? "" : "?" + $0.joined(separator: "&") } ?? ""
    key = host + "/" + segments.joined(separator: "/") + rest
  }

  /// Whether two addresses are pages of one site, each in the language of its version: an
  /// encyclopedia's article has another name in each.
  func isSameSite(as other: PageAddress, _ here: Language, _ there: Language) -> Bool {
    !host.isEmpty && host == other.host && language == here && other.language == there
  }

  private static func language(_ part: String) -> Language? {
    let bytes = Array(part.utf8)
    guard bytes.count == 2 || bytes.count == 5 && (bytes[2] == 0x2D || bytes[2] == 0x5F),
      let language = Language(part), language.isSupported
    else { return nil }
    return language
  }

  /// `page.html` is `page` to servers that choose the language.
  private static func withoutEnding(_ name: String) -> String {
    for ending in [".html", ".htm"] where name.count > ending.count && name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// A file's path without a code of a language before its ending or as a folder: `a/fig.fr.png`,
  /// `fr/fig.png` and `fig-fr.png` meet those of other languages.
  static func withoutCode(_ path: String, before ending: Character) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).filter {
      language(String($0)) == nil
    }
    guard let name = parts.last, let dot = name.lastIndex(of: ending) else {
      return parts.joined(separator: "/")
    }
    var stem = name[..<dot]
    if let mark = stem.lastIndex(where: { $0 == "." || $0 == "-" || $0 == "_" }),
      language(String(stem[stem.index(after: mark)...])) != nil
    {
      stem = stem[..<mark]
    }
    return (parts.dropLast() + [stem + name[dot...]]).joined(separator: "/")
  }
}
