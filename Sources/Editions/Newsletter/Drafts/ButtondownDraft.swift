import Text

/// A draft for Buttondown: front matter, and the newsletter as Markdown.
///
/// Buttondown fills in its messages with Django's template language, so that `{{`, `{%` and `{#` of the
/// text are written by the tag that prints them. Older versions of its command line take any `---` for
/// the end of the front matter, so that none stands in the rest of the file. It puts the link to leave
/// the list below each message itself.
struct ButtondownDraft {
  let bytes: [UInt8]

  init?(_ newsletter: Newsletter, _ language: Language) {
    guard let content = newsletter.content(language),
      let (edition, _) = newsletter.editions(language).first
    else { return nil }
    let isAlone = content.contents.isEmpty
    var fields = [
      ("subject", Self.escaped(content.subject)), ("status", "draft"),
      ("slug", NewsletterDraft.slug(edition.slug, ofIssue: !isAlone, language)),
      ("description", content.preheader),
    ]
    if isAlone, let url = edition.url { fields.append(("canonical_url", url)) }
    if isAlone, let picture = content.articles.first?.picture {
      fields.append(("image", picture.url))
    }
    var text = "---\n"
    for (name, value) in fields where !value.isEmpty { text += "\(name): \(Self.quoted(value))\n" }
    text += "metadata:\n  lang: \(Self.quoted(language.code))\n---\n\n"
    text += "<!-- buttondown-editor-mode: plaintext -->\n\n"
    text += Self.escaped(NewsletterMarkdown(content).bodyBelowSubject)
      .replacing("---", with: "-\\-\\-")
    bytes = Array(text.utf8)
  }

  /// A double-quoted scalar of YAML.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in SingleLine.text(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result.replacing("---", with: "\\x2D\\x2D\\x2D") + "\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      let next = rest[rest.index(after: brace)...].first
      let name: String? =
        switch next {
        case "{": "openvariable"
        case "%": "openblock"
        case "#": "opencomment"
        default: nil
        }
      if let name {
        result += "{% templatetag \(name) %}"
        rest = rest[rest.index(brace, offsetBy: 2)...]
      } else {
        result += "{"
        rest = rest[rest.index(after: brace)...]
      }
    }
    return result + rest
  }
}
