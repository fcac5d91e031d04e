import Text

/// The files of an e-mail as a bundle names them, and how long its parts are.
struct NewsletterFiles: Sendable {
  /// By form; `nil` where no files stand beside the bundle.
  let files: [String: String]?
  /// In quoted-printable, as they are sent; `nil` where the HTML is longer than any may be.
  let bytes: NewsletterEdition.Sizes?

  init(of email: Email, namingFiles: Bool) {
    files =
      namingFiles
      ? [
        "html": Self.name(email.language, "html"), "text": Self.name(email.language, "txt"),
        "eml": Self.name(email.language, "eml"),
      ] : nil
    bytes =
      email.sentByteCount > Email.byteLimit
      ? nil
      : .init(html: email.sentByteCount, text: QuotedPrintable.encoded(email.text).count)
  }

  /// `newsletter.en.html`
  static func name(_ language: Language, _ ending: String) -> String {
    "newsletter.\(language.code).\(ending)"
  }
}
