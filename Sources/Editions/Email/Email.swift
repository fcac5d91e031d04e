public import Text

/// An e-mail in one language: HTML, plain text, and both as a message.
public struct Email: Sendable {
  /// The language of everything in it.
  public let language: Language
  /// One line, at most 150 characters.
  public let subject: String
  /// What lists of messages show behind the subject.
  public let preheader: String
  /// A whole document.
  public let html: [UInt8]
  /// All of it, also what the HTML has no room for, for readers of plain text. Paragraphs are not
  /// wrapped: mail programs wrap them to the width of the window or phone, and addresses stay whole.
  public let text: [UInt8]
  /// Bytes of the HTML as it is sent, in quoted-printable.
  public let sentByteCount: Int
  /// Whether items were left out of the HTML to stay within `byteLimit`.
  public let isCut: Bool
  let unsubscribe: UnsubscribeLink

  /// Gmail hides what is behind it.
  public static let byteLimit = 102_400
  /// From here on an editor is told.
  public static let nearByteLimit = 81_920

  /// Fills in the templates. Items at the end of the HTML are left out until it is within the limit,
  /// as many as it takes; a template that is longer than that by itself is not cut. Nothing hides
  /// plain text, so that it is whole.
  /// O(size · log items).
  init(_ content: EmailContent, by templates: EmailTemplates) {
    func size(_ html: [UInt8]) -> Int { QuotedPrintable.encoded(html).count }
    var shown = content
    var html = templates.html.filled(with: content.value)
    var count = size(html)
    if count > Self.byteLimit {
      // The largest number of items that fits; none does where the template alone is too long.
      var low = 0
      var high = content.count
      while low < high {
        let middle = (low + high + 1) / 2
        let tried = templates.html.filled(with: content.limited(to: middle).value)
        if size(tried) <= Self.byteLimit { low = middle } else { high = middle - 1 }
      }
      shown = content.limited(to: low)
      html = templates.html.filled(with: shown.value)
      count = size(html)
    }
    language = content.language
    subject = content.subject
    preheader = content.preheader
    unsubscribe = content.unsubscribe
    self.html = html
    sentByteCount = count
    isCut = shown.isCut
    text = templates.text.filled(with: content.value)
  }

  /// What an editor should know of its size.
  var warnings: [EditionWarning] {
    var warnings: [EditionWarning] = []
    func add(
      _ code: EditionWarning.Code, _ severity: EditionWarning.Severity, _ message: String
    ) {
      warnings.append(EditionWarning(code, severity, message, lang: language))
    }
    if sentByteCount > Self.byteLimit {
      add(
        .htmlOverLimit, .error,
        "the e-mail has \(sentByteCount) bytes, more than the \(Self.byteLimit) that Gmail shows; "
          + "shorten the template")
    } else if isCut {
      add(
        .htmlNearClip, .warning,
        "the HTML of the e-mail was cut to \(sentByteCount) bytes, since Gmail hides what is behind "
          + "\(Self.byteLimit); its plain text is whole")
    } else if sentByteCount > Self.nearByteLimit {
      add(
        .htmlNearClip, .warning,
        "the e-mail has \(sentByteCount) bytes; Gmail hides what is behind \(Self.byteLimit)")
    }
    return warnings
  }
}
