import Text

/// The language of a page, as its address names it.
///
/// A code is taken to mean a language
/// - as the first label of a host of three or more (`fr.example.org`), but where people post: there it
///   is a country (`fr.linkedin.com`);
/// - as a folder, or the whole of a path of one or two segments (`/it/…`, `/a/b/en/x.html`, `/en-us`);
/// - before or behind the ending of a file (`page.it.html`, `page.html.it`);
/// - as what is asked for (`?lang=it`).
enum PageLanguage {
  /// The language an address names, of those supported; `nil` where it names none. O(address).
  static func of(_ url: String) -> Language? {
    guard let host = SafeLink.host(url) else { return nil }
    for (name, value) in SafeLink.query(url) where queries.contains(name.lowercased()) {
      if let language = language(value) { return language }
    }
    let labels = host.split(separator: ".")
    if labels.count > 2, HostNames.standard.kind(of: host) != .social,
      let language = language(String(labels[0]))
    {
      return language
    }
    let segments = SafeLink.pathSegments(url)
    for (index, segment) in segments.enumerated() where index < 2 || index + 1 < segments.count {
      if let language = language(segment) { return language }
    }
    let parts = segments.last?.split(separator: ".") ?? []
    guard parts.count > 2 else { return nil }
    return language(String(parts[parts.count - 2])) ?? language(String(parts[parts.count - 1]))
  }

  /// Whether the words of a link say that the page is in a language: its name in any language (*Italiano*,
  /// *en italien*), or its code in capitals alone. O(words).
  static func isNamed(_ language: Language, in words: String) -> Bool {
    if words == language.code.uppercased() { return true }
    return words.lowercased().split { !$0.isLetter }.contains {
      names[language]?.contains(String($0)) ?? false
    }
  }

  /// A code of two letters, or one with a region: `en`, `en-us`, `pt_BR`.
  private static func language(_ code: String) -> Language? {
    let bytes = Array(code.utf8)
    guard bytes.count == 2 || (bytes.count == 5 && (bytes[2] == 0x2D || bytes[2] == 0x5F)),
      let language = Language(code), language.isSupported
    else { return nil }
    return language
  }

  private static let queries: Set<String> = [
    "hl", "lang", "language", "langue", "lingua", "lng", "locale",
  ]

  private static let names: [Language: Set<String>] = {
    var names: [Language: Set<String>] = [:]
    for row in ResourceTable(PackageResources.language_names_tsv).rows where row.count == 2 {
      guard let language = Language(String(decoding: row[0], as: UTF8.self)) else { continue }
      names[language, default: []].insert(String(decoding: row[1], as: UTF8.self))
    }
    return names
  }()
}
