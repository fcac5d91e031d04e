import Text

/// Something an editor should look at before publishing.
struct EditionWarning: Encodable, Sendable {
  enum Severity: String, Encodable, Sendable { case info, warning, error }

  /// What it is about; the raw values are stable.
  enum Code: String, Encodable, Sendable, CaseIterable {
    case altIsFilename = "alt-is-filename"
    case altMissing = "alt-missing"
    case glossaryViolation = "glossary-violation"
    case htmlNearClip = "html-near-clip"
    case htmlOverLimit = "html-over-limit"
    case linkOtherLanguage = "link-other-language"
    case missingDate = "missing-date"
    case missingTitle = "missing-title"
    case missingTranslation = "missing-translation"
    case numberMismatch = "number-mismatch"
    case quoteMissing = "quote-missing"
    case sameSlug = "same-slug"
    case sourceHostMismatch = "source-host-mismatch"
    case summaryMissing = "summary-missing"
    case termMissing = "term-missing"
    case unsafeLink = "unsafe-link"
  }

  let code: String
  let severity: Severity
  let message: String
  /// The version to be mended.
  let lang: Language?
  let anchor: Anchor?
  /// The key of the article it concerns, where it stands among those of an issue.
  var article: String?
  /// The row it concerns, for links inside the report page.
  let row: Int?

  enum CodingKeys: String, CodingKey { case code, severity, message, lang, anchor, article }

  init(
    _ code: Code, _ severity: Severity, _ message: String, lang: Language? = nil,
    anchor: Anchor? = nil, row: Int? = nil, article: String? = nil
  ) {
    self.init(
      code: code.rawValue, severity: severity, message: message, lang: lang, anchor: anchor,
      row: row)
    self.article = article
  }

  init(
    code: String, severity: Severity, message: String, lang: Language?, anchor: Anchor?, row: Int?
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.lang = lang
    self.anchor = anchor
    self.row = row
  }
}
