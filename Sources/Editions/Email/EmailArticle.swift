import Quotations
import Terminology
import Text

/// What an e-mail shows of one article.
struct EmailArticle: Sendable {
  struct Sentence: Sendable {
    let text: String
    /// With its links.
    let html: TrustedHTML
    let markdown: String
    /// Whether it follows the one before it in the same block of the article.
    let continues: Bool
    /// Whether white space parts it from that one.
    let isSpaced: Bool

    /// What stands between it and the one before it in a paragraph.
    var separator: String { isSpaced ? " " : "" }
  }

  struct Quote: Sendable {
    let text: String
    let speaker: String?
    let link: Link?
  }

  struct Link: Sendable {
    let text: String
    let url: String
    let host: String
    /// The language of the page, where its address says so and it is another.
    let language: Language?
  }

  struct Picture: Sendable {
    let url: String
    let alternative: String
  }

  /// The article in another language.
  struct Version: Sendable {
    let language: Language
    let url: String
  }

  let language: Language
  let title: String
  /// Where the title is in another language.
  let titleLanguage: Language?
  let url: String?
  /// Authors, date and reading time.
  let byline: String
  /// Only with an alternative text that is one.
  let picture: Picture?
  private(set) var sentences: [Sentence]
  private(set) var quotes: [Quote]
  private(set) var terms: [String]
  private(set) var links: [Link]
  private(set) var versions: [Version]
  /// Whether something was left out.
  private(set) var isCut = false

  private static let termLimit = 8
  private static let linkLimit = 8

  /// O(size of the version).
  init(
    _ edition: NewsletterEdition, of version: VersionMaterial, in material: EditionMaterial,
    _ phrases: EmailPhrases
  ) {
    language = version.language
    title = SingleLine.cut(edition.title.isEmpty ? edition.subject : edition.title, to: 300)
    titleLanguage = edition.titleLanguage
    url = edition.url
    let authors = SingleLine.cut(edition.authors.prefix(10).joined(separator: ", "), to: 200)
    byline = [authors, edition.dateDisplay ?? "", phrases.minutes(edition.readingMinutes)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    picture = edition.image.flatMap { image in
      guard image.altStatus == .ok,
        let address = SafeLink.resolved(image.src, against: edition.url)
      else { return nil }
      return Picture(url: address, alternative: SingleLine.cut(image.alt, to: 300))
    }
    sentences = Self.sentences(edition, version)
    quotes =
      EmailQuotes(
        version, in: material, besides: edition.chosen, limit: material.options.newsletter.quotes
      ).quotes
    terms = Self.terms(version, in: material)
    links = Self.links(version)
    versions = material.versions.compactMap { other in
      guard other.language != version.language, let url = material.address(of: other) else {
        return nil
      }
      return Version(language: other.language, url: url)
    }
  }

  /// How much of it can be left out: each of these is left out whole.
  var count: Int {
    sentences.count + quotes.count + (terms.isEmpty ? 0 : 1) + links.count + versions.count
  }

  /// The first items alone.
  func limited(to limit: Int) -> EmailArticle {
    guard limit < count else { return self }
    var article = self
    var rest = limit
    func take<Item>(_ items: [Item]) -> [Item] {
      let taken = Array(items.prefix(rest))
      rest -= taken.count
      return taken
    }
    article.sentences = take(sentences)
    article.quotes = take(quotes)
    if rest == 0 { article.terms = [] } else if !terms.isEmpty { rest -= 1 }
    article.links = take(links)
    article.versions = take(versions)
    article.isCut = true
    return article
  }

  private static func sentences(
    _ edition: NewsletterEdition, _ version: VersionMaterial
  ) -> [Sentence] {
    var last = -1
    var lastBlock = -1
    return edition.chosen.map { index in
      let range = version.segmented.sentences[index].range
      let block = version.document.blocks.partitioningIndex { $0.range.end > range.start }
      defer { (last, lastBlock) = (index, block) }
      let text = SingleLine.text(version.shown(range))
      let linked = LinkedText(range, in: version)
      return Sentence(
        text: text, html: TrustedHTML(linked.builder), markdown: linked.markdown,
        continues: index == last + 1 && block == lastBlock,
        isSpaced: version.isSpaced(beforeSentence: index))
    }
  }

  /// The key terms where they were looked for, else the glossary's terms, the most frequent first.
  private static func terms(_ version: VersionMaterial, in material: EditionMaterial) -> [String] {
    let found = material.analysis.keyTerms.compactMap { $0.terms[version.language]?.text }
    if !found.isEmpty { return found.prefix(20).map { SingleLine.cut($0, to: 80) } }
    let concepts = material.analysis.glossary.concepts
    let uses = ConceptUses(of: version, in: concepts)
    return concepts.indices.filter { uses.counts[$0] > 0 }
      .sorted { (uses.counts[$1], $0) < (uses.counts[$0], $1) }
      .prefix(termLimit)
      .compactMap { uses.terms(of: $0, in: concepts).first?.text }
      .map { SingleLine.cut($0, to: 80) }
  }

  /// The pages the article leads to, each once, in text order.
  private static func links(_ version: VersionMaterial) -> [Link] {
    var seen: Set<String> = []
    var links: [Link] = []
    for link in version.document.links where links.count < linkLimit {
      guard let shown = Link(link, in: version), seen.insert(shown.url).inserted else { continue }
      links.append(shown)
    }
    return links
  }
}

extension EmailArticle.Link {
  /// `nil` for what is no page of the web, or has an address that is too long to be one.
  init?(_ link: Text.Link, in version: VersionMaterial) {
    guard let url = SafeLink.address(link.url), url.utf8.count <= 2000,
      let host = SafeLink.host(url)
    else { return nil }
    let words = SingleLine.cut(version.shown(link.range), to: 120)
    self.url = url
    self.host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    text = words.isEmpty ? self.host : words
    let language = PageLanguage.of(url)
    self.language = language == version.language ? nil : language
  }
}
