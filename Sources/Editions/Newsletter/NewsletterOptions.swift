/// How newsletters are written.
public struct NewsletterOptions: Sendable {
  /// What e-mails are written by; `nil`: `EmailTemplates.standard`.
  public var templates: EmailTemplates?
  /// Where readers leave the list; `nil`: the tag of the sender a draft is for, else
  /// `UnsubscribeLink.placeholder`.
  public var unsubscribe: UnsubscribeLink?
  /// Who messages are from.
  public var sender = MailAddress.placeholder
  /// Who publishes the newsletter and where, shown at its end.
  public var imprint: String?
  /// The subject in place of the first article's title.
  public var subject: String?
  /// How many quotations of an article are shown at most.
  public var quotes = NewsletterOptions.usualQuotes
  /// The numbers of listmonk's lists a campaign is for.
  public var lists: [Int] = []

  /// As many as are read before the links.
  public static let usualQuotes = 3

  /// The defaults.
  public init() {}
}
