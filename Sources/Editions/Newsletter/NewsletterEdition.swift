import Bitext
import ICU
import Text

/// What a newsletter in one language needs.
struct NewsletterEdition: Encodable, Sendable {
  struct Sentence: Encodable, Sendable {
    let text: String
    let html: String
    let markdown: String
    let anchor: Anchor
    let score: Double
    /// The row's identifier.
    let bead: String?
  }

  struct Summary: Encodable, Sendable {
    let method: String
    let sentences: [Sentence]
    let words: Int
  }

  struct Link: Encodable, Sendable {
    let text: String
    let href: String
    let anchor: Anchor?
  }

  let lang: Language
  let dir: String
  let subject: String
  let preheader: String
  let title: String
  /// The title's language, where it is that of another version; see `EditionTitle`.
  let titleLanguage: Language?
  /// What stands for a title of its own, for messages; `nil` where it has one.
  let titleNote: String?
  let url: String?
  let slug: String
  let authors: [String]
  let date: String?
  let dateDisplay: String?
  let readingMinutes: Int
  let words: Int
  let image: ImageRecord?
  let source: SourceStamp
  let summary: Summary
  let links: [Link]
  /// What the e-mail writes otherwise than the source, where a house style was asked for.
  let typography: ShownTypography?
  /// Files of the e-mail by form, where they are written beside the bundle.
  var files: [String: String]?
  var bytes: Sizes?
  /// Indices of the summary's sentences.
  let chosen: [Int]

  /// How long the e-mail's parts are as they are sent, in quoted-printable.
  struct Sizes: Encodable, Sendable {
    let html: Int
    let text: Int
  }

  enum CodingKeys: String, CodingKey {
    case lang, dir, subject, preheader, title, url, slug, authors, date, words, image, source
    case summary, links, files, bytes, typography
    case dateDisplay = "date_display"
    case titleLanguage = "title_lang"
    case readingMinutes = "reading_minutes"
  }

  /// `nil` when the version has no sentence at all.
  init?(_ version: VersionMaterial, in material: EditionMaterial) {
    let document = version.document
    let metadata = document.metadata
    guard let (summary, chosen) = Self.summary(of: version, in: material) else { return nil }
    let title = EditionTitle(of: version, in: material)
    let date = metadata.date?.day
    lang = version.language
    dir = Self.direction(of: version.language)
    subject = SingleLine.cut(title.text.isEmpty ? "article" : title.text, to: 150)
    preheader = SingleLine.cut(
      chosen.first.map { version.shown(version.segmented.sentences[$0].range) }
        ?? summary.sentences[0].text, to: 140)
    typography = ShownTypography(version, title: title, sentences: chosen)
    self.title = title.text
    titleLanguage = title.foreign
    titleNote = title.note
    url = material.address(of: version)
    slug = material.slug(of: version)
    authors = metadata.authors.map(SingleLine.text)
    self.date = date?.text
    dateDisplay = date.flatMap { date in
      try? DateText.long(
        year: date.year, month: date.month, day: date.day, language: version.language.code)
    }
    words = version.wordCount
    // 200 words a minute, and no text takes less than one.
    readingMinutes = max(1, (words + 100) / 200)
    image = document.images.first.map(ImageRecord.init)
    source = version.stamp
    self.summary = summary
    self.chosen = chosen
    links = document.links.compactMap { link in
      guard let url = SafeLink.address(link.url) else { return nil }
      return Link(
        text: document.string(link.range), href: url, anchor: version.anchor(link.range))
    }
  }

  /// The summary's sentences; where the choice has none of this version, its first sentence that
  /// is no heading.
  private static func summary(
    of version: VersionMaterial, in material: EditionMaterial
  ) -> (Summary, chosen: [Int])? {
    let segmented = version.segmented
    var items = SummaryEdition(material, version: version).items
    if items.isEmpty {
      let sentences = segmented.sentences.indices
      guard
        let first = sentences.first(where: { !segmented.blockKind(ofSentence: $0).isHeading })
          ?? sentences.first
      else { return nil }
      items = [
        .init(sentence: first, score: 0, contributions: [], row: version.rowOfSentence[first])
      ]
    }
    items.removeAll { segmented.sentences[$0.sentence].range.isEmpty }
    let sentences = items.compactMap { item -> Sentence? in
      let range = segmented.sentences[item.sentence].range
      guard let anchor = version.anchor(range) else { return nil }
      let text = LinkedText(range, in: version)
      return Sentence(
        text: version.document.string(range), html: text.html, markdown: text.markdown,
        anchor: anchor, score: item.score.rounded3,
        bead: material.rows.indices.contains(item.row)
          ? material.rows[item.row].identifier : nil)
    }
    guard !sentences.isEmpty else { return nil }
    let summary = Summary(
      method: material.options.summaryMethod, sentences: sentences,
      words: items.reduce(0) { $0 + version.wordCount(ofSentence: $1.sentence) })
    return (summary, items.map(\.sentence))
  }

  /// `ltr` or `rtl`.
  static func direction(of language: Language) -> String {
    rightToLeft.contains(language.code) ? "rtl" : "ltr"
  }

  /// Languages written from right to left, should a version be in one.
  private static let rightToLeft: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
}
