import Text

extension EmailContent {
  /// The names a template of e-mails may use.
  static let shape: TemplateShape = {
    let language: [String: TemplateShape] = ["lang": .text, "dir": .text, "name": .text]
    let link: TemplateShape = .group([
      "text": .text, "url": .text, "host": .text, "foreign": .group(language),
    ])
    let article: TemplateShape = .group([
      "level": .text, "sublevel": .text, "title": .text, "url": .text, "byline": .text,
      "picture": .group(["url": .text, "alternative": .text]),
      "paragraphs": .list(
        .group([
          "passage": .text,
          "sentences": .list(.group(["first": .flag, "text": .text, "html": .trusted])),
        ])),
      "hasQuotes": .flag, "hasLinks": .flag, "hasVersions": .flag,
      "quotes": .list(
        .group([
          "text": .text, "speaker": .text, "passage": .text,
          "source": .group(["url": .text, "host": .text]),
        ])),
      "terms": .text,
      "links": .list(link),
      "versions": .list(
        .group(language.merging(["first": .flag, "url": .text]) { one, _ in one })),
      "cut": .flag,
    ])
    let phrases = EmailPhrases(.english).all.mapValues { _ in TemplateShape.text }
    return .group([
      "lang": .text, "dir": .text, "subject": .text, "preheader": .text, "unsubscribe": .text,
      "sender": .text, "imprint": .text,
      "phrase": .group(phrases), "hasContents": .flag,
      "contents": .list(.group(["title": .text, "url": .text])),
      "articles": .list(article), "cut": .flag,
    ])
  }()

  /// What a template is filled with.
  var value: TemplateValue {
    .group([
      "lang": .text(language.code), "dir": .text(NewsletterEdition.direction(of: language)),
      "subject": .text(subject), "preheader": TemplateValue(preheader),
      "unsubscribe": .text(unsubscribe.text),
      "sender": TemplateValue(sender), "imprint": TemplateValue(imprint),
      "phrase": .group(phrases.all.mapValues { .text($0) }),
      "hasContents": .flag(!contents.isEmpty),
      "contents": .list(
        contents.map { .group(["title": .text($0.title), "url": TemplateValue($0.url)]) }),
      "articles": .list(articles.map { Self.value($0, level: contents.isEmpty ? 1 : 2) }),
      "cut": .flag(isCut),
    ])
  }

  private static func value(_ article: EmailArticle, level: Int) -> TemplateValue {
    .group([
      "level": .text("\(level)"), "sublevel": .text("\(level + 1)"),
      "title": .text(article.title), "url": TemplateValue(article.url),
      "byline": TemplateValue(article.byline),
      "picture": article.picture.map {
        .group(["url": .text($0.url), "alternative": .text($0.alternative)])
      } ?? .absent,
      "paragraphs": .list(paragraphs(of: article)),
      "hasQuotes": .flag(!article.quotes.isEmpty), "hasLinks": .flag(!article.links.isEmpty),
      "hasVersions": .flag(!article.versions.isEmpty),
      "quotes": .list(
        article.quotes.map { quote in
          .group([
            "text": .text(quote.text), "speaker": TemplateValue(quote.speaker),
            "passage": TemplateValue(
              article.url.map { PassageLink.address($0, passage: quote.text) }),
            "source": quote.link.map { .group(["url": .text($0.url), "host": .text($0.host)]) }
              ?? .absent,
          ])
        }),
      "terms": TemplateValue(article.terms.joined(separator: " · ")),
      "links": .list(article.links.map(value)),
      "versions": .list(
        article.versions.enumerated().map { index, version in
          .group(
            value(version.language).merging([
              "first": .flag(index == 0), "url": .text(version.url),
            ]) { one, _ in one })
        }),
      "cut": .flag(article.isCut),
    ])
  }

  private static func value(_ link: EmailArticle.Link) -> TemplateValue {
    .group([
      "text": .text(link.text), "url": .text(link.url), "host": .text(link.host),
      "foreign": link.language.map { .group(value($0)) } ?? .absent,
    ])
  }

  private static func value(_ language: Language) -> [String: TemplateValue] {
    [
      "lang": .text(language.code), "dir": .text(NewsletterEdition.direction(of: language)),
      "name": .text(PageText.languageName(language)),
    ]
  }

  /// Sentences that stand together in the article stand in one paragraph, with one link to all of them.
  private static func paragraphs(of article: EmailArticle) -> [TemplateValue] {
    var paragraphs: [[EmailArticle.Sentence]] = []
    for sentence in article.sentences {
      if sentence.continues, !paragraphs.isEmpty {
        paragraphs[paragraphs.count - 1].append(sentence)
      } else {
        paragraphs.append([sentence])
      }
    }
    return paragraphs.map { sentences in
      let passage = sentences.map(\.text).joined(separator: " ")
      return .group([
        "passage": TemplateValue(article.url.map { PassageLink.address($0, passage: passage) }),
        "sentences": .list(
          sentences.enumerated().map { index, sentence in
            .group([
              "first": .flag(index == 0), "text": .text(sentence.text),
              "html": .trusted(sentence.html),
            ])
          }),
      ])
    }
  }
}
