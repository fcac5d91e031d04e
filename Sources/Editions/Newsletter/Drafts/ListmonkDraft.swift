import Text

/// A campaign for listmonk, as `POST /api/campaigns` takes it; it stays a draft until somebody starts
/// it.
///
/// Subject and bodies are Go templates to listmonk: `{{` of the text is written as an action that prints
/// it. The link to leave the list is listmonk's own. The body is a whole document: the campaign's
/// template should hold nothing but `{{ template "content" . }}`.
struct ListmonkDraft: Encodable {
  let name: String
  let subject: String
  let lists: [Int]
  let fromEmail: String?
  let type = "regular"
  let contentType = "html"
  let body: String
  let altbody: String
  let messenger = "email"
  let tags: [String]
  let headers: [[String: String]]

  enum CodingKeys: String, CodingKey {
    case name, subject, lists, type, body, altbody, messenger, tags, headers
    case fromEmail = "from_email"
    case contentType = "content_type"
  }

  init?(_ newsletter: Newsletter, _ language: Language) {
    let options = newsletter.options
    guard let plain = newsletter.email(language) else { return nil }
    // A mark no text can hold, since it depends on the text.
    let mark = "unsubscribe-" + SHA256.hexadecimal(of: plain.html + plain.text)
    let given = options.unsubscribe
    let isOwn = given.map(\.isTag) ?? true
    let link = isOwn ? UnsubscribeLink(mark: mark) : given
    guard let content = newsletter.content(language, unsubscribe: link) else { return nil }
    let email = Email(content, by: options.templates ?? .standard)
    func written(_ bytes: [UInt8]) -> String {
      Self.escaped(String(decoding: bytes, as: UTF8.self))
        .replacing(mark, with: given?.text ?? "{{ UnsubscribeURL }}")
    }
    let articles = newsletter.editions(language).map(\.1)
    name = "\(articles[0].analysis.key) (\(language.code))"
    subject = Self.escaped(email.subject)
    lists = options.lists
    fromEmail = options.sender == .placeholder ? nil : options.sender.text
    body = written(email.html)
    altbody = written(email.text)
    tags = [language.code]
    headers = [["Content-Language": language.code]]
  }

  /// `{{` as an action that prints it; and the short form of listmonk's links behind `@`.
  static func escaped(_ text: String) -> String {
    text.replacing("{{", with: "{{ \"{{\" }}")
      .replacing("@TrackLink", with: "@{{ \"TrackLink\" }}")
  }
}
