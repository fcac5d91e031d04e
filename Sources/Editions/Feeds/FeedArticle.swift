import Text

/// What feeds say of an article, version by version.
public struct FeedArticle: Sendable {
  /// How much of an article a feed holds.
  public enum Content: String, Sendable, CaseIterable {
    /// The sentences of the summary.
    case summary
    /// All of the text with what the source says of it: see `ArticleHTML`.
    case full
  }

  struct Version: Sendable {
    let language: Language
    /// The file, for messages.
    let path: String
    let title: String
    /// Where the title is in another language.
    let titleLanguage: Language?
    /// What stands for a title of its own, for messages.
    let titleNote: String?
    let authors: [String]
    let tags: [String]
    let date: PublicationDate?
    /// Whether there is a date that nobody can read, which is told already.
    let hasUnreadableDate: Bool
    /// What stands for the date of change where there is no date.
    let timestamp: Int64
    /// The summary in one line.
    let summary: String
    /// Escaped; links that run scripts are not in it.
    let html: String
    /// What the front matter says: an address, or a path on the site.
    let ownAddress: ArticleAddress.Own?
    /// Whether the front matter names an address that no reader may open.
    let hasUnsafeAddress: Bool
    let slug: String
  }

  let key: String
  let versions: [Version]

  /// O(size of the article). Versions without a sentence are left out.
  ///
  /// - Parameter site: Where the article stands, for the addresses of links and images that the
  ///   source gives without a host; without it these are left out.
  public init(
    _ material: EditionMaterial, content: Content = .summary, site: FeedSite? = nil
  ) {
    key = material.analysis.key
    let dates = material.versions.compactMap(\.document.metadata.date)
    let latest = dates.max { $0.secondsSince1970 < $1.secondsSince1970 }
    versions = material.versions.compactMap { version in
      guard let edition = NewsletterEdition(version, in: material) else { return nil }
      let metadata = version.document.metadata
      let sentences = edition.summary.sentences
      let own = metadata.url.flatMap { ArticleAddress.Own($0) }
      let slug = material.slug(of: version)
      let page = site?.address(own, language: version.language, slug: slug)
      return Version(
        language: version.language, path: version.document.path,
        title: edition.title.isEmpty ? material.analysis.key : edition.title,
        titleLanguage: edition.titleLanguage, titleNote: edition.titleNote,
        authors: metadata.authors.map(SingleLine.text).filter { !$0.isEmpty },
        tags: metadata.tags.map(SingleLine.text).filter { !$0.isEmpty },
        date: metadata.date ?? latest,
        hasUnreadableDate: metadata.diagnostics.contains { $0.code == "unreadable-date" },
        timestamp: material.options.timestamp,
        summary: Self.line(ofSentences: edition.chosen, in: version),
        html: content == .full
          ? ArticleHTML(version, page: page).html
          : sentences.map { "<p>\($0.html)</p>\n" }.joined(),
        ownAddress: own, hasUnsafeAddress: metadata.url != nil && own == nil,
        slug: slug)
    }
  }

  /// Sentences in one line: those that follow each other without a space do so here.
  private static func line(ofSentences sentences: [Int], in version: VersionMaterial) -> String {
    var line = ""
    var last = -1
    for index in sentences {
      let isJoined = index == last + 1 && !version.isSpaced(beforeSentence: index)
      line += line.isEmpty || isJoined ? "" : " "
      line += SingleLine.text(version.document.string(version.segmented.sentences[index].range))
      last = index
    }
    return line
  }
}
