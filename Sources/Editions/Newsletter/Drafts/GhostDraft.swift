import Text

/// A post for Ghost's Admin API, `POST /ghost/api/admin/posts/?source=html`, as a draft.
///
/// The text goes as HTML and not as Ghost's own Lexical: that is a tree whose nodes change with its
/// editor, while the few elements used here (headings, paragraphs, lists, quotations, links) become blocks
/// that an editor can go on writing in. Ghost makes the e-mail of it by its own template, with its own link
/// to leave the list.
struct GhostDraft: Encodable {
  struct Post: Encodable {
    let title: String
    let slug: String
    let status = "draft"
    let html: String
    let customExcerpt: String?
    let canonicalURL: String?
    let featureImage: String?
    let featureImageAlt: String?
    let emailSubject: String
    let tags: [String]

    enum CodingKeys: String, CodingKey {
      case title, slug, status, html, tags
      case customExcerpt = "custom_excerpt"
      case canonicalURL = "canonical_url"
      case featureImage = "feature_image"
      case featureImageAlt = "feature_image_alt"
      case emailSubject = "email_subject"
    }
  }

  let posts: [Post]

  /// Within the lengths Ghost allows: 255 for titles, 191 for slugs, tags and alternative texts, 300 for
  /// excerpts.
  init?(_ newsletter: Newsletter, _ language: Language) {
    guard let content = newsletter.content(language) else { return nil }
    let editions = newsletter.editions(language)
    let isAlone = content.contents.isEmpty
    guard let (edition, material) = editions.first else { return nil }
    let picture = isAlone ? content.articles.first?.picture : nil
    let tags = material.versions.lazy.map(\.document.metadata.tags).first { !$0.isEmpty } ?? []
    posts = [
      Post(
        title: SingleLine.cut(content.subject, to: 255),
        slug: NewsletterDraft.slug(edition.slug, ofIssue: !isAlone, language),
        html: Self.html(content),
        customExcerpt: content.preheader.isEmpty ? nil : SingleLine.cut(content.preheader, to: 300),
        canonicalURL: isAlone ? edition.url : nil,
        featureImage: picture?.url,
        featureImageAlt: picture.map { SingleLine.cut($0.alternative, to: 191) },
        emailSubject: SingleLine.cut(content.subject, to: 300),
        tags: isAlone ? tags.map { SingleLine.cut($0, to: 191) } : [])
    ]
  }

  private static func html(_ content: EmailContent) -> String {
    var html = HTMLBuilder()
    for article in content.articles {
      if !content.contents.isEmpty {
        var tag: [(StaticString, String)] = []
        if let language = article.titleLanguage {
          tag = [("lang", language.code), ("dir", NewsletterEdition.direction(of: language))]
        }
        html.element("h2", tag, text: article.title)
      }
      write(article, content.phrases, isAlone: content.contents.isEmpty, to: &html)
    }
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private static func write(
    _ article: EmailArticle, _ phrases: EmailPhrases, isAlone: Bool, to html: inout HTMLBuilder
  ) {
    func heading(_ phrase: String) {
      html.element(isAlone ? "h2" : "h3", text: phrases[phrase])
    }
    var isOpen = false
    for sentence in article.sentences {
      if isOpen, !sentence.continues { html.close("p") }
      if !isOpen || !sentence.continues {
        html.open("p")
      } else if sentence.isSpaced {
        html.raw(" ")
      }
      html.append(sentence.html)
      isOpen = true
    }
    if isOpen { html.close("p") }
    if let url = article.url {
      html.element("p") { $0.element("a", [("href", url)], text: phrases["readOn"]) }
    }
    if !article.quotes.isEmpty { heading("quotes") }
    for quote in article.quotes {
      html.element("blockquote") {
        $0.text(quote.text)
        if let speaker = quote.speaker {
          $0.raw("<br>— ")
          $0.text(speaker)
        }
      }
    }
    if !article.terms.isEmpty {
      heading("terms")
      html.element("p", text: article.terms.joined(separator: " · "))
    }
    if !article.links.isEmpty {
      heading("links")
      html.element("ul") { list in
        for link in article.links {
          list.element("li") {
            $0.element("a", [("href", link.url)], text: link.text)
            $0.text(" (\(link.host))")
          }
        }
      }
    }
  }
}
