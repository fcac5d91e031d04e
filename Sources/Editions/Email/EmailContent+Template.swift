import Text

extension EmailContent {
  /// The names a template of e-mails may use.
  static let shape: TemplateShape = {
    let language: [String: TemplateShape] = ["lang": .text, "dir": .text, "name": .text]
    let link: TemplateShape = .group([
      "text": .text, "url": .text, "host": .text, "foreign": .group(language),
    ])
    let titleLanguage: TemplateShape = .group(["lang": .text, "dir": .text])
    let reference: TemplateShape = .group([
      "first": .flag, "title": .text, "titleLanguage": titleLanguage, "url": .text,
    ])
    let article: TemplateShape = .group([
      "titleLanguage": titleLanguage, "level": .text, "sublevel": .text, "title": .text,
      "url": .text, "byline": .text,
      "picture": .group(["url": .text, "alternative": .text]),
      "paragraphs": .list(
        .group([
          "passage": .text,
          "sentences": .list(
            .group(["first": .flag, "spaced": .flag, "text": .text, "html": .trusted])),
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
      "lang": .text, "dir": .text, "subject": .text, "subjectLanguage": titleLanguage,
      "preheader": .text, "unsubscribe": .text,
      "sender": .text, "imprint": .text,
      "phrase": .group(phrases), "hasContents": .flag,
      "contents": .list(reference), "articles": .list(article), "cut": .flag, "hasRest": .flag,
      "rest": .list(reference),
    ])
  }()

  /// What a template is filled with.
  var value: TemplateValue {
    .group([
      "lang": .text(language.code), "dir": .text(NewsletterEdition.direction(of: language)),
      "subject": .text(subject), "subjectLanguage": Self.tag(subjectLanguage),
      "preheader": TemplateValue(preheader),
      "unsubscribe": .text(unsubscribe.text),
      "sender": TemplateValue(sender), "imprint": TemplateValue(imprint),
      "phrase": .group(phrases.all.mapValues { .text($0) }),
      "hasContents": .flag(!contents.isEmpty),
      "contents": Self.value(contents),
      "articles": .list(
        articles.map { Self.value($0, level: contents.isEmpty ? 1 : 2, in: language) }),
      "cut": .flag(isCut), "hasRest": .flag(!rest.isEmpty), "rest": Self.value(rest),
    ])
  }

  private static func value(_ references: [Reference]) -> TemplateValue {
    .list(
      references.enumerated().map { index, reference in
        .group([
          "first": .flag(index == 0), "title": .text(reference.title),
          "titleLanguage": tag(reference.language), "url": TemplateValue(reference.url),
        ])
      })
  }

  /// What says that something is in another language.
  private static func tag(_ language: Language?) -> TemplateValue {
    language.map {
      .group([
        "lang": .text($0.code), "dir": .text(NewsletterEdition.direction(of: $0)),
      ])
    } ?? .absent
  }

  private static func value(
    _ article: EmailArticle, level: Int, in language: Language
  ) -> TemplateValue {
    .group([
      "titleLanguage": tag(article.titleLanguage),
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
      "links": .list(article.links.map { value($0, in: language) }),
      "versions": .list(
        article.versions.enumerated().map { index, version in
          .group(
            value(version.language, in: version.language).merging([
              "first": .flag(index == 0), "url": .text(version.url),
            ]) { one, _ in one })
        }),
      "cut": .flag(article.isCut),
    ])
  }

  private static func value(_ link: EmailArticle.Link, in language: Language) -> TemplateValue {
    .group([
      "text": .text(link.text), "url": .text(link.url), "host": .text(link.host),
      "foreign": link.language.map { .group(value($0, in: language)) } ?? .absent,
    ])
  }

  /// A language, with its name in another.
  private static func value(
    _ language: Language, in other: Language
  ) -> [String: TemplateValue] {
    [
      "lang": .text(language.code), "dir": .text(NewsletterEdition.direction(of: language)),
      "name": .text(
        language == other
          ? PageText.languageName(language) : PageText.languageName(language, in: other)),
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
      let passage = sentences.dropFirst().reduce(sentences[0].text) {
        $0 + $1.separator + $1.text
      }
      return .group([
        "passage": TemplateValue(article.url.map { PassageLink.address($0, passage: passage) }),
        "sentences": .list(
          sentences.enumerated().map { index, sentence in
            .group([
              "first": .flag(index == 0), "spaced": .flag(index > 0 && sentence.isSpaced),
              "text": .text(sentence.text),
              "html": .trusted(sentence.html),
            ])
          }),
      ])
    }
  }
}
