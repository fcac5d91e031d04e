import Text

/// Where articles stand: as their front matter says, else by language and slug.
///
/// Of two that would stand at the same place in a language the older one does, so that an address
/// that is known stays; the other stands under its key, numbered if need be.
struct FeedAddresses {
  private(set) var byArticle: [[Language: String]]

  init(of articles: [FeedArticle], site: FeedSite, _ diagnostics: inout [Diagnostic]) {
    byArticle = articles.map { _ in [:] }
    let order = articles.indices.sorted { left, right in
      let (first, second) = (Self.date(articles[left]), Self.date(articles[right]))
      return first != second ? first < second : articles[left].key < articles[right].key
    }
    var taken: [Language: [String: String]] = [:]
    for index in order {
      let article = articles[index]
      for version in article.versions {
        if version.hasUnsafeAddress {
          diagnostics.append(
            Diagnostic(
              .warning, code: "unsafe-link",
              "the address in the front matter is no web address and is not used",
              at: Place(file: version.path)))
        }
        let wanted = site.address(
          version.ownAddress, language: version.language, slug: version.slug)
        var address = wanted
        var number = 1
        while let owner = taken[version.language]?[address] {
          if number == 1 {
            diagnostics.append(
              Diagnostic(
                .warning, code: "duplicate-address",
                "has the address of \(owner), \(wanted), and is listed under another; give it a "
                  + "slug of its own", at: Place(file: version.path)))
          }
          let name = number == 1 ? article.key : "\(article.key)-\(number)"
          address = site.articles.address(language: version.language, slug: name)
          number += 1
        }
        taken[version.language, default: [:]][address] = version.path
        byArticle[index][version.language] = address
      }
    }
  }

  /// Articles without a date count as the newest: they have not been published yet.
  private static func date(_ article: FeedArticle) -> Int64 {
    article.versions.compactMap { $0.date?.secondsSince1970 }.min() ?? .max
  }
}
