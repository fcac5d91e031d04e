import Text

extension Feed {
  /// RSS 2.0 with the modules that readers know: content, Dublin Core, and Atom's links, which name
  /// the feed itself and what says the same in other languages.
  func rss(_ generatorVersion: String) -> [UInt8] {
    let xml = XMLText()
    xml.open(
      "rss",
      [
        ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    xml.open("channel")
    xml.element("title", text: title)
    xml.element("link", text: site.articles.folder(language))
    // A description may hold HTML: what is text is escaped once more.
    xml.element("description", text: Self.escaped(title))
    xml.element("language", text: language.code)
    xml.element("lastBuildDate", text: updated.mail)
    xml.element("generator", text: "pipeline \(generatorVersion)")
    Self.link("atom:link", "self", address(.rss), Form.rss.mediaType, language, xml)
    for other in alternates(.rss) {
      Self.link("atom:link", "alternate", other.address, Form.rss.mediaType, other.language, xml)
    }
    for entry in entries {
      xml.open("item")
      xml.element("title", text: entry.version.title)
      // Before the article's own link: some readers take the last one they see for it.
      for other in entry.translations {
        Self.link("atom:link", "alternate", other.address, "text/html", other.language, xml)
      }
      xml.element("link", text: entry.address)
      xml.element("guid", [("isPermaLink", "true")], text: entry.address)
      if let published = entry.published { xml.element("pubDate", text: published.mail) }
      for author in entry.version.authors { xml.element("dc:creator", text: author) }
      xml.element("dc:language", text: language.code)
      for tag in entry.version.tags { xml.element("category", text: tag) }
      xml.element("description", text: Self.escaped(entry.version.summary))
      xml.element("content:encoded", text: entry.version.html)
      xml.close()
    }
    return xml.finish()
  }

  /// Atom 1.0 (RFC 4287).
  func atom(_ generatorVersion: String) -> [UInt8] {
    let xml = XMLText()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.code)])
    xml.element("id", text: address(.atom))
    xml.element("title", text: title)
    xml.element("updated", text: updated.internet)
    xml.element("generator", [("version", generatorVersion)], text: "pipeline")
    xml.open("author")
    xml.element("name", text: title)
    xml.close()
    Self.link("link", "self", address(.atom), Form.atom.mediaType, language, xml)
    Self.link("link", "alternate", site.articles.folder(language), "text/html", language, xml)
    for other in alternates(.atom) {
      Self.link("link", "alternate", other.address, Form.atom.mediaType, other.language, xml)
    }
    for entry in entries {
      xml.open("entry")
      xml.element("id", text: entry.address)
      let tag = entry.version.titleLanguage.map { [("xml:lang", $0.code)] }
      xml.element("title", tag ?? [], text: entry.version.title)
      xml.element("updated", text: entry.updated.internet)
      if let published = entry.published { xml.element("published", text: published.internet) }
      for author in entry.version.authors {
        xml.open("author")
        xml.element("name", text: author)
        xml.close()
      }
      Self.link("link", "alternate", entry.address, "text/html", language, xml)
      for other in entry.translations {
        Self.link("link", "alternate", other.address, "text/html", other.language, xml)
      }
      if !entry.translations.isEmpty {
        // Once more: of several some readers take the first for the article's own, some the last.
        Self.empty("link", [("rel", "alternate"), ("href", entry.address)], xml)
      }
      for tag in entry.version.tags { Self.empty("category", [("term", tag)], xml) }
      xml.element("summary", text: entry.version.summary)
      xml.element("content", [("type", "html")], text: entry.version.html)
      xml.close()
    }
    return xml.finish()
  }

  private static func link(
    _ element: String, _ relation: String, _ address: String, _ type: String,
    _ language: Language, _ xml: borrowing XMLText
  ) {
    empty(
      element,
      [("rel", relation), ("type", type), ("hreflang", language.code), ("href", address)], xml)
  }

  private static func empty(
    _ element: String, _ attributes: [(String, String)], _ xml: borrowing XMLText
  ) {
    xml.open(element, attributes)
    xml.close()
  }

  /// Text as HTML.
  private static func escaped(_ text: String) -> String {
    var html = HTMLBuilder()
    html.text(text)
    return String(decoding: html.bytes, as: UTF8.self)
  }
}
