/// How newsletters are written.
public struct NewsletterOptions: Sendable {
  /// What e-mails are written by; `nil`: `EmailTemplates.standard`.
  public var templates: EmailTemplates?
  /// Where readers leave the list; `nil`: the tag of the sender a draft is for, else
  /// `UnsubscribeLink.placeholder`.
  public var unsubscribe: UnsubscribeLink?
  /// Who messages are from.
  public var sender = MailAddress.placeholder
  /// The subject in place of the first article's title.
  public var subject: String?
  /// The numbers of listmonk's lists a campaign is for.
  public var lists: [Int] = []

  /// The defaults.
  public init() {}
}
