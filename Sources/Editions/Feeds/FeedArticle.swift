import Text

/// What feeds say of an article, version by version.
public struct FeedArticle: Sendable {
  /// How much of an article a feed holds.
  public enum Content: String, Sendable, CaseIterable {
    /// The sentences of the summary.
    case summary
    /// All blocks with their links; what is bold or italic is not kept.
    case full
  }

  struct Version: Sendable {
    let language: Language
    /// The file, for messages.
    let path: String
    let title: String
    let authors: [String]
    let tags: [String]
    let date: CalendarDate?
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
  public init(_ material: EditionMaterial, content: Content = .summary) {
    key = material.analysis.key
    let dates = material.versions.compactMap {
      $0.document.metadata.date.flatMap(CalendarDate.init)
    }
    let latest = dates.max { $0.secondsSince1970 < $1.secondsSince1970 }
    versions = material.versions.compactMap { version in
      guard let edition = NewsletterEdition(version, in: material) else { return nil }
      let metadata = version.document.metadata
      let sentences = edition.summary.sentences
      let own = metadata.url.flatMap { ArticleAddress.Own($0) }
      return Version(
        language: version.language, path: version.document.path,
        title: edition.title.isEmpty ? material.analysis.key : edition.title,
        authors: metadata.authors.map(SingleLine.text).filter { !$0.isEmpty },
        tags: metadata.tags.map(SingleLine.text).filter { !$0.isEmpty },
        date: metadata.date.flatMap(CalendarDate.init) ?? latest,
        timestamp: material.options.timestamp,
        summary: sentences.map { SingleLine.text($0.text) }.joined(separator: " "),
        html: content == .full
          ? ArticleText(version).html
          : sentences.map { "<p>\($0.html)</p>\n" }.joined(),
        ownAddress: own, hasUnsafeAddress: metadata.url != nil && own == nil,
        slug: material.slug(of: version))
    }
  }
}

/// A version's blocks as HTML: for feeds that hold whole articles.
struct ArticleText {
  let version: VersionMaterial

  init(_ version: VersionMaterial) { self.version = version }

  /// A heading that is the title is left out: readers show the title themselves. O(bytes).
  var html: String {
    var html = HTMLBuilder()
    var isInList = false
    for (index, block) in version.document.blocks.enumerated() {
      if block.kind.isHeading, index == 0,
        SingleLine.text(version.document.string(block.range)) == version.title
      {
        continue
      }
      if isInList != (block.kind == .listItem) {
        if isInList { html.close("ul") } else { html.open("ul") }
        html.newLine()
        isInList.toggle()
      }
      write(block, to: &html)
      html.newLine()
    }
    if isInList {
      html.close("ul")
      html.newLine()
    }
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private func write(_ block: Block, to html: inout HTMLBuilder) {
    func linked(_ name: StaticString) {
      html.open(name)
      html.add(LinkedText(block.range, in: version))
      html.close(name)
    }
    switch block.kind {
    case .heading(let level):
      switch level {
      case ...2: linked("h2")
      case 3: linked("h3")
      default: linked("h4")
      }
    case .listItem: linked("li")
    case .blockQuote:
      html.open("blockquote")
      linked("p")
      html.close("blockquote")
    case .code: html.element("pre", text: version.document.string(block.range))
    case .paragraph, .tableCell, .note: linked("p")
    }
  }
}
