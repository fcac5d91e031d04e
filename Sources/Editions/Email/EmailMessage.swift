import Text

/// An e-mail as a file that mail programs open (RFC 5322, `.eml`): `multipart/alternative` with plain
/// text and HTML, both in quoted-printable.
///
/// The same e-mail, sender and time give the same bytes: identifier and boundary are digests of what
/// is in it.
public struct EmailMessage: Sendable {
  private let email: Email
  private let sender: MailAddress
  private let timestamp: Int64

  /// - Parameter timestamp: Seconds since 1970 that stand for the time of writing.
  public init(_ email: Email, from sender: MailAddress, timestamp: Int64) {
    self.email = email
    self.sender = sender
    self.timestamp = timestamp
  }

  /// The message, with lines that end with CR LF. O(size).
  public var bytes: [UInt8] {
    let digest = SHA256.hexadecimal(
      of: Array("\(timestamp) \(sender.address) \(email.subject)\n".utf8) + email.html + email.text)
    // No line in quoted-printable begins so: behind its `=` stand digits or the end of the line.
    let boundary = "=_\(digest.prefix(32))"
    var message = headers(identifier: String(digest.prefix(40)), boundary: boundary)
      .flatMap { Array($0.utf8) + Self.lineEnd }
    message += Self.lineEnd
    for (type, part) in [("plain", email.text), ("html", email.html)] {
      let lines = [
        "--\(boundary)", "Content-Type: text/\(type); charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable", "Content-Language: \(email.language.code)",
        "",
      ]
      message += lines.flatMap { Array($0.utf8) + Self.lineEnd }
      message += QuotedPrintable.encoded(part) + Self.lineEnd
    }
    return message + Array("--\(boundary)--".utf8) + Self.lineEnd
  }

  private func headers(identifier: String, boundary: String) -> [String] {
    var headers = [
      "Date: \(Timestamp(seconds: timestamp).mail)",
      sender.field,
      HeaderText.field("Subject", email.subject),
      "Message-ID: <\(identifier)@\(sender.domain)>",
      "List-Unsubscribe: <\(email.unsubscribe.text)>",
    ]
    if email.unsubscribe.isOneClick {
      headers.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    }
    return headers + [
      "Content-Language: \(email.language.code)",
      // Outlook opens it for editing, not as a message that has come.
      "X-Unsent: 1",
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
    ]
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}
