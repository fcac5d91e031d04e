import Text

/// A newsletter in one language as Markdown (CommonMark).
struct NewsletterMarkdown {
  private let content: EmailContent

  init(_ content: EmailContent) { self.content = content }

  var bytes: [UInt8] {
    var text = ""
    if !content.contents.isEmpty {
      text += "# " + Self.marked(content.subject, content.subjectLanguage) + "\n\n"
    }
    return Array((text + body).utf8)
  }

  /// Everything below the subject, which of one article is its title; headings begin at the first level
  /// for one article, at the second for several.
  var body: String {
    let level = content.contents.isEmpty ? "#" : "##"
    return content.articles.map { article(article: $0, level) }.joined(separator: "\n")
  }

  /// The same without the title of a single article, for senders that show the subject as one.
  var bodyBelowSubject: String {
    guard content.contents.isEmpty, let article = content.articles.first else { return body }
    return parts(of: article, "##").joined(separator: "\n\n") + "\n"
  }

  private func article(article: EmailArticle, _ level: String) -> String {
    let title = "\(level) \(Self.marked(article.title, article.titleLanguage))"
    return ([title] + parts(of: article, level + "#")).joined(separator: "\n\n") + "\n"
  }

  /// Words in one line; those of another language say so, which takes HTML.
  private static func marked(_ text: String, _ language: Language?) -> String {
    let text = MarkdownText.escapedInline(text)
    return language.map {
      "<span lang=\"\($0)\" dir=\"\(NewsletterEdition.direction(of: $0))\">\(text)</span>"
    } ?? text
  }

  private func parts(of article: EmailArticle, _ level: String) -> [String] {
    let phrases = content.phrases
    var parts: [String] = []
    func heading(_ phrase: String) {
      parts.append("\(level) \(MarkdownText.escapedInline(phrases[phrase]))")
    }
    if !article.byline.isEmpty { parts.append(MarkdownText.escaped(article.byline)) }
    for sentence in article.sentences {
      if sentence.continues, !parts.isEmpty {
        parts[parts.count - 1] += sentence.separator + sentence.markdown
      } else {
        parts.append(sentence.markdown)
      }
    }
    if let url = article.url { parts.append(MarkdownText.link(phrases["readOn"], to: url)) }
    if !article.quotes.isEmpty { heading("quotes") }
    for quote in article.quotes {
      var text = "> " + MarkdownText.escaped(quote.text)
      let source = quote.link.map { MarkdownText.link($0.host, to: $0.url) }
      let origin = [quote.speaker.map(MarkdownText.escapedInline), source].compactMap { $0 }
      if !origin.isEmpty { text += "\n>\n> — " + origin.joined(separator: ", ") }
      parts.append(text)
    }
    if !article.terms.isEmpty {
      heading("terms")
      parts.append(MarkdownText.escaped(article.terms.joined(separator: " · ")))
    }
    if !article.links.isEmpty {
      heading("links")
      parts.append(
        article.links.map {
          "- " + MarkdownText.link($0.text, to: $0.url)
            + " (\(MarkdownText.escapedInline($0.host)))"
        }.joined(separator: "\n"))
    }
    if !article.versions.isEmpty {
      heading("languages")
      parts.append(
        article.versions.map { MarkdownText.link(PageText.languageName($0.language), to: $0.url) }
          .joined(separator: " · "))
    }
    return parts
  }
}
