import Text

/// The two templates an e-mail is written by: HTML and plain text.
public struct EmailTemplates: Sendable {
  let html: Template
  let text: Template

  /// Those that come with the program: `Resources/email.html` and `Resources/email.txt`.
  public static let standard = EmailTemplates()

  private init() {
    do {
      html = try Self.html(PackageResources.email_html, path: "email.html")
      text = try Self.text(PackageResources.email_txt, path: "email.txt")
    } catch {
      preconditionFailure("\(error.diagnostic)")
    }
  }

  /// The standard templates, with another in the place of either.
  ///
  /// - Parameter files: Templates by path; a path that ends with `.html` is the HTML, one with `.txt`
  ///   the plain text.
  public init(_ files: [(path: String, bytes: [UInt8])]) throws(TemplateError) {
    var (html, text) = (Self.standard.html, Self.standard.text)
    for file in files {
      if file.path.lowercased().hasSuffix(".html") {
        html = try Self.html(file.bytes, path: file.path)
      } else if file.path.lowercased().hasSuffix(".txt") {
        text = try Self.text(file.bytes, path: file.path)
      } else {
        throw TemplateError(
          place: Place(file: file.path),
          problem: "is no template; expected a name that ends with "
            + ".html or .txt")
      }
    }
    (self.html, self.text) = (html, text)
  }

  private static func html(_ bytes: [UInt8], path: String) throws(TemplateError) -> Template {
    try Template(bytes, path: path, kind: .html, shape: EmailContent.shape)
  }

  private static func text(_ bytes: [UInt8], path: String) throws(TemplateError) -> Template {
    try Template(bytes, path: path, kind: .text, shape: EmailContent.shape)
  }
}
