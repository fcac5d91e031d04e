public import Text

/// What is to be said of a newsletter beside what is said of each article's versions.
extension Newsletter {
  /// Of the newsletter as a whole.
  var warnings: [EditionWarning] {
    (materials.count > 1 ? missingArticles + sameSlugs : []) + missingDate
      + languages.flatMap { email($0)?.warnings ?? [] }
  }

  /// Of one article in it: titles that are not the version's own.
  func warnings(ofArticle index: Int) -> [EditionWarning] {
    articles[index].values.sorted { $0.lang < $1.lang }.compactMap { edition in
      guard let note = edition.titleNote else { return nil }
      return EditionWarning(
        .missingTitle, .warning,
        "\(SingleLine.text(edition.source.path)) has no title: \(note) stands for it; add one to it",
        lang: edition.lang)
    }
  }

  /// Articles that are not in the newsletter of a language the others are in.
  private var missingArticles: [EditionWarning] {
    languages.flatMap { language in
      zip(materials, articles).compactMap { material, editions -> EditionWarning? in
        guard editions[language] == nil else { return nil }
        let key = material.analysis.key
        let others = material.languages.filter { $0 != language }
        let reason =
          material.version(language) != nil
          ? "has nothing to show in \(language)"
          : "has no \(language) version, only \(others.map(\.code).joined(separator: ", "))"
        return EditionWarning(
          .missingTranslation, .warning,
          "\(SingleLine.text(key)) \(reason): it is not in the \(language) newsletter",
          lang: language, article: key)
      }
    }
  }

  /// A message has to say when it was written, so that without any date it says what is wrong.
  private var missingDate: [EditionWarning] {
    guard !materials.contains(where: \.options.isDated) else { return [] }
    let what = materials.count > 1 ? "no article" : "the article"
    return [
      EditionWarning(
        .missingDate, .warning,
        "\(what) has \(materials.count > 1 ? "a" : "no") date that can be read: messages and "
          + "bundle say \(Timestamp(seconds: timestamp).internet.prefix(10)); add a date to the front "
          + "matter, or set SOURCE_DATE_EPOCH")
    ]
  }

  /// Articles of one language that addresses call the same.
  private var sameSlugs: [EditionWarning] {
    languages.flatMap { language in
      var keys: [String: String] = [:]
      return editions(language).compactMap { edition, material -> EditionWarning? in
        let key = material.analysis.key
        guard let other = keys.updateValue(key, forKey: edition.slug) else { return nil }
        return EditionWarning(
          .sameSlug, .warning,
          "\(SingleLine.text(other)) and \(SingleLine.text(key)) have the same slug, "
            + "\"\(edition.slug)\": their addresses may be the same", lang: language)
      }
    }
  }

  /// What an editor should know of the newsletter beside what is said of its articles' texts.
  public var diagnostics: [Diagnostic] {
    (warnings + materials.indices.flatMap(warnings(ofArticle:))).map {
      Diagnostic($0.severity == .error ? .error : .warning, code: $0.code, $0.message)
    }
  }
}
